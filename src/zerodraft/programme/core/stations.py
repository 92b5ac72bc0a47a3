"""Duty stations: their holidays, their weekend and the hours in which interpreters serve, as data with dates."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MOST_HOLIDAYS = 2_000
"""How many days a file may hold: forty years of them."""

LONGEST_NAME = 120
"""How many characters the name of a holiday may have."""

_KEYS = {"zone", "source", "interpretation", "weekend", "holidays"}


class BadStation(ValueError):
    """What was written is no duty station; the message says where, and what to write."""


@dataclass(frozen=True, slots=True)
class Station:
    """A duty station. `interpretation` are hours from and to, local; `weekend` are days of the week, Monday being 1."""

    key: str
    zone: str
    source: str = ""
    interpretation: tuple[tuple[time, time], ...] = ()
    weekend: frozenset[int] = frozenset({6, 7})
    holidays: Mapping[date, str] = field(default_factory=dict)

    def is_weekend(self, day: date) -> bool:
        return day.isoweekday() in self.weekend

    def works_on(self, day: date) -> bool:
        return not self.is_weekend(day) and day not in self.holidays

    def next_working_day(self, day: date) -> date | None:
        """The first day after this one on which people work; None where there is none within a month."""
        later = (day + timedelta(days=n) for n in range(1, 32))
        return next((each for each in later if self.works_on(each)), None)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an installation says of a day otherwise than the data that ships: its own holiday, or '' for a working day."""

    station: str
    day: date
    name: str


def from_toml(key: str, text: str) -> Station:
    """The station that a file describes. Raises BadStation for what cannot be read."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadStation(f"{key}: this is no TOML ({error}). Correct it there.") from error
    if unknown := sorted(set(read) - _KEYS):
        raise BadStation(f"{key}: there is no “{unknown[0]}” in a duty station. Take it out, or correct the word.")
    return Station(
        key,
        _zone(key, read.get("zone")),
        str(read.get("source", "")),
        tuple(_hours(key, each) for each in _list(key, "interpretation", read.get("interpretation", []))),
        frozenset(_weekday(key, each) for each in _list(key, "weekend", read.get("weekend", [6, 7]))),
        _holidays(key, read.get("holidays", {})),
    )


def amended(stations: Iterable[Station], amendments: Iterable[Amendment]) -> tuple[Station, ...]:
    """Stations with what an installation adds to their holidays, and takes out of them."""
    found = {station.key: (station, dict(station.holidays)) for station in stations}
    for each in amendments:
        if each.station not in found:
            continue
        holidays = found[each.station][1]
        if each.name:
            holidays[each.day] = each.name
        else:
            holidays.pop(each.day, None)
    return tuple(replace(station, holidays=holidays) for station, holidays in found.values())


def by_zone(stations: Iterable[Station]) -> dict[str, Station]:
    """Stations by the zones that their clocks keep: a meeting is held where its zone is."""
    return {station.zone: station for station in stations}


def _zone(key: str, value: object) -> str:
    try:
        return ZoneInfo(str(value)).key
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadStation(f"{key}, zone: “{value}” is no time zone. Write one as America/New_York.") from error


def _list(key: str, name: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise BadStation(f"{key}, {name}: write a list.")
    return value


def _hours(key: str, value: object) -> tuple[time, time]:
    try:
        start, end = (time.fromisoformat(str(each)) for each in _list(key, "interpretation", value))
    except ValueError as error:
        raise BadStation(f'{key}, interpretation: write hours as ["10:00", "13:00"].') from error
    if end <= start:
        raise BadStation(
            f"{key}, interpretation: {end:%H:%M} is not after {start:%H:%M}. Write the earlier hour first."
        )
    return start, end


def _weekday(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 7:
        raise BadStation(f"{key}, weekend: “{value}” is no day of the week. Write 1 for Monday to 7 for Sunday.")
    return value


def _holidays(key: str, value: object) -> dict[date, str]:
    if not isinstance(value, dict):
        raise BadStation(f'{key}, holidays: write a table of days, as 2026-01-01 = "New Year\'s Day".')
    if len(value) > MOST_HOLIDAYS:
        raise BadStation(f"{key}, holidays: these are {len(value)} days. Write at most {MOST_HOLIDAYS}.")
    found = {}
    for written, name in value.items():
        try:
            day = datetime.strptime(str(written), "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
        except ValueError as error:
            raise BadStation(f"{key}, holidays: “{written}” is no day. Write it as 2026-01-01.") from error
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
            raise BadStation(f"{key}, holidays, {written}: write its name, in at most {LONGEST_NAME} characters.")
        found[day] = name
    return found
