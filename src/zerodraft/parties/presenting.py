"""The register of parties as a page shows it: in the words of the page's language, with dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.order import protocol_order
from zerodraft.parties.core.party import Kind, Language, Membership, Party, Period, Register, Role
from zerodraft.parties.core.search import suggest

if TYPE_CHECKING:
    from zerodraft.parties.models import Correction


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A party to go to, and for how long a relation to it holds."""

    key: str
    name: str
    period: Period
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name in a language, for a time."""

    language: str
    code: str
    short: str
    formal: str
    period: Period
    holds: bool


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party with everything dated that the register says of it; `gathers` says that it has members."""

    key: str
    name: str
    kind: str
    aliases: str
    names: tuple[ShownName, ...]
    groups: tuple[ShownLink, ...]
    members: tuple[ShownLink, ...]
    chairs: tuple[ShownLink, ...]
    chairs_of: tuple[ShownLink, ...]
    gathers: bool


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """What was corrected, in words, and whether it stands."""

    key: str
    says: str
    period: Period
    stands: bool


def listed(register: Register, on: date, language: str, typed: str = "") -> list[tuple[str, list[ShownLink]]]:
    """The parties of a day under the name of their kind, in protocol order; or only those that fit what was typed."""
    fitting = {one.key for one in suggest(register, typed, on, limit=60)} if typed else None
    found = []
    for kind in Kind:
        parties = protocol_order(register.present(on, kind), on)
        shown = [_link(register, p.key, on, language) for p in parties if fitting is None or p.key in fitting]
        if shown:
            found.append((kind_name(kind), shown))
    return found


def shown_party(register: Register, key: str, on: date, language: str) -> ShownParty:
    """One party. Raises UnknownParty."""
    party = register.party(key)
    kind = party.kind_on(on)

    def of(rows: Iterable[Membership], *, other: str) -> tuple[ShownLink, ...]:
        links = [_link(register, getattr(row, other), on, language, row.period, _role_note(row.role)) for row in rows]
        return tuple(sorted(links, key=lambda one: (one.name.casefold(), one.period.start or date.min)))

    return ShownParty(
        key=key,
        name=_name(party, on, language),
        kind=kind_name(kind) if kind else "",
        aliases=_(", ").join(party.aliases),
        names=tuple(
            ShownName(
                language_name(row.language),
                row.language.value,
                row.short,
                row.formal,
                row.period,
                row.period.covers(on),
            )
            for row in party.names
        ),
        groups=of((m for m in register.memberships if m.member == key), other="group"),
        members=of((m for m in register.memberships if m.group == key and m.period.covers(on)), other="member"),
        chairs=tuple(_link(register, c.party, on, language, c.period) for c in register.chairs if c.group == key),
        chairs_of=tuple(_link(register, c.group, on, language, c.period) for c in register.chairs if c.party == key),
        gathers=kind in (Kind.GROUP, Kind.ORGANIZATION),
    )


def shown_corrections(
    register: Register, rows: "Iterable[Correction]", on: date, language: str
) -> list[ShownCorrection]:
    """What was corrected, in the order given."""

    def called(key: str) -> str:
        return _link(register, key, on, language).name

    found = []
    for row in rows:
        words = {"party": called(row.party) if row.party else "", "group": called(row.group) if row.group else ""}
        if row.what == row.What.PARTY:
            says = _("Added: %(name)s") % {"name": row.short}
        elif row.what == row.What.NAME:
            words |= {"name": row.short, "language": language_name(Language(row.language))}
            says = _("%(language)s name: %(name)s") % words
        elif row.what == row.What.CHAIR:
            says = _("%(party)s chairs %(group)s") % words if row.party else _("Nobody chairs %(group)s") % words
        elif row.role == Role.MEMBER.value:
            says = _("%(party)s is a member of %(group)s") % words
        elif row.role == Role.OBSERVER.value:
            says = _("%(party)s is an observer of %(group)s") % words
        else:
            says = _("%(party)s does not belong to %(group)s") % words
        found.append(ShownCorrection(row.key, says, Period(row.start, row.end), row.undone_at is None))
    return found


def kind_name(kind: Kind) -> str:
    """What parties of a kind are called on screen."""
    return {
        Kind.MEMBER_STATE: _("Member States"),
        Kind.OBSERVER_STATE: _("Observer States"),
        Kind.OTHER_STATE: _("Other States"),
        Kind.ORGANIZATION: _("Organizations"),
        Kind.ENTITY: _("Entities"),
        Kind.GROUP: _("Groups"),
    }[kind]


def language_name(language: Language) -> str:
    """What a language is called in itself."""
    return {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}[
        language
    ]


def _role_note(role: Role) -> str:
    return _("observer") if role is Role.OBSERVER else ""


def _link(
    register: Register, key: str, on: date, language: str, period: Period | None = None, note: str = ""
) -> ShownLink:
    party = register.parties.get(key)
    return ShownLink(key, _name(party, on, language) if party else key, period or Period(), note)


def _name(party: Party, on: date, language: str) -> str:
    try:
        return name_on(party, on, Language(language[:2]))
    except NamelessParty:
        return party.names[0].short if party.names else party.key
