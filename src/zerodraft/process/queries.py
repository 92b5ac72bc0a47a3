"""The readers of processes."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.parties import queries as parties
from zerodraft.prepared import Prepared
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core import outline
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import (
    Deadline,
    Designation,
    Invitation,
    Participation,
    Process,
    Round,
    SpeakingLimit,
    Withdrawal,
)
from zerodraft.process.permissions import Place


def public() -> list[Process]:
    """The processes that everyone may see, the oldest first."""
    return list(Process.objects.filter(audience=Audience.PUBLIC))


def titles() -> dict[str, str]:
    """The titles of all processes by their keys, the newest first, whoever may see them; the caller asks the rules."""
    return dict(Process.objects.order_by("-opened_at", "key").values_list("key", "title"))


def by_key(key: str) -> Process | None:
    """The process of that key, whoever may see it; the caller asks the rules."""
    return Process.objects.filter(key=key).first()


def keys() -> list[str]:
    """The keys of all processes, the oldest first."""
    return list(Process.objects.values_list("key", flat=True))


def to_change(key: str) -> Process | None:
    """The same, locked until the transaction ends."""
    return Process.objects.select_for_update().filter(key=key).first()


def current_round(process: Process) -> Round | None:
    """The newest round of a process, with its limits and deadlines at hand."""
    return process.rounds.prefetch_related("limits", "deadlines").order_by("-id").first()


def rounds_of(process: Process) -> QuerySet[Round]:
    """Every round of a process, also those only planned yet, the newest first; their limits and deadlines at hand."""
    return process.rounds.prefetch_related("limits", "deadlines").order_by("-id")


def round_of(process: Process, number: int | None) -> Round | None:
    """The round of that number; the newest one for None."""
    return process.rounds.filter(number=number).first() if number is not None else current_round(process)


def names_in(process: Process, language: str) -> dict[tuple[str, str], str]:
    """What letters in a language call a process and its officers, by matter and key of the officer ('' for the process)."""
    rows = process.namings.filter(language=language).select_related("officer")
    return {(row.matter, row.officer.key if row.officer else ""): row.text for row in rows}


def capacities_of(person: str, process: Process, moment: datetime) -> list[Capacity]:
    """The capacities that a person's participations give them, the team's first; none for a party that has left."""
    rows = _places_of(process.pk, person)
    left = set(parties_that_left(process, moment.date())) if any(row.party for row in rows) else set()
    return _offered(_capacity(row, process.key) for row in rows if row.party not in left)


def capacities_everywhere(person: str, moment: datetime) -> dict[str, list[Capacity]]:
    """The same in every process in which somebody has any, by its key, in two queries."""
    rows = list(Participation.objects.filter(person=person, ended_at=None).select_related("process"))
    left = left_among({row.party for row in rows} - {""}, moment.date())
    found: dict[str, list[Capacity]] = {}
    for row in rows:
        if (row.process_id, row.party) not in left:
            found.setdefault(row.process.key, []).append(_capacity(row, row.process.key))
    return {process: _offered(having) for process, having in found.items()}


def _capacity(row: Participation, process: str) -> Capacity:
    return Capacity(
        key=row.person,
        role=Role(row.role),
        process=process,
        party=row.party,
        rights=row.rights,
        participation=row.key,
    )


def _offered(capacities: Iterable[Capacity]) -> list[Capacity]:
    return sorted(capacities, key=lambda one: (list(Role).index(one.role), one.party))


_places_of = Prepared(
    lambda process, person: Participation.objects.filter(process_id=process, person=person, ended_at=None), int, str
)


def participations(process: Process, party: str | None = None) -> list[Participation]:
    """Who takes part now, or who does for one party ('' for those who act for none), in the order of their coming."""
    rows = Participation.objects.filter(process=process, ended_at=None).select_related("process")
    return list(rows if party is None else rows.filter(party=party))


def people_behind(key: str) -> set[str]:
    """The people that a key stands for: a person for themselves, a party for all who take part for it anywhere."""
    return {key} | set(Participation.objects.filter(party=key, ended_at=None).values_list("person", flat=True))


def participation_by_key(key: str) -> Participation | None:
    """The participation with that stable id, also one that has ended."""
    return Participation.objects.filter(key=key).select_related("process").first()


def places_of(person: str) -> list[Place]:
    """Every place that a person holds now, in all processes."""
    rows = Participation.objects.filter(person=person, ended_at=None).select_related("process")
    return [row.place for row in rows]


def is_conference_officer(person: str) -> bool:
    """Whether somebody is a conference officer in any process now."""
    held = Participation.objects.filter(person=person, role=Role.CONFERENCE_OFFICER.value, ended_at=None)
    return bool(person) and held.exists()


def seen_by(person: str, *, is_secretariat: bool = False) -> list[Process]:
    """The processes that somebody finds on the front page: public ones, and those they take part in, the oldest first."""
    if is_secretariat:
        return list(Process.objects.all())
    own = Participation.objects.filter(person=person, ended_at=None).values("process")
    return list(Process.objects.filter(Q(audience=Audience.PUBLIC) | Q(pk__in=own)))


def processes_of(person: str) -> list[Process]:
    """The processes in which somebody has a role now."""
    return list(Process.objects.filter(participations__person=person, participations__ended_at=None).distinct())


def parties_that_left(process: Process, on: date) -> dict[str, date]:
    """The parties that are out of the process on a day, each with the day on which it left."""
    out = Withdrawal.objects.filter(Q(returned_on=None) | Q(returned_on__gt=on), process=process, left_on__lte=on)
    return dict(out.values_list("party", "left_on"))


def left_among(parties_: set[str], on: date) -> set[tuple[int, str]]:
    """From which processes, by their numbers here, which of these parties are out on a day."""
    if not parties_:
        return set()
    out = Withdrawal.objects.filter(Q(returned_on=None) | Q(returned_on__gt=on), party__in=parties_, left_on__lte=on)
    return set(out.values_list("process_id", "party"))


def designated_for(process: Process, party: str, on: date) -> list[str]:
    """The groups that have designated a delegation to speak for them in this process, on a day."""
    held = Designation.objects.filter(Q(end=None) | Q(end__gt=on), process=process, party=party, start__lte=on)
    return list(held.values_list("group", flat=True))


def designations(process: Process) -> list[Designation]:
    """Every designation of the process, by group and day."""
    return list(Designation.objects.filter(process=process))


def groups_spoken_for(process: Process, party: str, on: date) -> list[str]:
    """The groups for which a delegation may speak in this process on a day: those it chairs, and that designated it."""
    return sorted({*parties.groups_chaired_by(party, on), *designated_for(process, party, on)})


def speakers_for(process: Process, on: date) -> dict[str, set[str]]:
    """The delegations that may speak for a group in this process on a day, by group: its chairs, and those it designated."""
    found = parties.chairs_on(on)
    held = Designation.objects.filter(Q(end=None) | Q(end__gt=on), process=process, start__lte=on)
    for group, party in held.values_list("group", "party"):
        found.setdefault(group, set()).add(party)
    return found


def limit_seconds(in_round: int) -> dict[str, int]:
    """The speaking limits of the round of that id, in seconds, by the category they apply to."""
    return {row.applies_to: row.seconds for row in _limits_in(in_round)}


_limits_in = Prepared(lambda in_round: SpeakingLimit.objects.filter(round_id=in_round).order_by(), int)


def invited_to(subject: str, process: str) -> frozenset[str]:
    """The people and parties named for a thing of the process with this key, by id.

    Who may invite is asked in a process: what is named there says nothing of the things of another.
    """
    named = Invitation.objects.filter(subject=subject, process__key=process)
    return frozenset(named.values_list("invited", flat=True))


def invitations_to(subjects: Collection[str]) -> dict[tuple[str, str], frozenset[str]]:
    """The same for many things, by the thing and the key of the process in which it was named, in one query."""
    found: dict[tuple[str, str], set[str]] = {}
    rows = Invitation.objects.filter(subject__in=subjects).values_list("subject", "process__key", "invited")
    for subject, process, invited in rows:
        found.setdefault((subject, process), set()).add(invited)
    return {of: frozenset(named) for of, named in found.items()}


def invitations_in(process: Process) -> dict[str, frozenset[str]]:
    """Everybody who is named for a thing of the process, by the key of the thing, in one query."""
    named: dict[str, set[str]] = {}
    for subject, invited in Invitation.objects.filter(process=process).values_list("subject", "invited"):
        named.setdefault(subject, set()).add(invited)
    return {subject: frozenset(those) for subject, those in named.items()}


def role_name(role: Role) -> str:
    """What a role is called on screen: "Conference officer"."""
    return _("The public") if role is Role.PUBLIC else str(Participation.Roles(role.value).label)


def right_name(right: Right) -> str:
    """What somebody may do in the name of their party: "inscribe on speakers' lists"."""
    return {
        Right.INSCRIBE: _("inscribe on speakers’ lists"),
        Right.DRAFT: _("draft texts"),
        Right.SUBMIT: _("submit texts"),
        Right.ADMIT: _("admit and remove colleagues"),
    }[right]


def speakers_name(category: str) -> str:
    """Whose interventions a limit of this category holds for: "On behalf of groups"."""
    return str(SpeakingLimit.Category(category).label)


def matter_name(matter: str) -> str:
    """What is due by a deadline of this matter: "Written proposals"."""
    return str(Deadline.Matter(matter).label)


def part_name(element: str) -> str:
    """What a part of the outline is called on screen: "Objective 7", "Preamble"."""
    part = outline.parse(element)
    numbered, named = _numbered(part.number), _named()
    if part.number is not None and part.kind in numbered:
        return numbered[part.kind]
    return named.get(part.kind, element)


def duration(seconds: int) -> str:
    """A length of time in words: "3 minutes", "90 seconds"."""
    if seconds % 60:
        return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    minutes = seconds // 60
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def _numbered(number: int | None) -> dict[str, str]:
    n = {"number": number}
    return {
        "objective": _("Objective %(number)s") % n,
        "article": _("Article %(number)s") % n,
        "chapter": _("Chapter %(number)s") % n,
        "paragraph": _("Paragraph %(number)s") % n,
        "part": _("Part %(number)s") % n,
        "section": _("Section %(number)s") % n,
        "annex": _("Annex %(number)s") % n,
        "action": _("Action %(number)s") % n,
    }


def _named() -> dict[str, str]:
    return {
        "preamble": _("Preamble"),
        "chapeau": _("Chapeau"),
        "introduction": _("Introduction"),
        "vision": _("Vision"),
        "guiding-principles": _("Guiding principles"),
        "principles": _("Principles"),
        "definitions": _("Use of terms"),
        "scope": _("Scope"),
        "general-provisions": _("General provisions"),
        "final-provisions": _("Final provisions"),
        "implementation": _("Implementation"),
        "means-of-implementation": _("Means of implementation"),
        "follow-up": _("Follow-up"),
        "review": _("Review"),
    }
