"""Who can take part in a negotiation, and everything about them that changes with the day.

A party is a key and nothing else: its standing, names, capabilities and memberships are dated rows that point at the
key. The key is minted once, never derived again and never read for meaning (docs/decisions/0004-party-ids.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar


class Language(StrEnum):
    """The six official languages of the United Nations."""

    AR = "ar"
    ZH = "zh"
    EN = "en"
    FR = "fr"
    RU = "ru"
    ES = "es"


class Kind(StrEnum):
    """What a party is to the General Assembly on a day; in the order in which lists give them."""

    MEMBER_STATE = "member-state"
    OBSERVER_STATE = "observer-state"
    OTHER_STATE = "other-state"
    ORGANIZATION = "organization"
    ENTITY = "entity"
    GROUP = "group"


class Capability(StrEnum):
    """What a party may do in a formal meeting of the General Assembly or a conference it convenes."""

    VOTE = "vote"
    STAND_FOR_ELECTION = "stand-for-election"
    INSCRIBE = "inscribe"
    INSCRIBE_AMONG_MEMBERS = "inscribe-among-members"
    SPEAK_IN_GENERAL_DEBATE = "speak-in-general-debate"
    REPLY = "reply"
    EXPLAIN_POSITION = "explain-position"
    PROPOSE = "propose"
    CO_SPONSOR = "co-sponsor"
    REQUEST_VOTE = "request-vote"
    MOVE = "move"
    RAISE_POINT_OF_ORDER = "raise-point-of-order"
    CHALLENGE_RULING = "challenge-ruling"
    CIRCULATE = "circulate"
    SPEAK_FOR_GROUP = "speak-for-group"
    SIT_AMONG_MEMBERS = "sit-among-members"


class Matter(StrEnum):
    """On what alone a grant may be used, where its resolution says so; the presiding officer decides whether it is so."""

    OWN_PROCEEDINGS = "own-proceedings"
    """Proceedings, or texts, that involve the party (A/RES/58/314)."""
    OWN_POSITIONS = "own-positions"
    """Positions of the party (A/RES/65/276)."""
    PALESTINE_MIDDLE_EAST = "palestine-middle-east"
    """Palestinian and Middle East issues (A/RES/52/250)."""


class Role(StrEnum):
    """How a party belongs to a group: only members are counted."""

    MEMBER = "member"
    OBSERVER = "observer"


class Certainty(StrEnum):
    """How far to rely on a row: it stands in the vendored source, is general knowledge, or its day is approximate."""

    SOURCE = "source"
    GENERAL = "general"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, not including, `end`; None is «as far as the register goes» on either side."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"a period cannot end on {self.end} when it begins on {self.start}")

    def covers(self, on: date) -> bool:
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)

    def overlaps(self, other: "Period") -> bool:
        return (self.end is None or other.start is None or other.start < self.end) and (
            other.end is None or self.start is None or self.start < other.end
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What a party is for a time, and the instrument that made it so (`basis`, empty where not known for certain)."""

    kind: Kind
    period: Period
    basis: str
    certainty: Certainty
    note: str


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name in one language for a time. `formal` is empty where the register has none."""

    language: Language
    short: str
    formal: str
    period: Period
    certainty: Certainty
    note: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A capability for a time: within what limits (`extent`, empty when without limit) and by what instrument (`source`).

    Of what `extent` says in words, the program keeps to `most` (how often on one item; None for no number), `matter` (on
    what alone) and `group` (for which group alone, by key; empty for no bound).
    """

    capability: Capability
    period: Period
    extent: str
    source: str
    certainty: Certainty
    most: int | None = None
    matter: Matter | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's place in a group for a time. A group is a party too: the European Union is both."""

    group: str
    member: str
    role: Role
    period: Period
    certainty: Certainty
    note: str


@dataclass(frozen=True, slots=True)
class Chair:
    """Who speaks for a group because it chairs it, for a time."""

    group: str
    party: str
    period: Period


@dataclass(frozen=True, slots=True)
class Party:
    """One key with its dated rows; aliases are what people type or write for it, on no particular day."""

    key: str
    standings: tuple[Standing, ...]
    names: tuple[PartyName, ...]
    grants: tuple[Grant, ...]
    aliases: tuple[str, ...]

    def kind_on(self, on: date) -> Kind | None:
        """What the party is on a day; None before it takes part."""
        standing = valid_on(self.standings, on)
        return standing[0].kind if standing else None


class UnknownParty(LookupError):
    """No party has this key."""


@dataclass(frozen=True, slots=True)
class Register:
    """All parties by key, all memberships, the capabilities that come with a kind, and who chairs which group."""

    parties: Mapping[str, Party]
    memberships: tuple[Membership, ...]
    grants_by_kind: Mapping[Kind, tuple[Grant, ...]]
    chairs: tuple[Chair, ...] = ()

    def party(self, key: str) -> Party:
        """The party with this key; raises UnknownParty."""
        try:
            return self.parties[key]
        except KeyError:
            raise UnknownParty(f"no party has the key {key!r}") from None

    def present(self, on: date, *kinds: Kind) -> tuple[Party, ...]:
        """The parties that take part on a day, of the given kinds or of all, by key."""
        wanted = kinds or tuple(Kind)
        return tuple(self.parties[key] for key in sorted(self.parties) if self.parties[key].kind_on(on) in wanted)


class Dated(Protocol):
    """A row that holds for a period."""

    @property
    def period(self) -> Period: ...


Row = TypeVar("Row", bound=Dated)


def valid_on(rows: Iterable[Row], on: date) -> tuple[Row, ...]:
    """The rows that hold on a day, in the order given."""
    return tuple(row for row in rows if row.period.covers(on))
