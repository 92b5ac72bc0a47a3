"""What cannot be read of the planner's boxes, in words: the line, what is wrong with it, and the cure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from zerodraft.programme.core.planning.boxes import Fault

MOST = 20
"""How many faults are shown."""


EXAMPLES = {
    "slots": "2018-02-20 10:00-13:00 | Conference Room 4",
    "items": "general | 40 x 3 | General statements | preamble",
    "fixed": "general | 2018-02-20 10:00",
    "together": "objective-1 | objective-2",
    "apart": "objective-1 | objective-2",
    "unavailable": "general | 2018-02-20 | Conference Room 4",
}
"""A line of each box as it is written, the same in every language."""


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A fault in words, and the box that it links to."""

    box: str
    box_name: str
    line: int
    says: str


def box_names() -> dict[str, str]:
    """What each box is called."""
    return {
        "zone": _("Time zone"),
        "slots": _("Meetings that can be held"),
        "items": _("What is to be heard"),
        "keep_order": _("Keep this order"),
        "alone": _("Alone in its meeting"),
        "together": _("Together in one meeting"),
        "apart": _("Not at the same time"),
        "fixed": _("Fixed"),
        "unavailable": _("Not possible"),
        "present": _("As it is now"),
        "file": _("File"),
    }


def shown(faults: Iterable[Fault]) -> list[ShownFault]:
    """The first faults in words."""
    names = box_names()
    return [
        ShownFault(each.box, names[each.box], each.line, _SAYS[each.code](each.about)) for each in list(faults)[:MOST]
    ]


def _slot(about: str) -> str:
    return _("“%(text)s” is no meeting. Write it as 2018-02-20 10:00-13:00 | Conference Room 4.") % {"text": about}


def _item(about: str) -> str:
    return _(
        "“%(text)s” cannot be read. Write a short name, its minutes and its title, as: general | 90 | Statements."
    ) % {"text": about}


_SAYS: Mapping[str, Callable[[str], str]] = {
    "zone": lambda about: (
        _("“%(zone)s” is no time zone. Choose one from the list, as America/New_York.") % {"zone": about}
    ),
    "empty": lambda _about: _("There is nothing in it. Write at least one line."),
    "many": lambda about: (
        _("These are too many lines. Up to %(most)s can be planned at once; divide the round.") % {"most": about}
    ),
    "slot": _slot,
    "day": lambda about: _("“%(text)s” is no day. Write it as 2026-02-20.") % {"text": about},
    "hour": lambda about: _("“%(text)s” is no hour. Write it as 15:00.") % {"text": about},
    "length": lambda about: _("“%(text)s” begins and ends at the same hour. Give it a length.") % {"text": about},
    "midnight": lambda about: (
        _("“%(text)s” ends before it begins. A meeting past midnight is two lines, one for each day.") % {"text": about}
    ),
    "skipped": lambda about: _("Clocks skip %(hour)s on that day. Choose another hour.") % {"hour": about},
    "twice": lambda about: _("Clocks show %(hour)s twice on that day. Choose another hour.") % {"hour": about},
    "overlap": lambda about: (
        _("%(room)s is taken at that time by a line above. Change the hours or the room.") % {"room": about}
    ),
    "item": _item,
    "id": lambda about: _("“%(text)s” is the name of a line above already. Give it another.") % {"text": about},
    "minutes": lambda about: (
        _("“%(text)s” is no length of time. Write minutes, as 90, or speakers and the minutes of each, as 40 x 3.")
        % {"text": about}
    ),
    "part": lambda about: (
        _("The outline of the process has no %(parts)s. Choose parts that it has.") % {"parts": about}
    ),
    "near": lambda about: _("Nothing to be heard has this name. Did you mean “%(text)s”?") % {"text": about},
    "unknown": lambda about: (
        _("Nothing to be heard is called “%(text)s”. Write the short name of its line.") % {"text": about}
    ),
    "one": lambda _about: _("Write one name on each line."),
    "two": lambda _about: _("Write two names on a line or more, as: objective-1 | objective-2."),
    "same": lambda _about: _("This names the same twice. Name two."),
    "place": lambda about: (
        _("“%(text)s” cannot be read. Write it as general | 2018-02-20 10:00 | Conference Room 4.") % {"text": about}
    ),
    "nowhere": lambda _about: _("No meeting above begins then and there. Write a day and hour at which one begins."),
    "rooms": lambda _about: _("Several meetings begin then. Add the room, as | Conference Room 4."),
    "placed": lambda about: _("“%(text)s” has a place in a line above already. Keep one.") % {"text": about},
    "bar": lambda about: (
        _("“%(text)s” cannot be read. Write it as general | 2018-02-20, or general | | Conference Room 4.")
        % {"text": about}
    ),
    "room": lambda about: _("No meeting above is in %(room)s. Write a room as it stands there.") % {"room": about},
    "other": lambda about: about,
}
