"""A released letter goes to the missions: proposed at one browser, sent at another, over a mail server that fails a bit."""

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from post.conftest import SENDER
from post.moody import Mood, MoodyServer

from .conftest import PHONE, Visit
from .houses import harbours_at, sound, windows

MISSIONS = 20
MORE = f"""
from zerodraft.parties.actions import add_mailbox
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.party import Kind
from zerodraft.parties.register import shipped
from datetime import date
for party in shipped().present(date(2018, 2, 13), Kind.MEMBER_STATE)[:{MISSIONS}]:
    add_mailbox(INSTALLATION, party=party.key, address=party.key + "@mission.example")
released(world)
"""


@pytest.fixture
def mail_server() -> Iterator[MoodyServer]:
    with MoodyServer([Mood.TAKE, Mood.RCPT_550, Mood.TAKE_AND_HANG_UP]) as running:
        yield running


@pytest.fixture
def person(visit, tmp_path, mail_server) -> Iterator[Callable[..., Visit]]:
    """The window of one of the team, signed in, at an installation that has a mail server."""
    relay = {"ZERODRAFT_SMTP_URL": mail_server.url, "ZERODRAFT_SMTP_FROM": SENDER}
    with harbours_at(tmp_path / "data", MORE, **relay) as house:
        yield windows(visit, house)


def test_a_letter_is_circulated_and_what_failed_is_decided(person, mail_server):
    finished = threading.Event()
    mail_server.on_taking = lambda: finished.set() if mail_server.delivered.total() == MISSIONS - 1 else None
    adviser, secretary = person("adviser"), person("secretary")
    page = adviser.go("/processes/harbours/letters/")
    page.locator(".register a").first.click()
    page.get_by_role("link", name="Circulate it").click()
    sound(page)
    page.get_by_role("checkbox", name="All Permanent Representatives").check()
    page.get_by_label("Covering words").fill("Kindly find enclosed the letter of the co-facilitators.")
    page.get_by_role("button", name="Propose the circulation").click()
    expect(page.get_by_text("You proposed it; somebody else sends it.")).to_be_visible()
    sound(page)
    sending = secretary.go("/processes/harbours/outbox/")
    sound(sending)
    sending.locator(".making a").first.click()
    expect(sending.get_by_text(f"it goes to {MISSIONS} addresses")).to_be_visible()
    sending.get_by_role("button", name="Send it").click()
    assert finished.wait(30)
    expect(sending.locator("#progress")).to_be_visible()
    # The page follows by itself: nobody loads it anew.
    expect(sending.locator("#progress")).to_have_attribute("value", str(MISSIONS), timeout=20_000)
    sending.get_by_role("link", name="Look again").click()
    expect(sending.get_by_role("button", name="Hold it")).to_have_count(0)
    sound(sending)
    sending.get_by_role("link", name="uncertain 1").click()
    sending.get_by_role("checkbox").first.check()
    sending.get_by_role("button", name="It did arrive at those chosen").click()
    expect(sending.get_by_role("link", name=f"sent {MISSIONS - 1}")).to_be_visible()
    with sending.expect_download() as download:
        sending.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    assert set(mail_server.delivered.values()) == {1}
    small = person("secretary", size=PHONE)
    here = sending.url.partition("?")[0]
    small.page.context.add_cookies([{"name": "django_language", "value": "ar", "url": here}])
    for address in (here, small.demonstration.url("/processes/harbours/outbox/lists/"), page.url):
        small.page.goto(address)
        sound(small.page)
    assert adviser.complaints + secretary.complaints == []
