"""A programme in words, at a moment."""

from dataclasses import replace
from datetime import date

import pytest

from programme.making import NEW_YORK, at, meeting
from zerodraft.programme import presenting
from zerodraft.programme.core import table, today
from zerodraft.programme.core.release import Segment

DAY = date(2018, 2, 20)
MORNING = meeting("one", "2018-02-20")
AFTERNOON = meeting("two", "2018-02-20", "15:00", "18:00", venue="")
LATER = meeting("three", "2018-02-22", venue="", virtual=True)


def test_hours_are_those_of_the_meetings_own_zone():
    shown = presenting.meeting(meeting("one", "2018-07-02", zone="Asia/Kathmandu"), at(DAY, "08:00", NEW_YORK))
    assert (f"{shown.start:%H:%M}", f"{shown.end:%H:%M}") == ("10:00", "13:00")
    assert (shown.begins, shown.ends) == (shown.start, shown.end)


def test_what_was_not_announced_is_said_and_still_has_its_time():
    bare = meeting("one", "2018-03-11", None, None, segments=(), venue="")
    shown = presenting.meeting(bare, at(DAY, "08:00", NEW_YORK))
    assert (shown.start, shown.end, shown.title, shown.place) == (
        None,
        None,
        "Business to be announced",
        "Room to be announced",
    )
    assert (shown.begins.isoformat(), shown.ends.isoformat()) == (
        "2018-03-11T00:00:00-05:00",
        "2018-03-12T00:00:00-04:00",
    )
    assert presenting.meeting(replace(MORNING, end=None), at(DAY, "08:00", NEW_YORK)).ends.hour == 13


@pytest.mark.parametrize(
    ("hour", "states"),
    [
        ("08:00", ["next", "coming", "coming"]),
        ("10:00", ["now", "next", "coming"]),
        ("13:00", ["over", "next", "coming"]),
        ("18:00", ["over", "over", "next"]),
    ],
)
def test_the_table_says_what_is_on_and_what_is_next(hour, states):
    moment = at(DAY, hour, NEW_YORK)
    meetings = [MORNING, AFTERNOON, LATER]
    shown = presenting.table(table.lay_out(meetings), moment)
    assert [m.state for day in shown.days for _column, cell in day.cells for m in cell] == states
    assert [day.is_today for day in shown.days] == [True, False]
    assert [(column.name, column.hours) for column in shown.columns] == [
        ("Morning", "10:00–13:00"),
        ("Afternoon", "15:00–18:00"),
    ]
    assert [day.rooms for day in shown.days] == [("Trusteeship Council", "Room to be announced"), ("Online",)]
    beside = presenting.today(today.at(meetings, moment), moment)
    assert {m.key for m in beside.now} == {
        key for key, s in zip(("one", "two", "three"), states, strict=True) if s == "now"
    }
    assert [m.state for m in beside.next] == ["next"]


def test_today_is_today_in_the_meetings_zone():
    auckland = meeting("one", "2018-02-21", zone="Pacific/Auckland")
    shown = presenting.table(table.lay_out([auckland, AFTERNOON]), at(DAY, "10:00", NEW_YORK))
    assert [(str(day.day), day.is_today) for day in shown.days] == [("2018-02-20", True), ("2018-02-21", True)]
    assert shown.zone == ""
    assert presenting.table(table.lay_out([AFTERNOON]), at(DAY, "10:00", NEW_YORK)).zone == NEW_YORK


def test_parts_of_the_outline_are_in_words_and_neighbours_joined():
    elements = ("preamble", *(f"objective-{n}" for n in (3, 1, 2, 7)), "follow-up")
    shown = presenting.meeting(replace(MORNING, segments=(Segment("All", elements),)), at(DAY, "08:00", NEW_YORK))
    assert shown.segments[0].parts == ("Preamble", "Objective 1 – Objective 3", "Objective 7", "Follow-up")


def test_nothing_to_show_is_shown_as_nothing():
    moment = at(DAY, "08:00", NEW_YORK)
    assert presenting.table(table.lay_out([]), moment).days == ()
    assert presenting.today(today.at([], moment), moment) == presenting.ShownToday((), (), "")
