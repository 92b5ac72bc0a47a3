"""The readers of questions and of acknowledgements, as far as somebody may see them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import rules
from django.db.models import Prefetch, Q, QuerySet

from zerodraft.correspondence import permissions
from zerodraft.correspondence.models import Acknowledgement, Answer, Entry, Outgoing, Question
from zerodraft.process import queries as process_queries
from zerodraft.process.capacity import Capacity
from zerodraft.programme import permissions as programme_permissions
from zerodraft.programme import queries as programme

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.core.release import Meeting
    from zerodraft.programme.models import Meeting as Row


def by_key(key: str) -> Question | None:
    """The question of that key, whoever may see it; the caller asks the rules."""
    return _questions().filter(key=key).first()


def standing_answer(question: Question) -> Answer | None:
    """The answer that stands; None for a question that is open."""
    if question.state != Question.State.ANSWERED:
        return None
    return max(
        (one for one in question.answers.all() if not one.withdrawn_at), key=lambda one: one.version, default=None
    )


def questions_of(process: "Process", capacity: Capacity, entry: Entry | None = None) -> list[Question]:
    """The questions of a process, or about one letter of its register, that somebody may see, the newest first, in a fixed
    number of queries.
    """
    found = _questions().filter(process=process, **({"entry": entry} if entry else {}))
    if not rules.has_perm(permissions.ANSWER, capacity, process):
        own = Q(party=capacity.party) if capacity.party else Q(pk=None)
        found = found.filter(own | Q(to_all=True))
    return [one for one in _placed(process, found) if rules.has_perm(permissions.SEE_QUESTION, capacity, one)]


def meetings(visitor: object, process: "Process") -> "list[tuple[Row, Meeting]]":
    """The announced meetings that somebody may follow, each behind its row."""
    announced = programme.announced(process)
    return [one for one in announced if rules.has_perm(programme_permissions.ATTEND, visitor, one[0])]


def acknowledgements(letter: Outgoing) -> dict[str, Acknowledgement]:
    """Who acknowledged a letter, by the party."""
    return {row.party: row for row in letter.acknowledgements.all()}


def _questions() -> QuerySet[Question]:
    letters = ("entry__letter__process", "entry__outgoing__process")
    found = Question.objects.select_related("process", *letters)
    words = ("letter__text", "letter__changes", "outgoing__content", "outgoing__frozen", "outgoing__frozen_template")
    return found.defer(*(f"entry__{one}" for one in words)).prefetch_related(
        Prefetch("answers", Answer.objects.order_by("version"))
    )


def _placed(process: "Process", questions: Iterable[Question]) -> list[Question]:
    """The same questions, each knowing what it is about, and who is invited to that, without a query of its own."""
    found = list(questions)
    invited = process_queries.invitations_in(process)
    held = {row.key: row for row in programme.meetings_of(process)} if any(one.meeting for one in found) else {}
    for one in found:
        letter = (one.entry.outgoing or one.entry.letter) if one.entry else None
        if letter:
            letter.invited = invited.get(letter.key, frozenset())
        about = letter or (held.get(one.meeting) if one.meeting else process)
        one.about = about
    return found
