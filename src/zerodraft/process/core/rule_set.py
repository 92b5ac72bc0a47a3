"""The rules by which a body's meetings run: quorum, order of speakers, limits, replies, points of order, motions.

A rule set is data, with a version and a source, never a constant: a rule that is stated wrongly is mended in a file, and a
process states its own. Lengths of time are whole seconds.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

import msgspec
import tomli_w

FOR_ALL = "all"
"""The category of a limit that holds for every speaker without one of their own."""

LONGEST_SECONDS = 4 * 60 * 60
LONGEST_TEXT = 64 * 1024
"""How many characters a rule set may have as it is written."""
_OWED = ("version", "title", "source")
"""Words that a rule set has, if only empty ones."""
_MOST_DOTS = 200
"""In a line: the time that reading a dotted key takes grows with the square of its dots."""

Seconds = Annotated[int, msgspec.Meta(ge=1, le=LONGEST_SECONDS)]
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
Words = Annotated[str, msgspec.Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*\Z")]


class Share(StrEnum):
    """How many of the members something takes."""

    QUARTER = "one-quarter"
    THIRD = "one-third"
    MAJORITY = "majority"
    """More than half."""

    def of(self, members: int) -> int:
        """The least number that is this share of so many members."""
        if self is Share.MAJORITY:
            return members // 2 + 1
        parts = 4 if self is Share.QUARTER else 3
        return -(-members // parts)


class Enforcement(StrEnum):
    """What happens when a speaker's time is up. The software never cuts anybody off."""

    APPEAL = "appeal"
    """The chair asks the speaker to conclude."""
    LIGHT = "light"
    SOUND = "sound"
    ROOM = "room"
    """The room's own equipment cuts the microphone, and the screens say so."""


class Policy(StrEnum):
    """What the order of speakers can go by; a rule set, or an officer, chains several."""

    TRADITION = "tradition"
    """Parties that speak first by custom, as the host or the traditional first speakers."""
    RANK_LADDER = "rank-ladder"
    GROUPS_FIRST = "groups-first"
    MEMBERS_FIRST = "members-first"
    """By what a party may do in the body on the day: members, then who comes after the last of them, then others."""
    ALTERNATION = "alternation"
    """In turn from each regional group."""
    LOT = "lot"
    ORDER_OF_REQUEST = "order-of-request"


class Grants(StrEnum):
    """When replies are given."""

    AT_ANY_TIME = "at-any-time"
    END_OF_MEETING = "end-of-meeting"
    END_OF_DAY = "end-of-day"
    """At the end of the last of the day's meetings on the matter, where there are several (decision 34/401)."""


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a rule set."""


class Quorum(Value, frozen=True):
    """How many members must be there: for debate to begin, and for a decision."""

    debate: Share
    decision: Share
    rule: Words = ""


class PointsOfOrder(Value, frozen=True):
    """How long one may be, and whether a delegation may appeal against the ruling."""

    seconds: Seconds
    appeal: bool = False
    rule: Words = ""


class Replies(Value, frozen=True):
    """The right of reply: how long the first may be, the second, …; there are no more than that."""

    seconds: Annotated[tuple[Seconds, ...], msgspec.Meta(min_length=1, max_length=10)]
    granted: Grants = Grants.END_OF_DAY
    rule: Words = ""

    @property
    def most(self) -> int:
        """How many replies one delegation has in a meeting."""
        return len(self.seconds)


class Motion(Value, frozen=True):
    """A procedural motion: how many may speak for it and against it beside the mover, and for how long.

    Its place among those of the rule set is its precedence: an earlier one comes before a later one.
    """

    key: Code
    in_favour: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    against: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    seconds: Seconds | None = None
    during_voting: bool = False
    rule: Words = ""


class RuleSet(Value, frozen=True):
    """The rules of a body in one version.

    `formal` says that its meetings take votes and have a quorum. `order` names the policies by which speakers are ordered;
    `ladder` holds the ranks of speakers from the highest, those on one rung being equal; `tradition` the parties that speak
    first by custom, by key. `limits` are by category of speakers. `motions` are in order of precedence.
    """

    key: Code
    version: Words
    title: Words
    source: Words
    formal: bool
    order: Annotated[tuple[Policy, ...], msgspec.Meta(min_length=1, max_length=10)]
    limits: dict[Code, Seconds] = {}
    enforcement: Enforcement = Enforcement.APPEAL
    quorum: Quorum | None = None
    points_of_order: PointsOfOrder | None = None
    replies: Replies | None = None
    motions: Annotated[tuple[Motion, ...], msgspec.Meta(max_length=40)] = ()
    ladder: Annotated[tuple[tuple[Code, ...], ...], msgspec.Meta(max_length=40)] = ()
    tradition: Annotated[tuple[Words, ...], msgspec.Meta(max_length=20)] = ()
    members: Annotated[tuple[Words, ...], msgspec.Meta(max_length=400)] = ()
    """Who the members are, by the keys of parties; empty for all Member States."""
    quota: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    """How many interventions one delegation may have on one list in national capacity; None for no number."""

    def motion(self, key: str) -> Motion | None:
        """The motion of that key."""
        return next((each for each in self.motions if each.key == key), None)

    def precedence(self, key: str) -> int:
        """The place of a motion: a lower one comes first. Raises KeyError for one that these rules do not know."""
        for place, each in enumerate(self.motions):
            if each.key == key:
                return place
        raise KeyError(key)

    def rung(self, rank: str) -> int:
        """The rung of a rank, 0 for the highest; one below all for a rank that the ladder does not have."""
        return next((number for number, rung in enumerate(self.ladder) if rank in rung), len(self.ladder))

    def reply_seconds(self, before: int) -> int | None:
        """How long a reply may be after so many by the same delegation; None when there are no more."""
        known = self.replies.seconds if self.replies else ()
        return known[before] if before < len(known) else None


class BadRuleSet(ValueError):
    """What was given is no rule set; the message says where, and what is expected there."""


def from_toml(text: str) -> RuleSet:
    """A rule set as written in TOML. Raises BadRuleSet."""
    if len(text) > LONGEST_TEXT:
        raise BadRuleSet(f"this has {len(text)} characters; a rule set has {LONGEST_TEXT} at most")
    dotted = next((number for number, line in enumerate(text.splitlines(), 1) if line.count(".") > _MOST_DOTS), None)
    if dotted:
        raise BadRuleSet(f"too many dots (at line {dotted})")
    try:
        return _checked(msgspec.toml.decode(text, type=RuleSet))
    except RecursionError as error:
        raise BadRuleSet("lists stand in lists too many times") from error
    except (msgspec.DecodeError, ValueError) as error:  # a ValueError: a number of thousands of digits
        raise BadRuleSet(str(error)) from error


def from_json(data: Mapping[str, object]) -> RuleSet:
    """A rule set as it is stored. Raises BadRuleSet."""
    try:
        return _checked(msgspec.convert(data, RuleSet))
    except msgspec.ValidationError as error:
        raise BadRuleSet(str(error)) from error


def as_json(rules: RuleSet) -> dict[str, object]:
    """A rule set in plain values, to be stored."""
    return dict(msgspec.to_builtins(rules))


def as_toml(rules: RuleSet) -> str:
    """A rule set as it would be written, with what differs from the usual alone."""
    return tomli_w.dumps(_written(as_json(rules)))


def _written(values: Mapping[str, object]) -> dict[str, object]:
    """Values without those that say nothing: TOML has no null, and an empty list or word is the usual."""
    return {
        key: _written(each)
        if isinstance(each, Mapping)
        else [_written(one) if isinstance(one, Mapping) else one for one in each]
        if isinstance(each, list | tuple)
        else each
        for key, each in values.items()
        if each not in (None, "", {}, (), []) or key in _OWED
    }


def _checked(rules: RuleSet) -> RuleSet:
    """What the types alone do not say."""
    keys = [each.key for each in rules.motions]
    ranks = [rank for rung in rules.ladder for rank in rung]
    for what, names in (("order", rules.order), ("motions", keys), ("ladder", ranks)):
        twice = next((name for name in names if list(names).count(name) > 1), None)
        if twice:
            raise BadRuleSet(f"'{twice}' stands twice in {what}; take one out")
    if not rules.formal and (rules.quorum or rules.motions):
        raise BadRuleSet("an informal meeting has no quorum and no motions; set formal = true, or take them out")
    if rules.formal and rules.quorum is None:
        raise BadRuleSet("a formal meeting has a quorum; add a table [quorum] with debate and decision")
    return rules
