"""Rules of procedure as a page shows them: each rule in words, the motions in order, and what differs between two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Kind, Register
from zerodraft.process import naming_rules as naming
from zerodraft.process import queries
from zerodraft.process.adopted import Adopted
from zerodraft.process.core.rule_set import Motion, Quorum, Replies, RuleSet, Share


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule: what it is on, what it says, and where it stands in the body's own book ('' where that is not said)."""

    code: str
    name: str
    says: tuple[str, ...]
    rule: str = ""
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class ShownMotion:
    """A motion: its place, how many may speak for and against it, for how long, and where it stands in the book."""

    place: int
    name: str
    in_favour: int
    against: int
    seconds: str
    during_voting: bool
    rule: str


@dataclass(frozen=True, slots=True)
class ShownRules:
    """A rule set in words."""

    title: str
    version: str
    source: str
    rules: tuple[ShownRule, ...]
    motions: tuple[ShownMotion, ...]
    ladder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule that is another in two versions; nothing stands before what came in, or after what went."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version that was adopted, and what it changed against the one before it."""

    number: int
    title: str
    version: str
    adopted_at: datetime | None
    differences: tuple[Difference, ...]


def shown(rules: RuleSet, register: Register | None = None) -> ShownRules:
    """A rule set in words, with the numbers for the members of the day."""
    return ShownRules(
        title=naming.title_name(rules),
        version=rules.version,
        source=rules.source,
        rules=tuple(_rules(rules, register or parties.register())),
        motions=tuple(_motion(place, each) for place, each in enumerate(rules.motions, 1)),
        ladder=_ladder(rules),
    )


def differences(before: RuleSet, after: RuleSet, register: Register | None = None) -> tuple[Difference, ...]:
    """What differs between two rule sets, in the order in which a page shows rules."""
    known = register or parties.register()
    old, new = ({each.code: each for each in _all(rules, known)} for rules in (before, after))
    codes = [*new, *(code for code in old if code not in new)]
    return tuple(
        Difference((new.get(code) or old[code]).name, *(_says(each.get(code)) for each in (old, new)))
        for code in codes
        if _says(old.get(code)) != _says(new.get(code))
    )


def versions(adopted: list[Adopted], at_first: RuleSet) -> list[ShownVersion]:
    """Every version, the newest first, each with what it changed; the first against what held before any was adopted."""
    register = parties.register()
    earlier = [*(each.rules for each in adopted[1:]), at_first] if adopted else []
    return [
        ShownVersion(
            number=each.number,
            title=naming.title_name(each.rules),
            version=each.rules.version,
            adopted_at=each.adopted_at,
            differences=differences(before, each.rules, register),
        )
        for each, before in zip(adopted, earlier, strict=True)
    ]


def _says(rule: ShownRule | None) -> tuple[str, ...]:
    if rule is None:
        return ()
    return (*rule.says, _("rule %(rule)s") % {"rule": rule.rule}) if rule.rule else rule.says


def _all(rules: RuleSet, register: Register) -> Iterable[ShownRule]:
    """Every rule of a set, also those that a page shows in tables of their own."""
    yield ShownRule("title", _("Title"), (naming.title_name(rules),))
    yield ShownRule("version", _("Version"), (rules.version,))
    yield ShownRule("source", _("Source"), (rules.source,))
    yield from _rules(rules, register)
    if rules.motions:
        names = tuple(naming.motion_name(each.key) for each in rules.motions)
        yield ShownRule("precedence", _("Order of motions"), names)
    for each in rules.motions:
        yield ShownRule(f"motion-{each.key}", naming.motion_name(each.key), _speakers(each), each.rule)
    if rules.ladder:
        yield ShownRule("ladder", _("Ladder of ranks"), _ladder(rules))


def _rules(rules: RuleSet, register: Register) -> Iterable[ShownRule]:
    yield ShownRule("kind", _("Kind of meeting"), (naming.kind_name(rules),))
    members = len(rules.members) or len(register.present(clock.now().date(), Kind.MEMBER_STATE))
    if rules.members:
        yield ShownRule("members", _("Members"), _parties(rules.members, register))
    else:
        yield ShownRule("members", _("Members"), (_("All Member States"),))
    if rules.quorum:
        yield ShownRule("quorum", _("Quorum"), _quorum(rules.quorum, members), rules.quorum.rule)
    order = tuple(naming.policy_name(each) for each in rules.order)
    yield ShownRule("order", _("Order of speakers"), order, is_ordered=len(order) > 1)
    if rules.tradition:
        yield ShownRule("tradition", _("First by custom"), _parties(rules.tradition, register), is_ordered=True)
    yield ShownRule("limits", _("Time limits"), _limits(rules))
    if rules.quota is not None:
        said = ngettext("%(count)d on one list", "%(count)d on one list", rules.quota) % {"count": rules.quota}
        yield ShownRule("quota", _("Interventions of one delegation"), (said,))
    yield ShownRule("enforcement", _("When the time is up"), (naming.enforcement_name(rules.enforcement),))
    if rules.replies:
        yield ShownRule("replies", _("Right of reply"), _replies(rules.replies), rules.replies.rule)
    if rules.points_of_order:
        appeal = (
            _("A delegation may appeal against the ruling")
            if rules.points_of_order.appeal
            else _("No appeal against the ruling")
        )
        says = (queries.duration(rules.points_of_order.seconds), appeal)
        yield ShownRule("points", _("Points of order"), says, rules.points_of_order.rule)


def _quorum(quorum: Quorum, members: int) -> tuple[str, ...]:
    def said(words: str, share: Share) -> str:
        return words % {"share": naming.share_name(share), "count": share.of(members), "members": members}

    return (
        said(_("For debate: %(share)s, today %(count)d of %(members)d"), quorum.debate),
        said(_("For a decision: %(share)s, today %(count)d of %(members)d"), quorum.decision),
    )


def _limits(rules: RuleSet) -> tuple[str, ...]:
    said = tuple(
        _("%(name)s: %(duration)s")
        % {"name": naming.category_name(category), "duration": queries.duration(rules.limits[category])}
        for category in sorted(rules.limits)
    )
    return said or (_("None, unless the round sets them"),)


def _replies(replies: Replies) -> tuple[str, ...]:
    lasts = tuple(
        _("Reply %(number)d: %(duration)s") % {"number": number, "duration": queries.duration(seconds)}
        for number, seconds in enumerate(replies.seconds, 1)
    )
    return (*lasts, naming.grants_name(replies.granted))


def _motion(place: int, motion: Motion) -> ShownMotion:
    return ShownMotion(
        place=place,
        name=naming.motion_name(motion.key),
        in_favour=motion.in_favour,
        against=motion.against,
        seconds=queries.duration(motion.seconds) if motion.seconds else "",
        during_voting=motion.during_voting,
        rule=motion.rule,
    )


def _speakers(motion: Motion) -> tuple[str, ...]:
    said = (
        _("%(for)d for, %(against)d against") % {"for": motion.in_favour, "against": motion.against},
        queries.duration(motion.seconds) if motion.seconds else "",
        _("also during voting") if motion.during_voting else "",
    )
    return tuple(word for word in said if word)


def _ladder(rules: RuleSet) -> tuple[str, ...]:
    return tuple(_(", ").join(naming.rank_name(rank) for rank in rung) for rung in rules.ladder)


def _parties(keys: Iterable[str], register: Register) -> tuple[str, ...]:
    on, language = clock.now().date(), get_language() or "en"
    return tuple(parties.party_name(key, on, language, register) or key for key in keys)
