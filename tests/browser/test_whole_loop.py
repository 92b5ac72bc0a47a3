"""The loop of the convening letter: a round is planned, announced by two letters, circulated to two hundred missions through
a real mail server, asked about, and changed; those concerned are told, and a calendar client follows.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from post.conftest import SENDER, MailServer
from programme.khal import Khal
from zerodraft.correspondence.apart import read_here

from .conftest import Demonstration, Visit
from .houses import harbours_at, sound, windows
from .test_letters_out import approve, compose, forward

MISSIONS = """
from datetime import date
from zerodraft.correspondence.core.distribution import REPRESENTATIVES, parties_of
from zerodraft.parties import actions as parties, queries
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process, queries as processes
from zerodraft.process.core.roles import Role

STATE = "state-404"
kenya = parties.admit_person(
    INSTALLATION, email="kenya@harbours.example", name="Njeri Wambui", password="correct horse battery", is_secretariat=False
)
process.seat(INSTALLATION, processes.by_key("harbours"), person=kenya.key, role=Role.DELEGATE, party=STATE)
for key in parties_of(REPRESENTATIVES, queries.register(), date(2018, 2, 13), (), {}):
    parties.add_mailbox(INSTALLATION, party=key, address=f"{key}@missions.example")
parties.add_mailbox(INSTALLATION, party=STATE, address="second@missions.example")
"""
"""A second delegate, and the addresses of all missions: one each, of one of them two."""

ITEMS = "\n".join(
    [
        "general | 150 | General statements and preamble | preamble",
        *(f"objective-{number} | 30" for number in range(1, 23)),
        "implementation | 120 | Implementation, follow-up and review | implementation, follow-up, review",
    ]
)
SLOTS = "\n".join(
    f"2018-02-{day} {hours} | {room}"
    for day, room in ((20, "Trusteeship Council Chamber"), (22, "Conference Room 4"), (23, "ECOSOC Chamber"))
    for hours in ("10:00-13:00", "15:00-18:00")
)
DESK = "/programme/harbours/working/"


@pytest.fixture
def mail() -> Iterator[MailServer]:
    running = MailServer().start()
    yield running
    running.stop()


@pytest.fixture
def house(tmp_path, mail) -> Iterator[Demonstration]:
    relay = {"ZERODRAFT_SMTP_URL": mail.url, "ZERODRAFT_SMTP_FROM": SENDER}
    with harbours_at(tmp_path / "data", MISSIONS, ("kenya",), **relay) as house:
        yield house


@pytest.fixture
def person(visit, house) -> Callable[..., Visit]:
    open_window = windows(visit, house)

    def sign_in(name: str) -> Visit:
        window = open_window(name)
        window.page.set_default_timeout(40_000)  # planning, setting letters and two hundred mails take their time
        return window

    return sign_in


@pytest.fixture
def khal(tmp_path) -> Khal:
    folder = tmp_path / "khal"
    folder.mkdir()
    return Khal(folder)


def test_a_round_is_planned_announced_circulated_asked_about_and_changed(person, house, mail, khal):
    names = ("secretary", "adviser", "odile", "torbjorn", "aide", "cabinet", "officer", "delegate", "kenya")
    windows = {name: person(name) for name in names}
    pages = {name: window.page for name, window in windows.items()}
    plan(pages["secretary"], house)
    release = approve_and_release(windows)
    forward(person, release)
    cover = cover_of(pages["aide"], house)
    circulate(pages["aide"], pages["cabinet"], cover, mail)
    ask_and_answer(windows, release)
    meeting = inscribe(pages["officer"], pages["delegate"], house)
    before = followed(khal, pages["kenya"], house)
    change_room(pages["secretary"], house)
    tell(pages["officer"], house, mail)
    assert told(pages["delegate"], house) == 2
    assert told(pages["kenya"], house) == 1
    after = followed(khal, pages["kenya"], house)
    assert [one for one in after if one not in before] == [
        ("2018-02-22 15:00", "Objective 7 – Objective 12", "Conference Room 12")
    ]
    assert len(after) == len(before) == 6
    assert meeting
    assert [said for window in windows.values() for said in window.complaints] == []


def plan(page: Page, house: Demonstration) -> None:
    """Six meetings are worked out from what is expected, taken over, looked at for how full they will be, and released."""
    page.goto(house.url(f"{DESK}planner/"))
    page.locator("#box-items").fill(ITEMS)
    page.get_by_label("Meetings that can be held").first.fill(SLOTS)
    page.locator("#box-present").fill("")
    page.locator("#box-alone").fill("general\nimplementation")
    page.get_by_role("button", name="Work it out", exact=True).click()
    expect(page.locator(".plan")).to_contain_text("No plan is better: this is proven.")
    expect(page.locator(".plan-slots > li")).to_have_count(6)
    expect(page.locator(".plan .fullness")).to_have_count(6)
    page.get_by_role("button", name="Take the plan over").click()
    expect(page.locator(".planned")).to_have_count(6)
    page.get_by_label("Name of the release").fill("Round 1, as announced")
    page.get_by_role("button", name="Publish release 2").click()
    expect(page.get_by_role("status").first).to_contain_text("Release 2 is published")


def approve_and_release(windows: dict[str, Visit]) -> str:
    """The co-facilitators' letter; gives its address."""
    compose(windows["adviser"])
    address = approve(windows["adviser"].page, [windows["odile"].page, windows["torbjorn"].page])
    secretary = windows["secretary"].page
    secretary.goto(address)
    secretary.get_by_role("button", name="Release the letter").click()
    expect(secretary.get_by_role("status").first).to_contain_text("2018/1")
    return secretary.url


def cover_of(page: Page, house: Demonstration) -> str:
    page.goto(house.url("/processes/harbours/letters/"))
    found = page.locator(".register a", has_text="2018/2").first.get_attribute("href")
    assert found
    return house.url(found)


def circulate(aide: Page, cabinet: Page, cover: str, mail: MailServer) -> None:
    """One of the President's office proposes, another sends; every mission gets both letters in one file, once."""
    aide.goto(cover)
    aide.get_by_role("link", name="Circulate it").click()
    sound(aide)
    aide.get_by_role("checkbox", name=re.compile("All Permanent Representatives")).check()
    aide.get_by_role("button", name="Propose the circulation").click()
    expect(aide.get_by_text("You proposed it; somebody else sends it.")).to_be_visible()
    assert aide.get_by_role("button", name="Send it").count() == 0
    assert not mail.taken
    cabinet.goto(aide.url)
    cabinet.get_by_role("button", name="Send it").click()
    progress = cabinet.locator("#progress")
    meant = progress.get_attribute("max") or ""
    # The page follows by itself: nobody loads it anew.
    expect(progress).to_have_attribute("value", meant, timeout=60_000)
    expect(cabinet.locator(".counts")).to_have_text(f"sent {meant}")
    got = Counter(envelope.rcpt_tos[0] for envelope, _mail in mail.taken)
    assert len(got) == int(meant) >= 200
    assert set(got.values()) == {1}
    assert got["second@missions.example"] == got["state-404@missions.example"] == 1
    letters = [letter_in(one) for one in mail.mails]
    assert len(set(letters)) == 1
    reading = read_here(letters[0], "letter.pdf").reading
    assert [one["kind"] for one in reading["letters"]] == ["transmittal", "programme"]
    assert len(reading["meetings"]) == 6
    sound(cabinet)


def letter_in(mail: EmailMessage) -> bytes:
    (found,) = (part for part in mail.iter_attachments() if part.get_content_type() == "application/pdf")
    return found.get_content()


def ask_and_answer(windows: dict[str, Visit], release: str) -> None:
    """A delegation asks about the letter; the team answers to all; another delegation reads both with the letter."""
    fiji, adviser, kenya = (windows[name].page for name in ("delegate", "adviser", "kenya"))
    letter = release.removesuffix("release/")
    fiji.goto(letter)
    fiji.get_by_role("link", name="Ask about this letter").click()
    fiji.get_by_label("Your question").fill("Is there interpretation on the morning of 23 February?")
    fiji.get_by_role("button", name="Send the question").click()
    adviser.goto(fiji.url)
    adviser.get_by_label("Your answer").fill("In all six languages, morning and afternoon.")
    adviser.get_by_label("to all who take part").check()
    adviser.get_by_role("button", name="Give the answer").click()
    kenya.goto(letter)
    asked = kenya.get_by_role("region", name="Questions and answers")
    expect(asked).to_contain_text("Is there interpretation on the morning of 23 February?")
    expect(asked).to_contain_text("In all six languages, morning and afternoon.")
    expect(asked).not_to_contain_text("Fiji")


def inscribe(officer: Page, delegate: Page, house: Demonstration) -> str:
    """Fiji is on the list of the meeting on objectives 7 to 12; gives the address of the meeting."""
    officer.goto(house.url("/programme/harbours/"))
    meeting = officer.get_by_role("link", name="Objective 7 – Objective 12", exact=True).first.get_attribute("href")
    assert meeting
    officer.goto(house.url(f"{meeting}desk/"))
    officer.get_by_role("button", name="Prepare a list for each piece of business").click()
    officer.get_by_role("button", name="Open the list").click()
    delegate.goto(house.url(f"{meeting}floor/"))
    delegate.get_by_role("button", name="Inscribe Fiji").click()
    expect(delegate.locator("[data-own]")).to_contain_text(re.compile(r"\b1\b|next", re.IGNORECASE))
    return meeting


def change_room(page: Page, house: Demonstration) -> None:
    page.goto(house.url(DESK))
    page.locator(".planned").get_by_role("link", name="Objective 7 – Objective 12", exact=True).click()
    page.get_by_label("Room", exact=True).fill("Conference Room 12")
    page.get_by_role("button", name="Save in the working programme").click()
    page.get_by_role("button", name="Publish release 3").click()
    expect(page.get_by_role("status").first).to_contain_text("Release 3 is published")


def tell(page: Page, house: Demonstration, mail: MailServer) -> None:
    """What changed is told to all, and to Fiji that its own meeting changed."""
    before = len(mail.taken)
    page.goto(house.url("/programme/harbours/"))
    page.locator(".notice a[href$='/announcement/']").click()
    expect(page.locator(".concerned")).to_contain_text("Fiji")
    expect(page.locator(".concerned")).not_to_contain_text("Kenya")
    sound(page)
    page.get_by_role("button", name="Tell them now").click()
    expect(page.locator(".notice").first).to_contain_text("They were told of release 3")
    arrived = Counter()
    while arrived["delegate@harbours.example"] < 2 or arrived["kenya@harbours.example"] < 1:
        arrived[mail.arrived.get(timeout=20)["To"].addresses[0].addr_spec] += 1
    sent = [one for _envelope, one in mail.taken[before:]]
    assert any("Conference Room 12" in one.get_body().get_content() for one in sent)


def told(page: Page, house: Demonstration) -> int:
    """How many notices of the change somebody finds."""
    page.goto(house.url("/notices/"))
    return page.locator("main li", has_text="Conference Room 12").count()


def followed(khal: Khal, page: Page, house: Demonstration) -> list[tuple[str, ...]]:
    """What a calendar client shows of the programme, in UTC."""
    khal.take_in(page.request.get(house.url("/programme/harbours/calendar.ics")).body())
    listed = khal.run("list", "--day-format", "", "--format", "{start}|{title}|{location}", "2018-02-01", "60d")
    return [tuple(part.strip() for part in line.split("|")) for line in listed.splitlines() if line]
