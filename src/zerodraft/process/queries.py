"""The readers of processes."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core import outline
from zerodraft.process.core.roles import Role
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


def public() -> list[Process]:
    """The processes that everyone may see, the oldest first."""
    return list(Process.objects.filter(audience=Audience.PUBLIC))


def titles() -> dict[str, str]:
    """The titles of all processes by their keys, the newest first, whoever may see them; the caller asks the rules."""
    return dict(Process.objects.order_by("-opened_at", "key").values_list("key", "title"))


def by_key(key: str) -> Process | None:
    """The process of that key, whoever may see it; the caller asks the rules."""
    return Process.objects.filter(key=key).first()


def to_change(key: str) -> Process | None:
    """The same, locked until the transaction ends."""
    return Process.objects.select_for_update().filter(key=key).first()


def current_round(process: Process) -> Round | None:
    """The newest round of a process, with its limits and deadlines at hand."""
    return process.rounds.prefetch_related("limits", "deadlines").order_by("-id").first()


def round_of(process: Process, number: int | None) -> Round | None:
    """The round of that number; the newest one for None."""
    return process.rounds.filter(number=number).first() if number is not None else current_round(process)


def capacities_of(person: str, process: Process, moment: datetime) -> list[Capacity]:
    """The capacities that a person's participations give them, the team's first; none for a party that has left."""
    rows = Participation.objects.filter(process=process, person=person, ended_at=None)
    left = set(parties_that_left(process, moment.date())) if any(row.party for row in rows) else set()
    found = [
        Capacity(
            key=person,
            role=Role(row.role),
            process=process.key,
            party=row.party,
            rights=row.rights,
            participation=row.key,
        )
        for row in rows
        if row.party not in left
    ]
    return sorted(found, key=lambda one: (list(Role).index(one.role), one.party))


def parties_that_left(process: Process, on: date) -> dict[str, date]:
    """The parties that are out of the process on a day, each with the day on which it left."""
    out = Withdrawal.objects.filter(Q(returned_on=None) | Q(returned_on__gt=on), process=process, left_on__lte=on)
    return dict(out.values_list("party", "left_on"))


def designated_for(process: Process, party: str, on: date) -> list[str]:
    """The groups that have designated a delegation to speak for them in this process, on a day."""
    held = Designation.objects.filter(Q(end=None) | Q(end__gt=on), process=process, party=party, start__lte=on)
    return list(held.values_list("group", flat=True))


def invited_to(subject: str) -> frozenset[str]:
    """The people and parties named for a thing, by id."""
    return frozenset(Invitation.objects.filter(subject=subject).values_list("invited", flat=True))


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
