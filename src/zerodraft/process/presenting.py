"""Who takes part, as a page shows it: roles, parties and rights in the words of the page's language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.process import purposes, queries
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.focal_points import Entry, Fault, Problem, Unreadable
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.vouching import authorities_over

if TYPE_CHECKING:
    from zerodraft.parties.models import Person
    from zerodraft.process.models import Participation, Process


@dataclass(frozen=True, slots=True)
class ShownCapacity:
    """A capacity to choose: `participation` is the id it rests on."""

    participation: str
    role: str
    party: str


@dataclass(frozen=True, slots=True)
class ShownRight:
    """A right as a box to tick."""

    code: str
    name: str
    held: bool


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Somebody who takes part. `came` says whether they have ever been in."""

    key: str
    person: str
    name: str
    email: str
    role: str
    party: str
    rights: tuple[ShownRight, ...]
    came: bool

    @property
    def held(self) -> str:
        """Their rights as one line."""
        return ", ".join(right.name for right in self.rights if right.held)


def shown_capacity(capacity: Capacity) -> ShownCapacity:
    """A capacity in words; the party by the name it bears today."""
    party = party_name(capacity.party) if capacity.party else ""
    return ShownCapacity(capacity.participation, queries.role_name(capacity.role), party)


def shown_people(rows: "Iterable[Participation]") -> list[ShownPerson]:
    """Those who take part, by name; two queries however many they are."""
    held = list(rows)
    people = parties.people({row.person for row in held})
    shown = [_shown(row, people.get(row.person)) for row in held]
    return sorted(shown, key=lambda one: (one.name.casefold(), one.key))


def rights_to_give(ticked: Iterable[Right] = ()) -> tuple[ShownRight, ...]:
    """Every right as a box, those of `ticked` ticked."""
    given = set(ticked)
    return tuple(ShownRight(right.value, queries.right_name(right), right in given) for right in Right)


def party_name(key: str, on: date | None = None) -> str:
    """The name of a party on a day (today), in the page's language; its key where it has none."""
    return parties.party_name(key, on or clock.now().date(), get_language() or "en") or key


def _shown(row: "Participation", person: "Person | None") -> ShownPerson:
    return ShownPerson(
        key=row.key,
        person=row.person,
        name=str(person) if person else row.person,
        email=person.address if person else "",
        role=queries.role_name(Role(row.role)),
        party=row.party,
        rights=rights_to_give(row.rights),
        came=bool(person and person.last_login),
    )


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link that nobody has used: for whom, what it gives, and until when (None once it has expired)."""

    key: str
    name: str
    role: str
    rights: str
    until: datetime | None


def shown_links(process: "Process", party: str | None = None) -> list[ShownLink]:
    """The links of a process that nobody has used: all, or those for one party ('' for those of the team)."""
    links = parties.admissions_open(purposes.SEAT, topic_of(process))
    return [
        ShownLink(
            key=link.key,
            name=link.name or link.email,
            role=queries.role_name(Role(link.gives["role"])),
            rights=", ".join(queries.right_name(Right(code)) for code in link.gives["rights"]),
            until=clock.course().at(link.expires_at) if clock.real_now() < link.expires_at else None,
        )
        for link in links
        if party is None or link.gives["party"] == party
    ]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A row of a list of focal points: the party it names, each problem with its cure, and the account that it concerns."""

    line: int
    typed: str
    party: str
    name: str
    email: str
    problems: tuple[str, ...]
    is_done: bool
    account: str = ""


def shown_entries(entries: Iterable[Entry], process: "Process") -> list[ShownEntry]:
    """The rows of a list as a page shows them; a fixed number of queries however many they are."""
    entries = list(entries)
    on, language = clock.now().date(), get_language() or "en"
    register = parties.register()

    def called(key: str) -> str:
        return parties.party_name(key, on, language, register) or key

    accounts = _accounts({entry.row.email.casefold() for entry in entries}, process, called)
    return [
        ShownEntry(
            line=entry.row.line,
            typed=entry.row.party,
            party=called(entry.party) if entry.party else "",
            name=entry.row.name,
            email=entry.row.email,
            problems=tuple(_cure(problem, detail, called) for problem, detail in entry.problems),
            is_done=entry.is_done,
            account=accounts.get(entry.row.email.casefold(), ""),
        )
        for entry in entries
    ]


def _accounts(addresses: set[str], process: "Process", called: Callable[[str], str]) -> dict[str, str]:
    """By address, whose account it is, what they do here and who let them in; or that nobody vouches for it."""
    known = parties.people_by_vouched_email(addresses, authorities_over(process))
    keys = {person.key for person in known.values()}
    makers = parties.let_in_by(keys)
    names = parties.names_of(set(makers.values()))
    held: dict[str, list[str]] = {}
    for row in queries.participations(process):
        words = [queries.role_name(Role(row.role)), called(row.party) if row.party else ""]
        held.setdefault(row.person, []).append(" ".join(word for word in words if word))
    said = dict.fromkeys(
        parties.addresses_taken(addresses) - set(known),
        _("An account states this address, but no secretariat of this process gave it: a new one-time link is made."),
    )
    for address, person in known.items():
        roles = _(", ").join(held.get(person.key, ())) or _("no role in this process yet")
        says = {"name": str(person), "roles": roles, "maker": names.get(makers.get(person.key, ""), "")}
        said[address] = (
            _("Account of %(name)s: %(roles)s. Let in by %(maker)s.") % says
            if says["maker"]
            else _("Account of %(name)s: %(roles)s. Let in by the secretariat.") % says
        )
    return said


def unreadable_list(error: Unreadable) -> str:
    """Why a list cannot be read, and what to do."""
    columns = {"party": _("party"), "name": _("name"), "email": _("e-mail")}
    return {
        Fault.EMPTY: _("The list has no rows. Send one with the columns party, name and e-mail."),
        Fault.TOO_LONG: _("The list has more than %(count)s rows. Send it in parts.") % {"count": error.detail},
        Fault.NO_COLUMNS: _("The list has no column for the %(column)s. Its columns are party, name and e-mail.")
        % {"column": columns.get(error.detail, error.detail)},
        Fault.BROKEN: _("A quotation mark opened before line %(line)s does not close. Mend it and send the list again.")
        % {"line": error.detail},
    }[error.fault]


def _cure(problem: Problem, detail: str, called: Callable[[str], str]) -> str:
    names = _(", ").join(called(key) for key in detail.split(",") if key)
    return {
        Problem.NO_PARTY: _("No party is named. Write the State or organization into the row."),
        Problem.UNKNOWN_PARTY: _("No party has this name. Perhaps: %(names)s?") % {"names": names}
        if names
        else _("No party has this name. Write it as lists of the Organization give it."),
        Problem.AMBIGUOUS_PARTY: _("More than one party has this name: %(names)s. Write its full name.")
        % {"names": names},
        Problem.PARTY_LEFT: _("This party left the process on %(day)s. Note its return first, or leave the row out.")
        % {"day": detail},
        Problem.TWO_IN_LIST: _(
            "The list has more than one focal point for this party. Leave one; that one admits others."
        ),
        Problem.HAS_ONE: _("The party has a focal point already: %(names)s. Remove them first, or leave the row out.")
        % {"names": detail},
        Problem.NO_NAME: _("The name is missing. Write it into the row."),
        Problem.LONG_NAME: _("The name is longer than %(count)s characters. Shorten it.") % {"count": detail},
        Problem.BAD_ADDRESS: _("“%(text)s” is no e-mail address. Correct it.") % {"text": detail}
        if detail
        else _("The e-mail address is missing. Write it into the row."),
        Problem.TWICE: _("This address stands in more than one row. Each person has their own."),
        Problem.ANOTHERS_ADDRESS: _("This address belongs to %(name)s. Correct the address, or write that name.")
        % {"name": detail},
    }[problem]
