"""The working programme on its timetable: by dragging, by keyboard alone, and by plain forms without scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .conftest import LAPTOP, PHONE, SMALL_PHONE, Demonstration, Visit, running

WORKING = "/programme/global-compact-for-safe-orderly-and-regular-migration/working/"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration for these tests alone: they plan."""
    with running(tmp_path_factory.mktemp("timetable") / "data") as started:
        yield started


def card(page: Page, title: str) -> Locator:
    return page.locator(".planned", has=page.get_by_role("link", name=title, exact=True))


def cell(page: Page, day: str, part: str, room: str) -> Locator:
    return page.locator(f'[data-cell][data-day="{day}"][data-part="{part}"][data-room="{room}"]')


def desk(visit, own: Demonstration, language: str = "en", **options: object) -> Visit:
    window = visit(language, at=own, **options)
    window.sign_in()
    window.go(WORKING)
    return window


def sound(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    for size in (LAPTOP, PHONE, SMALL_PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], f"{page.url} overflows at {size[0]}"
    page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})


def test_a_meeting_is_dragged_to_another_place_and_it_is_undone(visit, own):
    window = desk(visit, own)
    page = window.page
    handle = card(page, "Objectives 7-12").get_by_role("button", name="Move: Objectives 7-12")
    goal = cell(page, "2018-02-21", "afternoon", "ECOSOC Chamber")
    goal.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), goal.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + 30, steps=6)
    expect(goal).to_have_class("aimed")
    page.mouse.up()
    expect(page.locator(".notice")).to_contain_text("Wednesday, 21 February 2018, Afternoon, ECOSOC Chamber")
    moved = cell(page, "2018-02-21", "afternoon", "ECOSOC Chamber").locator(".planned")
    expect(moved).to_contain_text("15:00–18:00")
    expect(moved.locator("[data-handle]")).to_be_focused()
    page.locator(".acts-done").get_by_role("button", name="Undo").first.click()
    expect(cell(page, "2018-02-22", "morning", "Conference Room 4")).to_contain_text("Objectives 7-12")
    assert window.complaints == []


def test_a_drag_that_ends_nowhere_changes_nothing(visit, own):
    page = desk(visit, own).page
    handle = card(page, "Objectives 1-6").locator("[data-handle]")
    handle.scroll_into_view_if_needed()
    start = handle.bounding_box()
    assert start
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(5, start["y"], steps=3)
    page.mouse.up()
    expect(page.locator("[data-said]")).to_have_text("Left where it was: Objectives 1-6.")
    expect(cell(page, "2018-02-20", "afternoon", "Trusteeship Council")).to_contain_text("Objectives 1-6")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_meeting_is_moved_by_keyboard_alone(visit, own, language):
    window = desk(visit, own, language)
    page = window.page
    heading = card(page, "Objectives 18-22")
    heading.locator("[data-handle]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).not_to_be_empty()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft" if language == "ar" else "ArrowRight")
    goal = cell(page, "2018-02-22", "afternoon", "Trusteeship Council")
    expect(goal).to_have_class("aimed")
    expect(page.locator("[data-said]")).to_have_text(goal.get_attribute("data-words") or "?")
    page.keyboard.press("Escape")
    expect(heading.locator("[data-handle]")).to_be_focused()
    expect(page.locator(".aimed")).to_have_count(0)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(cell(page, "2018-02-22", "afternoon", "ECOSOC Chamber").locator("[data-handle]")).to_be_focused()
    page.locator(".acts-done button").first.click()
    expect(cell(page, "2018-02-23", "morning", "ECOSOC Chamber")).to_contain_text("Objectives 18-22")
    assert window.complaints == []


def test_everything_goes_without_scripts(visit, own):
    page = desk(visit, own, java_script_enabled=False).page
    expect(page.locator("[data-handle]")).to_have_count(0)
    page.get_by_text("Move a meeting by a form").click()
    chosen = page.locator("#move-meeting option", has_text="Objectives 13-17").get_attribute("value")
    page.locator("#move-meeting").select_option(chosen)
    page.locator("#move-day").fill("2018-02-20")
    page.locator("#move-part").select_option("morning")
    page.locator("#move-room").fill("Trusteeship Council")
    page.get_by_role("button", name="Move", exact=True).click()
    warned = page.locator(".warnings li", has_text="Trusteeship Council is taken at the same time by: General")
    expect(warned).to_have_count(1)
    expect(warned).to_contain_text("Free then: Conference Room 4, ECOSOC Chamber.")
    page.get_by_role("link", name="Objectives 13-17", exact=True).last.click()
    page.get_by_label("Room").fill("Conference Room 4")
    page.get_by_label("Title").nth(1).fill("Any other business")
    page.get_by_role("button", name="Save in the working programme").click()
    expect(cell(page, "2018-02-20", "morning", "Conference Room 4")).to_contain_text("Any other business")
    page.get_by_role("link", name="Objectives 13-17; Any other business", exact=True).last.click()
    page.get_by_role("button", name="Take this meeting out").click()
    expect(page.locator(".taken-out")).to_contain_text("Any other business")
    page.get_by_role("button", name="Put back").click()
    page.locator("#release-name").fill("Round 1, second thoughts")
    page.get_by_role("button", name="Publish release 2").click()
    expect(page.locator("main")).to_contain_text("Round 1, second thoughts")
    page.get_by_role("link", name="What changed", exact=True).click()
    page.get_by_role("link", name="Compare any two releases").click()
    expect(page.locator(".changes")).to_contain_text("Any other business")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_of_the_desk_are_sound(visit, own, language):
    window = desk(visit, own, language)
    page = window.page
    sound(page)
    edit = page.locator(".planned .business a").first.get_attribute("href") or ""
    proposed = f"{WORKING}round/?number=2&source=round-1&first=2018-03-10&station=new-york"
    between = f"{WORKING}../changes/between/"
    for path in (edit, f"{edit}speakers/", f"{WORKING}meeting/", proposed, "/holidays/", between):
        window.go(path)
        sound(page)
    window.go(f"{edit}speakers/")
    page.locator("[name=count-national]").fill("60")
    page.locator(".expected").locator("xpath=..").locator("button").first.click()
    expect(page.locator(".forecast-of .bar")).to_be_visible()
    sound(page)
    window.go(f"{WORKING}?zone=Africa/Nairobi")
    expect(page.locator(".planned .elsewhere").first).to_be_visible()
    sound(page)
    assert window.complaints == []
