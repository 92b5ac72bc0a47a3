"""How full the planned meetings of a process will be, in words: by who is expected, the limits and the pace so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.process import queries as process_queries
from zerodraft.process.core.speaking import Pace
from zerodraft.programme import beside, queries
from zerodraft.programme.actions.expecting import CATEGORIES
from zerodraft.programme.core import fullness as core
from zerodraft.programme.core.fullness import Fullness, Speakers
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process

MOST = 300
"""How many meetings of a timetable are forecast."""

WIDTH = 150
"""To how many per cent of the available time a bar goes."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Who is expected at a meeting, by category with limits in seconds (None: none), and from where that is known."""

    speakers: tuple[Speakers, ...]
    source: str
    source_name: str

    @property
    def count(self) -> int:
        return sum(each.count for each in self.speakers)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in per cent of the available time, cut at `WIDTH`: the band from `low` to `high`, and its `median`."""

    low: int
    median: int
    high: int

    @property
    def band(self) -> int:
        return max(self.high - self.low, 1)


@dataclass(frozen=True, slots=True)
class ShownFullness:
    """The forecast of a meeting in words. `level` is fits, tight or over, by the chance of overrun."""

    expected: Expected
    bar: Bar | None
    level: str
    level_name: str
    fills: str
    overrun: str
    heard: str
    closings: tuple[str, ...]


class Forecasts:
    """The forecasts of a process's meetings; meetings that are alike are drawn once."""

    def __init__(self, process: "Process") -> None:
        self._spoken = beside.spoken(process)
        self._limits: dict[int, dict[str, int]] = {}
        self._own = {row.meeting.key: row for row in queries.expectations(process)}
        self._rounds = queries.rounds_of_meetings(process)
        self._drawn: dict[object, Fullness] = {}

    def of(self, meeting: Meeting, closed: Sequence[int] = ()) -> ShownFullness | None:
        """The forecast of a meeting; None for one whose hours or speakers nobody knows."""
        expected = self.expected(meeting)
        if meeting.start is None or not expected.count:
            return None
        available = (meeting.end - meeting.start).total_seconds() if meeting.end else None
        key = (expected.speakers, available, tuple(closed))
        if key not in self._drawn:
            self._drawn[key] = core.fullness(expected.speakers, available, self._spoken.pace, closed=closed)
        return _shown(expected, self._drawn[key])

    def room(self, meeting: Meeting) -> str:
        """How many a meeting hears at most, in words; '' while its hours are not known."""
        if meeting.start is None or meeting.end is None:
            return ""
        available = (meeting.end - meeting.start).total_seconds()
        heard = core.fullness(self.expected(meeting).speakers, available, self._spoken.pace).heard
        return _("About %(heard)d can be heard") % {"heard": round(heard.median)} if heard else ""

    def limits_of(self, meeting: Meeting) -> dict[str, float | None]:
        """The limits of the round of a meeting, by category, in seconds."""
        limits = self._of_round(meeting.key)
        return {category: limits.get(category, limits.get("all")) for category in CATEGORIES}

    def by_key(self, meetings: Iterable[Meeting]) -> Mapping[str, ShownFullness]:
        """The forecasts of the first `MOST` meetings that have one, by key."""
        found = ((each.key, self.of(each)) for each in list(meetings)[:MOST])
        return {key: shown for key, shown in found if shown}

    def expected(self, meeting: Meeting) -> Expected:
        """Who is expected: as was said, else those inscribed so far, else as many as at earlier meetings."""
        own = self._own.get(meeting.key)
        limits = {**self._of_round(meeting.key), **(own.limits if own else {})}
        if own:
            return _expected(own.speakers, limits, "given", _("as was said here"))
        if inscribed := self._spoken.inscribed.get(meeting.key):
            return _expected(inscribed, limits, "inscribed", _("inscribed so far"))
        usual = {category: round(mean) for category, mean in self._spoken.usual.items()}
        count = self._spoken.meetings
        name = ngettext("as at the last meeting", "as at the last %(count)d meetings", count) % {"count": count}
        return _expected(usual, limits, "usual" if count else "", name if count else "")

    def _of_round(self, key: str) -> dict[str, int]:
        in_round = self._rounds.get(key, 0)
        if in_round not in self._limits:
            self._limits[in_round] = process_queries.limit_seconds(in_round) if in_round else {}
        return self._limits[in_round]


def of_speakers(speakers: tuple[Speakers, ...], available: float, pace: Pace) -> ShownFullness:
    """The forecast of a meeting of `available` seconds with these speakers, whoever says that they will come."""
    return _shown(Expected(speakers, "", ""), core.fullness(speakers, available, pace))


def _expected(counts: Mapping[str, int], limits: Mapping[str, int], source: str, name: str) -> Expected:
    speakers = tuple(Speakers(each, counts.get(each, 0), limits.get(each, limits.get("all"))) for each in CATEGORIES)
    return Expected(speakers, source, name)


def _shown(expected: Expected, of: Fullness) -> ShownFullness:
    through, available = of.through, of.available
    words = {"low": _minutes(through.low), "median": _minutes(through.median), "high": _minutes(through.high)}
    if available is None or of.overrun is None or of.heard is None:
        fills = _("%(median)d minutes, most likely %(low)d to %(high)d") % words
        return ShownFullness(expected, None, "open", _("End not announced"), fills, "", "", ())
    scale = 100 / available
    bar = Bar(*(min(round(each * scale), WIDTH) for each in (through.low, through.median, through.high)))
    level = "fits" if of.overrun <= core.SURE else "tight" if of.overrun <= core.EVEN else "over"
    return ShownFullness(
        expected,
        bar,
        level,
        {"fits": _("Fits"), "tight": _("Tight"), "over": _("Too full")}[level],
        _("%(median)d of %(available)d minutes, most likely %(low)d to %(high)d")
        % {**words, "available": _minutes(available)},
        _("Chance of overrun: %(share)d%%") % {"share": round(of.overrun * 100)},
        _("%(expected)d expected; about %(heard)d can be heard")
        % {"expected": of.expected, "heard": round(of.heard.median)},
        tuple(
            _("List closed at %(at)d: %(median)d minutes (%(low)d to %(high)d), chance of overrun %(share)d%%")
            % {
                "at": each.at,
                "median": _minutes(each.through.median),
                "low": _minutes(each.through.low),
                "high": _minutes(each.through.high),
                "share": round(each.overrun * 100),
            }
            for each in of.closings
        ),
    )


def _minutes(seconds: float) -> int:
    return round(seconds / 60)
