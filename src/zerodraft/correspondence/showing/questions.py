"""Questions and their answers in the words of pages, as far as somebody may know who asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import asked, permissions
from zerodraft.correspondence.models import Answer, Question
from zerodraft.correspondence.showing.register import address_of, cited
from zerodraft.floor.presenting import names_of
from zerodraft.moments import day_and_hour_at, full_day, in_zone
from zerodraft.parties import queries as people
from zerodraft.process.capacity import Capacity
from zerodraft.programme import presenting as programme
from zerodraft.programme import queries as programme_queries
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

TEXT = "text"
ICONS = {
    Question.State.OPEN: "coming",
    Question.State.ANSWERED: "over",
    Question.State.WITHDRAWN: "cancelled",
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One version of an answer; `by` is '' for whoever is not of the team."""

    version: int
    text: str
    at: datetime
    by: str
    to_all: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question. `asker` is '' where the visitor is not to know who asked, `person` where they are not of the team.

    `versions` are those of its answer that do not stand, for the team; `taken_by` is a name, `is_mine` says that it is the
    visitor's own.
    """

    question: Question
    address: str
    about: str
    about_address: str
    state: str
    icon: str
    asker: str
    person: str
    is_own: bool
    answer: ShownAnswer | None
    versions: tuple[ShownAnswer, ...]
    taken_by: str
    is_mine: bool


def shown(questions: Collection[Question], process: "Process", capacity: Capacity) -> list[ShownQuestion]:
    """Questions that somebody may see, in a fixed number of queries."""
    of_team = rules.has_perm(permissions.ANSWER, capacity, process)
    known = people.names_of(_people(questions)) if of_team else {}
    party = names_of(clock.now().date()) if questions else str
    held = announced(process) if any(one.meeting for one in questions) else {}

    def show(one: Question) -> ShownQuestion:
        is_own = bool(capacity.party) and capacity.party == one.party
        about, address = _about(one, capacity, held)
        stands = asked.standing_answer(one)
        return ShownQuestion(
            question=one,
            address=reverse("question", args=[process.key, one.key]),
            about=about,
            about_address=address,
            state=state_name(one),
            icon=ICONS[Question.State(one.state)],
            asker=party(one.party) if of_team or is_own or one.named else "",
            person=known.get(one.person, ""),
            is_own=is_own,
            answer=_answer(stands, known) if stands else None,
            versions=tuple(_answer(each, known) for each in one.answers.all() if each != stands) if of_team else (),
            taken_by=known.get(one.taken_by, ""),
            is_mine=bool(capacity.key) and capacity.key == one.taken_by,
        )

    return [show(one) for one in questions]


def objects(
    questions: Iterable[Question], capacity: Capacity, held: Mapping[str, Meeting], chosen: str
) -> list[tuple[str, str]]:
    """What was asked about, as far as the visitor sees it: codes with their names; a meeting that is chosen too."""
    found = {TEXT: _("The text")}
    for one in questions:
        if one.entry and rules.has_perm(permissions.SEE, capacity, one.about):
            found[one.entry.key] = cited(one.entry)
        elif one.meeting in held:
            found[one.meeting] = meeting_name(held[one.meeting])
    if chosen in held:
        found[chosen] = meeting_name(held[chosen])
    return sorted(found.items(), key=lambda option: (option[0] == TEXT, option[1]))


def object_of(question: Question) -> str:
    """The code of what a question is about: the key of a letter or a meeting, or TEXT."""
    return question.entry.key if question.entry else question.meeting or TEXT


def state_name(question: Question) -> str:
    """How far a question has come, and for whom its answer is."""
    if question.state == Question.State.ANSWERED:
        return _("Answered to all") if question.to_all else _("Answered to the delegation alone")
    return str(Question.State(question.state).label)


def announced(process: "Process") -> dict[str, Meeting]:
    """The meetings of the newest release, by their keys."""
    return {meeting.key: meeting for meeting in programme_queries.released_meetings(process)}


def meeting_name(meeting: Meeting) -> str:
    """A meeting in one line: when it is, and what it is about."""
    start = in_zone(meeting.start, meeting.zone) if meeting.start else None
    when = day_and_hour_at(start, clock.now()) if start else full_day(meeting.day)
    return f"{when} · {programme.title(meeting)}"


def _about(question: Question, capacity: Capacity, held: Mapping[str, Meeting]) -> tuple[str, str]:
    """What a question is about, and the page of that, as far as the visitor sees it."""
    text, address = "", ""
    if question.entry:
        text = _("A letter that you do not see")
        if rules.has_perm(permissions.SEE, capacity, question.about):
            text, address = cited(question.entry), address_of(question.entry)
    elif question.meeting:
        meeting = held.get(question.meeting)
        text = meeting_name(meeting) if meeting else _("A meeting that is not in the programme any more")
        address = reverse("meeting", args=[question.meeting]) if meeting else ""
    if not question.place:
        return text or _("The text"), address
    return f"{text} · {question.place}" if text else question.place, address


def _answer(answer: Answer, known: Mapping[str, str]) -> ShownAnswer:
    return ShownAnswer(
        version=answer.version,
        text=answer.text,
        at=answer.at,
        by=known.get(answer.person, ""),
        to_all=answer.to_all,
        withdrawn=bool(answer.withdrawn_at),
    )


def _people(questions: Iterable[Question]) -> set[str]:
    found = {key for one in questions for key in (one.person, one.taken_by, one.draft_by)}
    found |= {answer.person for one in questions for answer in one.answers.all()}
    return found - {""}
