"""The pages of questions and of receipts, as delegations and the team meet them."""

import re

import pytest

from correspondence.letters_out import prepared
from correspondence.test_letters_out_pages import address, browser
from correspondence.test_questions import FIJI, KENYA, TOKEN, ask, asking, fresh, seated  # noqa: F401 (a fixture)
from zerodraft.correspondence import actions
from zerodraft.correspondence.models import Acknowledgement, Question
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme import queries as programme
from zerodraft.record.models import Row

QUESTIONS = "/processes/harbours/questions/"


@pytest.fixture
def world_with_letter(asking):  # noqa: F811
    return asking


def page_of(world, name: str, path: str, status: int = 200, language: str = "en") -> str:
    answer = browser(world, name, language).get(path)
    assert answer.status_code == status
    return answer.content.decode()


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def of(question: Question) -> str:
    return f"{QUESTIONS}{question.key}/"


def test_a_question_goes_from_the_letter_to_the_answer_for_all(world_with_letter):
    world = world_with_letter
    letter = address(world.letter)
    assert address(world.letter, "question") in page_of(world, "delegate", letter)
    form = page_of(world, "delegate", address(world.letter, "question"))
    assert "Programme of work for the first round" in form
    typed = {"token": token_of(form), "text": "How long is a <b>statement</b>?", "place": "", "named": ""}
    asked = browser(world, "delegate").post(address(world.letter, "question"), typed)
    assert asked.status_code == 302
    (one,) = Question.objects.all()
    assert asked["Location"] == of(one)
    assert "How long is a &lt;b&gt;statement" in page_of(world, "delegate", letter)
    assert "How long" not in page_of(world, "kenya", letter)
    assert page_of(world, "kenya", of(one), 404)
    assert "1 question waits for an answer." in page_of(world, "adviser", QUESTIONS)
    told = browser(world, "adviser").post(
        of(one), {"act": "answer", "revision": "1", "text": "Three minutes.", "to": "all"}, follow=True
    )
    assert "The answer is given." in told.content.decode()
    seen = page_of(world, "kenya", letter)
    assert "Three minutes." in seen
    assert "A delegation" in seen
    assert "Fiji" not in seen
    assert "Ratu Vuli" not in seen
    assert "Odile" not in page_of(world, "kenya", of(one))
    assert "Ratu Vuli" in page_of(world, "adviser", of(one))
    assert "Three minutes." not in page_of(world, "", letter, 404)


def test_the_asker_is_named_to_all_only_where_it_said_so(world_with_letter):
    world = world_with_letter
    one = ask(world, named=True, letter=world.letter)
    actions.answer(world.adviser, one, revision=1, text="Three.", to_all=True)
    assert "Fiji" in page_of(world, "kenya", QUESTIONS)


def test_a_form_that_is_sent_twice_asks_once(world_with_letter):
    world = world_with_letter
    typed = {"token": TOKEN, "text": "How long?", "place": "objective 7"}
    client = browser(world, "delegate")
    first, second = (client.post(f"{QUESTIONS}new/", typed)["Location"] for _ in range(2))
    assert first == second
    again = client.post(f"{QUESTIONS}new/", {**typed, "text": "How short?"})
    page = again.content.decode()
    assert again.status_code == 409
    assert "How short?" in page
    assert token_of(page) != TOKEN
    assert client.post(f"{QUESTIONS}new/", {**typed, "text": "How short?", "token": token_of(page)}).status_code == 302
    assert Question.objects.count() == 2


def test_a_refused_question_stays_in_its_form(world_with_letter):
    world = world_with_letter
    meeting = programme.meetings_of(world.process)[0].key
    typed = {"token": TOKEN, "text": " ", "place": "objective 7", "meeting": meeting, "named": "on"}
    answer = browser(world, "delegate").post(f"{QUESTIONS}new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write your question." in page
    assert 'value="objective 7"' in page
    assert f'<option value="{meeting}" selected>' in page
    assert 'name="named" checked' in page


def test_a_letter_that_one_does_not_see_cannot_be_asked_about(world_with_letter):
    world = world_with_letter
    for name, letter in (("observer", world.letter), ("delegate", prepared(world))):
        assert browser(world, name).get(address(letter, "question")).status_code == 404
        typed = {"token": TOKEN, "text": "Why?"}
        assert browser(world, name).post(address(letter, "question"), typed).status_code == 404
    assert browser(world, "delegate").get("/processes/harbours/letters/none-such/question/").status_code == 404


def test_a_meeting_has_its_questions(world_with_letter):
    world = world_with_letter
    meeting = programme.meetings_of(world.process)[0].key
    link = f"{QUESTIONS}?about={meeting}"
    assert link in page_of(world, "delegate", f"/meetings/{meeting}/")
    assert link not in page_of(world, "", f"/meetings/{meeting}/")
    assert f"{QUESTIONS}new/?meeting={meeting}" in page_of(world, "delegate", link)
    assert f'<option value="{meeting}" selected>' in page_of(world, "delegate", f"{QUESTIONS}new/?meeting={meeting}")
    here = ask(world, letter=None, meeting=meeting)
    other = ask(world, letter=None, place="objective 7", token=TOKEN + "2")
    page = page_of(world, "adviser", link)
    assert f'id="{here.key}"' in page
    assert "Tuesday, 20 February, 10:00" in page
    assert f'id="{other.key}"' not in page


def test_the_inbox_is_sorted_by_state_and_by_who_took_it(world_with_letter):
    world = world_with_letter
    waiting, mine, done = (ask(world, token=f"{TOKEN}{number}") for number in range(3))
    actions.take(world.adviser, mine, revision=1)
    actions.answer(world.odile, done, revision=1, text="Three.", to_all=False)

    def listed(query: str) -> set[str]:
        return set(re.findall(r'<li id="(question-[^"]+)"', page_of(world, "adviser", f"{QUESTIONS}?state={query}")))

    assert listed("") == {waiting.key, mine.key, done.key}
    assert listed("open") == {waiting.key, mine.key}
    assert listed("mine") == {mine.key}
    assert listed("answered") == {done.key}
    assert listed("withdrawn") == listed("none-such") == set()


def test_the_second_to_answer_is_shown_what_stands_and_keeps_their_words(world_with_letter):
    world = world_with_letter
    one = ask(world)
    form = {"act": "answer", "revision": "1", "to": "one"}
    browser(world, "adviser").post(of(one), {**form, "text": "Three minutes."})
    answer = browser(world, "odile").post(of(one), {**form, "text": "Five minutes."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Three minutes." in page
    assert ">Five minutes.</textarea>" in page
    assert f'name="revision" value="{fresh(one).revision}"' in page


def test_a_question_that_was_taken_back_meanwhile_is_not_answered(world_with_letter):
    world = world_with_letter
    one = ask(world)
    told = browser(world, "delegate").post(of(one), {"act": "withdraw"}, follow=True).content.decode()
    assert "The question is taken back." in told
    answer = browser(world, "adviser").post(of(one), {"act": "answer", "revision": "1", "text": "Yes.", "to": "all"})
    assert answer.status_code == 422
    assert "took this question back" in answer.content.decode()
    assert 'value="answer"' not in answer.content.decode()


@pytest.mark.parametrize("form", [{}, {"act": "none-such"}, {"act": "answer", "revision": "x", "text": "y"}])
def test_an_act_that_is_none_does_nothing(world_with_letter, form):
    world = world_with_letter
    one = ask(world)
    assert browser(world, "adviser").post(of(one), form).status_code in (404, 409)
    assert fresh(one).revision == 1


def test_drafts_and_earlier_answers_are_read_by_the_team_alone(world_with_letter):
    world = world_with_letter
    one = ask(world)
    actions.answer(world.adviser, one, revision=1, text="Three minutes.", to_all=True)
    actions.answer(world.adviser, one, revision=2, text="Four minutes.", to_all=True)
    actions.draft_answer(world.adviser, one, revision=3, text="Five minutes?")
    team = page_of(world, "odile", of(one))
    assert all(words in team for words in ("Three minutes.", "Four minutes.", "Five minutes?"))
    for name in ("delegate", "kenya"):
        page = page_of(world, name, of(one))
        assert "Four minutes." in page
        assert "Three minutes." not in page
        assert "Five minutes?" not in page
        assert "corrected" in page


def test_a_question_is_sealed_by_two_of_the_secretariat(world_with_letter, people):
    world = world_with_letter
    one = ask(world, text="Marmalade?")
    actions.answer(world.adviser, one, revision=1, text="Marmalade.", to_all=True)
    world.people |= {"first": people["secretariat"], "second": people["colleague"]}
    assert "Sealing this question" in page_of(world, "first", of(one))
    assert "Sealing this question" not in page_of(world, "adviser", of(one))
    browser(world, "first").post(f"{of(one)}seal", {"act": "request", "reason": "error"})
    browser(world, "second").post(f"{of(one)}seal", {"act": "confirm"})
    for name in ("delegate", "adviser", "first"):
        page = page_of(world, name, of(one))
        assert "erased for good" in page
        assert "armalade" not in page
    assert page_of(world, "kenya", of(one), 404)


def test_notices_of_questions_are_in_words_and_lead_to_them(world_with_letter):
    world = world_with_letter
    one = ask(world)
    actions.answer(world.adviser, one, revision=1, text="Three.", to_all=True)
    assert "A delegation has a question" in page_of(world, "odile", "/notices/")
    assert "Your question is answered" in page_of(world, "colleague", "/notices/")
    kenya = page_of(world, "kenya", "/notices/")
    assert "A question was answered to all" in kenya
    assert of(one) in kenya


def test_receipt_is_acknowledged_once_for_a_party(world_with_letter):
    world = world_with_letter
    letter = address(world.letter)
    assert "Acknowledge receipt" in page_of(world, "delegate", letter)
    rows = Row.objects.count()
    for name in ("delegate", "colleague", "delegate"):
        answer = browser(world, name).post(f"{letter}acknowledge", follow=True)
        assert "Receipt is acknowledged." in answer.content.decode()
    (given,) = Acknowledgement.objects.all()
    assert (given.party, given.person) == (FIJI, world.delegate.key)
    (row,) = Row.objects.filter(seq__gt=rows)
    assert (row.verb, row.on_behalf_of, row.data) == ("letter.acknowledged", FIJI, {})
    page = page_of(world, "colleague", letter)
    assert "Ratu Vuli acknowledged receipt for Fiji" in page
    assert "Acknowledge receipt</button>" not in page
    assert "Ratu Vuli" not in page_of(world, "kenya", letter)


def test_the_team_sees_who_has_acknowledged_and_who_has_not(world_with_letter):
    world = world_with_letter
    seated(world, "=cmd", Role.DELEGATE, "state-604")
    browser(world, "=cmd").post(f"{address(world.letter)}acknowledge")
    receipts = f"{address(world.letter)}acknowledgements"
    page = page_of(world, "adviser", f"{receipts}/")
    # The observer may not see this letter, and is not expected to acknowledge it.
    assert "1 of 3 delegations have acknowledged receipt." in page
    assert page.count("not yet") == 2
    table = browser(world, "adviser").get(f"{receipts}.csv")
    lines = table.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "party,name,acknowledged,by"
    assert lines[1:4] == ["state-242,Fiji,,", "state-404,Kenya,,", "state-604,Peru,2018-02-13T15:00:00Z,'=Cmd"]
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    for name in ("delegate", "kenya"):
        assert page_of(world, name, f"{receipts}/", 403)
        assert browser(world, name).get(f"{receipts}.csv").status_code == 403


def test_a_party_that_left_is_not_waited_for_and_one_that_acknowledged_stays(world_with_letter):
    world = world_with_letter
    browser(world, "kenya").post(f"{address(world.letter)}acknowledge")
    for party in (KENYA, FIJI):
        process_actions.note_leaving(INSTALLATION, world.process, party=party, on=world.letter.released_at.date())
    page = page_of(world, "adviser", f"{address(world.letter)}acknowledgements/")
    assert "Kenya" in page
    assert "Fiji" not in page


def test_what_is_not_released_or_not_seen_is_not_acknowledged(world_with_letter):
    world = world_with_letter
    for name, letter in (("observer", world.letter), ("delegate", prepared(world))):
        assert browser(world, name).post(f"{address(letter)}acknowledge").status_code == 404
    assert browser(world, "adviser").post(f"{address(world.letter)}acknowledge").status_code == 403
    assert browser(world, "adviser").get(f"{address(prepared(world))}acknowledgements/").status_code == 404
    assert not Acknowledgement.objects.exists()


def test_whoever_is_invited_to_a_letter_acknowledges_it(world_with_letter):
    world = world_with_letter
    type(world.letter).objects.filter(pk=world.letter.pk).update(audience=Audience.INVITEES)
    assert browser(world, "kenya").post(f"{address(world.letter)}acknowledge").status_code == 404
    process_actions.invite(INSTALLATION, world.process, subject=world.letter.key, invited=KENYA)
    assert browser(world, "kenya").post(f"{address(world.letter)}acknowledge").status_code == 302
    assert "1 of 1 delegation has" in page_of(world, "adviser", f"{address(world.letter)}acknowledgements/")
