"""What interpreters see beside the floor: of each who speaks or will, the statement, its words, and how fast it is read."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from zerodraft.floor import presenting, stating, values
from zerodraft.floor.core.limits import limit_for
from zerodraft.floor.core.order import Category
from zerodraft.floor.core.statements import Standing
from zerodraft.floor.shown import ShownFloor, ShownList
from zerodraft.process.rule_books import INFORMAL, shipped

Row = dict[str, Any]

NEXT = 10
"""How many of those who wait are prepared for at once."""


def context(
    state: values.State, shown: ShownFloor, handed_in: Iterable[values.HandedIn], named: presenting.Names, at: str
) -> Row:
    """What the interpreters' fragment is given beside the floor; `at` is where the files of statements are opened."""
    found = {each.inscription: each for each in handed_in}
    zone = ZoneInfo(state.zone)

    def row(inscription: str, who: str, language: str, *lengths: timedelta | None) -> Row:
        held = found.get(inscription)
        speed = stating.read_at(held.words if held else None, *lengths)
        known = [each for each in lengths if each]
        return {
            "who": who,
            "language": stating.language_name(language),
            "length": presenting.length(min(known)) if known else "",
            "statement": stating.statement(held, zone, named) if held else None,
            "address": f"{at}{held.key}/" if held else "",
            "speed": speed,
        }

    current, on = state.current_list, shown.current_list
    waiting = list(zip(current.waiting, on.waiting, strict=True))[:NEXT] if current and on else []
    lists = {each.key for each in state.lists}
    return {
        "now": row(
            shown.speaking.inscription,
            shown.speaking.who,
            shown.speaking.language,
            state.speaking.clock.allotted,
            _seconds(shown.speaking.seconds),
        )
        if shown.speaking and state.speaking
        else None,
        "coming": [
            {
                "key": of.key,
                "place": of.place,
                "name": of.speaker.name,
                "under": of.speaker.under,
                **row(of.key, of.who, of.language, _allotted(state, each, on), _seconds(of.seconds)),
            }
            for each, of in waiting
        ],
        "in_writing": [
            {**row(each.inscription, presenting.who(each.name, each.rank), each.language), "key": each.key}
            for each in found.values()
            if each.standing is Standing.IN_WRITING and each.on_list in lists
        ],
    }


def _allotted(state: values.State, of: values.Waiting, on: ShownList | None) -> timedelta | None:
    """The limit that will hold for one who waits; that of a reply is said when it is given."""
    if on is None or on.is_replies:
        return None
    rules = state.rules or shipped()[INFORMAL]
    return limit_for(Category(of.speaker.category), state.limits, state.round_limits, rules.limits)


def _seconds(of: int | None) -> timedelta | None:
    return timedelta(seconds=of) if of else None
