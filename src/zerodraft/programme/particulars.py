"""Who leads a process, how long one may speak and what is due when, in the words of the page's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft.parties import queries as parties
from zerodraft.process import queries as process

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round


@dataclass(frozen=True, slots=True)
class ShownOfficer:
    """Somebody who leads the process, and the State; '' when the letter names none."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """Whose interventions a limit holds for, and its length in words."""

    name: str
    duration: str


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """What is due, and by when. `at` is local to `zone`, or None where the letter gives no hour."""

    matter: str
    on: date
    at: datetime | None
    zone: str
    to: str


def officers(of: "Process", moment: datetime) -> list[tuple[str, list[ShownOfficer]]]:
    """Each office with those who hold it, in the order of the letter; States by the name they bear at `moment`."""
    offices: dict[str, list[ShownOfficer]] = {}
    for officer in of.officers.all():
        state = state_name(officer.party, moment.date()) or officer.state
        offices.setdefault(office_name(officer.office), []).append(ShownOfficer(officer.name, state))
    return list(offices.items())


def limits(of: "Round | None") -> list[ShownLimit]:
    """The limits of a round in words."""
    found = of.limits.all() if of else ()
    return [ShownLimit(str(limit.get_applies_to_display()), process.duration(limit.seconds)) for limit in found]


def deadlines(of: "Round | None") -> list[ShownDeadline]:
    """The deadlines of a round in words, the first due first."""
    found = of.deadlines.all() if of else ()
    return [
        ShownDeadline(
            matter=str(deadline.get_matter_display()),
            on=deadline.on,
            at=deadline.at.astimezone(ZoneInfo(deadline.zone or "UTC")) if deadline.at else None,
            zone=deadline.zone,
            to=deadline.to,
        )
        for deadline in found
    ]


def state_name(party: str, on: date) -> str:
    """The name of a party on a day in the page's language; '' for a key that no party has."""
    return parties.party_name(party, on, get_language() or "en")


def office_name(office: str) -> str:
    """An office in the page's language, where it is one that we know; otherwise as it is written."""
    known = {
        "Co-facilitators": _("Co-facilitators"),
        "Co-Chairs": _("Co-Chairs"),
        "Chair": _("Chair"),
        "President": _("President"),
        "President of the General Assembly": _("President of the General Assembly"),
        "Secretary-General": _("Secretary-General"),
        "Executive Secretary": _("Executive Secretary"),
        "Permanent Mission": _("Permanent Mission"),
    }
    return known.get(office, office)
