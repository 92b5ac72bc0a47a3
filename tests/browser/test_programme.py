"""The programme as people find it: now and next, the table, the meeting, the calendar."""

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from .conftest import LAPTOP, PHONE, SMALL_PHONE, WALL

ROOMS = ("Trusteeship Council", "Conference Room 4", "ECOSOC Chamber")
BUSINESS = (
    "General statements including Preamble, Vision and Guiding Principles",
    "Objectives 1-6",
    "Objectives 7-12",
    "Objectives 13-17",
    "Objectives 18-22",
    "Implementation and Follow up and Review",
)
MINUTE = 60_000
LANGUAGES = ("ar", "zh-CN", "en", "fr", "ru", "es")


def assert_whole_table(page):
    for room in ROOMS:
        expect(
            page.locator("table.programme").get_by_text(room, exact=True).and_(page.locator(":visible"))
        ).not_to_have_count(0)
    for title in BUSINESS:
        expect(page.locator("table.programme").get_by_role("link", name=title, exact=True)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [LAPTOP, PHONE, WALL])
def test_the_table_is_the_letters_with_scripts_and_without(visit, scripts, size):
    page = visit(size=size, java_script_enabled=scripts).go("/")
    assert_whole_table(page)
    expect(page.locator("main")).to_contain_text("10:00–13:00")
    expect(page.locator("main")).to_contain_text("15:00–18:00")
    expect(page.locator(".particulars")).to_contain_text("3 minutes")
    expect(page.locator(".particulars")).to_contain_text("Mexico")
    expect(page.locator(".demonstration")).to_contain_text("New York")
    expect(page.locator('[data-shows="next"]')).to_contain_text(BUSINESS[0])
    expect(page.locator('[data-shows="next"]')).to_contain_text(re.compile(r"Begins in \d+ minutes?"))
    expect(page.locator("table.programme .state:visible", has_text="Next")).to_have_count(1)
    expect(page.locator("table.programme .today-word:visible")).to_have_count(1)


def test_a_page_left_open_stays_right(visit):
    window = visit()
    window.page.clock.install()
    page = window.go("/")
    expect(page.locator('[data-shows="now"] .none')).to_be_visible()
    page.clock.fast_forward(15 * MINUTE)
    expect(page.locator('[data-shows="now"] .sitting')).to_have_count(1)
    expect(page.locator('[data-shows="now"]')).to_contain_text(BUSINESS[0])
    expect(page.locator('[data-shows="now"] .none')).to_be_hidden()
    expect(page.locator('[data-shows="next"]')).to_contain_text(BUSINESS[1])
    expect(page.locator("table.programme .state:visible", has_text="Now")).to_have_count(1)
    expect(page.locator(".clock .face")).to_have_text(re.compile(r"10:\d\d"))
    expect(page.locator(".demonstration time")).to_have_text(re.compile(r"10:\d\d"))
    page.clock.fast_forward(72 * 60 * MINUTE)
    expect(page.locator("table.programme .state:visible", has_text="Over")).to_have_count(4)
    expect(page.locator("table.programme tr[data-today]")).to_contain_text("23 February")


def test_a_meeting_has_its_page_and_leads_to_its_neighbours(visit):
    window = visit(java_script_enabled=False)
    page = window.go(window.address_of("/meetings/", 2))
    for words in (
        "20 February 2018",
        "New York",
        "Trusteeship Council",
        "Release 1",
        "3 minutes",
        "Objective 1 – Objective 6",
    ):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("link", name="Next meeting").click()
    expect(page.locator("h1")).to_have_text("Objectives 7-12")
    page.get_by_role("link", name="Previous meeting").click()
    expect(page.locator("h1")).to_have_text("Objectives 1-6")
    page.get_by_role("link", name="Programme of work").click()
    expect(page.locator("table.programme")).to_be_visible()


def test_the_calendar_link_is_root_relative_and_is_a_calendar(visit):
    window = visit()
    link = window.go("/").get_by_role("link", name="Calendar").get_attribute("href") or ""
    assert re.fullmatch(r"/[^/].*\.ics", link)
    answer = window.page.request.get(window.demonstration.url(link))
    assert answer.ok
    assert answer.headers["content-type"].startswith("text/calendar")
    assert len(Calendar.from_ical(answer.body()).walk("VEVENT")) == len(BUSINESS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_layout_overflows_and_arabic_runs_from_right_to_left(visit, language):
    window = visit(language)
    addresses = ["/", window.address_of("/meetings/"), window.address_of("/letters/"), "/about/", "/accounts/login/"]
    page = window.page
    for address in addresses:
        window.go(address)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for size in (LAPTOP, PHONE, SMALL_PHONE, WALL):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= size[0], f"{address} in {language} is {width} wide on {size[0]}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_table_runs_with_its_language(visit, language):
    page = visit(language).go("/")
    heads = page.locator("table.programme thead th")
    places = [heads.nth(i).bounding_box()["x"] for i in range(heads.count())]
    assert len(places) == 4
    assert places == sorted(places, reverse=language == "ar")
    brand, languages = (page.locator(each).bounding_box()["x"] for each in (".brand", ".languages"))
    assert (brand > languages) == (language == "ar")


def test_a_wall_shows_the_clock_and_the_whole_table_without_scrolling(visit):
    page = visit(size=WALL).go("/")
    for seen in (".clock .face", "table.programme", '[data-shows="next"]'):
        box = page.locator(seen).bounding_box()
        assert box["y"] + box["height"] <= WALL[1], seen
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.programme .business')).fontSize)") >= 24
