"""A room changes: the release proposes what to tell, all get the notice, one delegation its own, calendars see it."""

from collections.abc import Callable, Iterator

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from processes import get

from .conftest import LAPTOP, PHONE, SMALL_PHONE, Demonstration, Visit
from .houses import harbours_at, sound, windows

MORE = """
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.floor.requests import Request
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.actions import seat
from zerodraft.process.core.roles import Role
from zerodraft.programme.queries import meetings_of
kenya = admit_person(
    INSTALLATION, email="kenya@harbours.example", name="Ada Vidal", password="correct horse battery", is_secretariat=False
)
seat(INSTALLATION, world.process, person=kenya.key, role=Role.DELEGATE, party="state-404")
first = lists.prepare_lists(INSTALLATION, meetings_of(world.process)[0].key)[0]
inscriptions.inscribe_at_desk(INSTALLATION, first.key, Request("state-242"))
"""


@pytest.fixture
def harbours(tmp_path) -> Iterator[Demonstration]:
    """An installation whose programme is announced, with Fiji on the list of its first meeting, and Kenya on none."""
    mail = {"ZERODRAFT_SMTP_URL": "smtp://127.0.0.1:9", "ZERODRAFT_SMTP_FROM": "notices@desk.example"}
    with harbours_at(tmp_path / "data", MORE, ("kenya",), **mail) as house:
        yield house


@pytest.fixture
def person(visit, harbours) -> Callable[..., Visit]:
    return windows(visit, harbours)


def sequences(harbours: Demonstration) -> dict[str, tuple[int, str]]:
    """What a calendar program reads: the sequence and the place of each meeting."""
    calendar = Calendar.from_ical(get(harbours.url("/programme/harbours/calendar.ics"))[2])
    return {str(each["uid"]): (int(each["sequence"]), str(each["location"])) for each in calendar.walk("VEVENT")}


def change_room(page: Page, harbours: Demonstration) -> None:
    page.goto(harbours.url("/programme/harbours/"))
    meeting = page.locator("table.programme a[href^='/meetings/']").first.get_attribute("href")
    key = meeting.strip("/").partition("/")[2]
    page.goto(harbours.url(f"/programme/harbours/working/meeting/{key}/"))
    page.get_by_label("Room", exact=True).fill("ECOSOC Chamber")
    page.get_by_role("button", name="Save in the working programme").click()
    page.get_by_role("button", name="Publish release 2").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_room_changes_and_those_concerned_are_told_alone(person, harbours, scripts):
    options = {"java_script_enabled": scripts}
    desk, fiji, kenya = person("secretary", **options), person("delegate", size=PHONE, **options), person("kenya")
    before = sequences(harbours)
    change_room(desk.page, harbours)
    desk.page.get_by_role("link", name="Release 2 changes what was announced").click()
    expect(desk.page.locator("main")).to_contain_text("Room: ECOSOC Chamber instead of Trusteeship Council Chamber")
    expect(desk.page.locator(".concerned")).to_contain_text("Fiji")
    expect(desk.page.locator(".concerned")).not_to_contain_text("Kenya")
    if scripts:
        sound(desk.page)
    desk.page.get_by_role("button", name="Tell them now").click()
    expect(desk.page.locator("main")).to_contain_text("They were told of release 2: Mele Fonua")
    expect(desk.page.get_by_role("button", name="Tell them now")).to_have_count(0)

    own = "Fiji: your meeting of Tuesday, 20 February 2018, 10:00 has another room: ECOSOC Chamber"
    general = "Global Compact for Harbours: the programme of work has changed"
    for window, has_own in ((fiji, True), (kenya, False)):
        page = window.go("/notices/")
        expect(page.get_by_role("link", name=general)).to_have_count(1)
        expect(page.get_by_role("link", name=own)).to_have_count(1 if has_own else 0)
    fiji.page.get_by_role("link", name=own).click()
    expect(fiji.page.locator("main")).to_contain_text("ECOSOC Chamber")

    after = sequences(harbours)
    assert set(after) == set(before)
    grown = {uid for uid in before if after[uid] != before[uid]}
    assert len(grown) == 1
    assert [(after[uid][0] - before[uid][0], after[uid][1]) for uid in grown] == [(1, "ECOSOC Chamber")]
    assert desk.complaints == fiji.complaints == kenya.complaints == []


def test_the_letter_of_the_change_is_begun_from_the_same_page(person, harbours):
    desk = person("secretary")
    change_room(desk.page, harbours)
    page = desk.go("/processes/harbours/announcement/")
    page.get_by_role("button", name="Begin the letter").click()
    expect(page.locator("main")).to_contain_text("Change of the programme of work")
    assert desk.complaints == []


@pytest.mark.parametrize("size", [LAPTOP, SMALL_PHONE])
def test_what_changed_is_seen_once_it_is_marked(person, harbours, size):
    change_room(person("secretary").page, harbours)
    window = person("delegate", size=size)
    page = window.go("/processes/harbours/since/")
    expect(page.locator("main")).to_contain_text("release 2")
    sound(page)
    page.get_by_role("button", name="Mark all as seen").click()
    expect(page.locator("main")).not_to_contain_text("release 2")
    page.locator("#since").fill("2018-02-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("release 2")
    sound(page)
    window.go("/notices/")
    page.get_by_label("Once a week, all in one e-mail").check()
    page.get_by_label("Day, where it is once a week").select_option(label="Friday")
    page.get_by_role("button", name="Keep this choice").click()
    expect(page.get_by_label("Once a week, all in one e-mail")).to_be_checked()
    sound(page)
    assert window.complaints == []
