"""Fingers, keyboards and paper."""

import pypdfium2
import pytest
from playwright.sync_api import expect

from .conftest import PHONE, SMALL_PHONE
from .test_programme import BUSINESS, ROOMS

TARGET = 44


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
@pytest.mark.parametrize("path", ["/", "/meetings/", "/letters/", "/about/", "/accounts/login/"])
def test_targets_are_large_enough_for_a_finger(visit, path, size):
    window = visit(size=size, is_mobile=True, has_touch=True)
    page = window.go(window.address_of(path) if path in ("/meetings/", "/letters/") else path)
    small = []
    targets = page.locator(
        "a:visible, button:visible, summary:visible, select:visible, input:visible:not([type=checkbox])"
    )
    for i in range(targets.count()):
        target = targets.nth(i)
        box = target.bounding_box()
        if box and box["height"] < TARGET and not target.evaluate("e => !!e.closest('.skip, .help')"):
            small.append((target.inner_text() or target.get_attribute("name"), box["height"]))
    assert small == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_paper_names_every_room_and_business_and_the_address(visit, language):
    window = visit(language)
    content = window.go("/").pdf(format="A4")
    document = pypdfium2.PdfDocument(content)
    pages = [document[i] for i in range(len(document))]
    texts = [page.get_textpage() for page in pages]
    words = " ".join(" ".join(text.get_text_bounded() for text in texts).split())
    for closing in (*texts, *pages, document):
        closing.close()
    for room in ROOMS:
        assert room in words
    # A title that fills several lines comes out of a right-to-left page in the order of the lines' ends.
    for title in BUSINESS if language == "en" else [each for each in BUSINESS if each.startswith("Objectives")]:
        assert title in words
    assert window.demonstration.address.rstrip("/").removeprefix("http:") in words
    assert "Sign in" not in words
    # A screen leaves out the year it is in; paper is read later.
    assert words.count("2018") >= 5


def test_a_keyboard_reaches_everything_and_sees_where_it_is(visit):
    page = visit().go("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    reached = []
    for _press in range(20):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.count():
            break
        reached.append(focused.inner_text().strip())
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none", reached[-1]
    for title in BUSINESS:
        assert title in reached
    assert any(name.startswith("Calendar") for name in reached)


def test_the_language_is_changed_by_hand_and_stays(visit):
    window = visit(java_script_enabled=False)
    page = window.go("/about/")
    page.locator(".languages summary").click()
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.url == window.demonstration.url("/about/")
    window.go("/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator(".particulars")).to_contain_text("Co-facilitateurs")
    expect(page.locator("table.programme")).to_contain_text("mardi")
