"""The whole job, from an empty installation to the end of an intervention, as three people at once, with the wall open.

The secretariat sits at a laptop, the delegate holds a phone, the chair has the console; the wall follows by itself.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from processes import Server, zerodraft

from .conftest import LAPTOP, PHONE, WALL, Demonstration
from .test_people import scanned, set_up
from .test_review import LETTER

PASSWORD = "correct horse battery"
STARTS = datetime(2018, 9, 17, 7, 55, tzinfo=UTC)
"""Five minutes before the first meeting that the letter announces, in Geneva."""


@pytest.fixture
def installation(tmp_path) -> Iterator[tuple[Demonstration, str]]:
    """A real installation, empty, that lives on the day of its first meeting; and the link that its server printed."""
    data = tmp_path / "data"
    data.mkdir()
    clock = {"starts": STARTS.isoformat(), "started": datetime.now(UTC).isoformat()}
    (data / "installation.json").write_text(json.dumps({"kind": "installation", "clock": clock}))
    server = Server("serve", data)
    printed = re.search(r"http://\S+/set-up/\S+/", server.line())
    assert printed
    yield Demonstration(server.address, (), PASSWORD), printed[0]
    server.stop()
    server.close()
    verified = zerodraft("verify", "--data", data, cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout


def from_letter_to_programme(page: Page, address: str) -> None:
    """Upload, look through, answer what is in doubt, confirm, publish."""
    page.goto(address + "letters/new/")
    page.locator("#file").set_input_files({"name": "letter.txt", "mimeType": "text/plain", "buffer": LETTER.encode()})
    page.locator("form:has(#file) button").click()
    expect(page.locator("#meetings-0")).to_contain_text("Room XIX")
    while page.get_by_role("button", name="It is right as read").count():
        page.get_by_role("button", name="It is right as read").first.click()
    page.get_by_role("link", name="Ready to confirm").click()
    page.get_by_role("button", name="Confirm and set up").click()
    page.get_by_role("button", name="Publish release 1").click()
    expect(page.get_by_role("status")).to_contain_text("Release 1 is published")


def seat(page: Page, participants: str, role: str, party: str, name: str) -> str:
    """Make a one-time link for somebody; gives its address."""
    page.goto(participants)
    page.get_by_label("Role", exact=True).select_option(label=role)
    page.get_by_label("Party, for a delegate").fill(party)
    page.get_by_label("Name, if you like").fill(name)
    page.get_by_role("button", name="Seat", exact=True).click()
    return scanned(page)


def come_in(page: Page, link: str, email: str) -> None:
    page.goto(link)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Go in").click()
    page.get_by_role("button", name="Sign out").wait_for(state="attached")


def test_from_the_letter_to_the_end_of_an_intervention(visit, installation):
    at, printed = installation
    secretariat, delegate = visit(size=LAPTOP, at=at), visit(size=PHONE, at=at)
    chair, wall = visit(size=LAPTOP, at=at), visit(size=WALL, at=at)
    set_up(secretariat, printed)
    desk = secretariat.page
    from_letter_to_programme(desk, at.address)
    programme = desk.url

    # Missions, and the chair, are let in.
    participants = programme.replace("/programme/", "/processes/") + "participants/"
    for window, role, party, name in (
        (chair, "Co-facilitator", "", "Ilse Brandvold"),
        (delegate, "Delegate", "Fiji", "Litia Rokodreu"),
    ):
        link = seat(desk, participants, role, party, name)
        come_in(window.page, link, f"{name.split()[0].lower()}@mission.example")

    # The desk prepares the lists of the first meeting, opens one, and a display is put up in the room.
    desk.goto(programme)
    meeting = desk.locator("table.programme a[href^='/meetings/']").first.get_attribute("href")
    desk.goto(f"{at.address.rstrip('/')}{meeting}desk/")
    desk.get_by_role("button", name="Prepare a list for each piece of business").click()
    desk.get_by_role("button", name="Open the list").click()
    desk.get_by_label("Where it stands").fill("Room XIX, front")
    desk.get_by_role("button", name="Make its address").click()
    display = desk.locator("a[href*='/wall/']").first.get_attribute("href")
    wall.page.goto(display)
    expect(wall.page.locator("body")).to_contain_text("General statements and Preamble")

    # The phone inscribes in two taps; everybody sees it.
    phone = delegate.page
    phone.goto(f"{at.address.rstrip('/')}{meeting}floor/")
    phone.get_by_role("button", name="Inscribe Fiji").click()
    expect(phone.locator("[data-own]")).to_contain_text(re.compile(r"\b1\b|next", re.IGNORECASE))
    console = chair.page
    console.goto(f"{at.address.rstrip('/')}{meeting}console/")
    for page in (console, wall.page):
        expect(page.locator("[data-live]")).to_contain_text("Fiji")

    # The chair has the keyboard alone.
    console.keyboard.press("c")
    expect(console.get_by_text("In session").first).to_be_visible()
    console.keyboard.press("n")
    expect(wall.page.get_by_text("Has the floor")).to_be_visible()
    expect(phone.locator("[data-own]")).to_contain_text("You have the floor")
    console.keyboard.press(" ")
    for page in (console, phone, wall.page):
        expect(page.locator("[data-live]")).to_contain_text(re.compile(r"2:5\d"))
    console.keyboard.press("e")
    for page in (console, phone):
        expect(page.locator("[data-live]")).not_to_contain_text(re.compile(r"2:5\d"))
    expect(wall.page.get_by_text("Has the floor")).to_have_count(0)
    expect(console.locator(".looked-back")).to_contain_text("Fiji")
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_visible()
    assert secretariat.complaints == delegate.complaints == chair.complaints == wall.complaints == []
