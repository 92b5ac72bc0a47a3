"""The programme of work as the table of a letter, as those tables are: a row for each day with its morning and its
afternoon where the days are alike, else a row for each meeting.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from zerodraft.correspondence.core.composing.forms import Forms
from zerodraft.correspondence.core.composing.letter import Table
from zerodraft.correspondence.core.composing.values import Business, Parts, Sitting

_NOON = dt.time(12)
_INFERABLE = 300
"""Days after its letter within which a date without its year cannot be taken for another one."""

Slot = tuple[dt.time, dt.time]
Row = tuple[tuple[str, ...], ...]


def ordered(sittings: Sequence[Sitting]) -> list[Sitting]:
    """Meetings by day and hour, parallel ones by room."""
    return sorted(sittings, key=lambda one: (one.date, one.start, one.end, one.venue))


def programme_table(sittings: Sequence[Sitting], forms: Forms, written: dt.date) -> Table:
    """The table of a programme in a letter of the day `written`, by which a year is printed where it is not plain.

    Raises ValueError for meetings in two zones, and for parts of the text that the forms do not name.
    """
    each = ordered(sittings)
    zones = sorted({one.zone for one in each})
    if len(zones) > 1:
        raise ValueError(
            f"its meetings are in two zones, {' and '.join(zones[:2])}, and a letter gives all hours in one; "
            "compose a letter for each place"
        )
    year = not all(0 <= (one.date - written).days <= _INFERABLE for one in each)
    words = forms.programme
    items = tuple(
        forms.put(
            words.item,
            date=forms.weekday(one.date, year=year),
            hours=_hours(one, forms),
            venue=_room(one, forms),
            business=" ".join(_matters(one, forms)),
        )
        for one in each
    )
    halves = _halves(each)
    if halves is None:
        header = (words.date, words.time, words.venue, words.subject)
        rows: tuple[Row, ...] = tuple(
            (
                (forms.weekday(one.date, year=year),),
                (_hours(one, forms),),
                (_room(one, forms),),
                _matters(one, forms),
            )
            for one in each
        )
        return Table(words.caption, header, rows, items)
    columns = [_headed(slot, forms) for slot in halves]
    rows = tuple(_day(list(of_day), halves, forms, year=year) for _, of_day in groupby(each, key=lambda one: one.date))
    return Table(words.caption, (words.date, *columns, words.venue), rows, items)


def business(matter: Business, forms: Forms) -> str:
    """One thing that a meeting takes up, in words. Raises ValueError for a kind of part that the forms do not name."""
    if not isinstance(matter, Parts):
        return matter
    if matter.kind not in forms.parts:
        raise ValueError(
            f"no form names parts of the kind {matter.kind!r}; give one of {', '.join(forms.parts)}, or words"
        )
    one, run = forms.parts[matter.kind]
    return forms.put(one if matter.first == matter.last else run, first=str(matter.first), last=str(matter.last))


def _matters(one: Sitting, forms: Forms) -> tuple[str, ...]:
    """The lines of a cell: what a meeting takes up, one thing a line, set apart by a mark as well."""
    said = [business(matter, forms) for matter in one.business] or [forms.programme.unsettled]
    return tuple(words + forms.programme.between.rstrip() for words in said[:-1]) + tuple(said[-1:])


def _halves(sittings: Sequence[Sitting]) -> tuple[Slot, ...] | None:
    """The hours of all mornings and of all afternoons; None where days are not so alike, or rooms change within one."""
    slots = sorted({(one.start, one.end) for one in sittings})
    mornings = [slot for slot in slots if slot[0] < _NOON]
    if len(mornings) > 1 or len(slots) - len(mornings) > 1:
        return None
    for _, grouped in groupby(sittings, key=lambda one: one.date):
        of_day = list(grouped)
        if len({one.start for one in of_day}) < len(of_day) or len({(one.venue, one.is_virtual) for one in of_day}) > 1:
            return None
    return tuple(slots)


def _headed(slot: Slot, forms: Forms) -> str:
    form = forms.programme.morning if slot[0] < _NOON else forms.programme.afternoon
    return forms.put(form, hours=_span(slot, forms))


def _day(of_day: Sequence[Sitting], halves: Sequence[Slot], forms: Forms, *, year: bool) -> Row:
    held = {(one.start, one.end): one for one in of_day}
    cells = [_matters(held[slot], forms) if slot in held else (forms.programme.none,) for slot in halves]
    return ((forms.weekday(of_day[0].date, year=year),), *cells, (_room(of_day[0], forms),))


def _hours(one: Sitting, forms: Forms) -> str:
    return _span((one.start, one.end), forms)


def _span(slot: Slot, forms: Forms) -> str:
    return forms.put(forms.programme.hours, start=f"{slot[0]:%H:%M}", end=f"{slot[1]:%H:%M}")


def _room(one: Sitting, forms: Forms) -> str:
    return forms.programme.online if one.is_virtual else one.venue or forms.programme.unsettled
