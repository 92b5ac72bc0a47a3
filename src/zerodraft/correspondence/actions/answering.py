"""The team takes a question on, drafts an answer, answers, corrects and withdraws."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import asked, permissions, telling_questions, verbs
from zerodraft.correspondence.actions.questioning import CannotAsk, State, append_on, locked, plain
from zerodraft.correspondence.models import Answer, Question
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

LONGEST_ANSWER = 10_000
"""Characters."""
MOST_VERSIONS = 50
"""Of the answer to one question."""


class StaleQuestion(CannotAsk):
    """Somebody did something to the question meanwhile. Nothing was written; `question` is as it stands now."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            _("Somebody worked on this question while you did. See what stands now; your words are in the box.")
        )
        self.question = question


@transaction.atomic
def take(actor: Actor, question: Question, *, revision: int) -> Question:
    """Say that one takes a question on, also from a colleague. Raises PermissionDenied, StaleQuestion and CannotAsk."""
    found = _to_answer(actor, question, revision)
    if found.taken_by == actor.key:
        return found
    return _turn(actor, found, actor.key, verbs.QUESTION_TAKEN)


@transaction.atomic
def leave(actor: Actor, question: Question, *, revision: int) -> Question:
    """Leave a question to others. Raises PermissionDenied, StaleQuestion and CannotAsk."""
    found = _to_answer(actor, question, revision)
    if not found.taken_by:
        return found
    return _turn(actor, found, "", verbs.QUESTION_LEFT)


@transaction.atomic
def draft_answer(actor: Actor, question: Question, *, revision: int, text: str) -> Question:
    """Keep the draft of an answer, which the team alone reads. The same words change nothing.

    Raises PermissionDenied, StaleQuestion and CannotAsk.
    """
    found = _to_answer(actor, question, revision)
    words = _clean(text)
    if words == found.draft:
        return found
    found.draft, found.draft_by, found.revision = words, actor.key if words else "", found.revision + 1
    found.save(update_fields=["draft", "draft_by", "revision"])
    append_on(verbs.ANSWER_DRAFTED, actor, found, {"revision": found.revision})
    return found


@transaction.atomic
def answer(actor: Actor, question: Question, *, revision: int, text: str, to_all: bool) -> Question:
    """Answer a question, to the delegation that asked or to all; or correct the answer, which is a new version of it.

    What all were told is corrected to all. The same answer again changes nothing. Raises PermissionDenied, StaleQuestion
    and CannotAsk.
    """
    found = _to_answer(actor, question, revision)
    words = _clean(text)
    if not words:
        raise CannotAsk(_("Write the answer."))
    stands = asked.standing_answer(found)
    if stands and (stands.text, stands.to_all) == (words, to_all):
        return found
    if stands and stands.to_all and not to_all:
        raise CannotAsk(_("This was answered to all; its correction goes to all."))
    version = found.answers.count() + 1
    if version > MOST_VERSIONS:
        raise CannotAsk(_("This answer was corrected as often as it can be; write a letter."))
    Answer.objects.create(question=found, version=version, text=words, to_all=to_all, person=actor.key, at=clock.now())
    found.state, found.to_all, found.revision = State.ANSWERED, to_all, found.revision + 1
    found.draft, found.draft_by, found.taken_by = "", "", found.taken_by or actor.key
    found.save(update_fields=["state", "to_all", "revision", "draft", "draft_by", "taken_by"])
    data = {"revision": found.revision, "version": version, "to": "all" if to_all else "one"}
    telling_questions.tell_answered(actor, found, version)
    append_on(verbs.ANSWER_GIVEN, actor, found, data)
    return found


@transaction.atomic
def withdraw_answer(actor: Actor, question: Question, *, revision: int) -> Question:
    """Take an answer back: the question is open again, and those who were answered are told.

    Raises PermissionDenied, StaleQuestion, and CannotAsk where there is no answer.
    """
    found = _to_answer(actor, question, revision)
    stands = asked.standing_answer(found)
    if stands is None:
        raise CannotAsk(_("There is no answer to take back."))
    stands.withdrawn_at = clock.now()
    stands.save(update_fields=["withdrawn_at"])
    was_to_all = found.to_all
    found.state, found.to_all, found.revision = State.OPEN, False, found.revision + 1
    found.save(update_fields=["state", "to_all", "revision"])
    telling_questions.tell_answer_withdrawn(actor, found, stands.version, to_all=was_to_all)
    append_on(verbs.ANSWER_WITHDRAWN, actor, found, {"version": stands.version})
    return found


def _to_answer(actor: Actor, question: Question, revision: int) -> Question:
    found = locked(question)
    if not rules.has_perm(permissions.ANSWER, actor, found):
        raise PermissionDenied(_("Only the team of the process answers questions."))
    if found.state == State.WITHDRAWN:
        raise CannotAsk(_("The delegation took this question back; there is nothing to answer."))
    if found.revision != revision:
        raise StaleQuestion(found)
    return found


def _turn(actor: Actor, question: Question, taken_by: str, verb: Verb) -> Question:
    question.taken_by, question.revision = taken_by, question.revision + 1
    question.save(update_fields=["taken_by", "revision"])
    append_on(verb, actor, question, {"revision": question.revision})
    return question


def _clean(text: str) -> str:
    words = plain(text)
    if len(words) > LONGEST_ANSWER:
        raise CannotAsk(_("An answer has at most %(most)d characters.") % {"most": LONGEST_ANSWER})
    return words
