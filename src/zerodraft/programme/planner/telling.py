"""A plan in words: its meetings and how full they will be, what it is worth, why each part is where it is, or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft import moments
from zerodraft.process import queries as process_queries
from zerodraft.process.core.speaking import Pace
from zerodraft.programme import beside, foreseeing
from zerodraft.programme.core.fullness import Speakers
from zerodraft.programme.core.planning import Answer, Request, Slot, Wish
from zerodraft.programme.core.planning.boxes import Typed
from zerodraft.programme.core.planning.reasons import Reason
from zerodraft.programme.core.table import local
from zerodraft.programme.foreseeing import ShownFullness
from zerodraft.programme.planner.faults import box_names

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round

_USUAL_LIMIT = 180


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Something to be heard: its title, minutes, why it is there, and where it is now ('' where it is not elsewhere)."""

    title: str
    minutes: int
    why: str
    moved_from: str


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """A meeting of the plan, local hours; `fullness` is None where nothing is heard."""

    start: datetime
    end: datetime
    room: str
    planned: str
    places: tuple[ShownPlace, ...]
    fullness: ShownFullness | None


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure of a plan: what it comes to, and what no plan can be better than."""

    name: str
    value: str
    bound: str


@dataclass(frozen=True, slots=True)
class ShownWish:
    """A wish that cannot be met together with others, and the box that it stands in."""

    box: str
    says: str


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan in words; without one, `conflicts` says why, as far as it was found."""

    slots: tuple[ShownSlot, ...]
    measures: tuple[ShownMeasure, ...]
    proof: str
    conflicts: tuple[ShownWish, ...]


def shown(of: "Process", in_round: "Round", typed: Typed, answer: Answer, seconds: float) -> ShownPlan:
    """The plan that was found for what was typed."""
    request = typed.request
    if request is None or answer.worth is None:
        told = tuple(_conflict(request, wish) for wish in answer.conflicts) if request else ()
        return ShownPlan((), (), _seconds(seconds), told)
    full = _Fullness(beside.spoken(of).pace, process_queries.limit_seconds(in_round.pk))
    present = dict(request.present)
    slots = []
    for number, slot in enumerate(request.slots):
        inside = [item for item, where in enumerate(answer.at) if where == number]
        places = tuple(
            ShownPlace(
                _title(request, item),
                request.items[item].minutes,
                _why(request, answer.reasons[item]),
                _where(request, present[item]) if present.get(item, number) != number else "",
            )
            for item in inside
        )
        planned = sum(request.items[item].minutes for item in inside)
        slots.append(
            ShownSlot(
                local(slot.start, request.zone),
                local(slot.end, request.zone),
                slot.room or _("Room to be announced"),
                _("%(planned)d of %(available)d minutes") % {"planned": planned, "available": slot.minutes},
                places,
                full.of(slot, typed, inside) if number < foreseeing.MOST else None,
            )
        )
    return ShownPlan(tuple(slots), _measures(answer), _proof(answer, seconds), ())


class _Fullness:
    """How full meetings of a plan will be; where minutes were given, as many speakers of the usual limit fill them."""

    def __init__(self, pace: Pace, limits: Mapping[str, int]) -> None:
        self._pace = pace
        self._limit = limits.get("national", limits.get("all", _USUAL_LIMIT))
        self._drawn: dict[object, ShownFullness | None] = {}

    def of(self, slot: Slot, typed: Typed, inside: Sequence[int]) -> ShownFullness | None:
        request = typed.request
        if request is None or not inside:
            return None
        speakers: list[Speakers] = []
        minutes = 0
        for item in inside:
            if (counted := typed.speakers[item]) is not None:
                speakers.append(Speakers("national", *counted))
            else:
                minutes += request.items[item].minutes
        if minutes:
            turn = self._pace.turn("national", self._limit)
            opening = 0.0 if speakers else self._pace.opening.mean
            speakers.append(Speakers("national", max(round((minutes * 60 - opening) / turn), 1), self._limit))
        key = (tuple(speakers), slot.minutes)
        if key not in self._drawn:
            self._drawn[key] = foreseeing.of_speakers(tuple(speakers), slot.minutes * 60, self._pace)
        return self._drawn[key]


def _title(request: Request, item: int) -> str:
    found = request.items[item]
    try:
        return process_queries.part_name(found.id) if found.title == found.id else found.title
    except ValueError:
        return found.title


def _where(request: Request, number: int) -> str:
    """A slot in words: its day, hour and room."""
    slot = request.slots[number]
    start = local(slot.start, request.zone)
    return ", ".join(filter(None, [moments.full_day(slot.day), moments.hour(start), slot.room]))


def _called(request: Request, name: str) -> str:
    return next((_title(request, number) for number, item in enumerate(request.items) if item.id == name), name)


def _why(request: Request, reason: Reason) -> str:
    """Why an item is where it is, in sentences."""
    told = [_held_by(request, wish) for wish in reason.wishes]
    if reason.only:
        told.append(_("No other meeting is left for it while the others stay."))
    else:
        where = _where(request, reason.next_slot or 0)
        told.append(_next_best(reason, where))
    return " ".join(told)


def _next_best(reason: Reason, where: str) -> str:
    if not reason.stage:
        return _("%(where)s would do as well.") % {"where": where}
    if reason.costs < 0:
        return _("%(where)s would be no better, together with all the rest.") % {"where": where}
    count = reason.costs
    words = {"where": where, "count": count}
    if reason.stage == "overrun":
        return (
            ngettext(
                "On %(where)s, %(count)d minute more would be over time.",
                "On %(where)s, %(count)d minutes more would be over time.",
                count,
            )
            % words
        )
    if reason.stage == "unevenness":
        return _("On %(where)s, the meetings would be less evenly full.") % words
    if reason.stage == "change":
        return _("On %(where)s, it would be farther from the programme as it is now.") % words
    return _("On %(where)s, more of the round would come later.") % words


def _held_by(request: Request, wish: Wish) -> str:
    names = [_called(request, name) for name in wish.items if name]
    words = {"others": "; ".join(names), "first": names[0] if names else ""}
    if wish.kind == "keep_order":
        before, after = wish.items
        if before and after:
            return _("It comes after “%(before)s” and before “%(after)s”.") % {
                "before": _called(request, before),
                "after": _called(request, after),
            }
        return (_("It comes after “%(first)s”.") if before else _("It comes before “%(first)s”.")) % words
    if wish.kind == "fixed":
        return _("It is fixed to this meeting.")
    if wish.kind == "alone":
        return _("It is to be alone.")
    if wish.kind == "together":
        return _("It is to be together with “%(others)s”.") % words
    if wish.kind == "apart":
        return _("It is not to be at the same time as “%(others)s”.") % words
    return _("It is not possible on %(where)s.") % {"where": _bar(wish)}


def _bar(wish: Wish) -> str:
    return ", ".join(filter(None, [moments.full_day(wish.day) if wish.day else "", wish.room or ""]))


def _conflict(request: Request, wish: Wish) -> ShownWish:
    names = "; ".join(_called(request, name) for name in wish.items)
    if wish.kind == "fixed":
        names = f"{names}: {_where(request, wish.slot or 0)}"
    elif wish.kind == "unavailable":
        names = f"{names}: {_bar(wish)}"
    return ShownWish(wish.kind, f"{box_names()[wish.kind]}: {names}" if names else box_names()[wish.kind])


def _measures(answer: Answer) -> tuple[ShownMeasure, ...]:
    worth, bound = answer.worth, answer.bound
    if worth is None or bound is None:
        return ()
    share, least = (f"{100 * each:.1f}" for each in answer.spreads)
    return (
        ShownMeasure(_("Over time"), _minutes(worth.overrun), _minutes(bound.overrun)),
        ShownMeasure(
            _("How far the meetings differ in how full they are"),
            _("%(share)s points") % {"share": share},
            _("%(share)s points") % {"share": least},
        ),
        ShownMeasure(_("Moved from where it is now"), str(worth.change), str(bound.change)),
        ShownMeasure(
            _("Fuller meetings first (minutes times the rank of their meeting)"),
            str(worth.lateness),
            str(bound.lateness),
        ),
    )


def _minutes(count: int) -> str:
    return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}


def _proof(answer: Answer, seconds: float) -> str:
    gap = max(answer.gaps.values(), default=0.0)
    if not gap:
        return _("No plan is better: this is proven. %(seconds)s") % {"seconds": _seconds(seconds)}
    return _("A better plan would be better by %(gap)s%% at most. %(seconds)s") % {
        "gap": f"{100 * gap:.2f}",
        "seconds": _seconds(seconds),
    }


def _seconds(seconds: float) -> str:
    return _("Found in %(seconds)s seconds.") % {"seconds": f"{seconds:.1f}"}
