"""Words of the floor that stand in the live parts of pages, where a template is rendered for every change."""

import json
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from zerodraft.floor.shown import ShownClock, ShownPhase

register = template.Library()

LONGEST_IN_A_ROW, LONGEST_MADE_SMALLER = 36, 46
"""Characters of a name that fit into half the width of a wall, in the letters of its list, and in smaller ones."""

LONGEST_IN_FULL = 64
"""Characters of a name that stand on a wall in the large letters of every other; the longest State's has 58."""


@register.filter
def speakers_before(place: int) -> str:
    """What a place on a list means to who holds it: "3 speakers before you"."""
    return _speakers_before(place, get_language() or "en")


@lru_cache(maxsize=4096)
def _speakers_before(place: int, _language: str) -> str:
    before = place - 1
    if not before:
        return _("You are next")
    return ngettext("%(count)d speaker before you", "%(count)d speakers before you", before) % {"count": before}


@register.filter
def on_waiting_list(place: int) -> str:
    """What a place on the waiting list of a full list means to who holds it."""
    return _("Waiting list, number %(place)d") % {"place": place}


@register.simple_tag
def not_before_words() -> tuple[str, str, str]:
    """The words around the hour before which somebody does not speak; a page changes the hour alone."""
    return _("not before {hour}").partition("{hour}")


@register.simple_tag
def about_words() -> tuple[str, str, str]:
    """The words around the hour at about which somebody speaks."""
    return _("about {hour}").partition("{hour}")


@register.filter
def minutes_typed(seconds: int | str | None) -> str:
    """A length of time as a form field holds it: "3", "1:30"; '' where none is known."""
    if not isinstance(seconds, int):
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else str(minutes)


@register.filter
def waiting_words(count: int) -> str:
    """How many wait: "12 on the list"."""
    if not count:
        return _("Nobody is on the list")
    return ngettext("%(count)d on the list", "%(count)d on the list", count) % {"count": count}


@register.simple_tag
def clock_words() -> dict[str, str]:
    """What the light of a clock says in words."""
    return {
        "waiting": _("Clock not started"),
        "green": _("Time left"),
        "amber": _("Little time left"),
        "red": _("Over time"),
        "none": _("Time used"),
    }


@register.filter
def name_size(name: str) -> str:
    """How large a name can be on a wall: by its length, and by its longest word, which is never broken."""
    longest = max(map(len, name.split()), default=0)
    if len(name) <= 12 and longest <= 9:
        return "short"
    if len(name) <= 26:
        return "medium"
    return "long" if len(name) <= LONGEST_IN_FULL else "vast"


@register.filter
def share_left(of: "ShownClock", now: int) -> str:
    """How much of a clock's time is left at a moment (milliseconds since 1970), from 1 to 0, for the bar under it."""
    used = (of.paused or now) - of.started - of.stopped if of.started else 0
    return f"{max(0, 1 - used / of.allotted):.3f}" if of.allotted else "0"


@register.filter
def phases(of: "tuple[ShownPhase, ...]") -> str:
    """The phases of a list for the page, which flips by itself: from when (milliseconds), whether open, the words."""
    return json.dumps([[each.since, int(each.is_open), each.says] for each in of], ensure_ascii=False)


@register.filter
def wall_phases(of: "tuple[ShownPhase, ...]", zone: str) -> "tuple[ShownPhase, ...]":
    """The phases of a list as a wall says them: of one that is open, when it closes."""
    closing = [each.since for each in of[1:]]
    return tuple(
        replace(phase, says=_("Closes at %(hour)s") % {"hour": _hour(until, zone)})
        if phase.is_open and until
        else phase
        for phase, until in zip_longest(of, closing)
    )


def _hour(milliseconds: int, zone: str) -> str:
    return f"{datetime.fromtimestamp(milliseconds / 1000, ZoneInfo(zone)):%H:%M}"


@register.filter
def in_a_row(name: str) -> str:
    """How a name fits into a row of a list in two columns: in smaller letters, or in two lines of small ones."""
    if len(name) <= LONGEST_IN_A_ROW:
        return "short"
    return "long" if len(name) <= LONGEST_MADE_SMALLER else "vast"
