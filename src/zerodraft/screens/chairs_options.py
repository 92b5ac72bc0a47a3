"""What a chair could do about the end of a meeting, in words: close the list, shorten the limit, move the rest."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.floor import foreseeing, presenting, values
from zerodraft.floor.core.forecast import Effect, Option, Outlook
from zerodraft.floor.shown import ShownOutlook
from zerodraft.process.queries import duration

LIMITS = (120, 90)
"""The limits that are tried, in seconds."""


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One thing that could be done: what, how the list would end then, and by how many minutes earlier ('' for none)."""

    says: str
    outlook: ShownOutlook
    saves: str


@dataclass(frozen=True, slots=True)
class Options:
    """As things stand, and what could be done; `keep` is after which place the rest would be moved, of `waiting`."""

    now: ShownOutlook
    options: tuple[ShownOption, ...]
    keep: int
    waiting: int


def of(state: values.State, keep: int | None = None) -> Options | None:
    """What could be done about a meeting that is forecast; None for one that is not, or whose list is empty."""
    current = state.current_list
    if not foreseeing.is_foreseen(state) or current is None or not current.waiting:
        return None
    state = foreseeing.with_forecast(state)
    zone, waiting = ZoneInfo(state.zone), len(current.waiting)
    kept = min(keep, waiting) if keep is not None else _heard(state)
    found = foreseeing.options(state, LIMITS, kept)
    before = state.foreseen.meeting if state.foreseen else found[0][1].before
    return Options(
        presenting.shown_outlook(before, zone),
        tuple(
            ShownOption(_says(effect.option, limit, kept, waiting), presenting.shown_outlook(effect.after, zone), saved)
            for limit, effect in found
            for saved in [_saves(effect)]
        ),
        kept,
        waiting,
    )


def _heard(state: values.State) -> int:
    """How many are heard before the announced end as likely as not."""
    places = state.foreseen.places if state.foreseen else ()
    return sum(each.is_likely for each in places)


def _says(option: Option, limit: int | None, keep: int, waiting: int) -> str:
    if option is Option.CLOSE_LIST:
        return _("Close the list now")
    if option is Option.MOVE_REST:
        rest = waiting - keep
        return ngettext(
            "Move %(rest)d speaker, from place %(place)d on, to another meeting",
            "Move %(rest)d speakers, from place %(place)d on, to another meeting",
            rest,
        ) % {"rest": rest, "place": keep + 1}
    return _("Shorten the limit to %(length)s from the next speaker on") % {"length": duration(limit or 0)}


def _saves(effect: Effect) -> str:
    minutes = round(_earlier(effect.before, effect.after))
    return duration(60 * minutes) if minutes > 0 else ""


def _earlier(before: Outlook, after: Outlook) -> float:
    return (before.end.median - after.end.median).total_seconds() / 60
