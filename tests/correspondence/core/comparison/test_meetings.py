"""What a letter does to a programme: the rules of matching, one by one, and what holds for any letter and any programme."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import meeting, programmes
from zerodraft.correspondence.core.comparison.meetings import Kind, compare
from zerodraft.correspondence.core.review.proposal import Supersession
from zerodraft.programme.core.release import Meeting, Segment, Sitting

DAY, LATER = date(2018, 2, 20), date(2018, 3, 5)


def sitting(of: Meeting, **other: object) -> Sitting:
    return replace(Sitting(**{each.name: getattr(of, each.name) for each in fields(Sitting)}), **other)


def one(
    day: str, start: str | None = "10:00", end: str | None = "13:00", business: str = "", **more: object
) -> Sitting:
    segments = (Segment(business),) if business else ()
    return sitting(meeting("x", day, start, end, segments=segments, **more))


def planned(
    key: str, day: str, start: str = "10:00", end: str = "13:00", business: str = "", **more: object
) -> Meeting:
    return meeting(key, day, start, end, segments=(Segment(business),) if business else (), **more)


def said(changes) -> list[tuple[str, str, str | None, bool]]:
    return [(str(c.kind), c.key, c.meeting.key if c.meeting else None, c.doubtful) for c in changes]


def test_the_same_day_hour_and_business_is_the_same_meeting():
    there = [planned("a", "2018-02-20", business="Preamble"), planned("b", "2018-02-20", business="Vision")]
    letter = {"m/0": one("2018-02-20", business="Vision", venue="Room 9")}
    found = compare(there, letter, (), {})
    assert sorted(said(found)) == [("changes", "m/0", "b", False), ("stays", "", "a", False)]
    (change,) = [c for c in found if c.kind is Kind.CHANGES]
    assert (change.meeting.venue, change.sitting.venue) == ("Trusteeship Council", "Room 9")


def test_what_the_letter_leaves_open_stays_as_announced():
    there = [planned("a", "2018-02-20", business="Preamble")]
    (change,) = compare(there, {"m/0": one("2018-02-20", "10:00", None, venue="")}, (), {})
    assert change.kind is Kind.STAYS


def test_parallel_meetings_that_only_share_the_hour_are_in_doubt():
    there = [
        planned("a", "2018-02-20", business="Preamble", venue="Room 1"),
        planned("b", "2018-02-20", business="Vision", venue="Room 2"),
    ]
    (change, _stay) = sorted(
        compare(there, {"m/0": one("2018-02-20", business="Scope", venue="Room 3")}, (), {}),
        key=lambda c: c.kind is Kind.STAYS,
    )
    assert change.doubtful
    assert change.why == "same-hour"


def test_a_changed_date_moves_the_meeting_of_that_date():
    there = [planned("a", "2018-02-20", business="Preamble"), planned("b", "2018-02-22", business="Vision")]
    letter = {
        "m/0": one("2018-03-05", business="preamble ", venue="Room 9"),
        "m/1": one("2018-03-05", "15:00", "18:00"),
    }
    found = compare(there, letter, [Supersession(DAY, LATER)], {})
    assert said(found) == [
        ("stays", "", "b", False),
        ("moves", "m/0", "a", False),
        ("adds", "m/1", None, False),
    ]


def test_several_meetings_move_by_their_hours_then_in_order():
    there = [planned("a", "2018-02-20", "10:00"), planned("b", "2018-02-20", "15:00", "18:00")]
    letter = {"m/0": one("2018-03-05", "15:00", "18:00"), "m/1": one("2018-03-05", "11:00", "12:00")}
    found = compare(there, letter, [Supersession(DAY, LATER)], {})
    assert said(found) == [("moves", "m/1", "a", False), ("moves", "m/0", "b", False)]


def test_in_order_is_in_doubt_where_the_days_do_not_hold_equally_many():
    there = [planned("a", "2018-02-20", "10:00"), planned("b", "2018-02-20", "15:00", "18:00")]
    found = compare(there, {"m/0": one("2018-03-05", "11:00", "12:00")}, [Supersession(DAY, LATER)], {})
    assert ("moves", "m/0", "a", True) in said(found)


def test_a_date_that_is_changed_without_a_meeting_set_out_moves_it_without_its_room():
    (change,) = compare([planned("a", "2018-02-20", business="Vision")], {}, [Supersession(DAY, LATER)], {})
    assert (change.kind, change.sitting.day, change.sitting.venue) == (Kind.MOVES, LATER, "")
    assert change.sitting.segments == (Segment("Vision"),)
    assert f"{change.sitting.start:%H:%M}" == "10:00"


def test_hours_are_those_of_the_clock_after_it_changed():
    (change,) = compare([planned("a", "2018-02-20")], {}, [Supersession(DAY, date(2018, 3, 20))], {})
    assert f"{change.sitting.start:%H:%M %Z}" == "10:00 EDT"


def test_a_cancelled_date_cancels_its_meetings_and_no_others():
    there = [planned("a", "2018-02-20"), planned("b", "2018-02-20", "15:00", "18:00"), planned("c", "2018-02-21")]
    found = compare(there, {}, [Supersession(DAY, None)], {})
    assert said(found) == [("cancels", "", "a", False), ("cancels", "", "b", False), ("stays", "", "c", False)]


def test_the_same_business_on_another_day_waits_for_a_person():
    there = [planned("a", "2018-02-20", business="Vision")]
    letter = {"m/0": one("2018-03-05", business="Vision")}
    assert said(compare(there, letter, (), {})) == [("moves", "m/0", "a", True)]
    assert said(compare(there, letter, (), {"m/0": "a"})) == [("moves", "m/0", "a", False)]
    assert said(compare(there, letter, (), {"m/0": ""})) == [("stays", "", "a", False), ("adds", "m/0", None, False)]


def test_a_choice_of_a_meeting_that_is_gone_counts_no_more():
    there = [planned("a", "2018-02-20")]
    found = compare(there, {"m/0": one("2018-02-20")}, (), {"m/0": "withdrawn-since"})
    assert said(found) == [("stays", "m/0", "a", False)]


@st.composite
def letters(draw: st.DrawFn):
    """A programme, and a letter some of whose meetings are like those of the programme."""
    there = draw(programmes())
    like = [sitting(m, day=draw(st.sampled_from([m.day, LATER])), start=None, end=None) for m in there]
    new = [sitting(m) for m in draw(programmes(3))]
    sittings = {f"m/{n}": s for n, s in enumerate([*like, *new])}
    days = st.sampled_from([m.day for m in there] or [DAY])
    supersedes = draw(st.lists(st.builds(Supersession, days, st.sampled_from([None, LATER, DAY])), max_size=3))
    return there, sittings, supersedes


@given(letters())
def test_every_meeting_and_every_sitting_stands_in_one_change(letter):
    there, sittings, supersedes = letter
    found = compare(there, sittings, supersedes, {})
    assert sorted(c.meeting.key for c in found if c.meeting) == sorted(m.key for m in there)
    assert sorted(c.key for c in found if c.key) == sorted(sittings)
    assert all(c.sitting or c.meeting for c in found)
    assert compare(there, sittings, supersedes, {}) == found


@given(programmes())
def test_a_programme_beside_itself_stays(there):
    found = compare(there, {m.key: sitting(m) for m in there}, (), {})
    assert {c.kind for c in found} <= {Kind.STAYS}


@given(programmes(), programmes(4))
def test_once_confirmed_the_same_letter_changes_nothing(there, letter):
    sittings = {f"m/{m.key}": sitting(m) for m in letter}
    first = compare(there, sittings, (), {})
    matched = {}
    after = []
    for number, change in enumerate(first):
        if change.kind is Kind.CANCELS:
            continue
        key = change.meeting.key if change.meeting else f"new-{number}"
        values = change.sitting or sitting(change.meeting)
        after.append(Meeting(key=key, **{each.name: getattr(values, each.name) for each in fields(Sitting)}))
        if change.key:
            matched[change.key] = key
    assert {c.kind for c in compare(after, sittings, (), matched)} <= {Kind.STAYS}


@pytest.mark.parametrize("start", ["10:00", None])
def test_meetings_come_by_day_and_hour(start):
    there = [planned("late", "2018-02-22"), planned("early", "2018-02-21")]
    found = compare(there, {"m/0": one("2018-02-20", start, None)}, (), {})
    assert [c.key or c.meeting.key for c in found] == ["m/0", "early", "late"]
