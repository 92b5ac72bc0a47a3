"""Questions of delegations, and the answers to them: who may do what, who reads what, who is told."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import TestCase

from correspondence.letters_out import NOW, prepared, released
from correspondence.test_letters_out_pages import browser
from letters import confirm
from zerodraft.correspondence import actions, asked, queries
from zerodraft.correspondence.actions.answering import LONGEST_ANSWER
from zerodraft.correspondence.actions.asking import LONGEST_PLACE, LONGEST_QUESTION, MOST_OPEN
from zerodraft.correspondence.models import Answer, Question
from zerodraft.correspondence.views.questions import PAGE
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post.models import Notice
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme import queries as programme
from zerodraft.record import queries as record
from zerodraft.record import sealing
from zerodraft.record.models import Row

TOKEN = "token-0123456789abcdef"
FIJI, KENYA, HOLY_SEE = "state-242", "state-404", "state-336"


def seated(world, name: str, role: Role, party: str):
    person = admit_person(
        INSTALLATION,
        email=f"{name}@harbours.example",
        name=name.title(),
        password="correct horse battery",
        is_secretariat=False,
    )
    process_actions.seat(INSTALLATION, world.process, person=person.key, role=role, party=party)
    world.people[name] = person
    return process_queries.capacities_of(person.key, world.process, NOW)[0]


@pytest.fixture
def asking(world) -> SimpleNamespace:
    """A released letter, and delegations of Fiji, Kenya and the Holy See."""
    world.letter = released(world)
    world.fiji = world.delegate
    world.colleague = seated(world, "colleague", Role.DELEGATE, FIJI)
    world.kenya = seated(world, "kenya", Role.DELEGATE, KENYA)
    world.observer = seated(world, "observer", Role.OBSERVER, HOLY_SEE)
    return world


def ask(world, who=None, text="How long is a statement?", token=TOKEN, **about) -> Question:
    about = about or {"letter": world.letter}
    return actions.ask(who or world.fiji, world.process, text=text, token=token, **about)


def fresh(question: Question) -> Question:
    found = asked.by_key(question.key)
    assert found is not None
    return found


def seen_by(world, who) -> list[str]:
    return [one.key for one in asked.questions_of(world.process, who)]


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("to", flat=True))


def test_a_question_is_seen_by_its_delegation_and_the_team_and_nobody_else(asking):
    one = ask(asking)
    assert (one.state, one.party, one.person) == ("open", FIJI, asking.fiji.key)
    assert all(seen_by(asking, who) == [one.key] for who in (asking.fiji, asking.colleague, asking.adviser))
    assert all(seen_by(asking, who) == [] for who in (asking.kenya, asking.observer))


def test_an_answer_to_one_is_read_by_that_delegation_alone(asking):
    one = actions.answer(asking.adviser, ask(asking), revision=1, text="Three minutes.", to_all=False)
    assert fresh(one).state == "answered"
    assert seen_by(asking, asking.colleague) == [one.key]
    assert seen_by(asking, asking.kenya) == []


def test_an_answer_to_all_is_read_by_whoever_takes_part_and_sees_the_letter(asking):
    one = actions.answer(asking.adviser, ask(asking), revision=1, text="Three minutes.", to_all=True)
    assert seen_by(asking, asking.kenya) == [one.key]
    # The letter is for delegations: what is said of it is not for observers.
    assert seen_by(asking, asking.observer) == []
    asking.letter.audience = Audience.OBSERVERS
    asking.letter.save()
    assert seen_by(asking, asking.observer) == [one.key]


def test_notices_go_to_the_team_then_to_the_asker_and_of_an_answer_to_all_to_all(asking):
    one = ask(asking)
    team = {
        asking.people[name].key for name in ("odile", "torbjorn", "adviser", "officer", "secretary", "cabinet", "aide")
    }
    assert told("question-asked") == team
    actions.answer(asking.adviser, one, revision=1, text="Three minutes.", to_all=False)
    assert told("question-answered") == {FIJI}
    assert told("question-answered-to-all") == set()
    actions.answer(asking.adviser, fresh(one), revision=2, text="Three minutes.", to_all=True)
    assert told("question-answered-to-all") == {KENYA}
    assert Notice.objects.filter(kind="question-answered", to=FIJI).count() == 2
    assert all(not notice.within or notice.within == "process:harbours" for notice in Notice.objects.all())
    actions.withdraw_answer(asking.odile, fresh(one), revision=3)
    assert told("answer-withdrawn") == {FIJI, KENYA}


def test_neither_the_record_nor_a_notice_holds_a_word_of_it(asking):
    one = ask(asking, text="Marmalade?", place="paragraph Marmalade", letter=asking.letter)
    actions.draft_answer(asking.adviser, one, revision=1, text="Marmalade, perhaps")
    actions.answer(asking.adviser, fresh(one), revision=2, text="Marmalade!", to_all=True)
    rows = [str((row.verb, row.subject, row.topic, row.data)) for row in Row.objects.all()]
    notices = [str((notice.params, notice.address, notice.topic)) for notice in Notice.objects.all()]
    assert not any("armalade" in each for each in rows + notices)
    assert record.first_break() is None


def test_the_same_form_sent_twice_is_one_question(asking):
    rows = Row.objects.count()
    one = ask(asking)
    once = Row.objects.count()
    assert ask(asking) == one
    assert (Question.objects.count(), Row.objects.count()) == (1, once)
    assert once > rows


def test_other_words_from_the_same_form_are_not_lost(asking):
    ask(asking)
    with pytest.raises(actions.AskedAlready):
        ask(asking, text="And a group's?")
    assert ask(asking, text="And a group's?", token=TOKEN + "2").text == "And a group's?"


def test_the_same_token_of_another_delegation_is_its_own_question(asking):
    assert ask(asking) != ask(asking, asking.kenya)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("", "", "Write your question"),
        (" \r\n\t ", "", "Write your question"),
        ("x" * (LONGEST_QUESTION + 1), "", "at most 3000"),
        ("Why\x00?", "", "hidden character"),
        ("Why?", "x" * (LONGEST_PLACE + 1), "at most 200"),
        ("Why?", "\x1b[31m", "hidden character"),
    ],
)
def test_what_is_no_question_is_refused_and_nothing_is_kept(asking, text, place, says):
    with pytest.raises(actions.CannotAsk, match=says):
        ask(asking, text=text, letter=asking.letter, place=place)
    assert not Question.objects.exists()


def test_the_longest_question_is_one(asking):
    assert ask(asking, text="x" * LONGEST_QUESTION).pk


def test_what_it_is_about_must_be_said(asking):
    with pytest.raises(actions.CannotAsk, match="what you ask about"):
        ask(asking, letter=None)
    assert ask(asking, letter=None, place=" objective  7 ").place == "objective 7"


@pytest.mark.parametrize("token", ["", "short", "x" * 65, "with blanks in it, and commas"])
def test_a_form_without_its_token_is_refused(asking, token):
    with pytest.raises(actions.CannotAsk, match="open it anew"):
        ask(asking, token=token)


def test_nobody_asks_about_what_they_do_not_see(asking):
    with pytest.raises(PermissionDenied):
        ask(asking, asking.observer)
    with pytest.raises(PermissionDenied):
        ask(asking, letter=prepared(asking))
    with pytest.raises(PermissionDenied):
        ask(asking, letter=None, meeting="meeting-none-such")
    with pytest.raises(PermissionDenied):
        ask(asking, asking.adviser)
    assert not Question.objects.exists()


def test_a_meeting_is_asked_about_by_whoever_may_follow_it(asking):
    meeting = programme.meetings_of(asking.process)[0]
    one = ask(asking, letter=None, meeting=meeting.key)
    assert one.meeting == meeting.key
    actions.answer(asking.adviser, one, revision=1, text="Yes.", to_all=True)
    assert seen_by(asking, asking.kenya) == [one.key]
    type(meeting).objects.filter(pk=meeting.pk).update(audience="team")
    assert seen_by(asking, asking.kenya) == []
    with pytest.raises(PermissionDenied):
        ask(asking, asking.kenya, letter=None, meeting=meeting.key)


def test_a_delegation_has_so_many_open_questions_and_no_more(asking):
    for number in range(MOST_OPEN):
        one = ask(asking, token=f"{TOKEN}{number}")
    with pytest.raises(actions.CannotAsk, match="wait for an answer"):
        ask(asking, token=f"{TOKEN}more")
    assert ask(asking, asking.kenya).pk
    actions.withdraw_question(asking.colleague, one)
    assert ask(asking, token=f"{TOKEN}more").pk


def test_a_question_is_taken_back_by_its_delegation_before_it_is_answered(asking):
    one = ask(asking)
    for who in (asking.kenya, asking.observer, asking.adviser, asking.odile):
        with pytest.raises(PermissionDenied):
            actions.withdraw_question(who, one)
    actions.withdraw_question(asking.colleague, one)
    rows = Row.objects.count()
    actions.withdraw_question(asking.fiji, one)
    assert Row.objects.count() == rows
    assert fresh(one).state == "withdrawn"
    with pytest.raises(actions.CannotAsk, match="took this question back"):
        actions.answer(asking.adviser, one, revision=fresh(one).revision, text="Yes.", to_all=False)
    other = ask(asking, token=TOKEN + "2")
    actions.answer(asking.adviser, other, revision=1, text="Yes.", to_all=False)
    with pytest.raises(actions.CannotAsk, match="is answered"):
        actions.withdraw_question(asking.fiji, other)


def test_of_two_who_answer_at_once_the_second_is_told(asking):
    one = ask(asking)
    actions.answer(asking.adviser, one, revision=1, text="Three minutes.", to_all=False)
    with pytest.raises(actions.StaleQuestion) as stale:
        actions.answer(asking.odile, one, revision=1, text="Five minutes.", to_all=True)
    assert stale.value.question.state == "answered"
    assert [each.text for each in Answer.objects.all()] == ["Three minutes."]


def test_only_the_team_takes_on_drafts_answers_and_takes_back(asking):
    one = ask(asking)
    for who in (asking.fiji, asking.kenya, asking.observer):
        for act in (
            lambda who: actions.take(who, one, revision=1),
            lambda who: actions.leave(who, one, revision=1),
            lambda who: actions.draft_answer(who, one, revision=1, text="x"),
            lambda who: actions.answer(who, one, revision=1, text="x", to_all=True),
            lambda who: actions.withdraw_answer(who, one, revision=1),
        ):
            with pytest.raises(PermissionDenied):
                act(who)
    assert fresh(one).revision == 1


def test_a_question_is_taken_on_passed_to_a_colleague_and_left(asking):
    one = actions.take(asking.adviser, ask(asking), revision=1)
    assert (one.taken_by, one.revision) == (asking.adviser.key, 2)
    assert actions.take(asking.adviser, one, revision=2).revision == 2
    assert actions.take(asking.odile, one, revision=2).taken_by == asking.odile.key
    assert actions.leave(asking.odile, one, revision=3).taken_by == ""


def test_a_draft_is_kept_until_the_answer_is_given(asking):
    one = actions.draft_answer(asking.adviser, ask(asking), revision=1, text="Perhaps three.")
    assert (one.draft, one.draft_by) == ("Perhaps three.", asking.adviser.key)
    assert actions.draft_answer(asking.adviser, one, revision=2, text="Perhaps three.").revision == 2
    one = actions.answer(asking.odile, one, revision=2, text="Three.", to_all=False)
    assert (one.draft, one.draft_by, one.taken_by) == ("", "", asking.odile.key)


def test_a_corrected_answer_is_a_new_version_and_the_old_one_is_kept(asking):
    one = actions.answer(asking.adviser, ask(asking), revision=1, text="Three.", to_all=True)
    with pytest.raises(actions.CannotAsk, match="goes to all"):
        actions.answer(asking.adviser, one, revision=2, text="Four.", to_all=False)
    actions.answer(asking.adviser, one, revision=2, text="Four.", to_all=True)
    rows = Row.objects.count()
    actions.answer(asking.adviser, one, revision=3, text="Four.", to_all=True)
    assert Row.objects.count() == rows
    stands = asked.standing_answer(fresh(one))
    assert stands is not None
    assert (stands.text, stands.version) == ("Four.", 2)
    assert [each.text for each in one.answers.all()] == ["Three.", "Four."]


def test_an_answer_taken_back_is_read_by_nobody_but_the_team(asking):
    one = actions.answer(asking.adviser, ask(asking), revision=1, text="Three.", to_all=True)
    actions.withdraw_answer(asking.odile, one, revision=2)
    found = fresh(one)
    assert (found.state, found.to_all, asked.standing_answer(found)) == ("open", False, None)
    assert seen_by(asking, asking.kenya) == []
    with pytest.raises(actions.CannotAsk, match="no answer"):
        actions.withdraw_answer(asking.odile, one, revision=3)
    # What is answered again goes, if they will, to the one delegation.
    actions.answer(asking.adviser, one, revision=3, text="Four.", to_all=False)
    stands = asked.standing_answer(fresh(one))
    assert stands is not None
    assert (stands.text, stands.version) == ("Four.", 2)


@pytest.mark.parametrize(
    ("text", "says"), [("", "Write the answer"), ("x" * (LONGEST_ANSWER + 1), "at most 10000"), ("\x07", "hidden")]
)
def test_what_is_no_answer_is_refused(asking, text, says):
    one = ask(asking)
    with pytest.raises(actions.CannotAsk, match=says):
        actions.answer(asking.adviser, one, revision=1, text=text, to_all=True)
    assert fresh(one).state == "open"


def seal(people, kind: str, subject: str) -> None:
    sealing.request_seal(people["secretariat"], kind=kind, subject=subject, reason="error")
    with TestCase.captureOnCommitCallbacks(execute=True):
        sealing.confirm_seal(people["colleague"], kind=kind, subject=subject)


@pytest.mark.parametrize("kind", ["question", "letter-out"])
def test_what_is_sealed_leaves_none_of_its_words(asking, people, kind):
    one = ask(asking, place="objective 7", letter=asking.letter)
    actions.answer(asking.adviser, one, revision=1, text="Three.", to_all=True)
    actions.draft_answer(asking.adviser, fresh(one), revision=2, text="Four?")
    seal(people, kind, one.key if kind == "question" else asking.letter.key)
    found = fresh(one)
    assert (found.text, found.place, found.draft, found.to_all) == ("", "", "", False)
    assert [each.text for each in found.answers.all()] == [""]
    assert found.sealed_at
    assert record.first_break() is None
    with pytest.raises(actions.CannotAsk, match="sealed"):
        actions.answer(asking.adviser, one, revision=found.revision, text="Again.", to_all=False)
    with pytest.raises(actions.CannotAsk, match="sealed"):
        actions.withdraw_question(asking.fiji, one)


def test_a_party_is_not_asked_about_anything_after_it_left(asking):
    one = ask(asking)
    process_actions.note_leaving(INSTALLATION, asking.process, party=KENYA, on=NOW.date())
    actions.answer(asking.adviser, one, revision=1, text="Three.", to_all=True)
    assert told("question-answered-to-all") == set()


def test_questions_are_read_in_as_many_queries_as_one(asking, django_assert_max_num_queries):
    for number in range(12):
        ask(asking, token=f"{TOKEN}{number}")
        one = ask(asking, asking.kenya, token=f"{TOKEN}{number}", letter=None, place="objective 1")
        actions.answer(asking.adviser, one, revision=1, text="Yes.", to_all=True)
    entry = queries.entry_of(asking.letter)
    assert entry is not None
    with django_assert_max_num_queries(8):
        assert len(asked.questions_of(asking.process, asking.fiji)) == 24
    assert len(asked.questions_of(asking.process, asking.fiji, entry)) == 12


def test_a_letter_that_came_in_is_asked_about_and_sealed_with_its_questions(letter, people):
    process = confirm(letter)
    world = SimpleNamespace(process=process, people={}, letter=queries.by_key(letter.key))
    fiji = seated(world, "fiji", Role.DELEGATE, FIJI)
    world.letter = queries.by_key(letter.key)
    one = ask(world, fiji)
    page = browser(world, "fiji").get(f"/letters/{letter.key}/").content.decode()
    assert f"/processes/{process.key}/letters/{letter.key}/question/" in page
    assert one.text in page
    form = browser(world, "fiji").get(f"/processes/{process.key}/letters/{letter.key}/question/")
    assert form.status_code == 200
    assert f"/letters/{letter.key}/" in form.content.decode()
    seal(people, "letter", letter.key)
    assert fresh(one).text == ""
    assert one.text not in browser(world, "fiji").get(f"/letters/{letter.key}/").content.decode()
    with pytest.raises(actions.CannotAsk, match="sealed"):
        ask(SimpleNamespace(process=process, letter=queries.by_key(letter.key)), fiji, token=TOKEN + "2")


def test_a_letters_page_shows_the_newest_questions_and_leads_to_all(asking):
    for number in range(PAGE + 1):
        ask(asking, token=f"{TOKEN}{number}", text=f"Number {number}?")
    page = browser(asking, "delegate").get(f"/processes/harbours/letters/{asking.letter.key}/").content.decode()
    assert f"?about={asking.letter.key}" in page
    assert "Number 0?" not in page
    assert f"Number {PAGE}?" in page
