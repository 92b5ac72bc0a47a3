"""Why everybody who waits on a list stands where they do: one sentence each, in the page's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zerodraft.floor import presenting, queries, values
from zerodraft.floor.core.lots import lot
from zerodraft.floor.core.order import Placed, Reason
from zerodraft.floor.shown import ShownSpeaker
from zerodraft.process.core.rule_set import Policy

_AFTER = {
    Policy.TRADITION: gettext_lazy("After %(name)s, which speaks first by custom."),
    Policy.RANK_LADDER: gettext_lazy("After %(name)s, whose speaker has the higher rank."),
    Policy.GROUPS_FIRST: gettext_lazy("After %(name)s, because groups speak first."),
    Policy.MEMBERS_FIRST: gettext_lazy("After %(name)s, because members speak before others."),
    Policy.ALTERNATION: gettext_lazy("After %(name)s, because regional groups take turns."),
    Policy.LOT: gettext_lazy("After %(name)s, because the lot fell so."),
}
_BEFORE = {
    Policy.TRADITION: gettext_lazy("Before %(name)s, since it speaks first by custom."),
    Policy.RANK_LADDER: gettext_lazy("Before %(name)s, since its speaker has the higher rank."),
    Policy.GROUPS_FIRST: gettext_lazy("Before %(name)s, because groups speak first."),
    Policy.MEMBERS_FIRST: gettext_lazy("Before %(name)s, because members speak before others."),
    Policy.ALTERNATION: gettext_lazy("Before %(name)s, because regional groups take turns."),
    Policy.LOT: gettext_lazy("Before %(name)s, because the lot fell so."),
}
_LATE = {
    Policy.TRADITION: gettext_lazy("It speaks first by custom, but the next speaker had been announced already."),
    Policy.RANK_LADDER: gettext_lazy("The higher rank speaks first, but the next speaker had been announced already."),
    Policy.GROUPS_FIRST: gettext_lazy("Groups speak first, but the next speaker had been announced already."),
    Policy.MEMBERS_FIRST: gettext_lazy("Members speak first, but the next speaker had been announced already."),
    Policy.ALTERNATION: gettext_lazy("Its region has the turn, but the next speaker had been announced already."),
    Policy.LOT: gettext_lazy("The lot put it first, but the next speaker had been announced already."),
    Policy.ORDER_OF_REQUEST: gettext_lazy("It asked earlier, but the next speaker had been announced already."),
}
_PLACED = {
    Placed.HAND: gettext_lazy("The desk put it here."),
    Placed.ABSENT: gettext_lazy("It was called, was absent, and fell to the end."),
    Placed.CARRIED: gettext_lazy("Carried over from another meeting with its order."),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a list, who has it, and why; on the waiting list of a full one, which is not ordered, that it is."""

    number: int
    speaker: ShownSpeaker
    why: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot as everybody can draw it again: whose it is, the name that went into it, and its hash."""

    number: int
    speaker: ShownSpeaker
    name: str
    digest: str


def places(of: values.List, on: values.State) -> list[Place]:
    """Everybody who waits on a list, with the reason for the place."""
    named = presenting.names_of(on.day)
    shown = {each.key: presenting.speaker(each.speaker, named) for each in of.waiting}
    partners = [each.placed_by for each in of.waiting if each.entry.placed is Placed.SWAP]
    others = {key: presenting.speaker(each, named) for key, each in queries.speakers_of(partners).items()}
    zone, reasons = ZoneInfo(on.zone), queries.reasons(of)
    return [
        Place(each.place, shown[each.key], _why(each, reasons[each.key], lambda key: (others | shown)[key].name, zone))
        for each in of.waiting
    ]


def waits(of: values.List, on: values.State) -> list[Place]:
    """Everybody on the waiting list of a full list."""
    named, zone = presenting.names_of(on.day), ZoneInfo(on.zone)
    return [Place(each.place, presenting.speaker(each.speaker, named), _asked(each, zone)) for each in of.reserve]


def lots(of: values.List, on: values.State) -> list[Lot]:
    """The lots of those who wait still, as they were drawn."""
    drawn: Mapping[str, int] = of.ordering.drawn
    waiting = sorted((each for each in of.waiting if each.key in drawn), key=lambda each: drawn[each.key])
    named = presenting.names_of(on.day)
    return [_lot(number, of.seed, each.speaker, named) for number, each in enumerate(waiting, start=1)]


def _lot(number: int, seed: str, speaker: values.Speaker, named: presenting.Names) -> Lot:
    shown = presenting.speaker(speaker, named)
    return Lot(number, shown, shown.mine, lot(seed, shown.mine))


def _why(of: values.Waiting, reason: Reason, named: Callable[[str], str], zone: ZoneInfo) -> str:
    if reason.placed is Placed.SWAP:
        return _("It swapped places with %(name)s.") % {"name": named(of.placed_by)}
    if reason.placed is not Placed.POLICY:
        return str(_PLACED[reason.placed])
    if reason.policy and reason.late:
        return str(_LATE[reason.policy])
    if reason.announced:
        return _("It had been announced as the next speaker before %(name)s came.") % {"name": named(reason.other)}
    if reason.policy is None or reason.policy is Policy.ORDER_OF_REQUEST:
        return _asked(of, zone)
    sentences = _BEFORE if reason.is_first else _AFTER
    return str(sentences[reason.policy]) % {"name": named(reason.other)}


def _asked(of: values.Waiting, zone: ZoneInfo) -> str:
    if of.requested_at is None:
        return _("It asked as number %(number)d.") % {"number": of.entry.request}
    hour = f"{of.requested_at.astimezone(zone):%H:%M}"
    return _("It asked as number %(number)d, at %(hour)s.") % {"number": of.entry.request, "hour": hour}
