"""The live part of each screen: one fragment of HTML for everybody who may see the same, read from the database at once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import get_template
from django.utils.translation import get_language

from zerodraft import clock
from zerodraft.floor import foreseeing, presenting, queries, values
from zerodraft.floor.shown import ShownFloor, ShownIntervention, ShownList, ShownSpeaker, ShownSwap, ShownWaiting
from zerodraft.live.reading import once
from zerodraft.parties import queries as parties
from zerodraft.parties.core.party import Register
from zerodraft.programme import queries as programme
from zerodraft.screens import interpreting, possible, standing
from zerodraft.screens import scope as scopes
from zerodraft.screens.scope import Scope
from zerodraft.screens.visiting import CLOCK, CONSOLE, DESK, FLOOR, INTERPRETERS, LIGHT, LIST, WALL

Row = dict[str, Any]

KIND = "meeting"
BOOTH = "booth"
"""The interpreters' view on a display: the files of statements are opened at its own address."""

_SCREENS = (WALL, LIST, CLOCK, LIGHT, CONSOLE, DESK, FLOOR, INTERPRETERS)
TEMPLATES = {screen: f"screens/_{screen}.html" for screen in _SCREENS} | {BOOTH: "screens/_interpreters.html"}
FILES_AT = {INTERPRETERS: "/statements/", BOOTH: "statements/"}
NEXT_ON_WALL = 5
MOST_ON_LIST = 20
LOOKED_BACK_ON = 5
GROUP_AS = "group "


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fragment, and the floor that it shows, in words and as values."""

    html: str
    shown: ShownFloor
    state: values.State


def topic(meeting_key: str) -> str:
    """What the screens of a meeting follow."""
    return f"{KIND}:{meeting_key}"


def topics_in(process_topic: str) -> set[str]:
    """The topics of all meetings of a process: who may no longer see the process, may not follow them."""
    return {topic(key) for key in programme.meeting_keys(process_topic.partition(":")[2])}


def view(screen: str, scope: Scope) -> str:
    """A screen for a scope, as one name of a live view."""
    return f"{screen}.{scope}"


def read(of_topic: str, of_view: str, _language: str) -> str:
    """The reader that `live` calls for every change. Raises LookupError for a meeting or a view that there is not."""
    screen, _dot, scope = of_view.partition(".")
    state, known = once(of_topic, lambda: (now(of_topic.removeprefix(f"{KIND}:")), parties.register()))
    return draw(state, screen, scopes.written(scope), known).html


def now(meeting_key: str) -> values.State:
    """The floor as things stand now, with what is forecast. Raises LookupError."""
    return foreseeing.with_forecast(queries.state(meeting_key, clock.now(), LOOKED_BACK_ON))


def draw(state: values.State, screen: str, scope: Scope, known: Register | None = None) -> Drawn:
    """The fragment of a screen; `known` is the register of parties, if it was just read. Raises LookupError."""
    if screen not in TEMPLATES:
        raise LookupError(screen)
    narrowed = scopes.narrowed(state, scope)
    seen = tuple(each.key for each in narrowed.lists)
    # Screens that show the same lists in one language share the words.
    shown, given = once(("shown", state.meeting, seen, get_language()), lambda: _worded(narrowed, known))
    if screen in FILES_AT:
        handed_in = once(("handed in", state.meeting), lambda: queries.handed_in(state.meeting))
        named = presenting.names_of(state.day, known)
        given = given | interpreting.context(narrowed, shown, handed_in, named, FILES_AT[screen])
    return Drawn(get_template(TEMPLATES[screen]).render(given), shown, narrowed)


def _worded(state: values.State, known: Register | None) -> tuple[ShownFloor, dict[str, object]]:
    shown = presenting.floor(state, known)
    return shown, context(shown)


def context(shown: ShownFloor) -> dict[str, object]:
    """What the templates of the fragments are given: rows as plain mappings, which a template reads quickest."""
    lists = [_list(each, shown.procedure.swaps) for each in shown.lists]
    current = next((each for each in lists if each["is_current"]), None)
    waiting: list[Row] = current["waiting"] if current else []
    return {
        "floor": shown,
        "possible": possible.acts(shown),
        "meeting": shown.meeting,
        "turn": shown.turn,
        "state": shown.state,
        "speaking": shown.speaking,
        "speaking_mine": whose(shown.speaking.speaker) if shown.speaking else "",
        "procedure": shown.procedure,
        "message": shown.message,
        "as_of": f"{datetime.fromtimestamp(shown.now / 1000, UTC).astimezone(ZoneInfo(shown.zone)):%H:%M:%S}",
        "lists": lists,
        "current": current,
        "replies": next((each for each in lists if each["is_replies"]), None),
        "next": waiting[0] if waiting else None,
        "upcoming": waiting[:NEXT_ON_WALL],
        "further": max(len(waiting) - NEXT_ON_WALL, 0),
        "listed": waiting[:MOST_ON_LIST],
        "unlisted": max(len(waiting) - MOST_ON_LIST, 0),
        "speaks": standing.speaks(shown),
        "as_what": standing.as_what(shown),
        "interrupted": standing.interrupted(shown),
        "idle": standing.idle(shown),
        "enforcement": shown.procedure.enforcement,
        "spoken": [_spoken(each) for each in shown.spoken[: -LOOKED_BACK_ON - 1 : -1]],
        "list_has_spoken": any(each.speaker.mine for each in (*shown.spoken, shown.speaking) if each),
    }


def whose(speaker: ShownSpeaker) -> str:
    """By what a page knows its own: party and capacity; the group alone for a group, whoever was written down for it."""
    _party, _space, rest = speaker.mine.partition(" ")
    return rest if rest.startswith(GROUP_AS) else speaker.mine


def entered_for(speaker: ShownSpeaker) -> str:
    """The party in whose name an entry stands, which is who may take it back: for a group that the desk wrote, the group."""
    return speaker.mine.partition(" ")[0]


def _list(of: ShownList, swaps: tuple[ShownSwap, ...]) -> Row:
    keys = ["", *(each.key for each in of.waiting), "", ""]
    return {
        "key": of.key,
        "title": of.title,
        "is_current": of.is_current,
        "is_open": of.is_open,
        "says": of.says,
        "phases": of.phases,
        "undo": of.undo,
        "undo_name": of.undo_name,
        "is_replies": of.is_replies,
        "places": of.places,
        "quota": of.quota,
        "seed": of.seed,
        "swaps": [each for each in swaps if each.on_list == of.key],
        "waiting": [_waiting(each, keys[each.place - 1], keys[each.place + 2]) for each in of.waiting],
        "reserve": [_waiting(each, "", "") for each in of.reserve],
    }


def _waiting(of: ShownWaiting, above: str, below: str) -> Row:
    """One who waits; `above` and `below` are before whom they stand once they are moved up, or down, by one."""
    return {
        "key": of.key,
        "place": of.place,
        "name": of.speaker.name,
        "under": of.speaker.under,
        "mine": whose(of.speaker),
        "by": entered_for(of.speaker),
        "at_desk": of.at_desk,
        "who": of.who,
        "absences": of.absences,
        "turn": of.turn,
        "above": above,
        "below": below,
    }


def _spoken(of: ShownIntervention) -> Row:
    return {
        "key": of.key,
        "name": of.speaker.name,
        "kind_name": of.kind_name,
        "reminders": of.reminders,
        "used": of.used,
        "over": of.over,
        "entered_later": of.entered_later,
    }
