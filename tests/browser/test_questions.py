"""A question from the letter to the answer, as two delegations and the team see it, at browsers of their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import LAPTOP, SMALL_PHONE, Visit
from .houses import harbours_at, sound, windows

LETTERS = "/processes/harbours/letters/"
MORE = """
from correspondence.test_questions import seated
from zerodraft.process.core.roles import Role
seated(world, "kenya", Role.DELEGATE, "state-404")
released(world)
"""


@pytest.fixture
def at(tmp_path, visit) -> Iterator[Callable[..., Visit]]:
    """Somebody at a browser of their own, signed in, where a letter is released; a delegate each is of Fiji and of Kenya."""
    with harbours_at(tmp_path / "data", MORE, ("kenya",)) as house:
        yield windows(visit, house)


def ask(page: Page, words: str) -> None:
    page.get_by_role("link", name="Ask about this letter").click()
    page.get_by_label("Your question").fill(words)
    sound(page)
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
    fiji, kenya, adviser = (at(name) for name in ("delegate", "kenya", "adviser"))
    for words in ("May a group speak twice?", "Is our nameplate in the room?"):
        ask(open_letter(fiji), words)
    inbox = adviser.go("/processes/harbours/questions/")
    expect(inbox.get_by_text("2 questions wait for an answer.")).to_be_visible()
    sound(inbox)
    answer(inbox, "May a group", "Once, for five minutes.", "to all who take part")
    sound(inbox)
    answer(adviser.go("/processes/harbours/questions/"), "nameplate", "It is.", "to this delegation alone")
    letter = open_letter(kenya)
    expect(letter.get_by_text("Once, for five minutes.")).to_be_visible()
    expect(letter.get_by_text("nameplate")).to_have_count(0)
    expect(letter.get_by_text("Fiji")).to_have_count(0)
    letter.get_by_role("button", name="Acknowledge receipt").click()
    expect(letter.get_by_text("Kenya acknowledged receipt for Kenya")).to_be_visible()
    sound(letter)
    own = open_letter(fiji)
    expect(own.get_by_text("It is.", exact=True)).to_be_visible()
    receipts = open_letter(adviser)
    receipts.get_by_role("link", name="Who has acknowledged it").click()
    expect(receipts.get_by_text("1 of 2 delegations have acknowledged receipt.")).to_be_visible()
    sound(receipts)
    assert [visit.complaints for visit in (fiji, kenya, adviser)] == [[], [], []]


@pytest.mark.parametrize(("language", "size"), [("ar", LAPTOP), ("en", SMALL_PHONE)])
def test_the_pages_are_sound_in_the_other_direction_and_on_a_small_phone(at, language, size):
    fiji, adviser = at("delegate"), at("adviser", language=language, size=size)
    ask(open_letter(fiji), "May a group speak twice? " + "x" * 400)
    for path in (LETTERS, f"{LETTERS}?words=programme&standing=in-force", "/processes/harbours/questions/"):
        sound(adviser.go(path))
    page = adviser.page
    page.locator(".asked-list .foot a").first.click()
    sound(page)
    sound(open_letter(adviser))
    page.locator('a[href$="/acknowledgements/"]').click()
    sound(page)
