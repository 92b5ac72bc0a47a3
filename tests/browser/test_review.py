"""A letter from its upload to the published programme, with scripts and without, in English and from right to left."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import LAPTOP, PHONE, SMALL_PHONE, Demonstration, Visit, running

PROGRAMME = "/programme/global-compact-for-safe-orderly-and-regular-migration/"
LETTER = """Geneva, 4 September 2018

Excellency,

As Chair of the informal consultations on the Compact on Quiet Corridors, I am glad to share with you the programme of work
of the second round of consultations, to be held in Geneva on 17 and 18 September. We ask that no intervention be longer
than three minutes.

Date\tMorning (10:00-13:00)\tAfternoon (15:00-18:00)\tLocation
17 September\tGeneral statements and Preamble\tObjectives 1-4\tRoom XIX
18 September\tObjectives 5-9\tFollow-up and review\tRoom XX

Please accept, Excellency, the assurances of my highest consideration.

Ilse Brandvold
Permanent Representative of Norway
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration for these tests alone: they publish."""
    with running(tmp_path_factory.mktemp("review") / "data") as started:
        yield started


def sign_in(window: Visit) -> None:
    """Sign in, in whatever language."""
    page = window.go("/accounts/login/")
    page.locator("main input[type=email]").fill(window.demonstration.people[0])
    page.locator("main input[type=password]").fill(window.demonstration.password)
    page.locator("main form button").click()
    expect(page.locator("nav [href='/letters/']")).to_be_visible()


def sound(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    for size in (LAPTOP, PHONE, SMALL_PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], f"{page.url} overflows at {size[0]}"
    page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})


def take_in(window: Visit, name: str, content: str) -> Page:
    page = window.go("/letters/new/")
    page.locator("#file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content.encode()})
    page.locator("form:has(#file) button").click()
    expect(page).to_have_url(re.compile("/review/$"))
    return page


@pytest.mark.parametrize("scripts", [False, True])
def test_from_the_upload_to_the_published_programme(visit, own, scripts):
    window = visit(at=own, java_script_enabled=scripts)
    sign_in(window)
    page = take_in(window, "letter.txt", LETTER.replace("Corridors", "Harbours" if scripts else "Libraries"))
    expect(page.get_by_role("link", name="flags to answer")).to_be_visible()
    expect(page.get_by_role("button", name="Confirm and set up")).to_have_count(0)

    card = page.locator("#meetings-0")
    card.get_by_text("Correct or strike").click()
    card.get_by_label("Room").fill("Room XVIII")
    card.get_by_label("Until").fill("9:00")
    card.get_by_role("button", name="Save").click()
    expect(page.locator("#meetings-0 .errorlist")).to_contain_text("a meeting ends after it starts")
    expect(page.locator("#meetings-0").get_by_label("Room")).to_have_value("Room XVIII")
    page.locator("#meetings-0").get_by_label("Until").fill("12:30")
    page.locator("#meetings-0").get_by_role("button", name="Save").click()
    expect(page.locator("#meetings-0 del").first).to_have_text("13:00")
    expect(page.locator("#meetings-0 ins").last).to_have_text("Room XVIII")
    expect(page.locator("#meetings-0")).to_be_in_viewport()

    page.locator("#meetings-3").get_by_text("Correct or strike").click()
    page.locator("#meetings-3").get_by_role("button", name="Strike it").click()
    expect(page.locator("#meetings-3 s")).to_be_visible()
    while page.get_by_role("button", name="It is right as read").count():
        page.get_by_role("button", name="It is right as read").first.click()
    page.get_by_role("link", name="Ready to confirm").click()
    page.get_by_role("button", name="Confirm and set up").click()
    expect(page).to_have_url(re.compile("/working/$"))
    expect(page.locator(".publishing .changes > li")).to_have_count(3)
    page.get_by_role("button", name="Publish release 1").click()
    expect(page.get_by_role("status")).to_contain_text("Release 1 is published")

    public = visit(at=own, java_script_enabled=scripts)
    programme = public.go(page.url.removeprefix(own.address))
    expect(programme.locator("table.programme")).to_contain_text("Room XVIII")
    expect(programme.locator("table.programme")).not_to_contain_text("Follow-up and review")
    expect(programme.get_by_role("link", name="Working programme")).to_have_count(0)
    refused = [said for said in window.complaints if "422" not in said]
    assert refused == public.complaints == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_sound(visit, own, language):
    window = visit(language, at=own)
    sign_in(window)
    for path in ("/letters/", "/letters/new/"):
        sound(window.go(path))
    page = take_in(window, "letter.txt", LETTER.replace("Corridors", f"Corridors {language}"))
    page.locator("#meetings-0 summary").click()
    page.locator("#meetings-0 [name=venue]").fill("Room XVIII")
    page.locator("#meetings-0 button[value=correct]").click()
    page.locator("#meetings-1 summary").click()
    page.locator("#meetings-1 button[value=strike]").click()
    page.locator("button[value=right]").first.click()
    page.locator("#meetings-2 summary").click()
    page.locator("[data-group=meetings] > details summary").click()
    sound(page)
    for path in (f"{PROGRAMME}working/", f"{PROGRAMME}changes/"):
        sound(window.go(path))
    known = LETTER.replace("Compact on Quiet Corridors", "Global Compact for Safe, Orderly and Regular Migration")
    page = take_in(window, "again.txt", f"{known}\n{language}\n")
    expect(page.locator(".comparison")).to_be_visible()
    sound(page)
    sound(take_in(window, "scan.pdf", f"%PDF-1.7 and no more, {language}"))
    assert window.complaints == []


def test_pointing_at_a_fact_lights_its_words(visit, own):
    window = visit(at=own)
    sign_in(window)
    page = take_in(window, "letter.txt", LETTER)
    page.locator("#fact-meetings-2-venue").focus()
    expect(page.locator("mark.lit")).to_have_text(["Room XX"])
