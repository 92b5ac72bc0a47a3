"""A delegation asks a question, and takes it back."""

import re
import secrets
from typing import TYPE_CHECKING

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import asked, permissions, queries, telling_questions, verbs
from zerodraft.correspondence.actions.questioning import CannotAsk, State, append_on, locked, plain
from zerodraft.correspondence.models import Letter, Outgoing, Question
from zerodraft.process import queries as process_queries
from zerodraft.process.permissions import capacity_of
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

LONGEST_QUESTION = 3_000
"""Characters."""
LONGEST_PLACE = 200
MOST_OPEN = 50
"""Questions of one delegation that wait for an answer."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}\Z")


class AskedAlready(CannotAsk):
    """The same form was sent before, with other words."""


@transaction.atomic
def ask(
    actor: Actor,
    process: "Process",
    *,
    text: str,
    token: str,
    letter: Letter | Outgoing | None = None,
    meeting: str = "",
    place: str = "",
    named: bool = False,
) -> Question:
    """Ask about a letter that was released or came in, a meeting that is announced, or a place in the text.

    The same form sent twice is one question. Raises PermissionDenied, also for what the actor may not see; CannotAsk.
    """
    if not rules.has_perm(permissions.ASK, actor, process):
        raise PermissionDenied(_("Only those who act for a delegation ask a question in its name."))
    entry = queries.entry_of(letter) if letter else None
    if letter and (entry is None or letter.process_key != process.key or not _sees(actor, letter)):
        raise PermissionDenied(_("There is no such letter for you."))
    if meeting and meeting not in {row.key for row, _meeting in asked.meetings(actor, process)}:
        raise PermissionDenied(_("There is no such meeting for you."))
    words, where = plain(text), " ".join(plain(place).split())
    _check(words, where, needs_place=not letter and not meeting)
    if not _TOKEN.match(token):
        raise CannotAsk(_("This form is not whole; open it anew and send it again."))
    if letter and getattr(letter, "sealed_at", None):
        raise CannotAsk(_("This letter was sealed; nothing of it is left."))
    # One question of a delegation after the other: the row of the process is the lock.
    process_queries.to_change(process.key)
    party = capacity_of(actor).party
    before = Question.objects.filter(process=process, party=party, token=token).first()
    if before:
        if (before.text, before.place) == (words, where):
            return before
        raise AskedAlready(
            _("Another question was sent from this form before. Send it again, and it is asked beside the first.")
        )
    if Question.objects.filter(process=process, party=party, state=State.OPEN).count() >= MOST_OPEN:
        raise CannotAsk(
            _("%(most)d questions of your delegation wait for an answer; take one back, or wait.") % {"most": MOST_OPEN}
        )
    made = Question.objects.create(
        key=f"question-{secrets.token_hex(6)}",
        process=process,
        entry=entry,
        meeting=meeting,
        place=where,
        text=words,
        party=party,
        person=actor.key,
        asked_at=clock.now(),
        named=named,
        token=token,
    )
    data = {
        "about": "letter" if letter else "meeting" if meeting else "text",
        "letter": letter.key if letter else None,
        "meeting": meeting or None,
    }
    telling_questions.tell_asked(actor, made)
    append_on(verbs.QUESTION_ASKED, actor, made, data, on_behalf_of=party)
    return made


@transaction.atomic
def withdraw_question(actor: Actor, question: Question) -> Question:
    """Take a question back before it is answered; a second time changes nothing. Raises PermissionDenied and CannotAsk."""
    found = locked(question)
    if not rules.has_perm(permissions.WITHDRAW_QUESTION, actor, found):
        raise PermissionDenied(_("Only the delegation that asked a question takes it back."))
    if found.state == State.WITHDRAWN:
        return found
    if found.state == State.ANSWERED:
        raise CannotAsk(_("This question is answered; it stays with its answer."))
    found.state, found.draft, found.draft_by = State.WITHDRAWN, "", ""
    found.revision += 1
    found.save(update_fields=["state", "draft", "draft_by", "revision"])
    append_on(verbs.QUESTION_WITHDRAWN, actor, found, {}, on_behalf_of=found.party)
    return found


def _sees(actor: Actor, letter: Letter | Outgoing) -> bool:
    is_out = isinstance(letter, Letter) or letter.state == Outgoing.State.RELEASED
    return is_out and bool(rules.has_perm(permissions.SEE, actor, letter))


def _check(words: str, where: str, *, needs_place: bool) -> None:
    if not words:
        raise CannotAsk(_("Write your question."))
    if len(words) > LONGEST_QUESTION:
        raise CannotAsk(_("A question has at most %(most)d characters.") % {"most": LONGEST_QUESTION})
    if needs_place and not where:
        raise CannotAsk(_("Say what you ask about: choose a meeting, or name the part or paragraph of the text."))
    if len(where) > LONGEST_PLACE:
        raise CannotAsk(_("A place in the text is named in at most %(most)d characters.") % {"most": LONGEST_PLACE})
