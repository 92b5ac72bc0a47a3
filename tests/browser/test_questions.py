"""A question from the letter to the answer, as two delegations and the team see it, at browsers of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from correspondence.letters_out import NOW
from processes import Server, zerodraft

from .conftest import LAPTOP, SMALL_PHONE, Demonstration, Visit

TESTS = Path(__file__).parents[1]
PEOPLE = ("delegate", "kenya", "adviser")
LETTERS = "/processes/harbours/letters/"
MAKE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from types import SimpleNamespace
from correspondence.letters_out import harbours, released
from correspondence.test_questions import seated
from zerodraft.process.core.roles import Role
world = harbours()
seated(world, "kenya", Role.DELEGATE, "state-404")
released(world)
"""


@pytest.fixture
def harbours(tmp_path) -> Iterator[Demonstration]:
    """An installation with a released letter, and a delegate each of Fiji and of Kenya."""
    data = tmp_path / "data"
    data.mkdir()
    clock = {"starts": NOW.isoformat(), "started": datetime.now(UTC).isoformat()}
    (data / "installation.json").write_text(json.dumps({"kind": "installation", "clock": clock}))
    settings = {
        "ZERODRAFT_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
    }
    subprocess.run([sys.executable, "-W", "error", "-c", MAKE], env={**os.environ, **settings}, check=True)
    server = Server("serve", data)
    yield Demonstration(server.address, tuple(f"{one}@harbours.example" for one in PEOPLE), "correct horse battery")
    server.stop()
    server.close()
    verified = zerodraft("verify", "--data", data, cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout


@pytest.fixture
def at(harbours, visit) -> Callable[..., Visit]:
    """Somebody at a browser of their own, signed in."""

    def open_(name: str, **options: object) -> Visit:
        window = visit(at=harbours, **options)
        page = window.go("/accounts/login/")
        page.locator('input[name="login"]').fill(f"{name}@harbours.example")
        page.locator('input[name="password"]').fill(harbours.password)
        page.locator("main form button").click()
        page.locator('form[action="/accounts/logout/"], a[href^="/accounts/logout/"]').first.wait_for()
        return window

    return open_


def assert_sound(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room, page.url


def ask(page: Page, words: str) -> None:
    page.get_by_role("link", name="Ask about this letter").click()
    page.get_by_label("Your question").fill(words)
    assert_sound(page)
    page.get_by_role("button", name="Send the question").click()
    expect(page.get_by_text("Your question is with the team.")).to_be_visible()


def open_letter(visit: Visit) -> Page:
    page = visit.go(LETTERS)
    page.locator(".chains a").first.click()
    return page


def answer(page: Page, words: str, text: str, to: str) -> None:
    page.locator(".asked-list > li").filter(has_text=words).get_by_role("link", name="Answer it").click()
    page.get_by_role("button", name="I take this").click()
    page.get_by_label("Your answer").fill(text)
    page.get_by_label(to).check()
    page.get_by_role("button", name="Give the answer").click()
    expect(page.get_by_text("The answer is given.")).to_be_visible()


def test_what_is_answered_to_all_stands_with_the_letter_and_what_is_answered_to_one_does_not(at):
    fiji, kenya, adviser = (at(name) for name in PEOPLE)
    for words in ("May a group speak twice?", "Is our nameplate in the room?"):
        ask(open_letter(fiji), words)
    inbox = adviser.go("/processes/harbours/questions/")
    expect(inbox.get_by_text("2 questions wait for an answer.")).to_be_visible()
    assert_sound(inbox)
    answer(inbox, "May a group", "Once, for five minutes.", "to all who take part")
    assert_sound(inbox)
    answer(adviser.go("/processes/harbours/questions/"), "nameplate", "It is.", "to this delegation alone")
    letter = open_letter(kenya)
    expect(letter.get_by_text("Once, for five minutes.")).to_be_visible()
    expect(letter.get_by_text("nameplate")).to_have_count(0)
    expect(letter.get_by_text("Fiji")).to_have_count(0)
    letter.get_by_role("button", name="Acknowledge receipt").click()
    expect(letter.get_by_text("Kenya acknowledged receipt for Kenya")).to_be_visible()
    assert_sound(letter)
    own = open_letter(fiji)
    expect(own.get_by_text("It is.", exact=True)).to_be_visible()
    receipts = open_letter(adviser)
    receipts.get_by_role("link", name="Who has acknowledged it").click()
    expect(receipts.get_by_text("1 of 2 delegations have acknowledged receipt.")).to_be_visible()
    assert_sound(receipts)
    assert [visit.complaints for visit in (fiji, kenya, adviser)] == [[], [], []]


@pytest.mark.parametrize(("language", "size"), [("ar", LAPTOP), ("en", SMALL_PHONE)])
def test_the_pages_are_sound_in_the_other_direction_and_on_a_small_phone(at, language, size):
    fiji, adviser = at("delegate"), at("adviser", language=language, size=size)
    ask(open_letter(fiji), "May a group speak twice? " + "x" * 400)
    for path in (LETTERS, f"{LETTERS}?words=programme&standing=in-force", "/processes/harbours/questions/"):
        assert_sound(adviser.go(path))
    page = adviser.page
    page.locator(".asked-list .foot a").first.click()
    assert_sound(page)
    assert_sound(open_letter(adviser))
    page.locator('a[href$="/acknowledgements/"]').click()
    assert_sound(page)
