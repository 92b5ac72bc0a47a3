"""What stands against a programme: found as a plain comparison of all with all finds it, and named with its cure."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.making import NEW_YORK, meeting, meetings
from zerodraft.programme.core import today
from zerodraft.programme.core.conflicts import MOST_OTHERS, Caution, Held, Kind, warnings
from zerodraft.programme.core.stations import Station

STATION = Station(
    "new-york",
    NEW_YORK,
    interpretation=((time(10), time(13)), (time(15), time(18))),
    holidays={date(2018, 3, 30): "Good Friday"},
)
ADA, BEN = "ada|x", "ben|y"


def found(*held: Held, rooms=(), about=None) -> list[Caution]:
    return list(warnings(held, {NEW_YORK: STATION}, rooms, about=about))


def held(key: str, *args: object, process: str = "forests", officers=(ADA, BEN), **more: object) -> Held:
    return Held(meeting(key, *args, **more), process, frozenset(officers))


def kinds(cautions: list[Caution]) -> list[tuple[str, str]]:
    return [(each.meeting, str(each.kind)) for each in cautions]


def test_an_ordinary_day_has_nothing_against_it():
    assert found(held("a", "2018-02-20"), held("b", "2018-02-20", "15:00", "18:00"), held("c", "2018-02-21")) == []


def test_a_room_is_taken_and_others_are_free():
    other = held("b", "2018-02-20", "12:00", "13:00", venue="trusteeship  council", process="seabed", officers=())
    third = held("c", "2018-02-20", "12:30", "13:00", venue="Room 3", process="rivers", officers=())
    one, two = found(held("a", "2018-02-20"), other, third, rooms=["Trusteeship Council", "Room 3", "Room 4"])
    assert one == Caution(Kind.ROOM, "a", ("b",), 1, rooms=("Room 4",))
    assert (two.meeting, two.others) == ("b", ("a",))


def test_meetings_that_only_touch_do_not_collide():
    assert found(held("a", "2018-02-20", "10:00", "11:00"), held("b", "2018-02-20", "11:00", "13:00")) == []


def test_a_meeting_without_an_end_lasts_as_long_as_one_usually_does():
    assert kinds(found(held("a", "2018-02-20", "10:00", None), held("b", "2018-02-20", "12:00", "13:00"))) == [
        ("a", "room"),
        ("a", "parallel"),
        ("b", "room"),
        ("b", "parallel"),
    ]


def test_two_co_facilitators_can_lead_two_meetings_but_not_three():
    rooms = [held(key, "2018-02-20", venue=key) for key in "abc"]
    assert {each.kind for each in found(*rooms[:2])} == {Kind.PARALLEL}
    assert {each.kind for each in found(*rooms)} == {Kind.PARALLEL, Kind.OFFICER}
    alone = [replace(each, officers=frozenset({ADA})) for each in rooms[:2]]
    assert {each.kind for each in found(*alone)} == {Kind.PARALLEL, Kind.OFFICER}


def test_three_meetings_that_follow_each_other_beside_a_long_one_are_no_three_at_once():
    long = held("long", "2018-02-20", "10:00", "13:00", venue="A")
    short = [held(f"s{n}", "2018-02-20", f"{n}:00", f"{n + 1}:00", venue="B") for n in (10, 11, 12)]
    assert {each.kind for each in found(long, *short)} == {Kind.PARALLEL}


def test_an_officer_of_two_processes_cannot_be_in_both():
    other = held("b", "2018-02-20", "12:00", "13:00", venue="Room 9", process="seabed", officers=(BEN, "cleo|z"))
    (one,) = found(held("a", "2018-02-20"), other, about="forests")
    assert (one.kind, one.meeting, one.others, one.officers) == (Kind.OFFICER, "a", ("b",), (BEN,))


@pytest.mark.parametrize(
    ("day", "kind", "cure"),
    [("2018-03-30", Kind.HOLIDAY, date(2018, 4, 2)), ("2018-03-31", Kind.WEEKEND, date(2018, 4, 2))],
)
def test_days_on_which_nobody_meets(day, kind, cure):
    (one,) = found(held("a", day))
    assert (one.kind, one.day) == (kind, cure)


@pytest.mark.parametrize(
    ("start", "end", "served"),
    [
        ("10:00", "13:00", True),
        ("11:00", None, True),
        ("15:00", "18:00", True),
        ("09:30", "13:00", False),
        ("10:00", "13:30", False),
        ("12:00", "16:00", False),
        ("19:00", "21:00", False),
        ("22:00", "23:59", False),
    ],
)
def test_interpreters_serve_at_their_hours(start, end, served):
    assert (kinds(found(held("a", "2018-02-20", start, end))) == []) is served


def test_nights_on_which_clocks_change():
    night = held("a", "2018-11-04", "01:30", "05:00")
    assert (Kind.TWICE in {each.kind for each in found(night)}) is True
    over = held("a", "2018-03-11", "01:00", "05:00")
    assert {each.kind for each in found(over)} >= {Kind.CLOCKS, Kind.WEEKEND}
    before = held("a", "2018-03-10", "01:00", "05:00")
    assert not {each.kind for each in found(before)} & {Kind.CLOCKS, Kind.TWICE}


def test_a_zone_without_a_station_has_weekends_and_no_more():
    far = held("a", "2018-03-31", "04:00", "05:00", "Asia/Kathmandu")
    assert kinds(found(far)) == [("a", "weekend")]


def test_many_at_once_are_counted_and_the_first_named():
    many = [held(f"m{n:04}", "2018-02-20") for n in range(1000)]
    of_first = {each.kind: each for each in found(*many) if each.meeting == "m0000"}
    assert set(of_first) == {Kind.ROOM, Kind.OFFICER, Kind.PARALLEL}
    assert len(of_first[Kind.ROOM].others) == MOST_OTHERS
    assert of_first[Kind.ROOM].count == 999


def together(one: Held, other: Held) -> bool:
    """Said again in the plainest way: whether two meetings with hours share a moment."""
    a, b = one.meeting, other.meeting
    if a.start is None or b.start is None or a.key == b.key:
        return False
    return max(today.begins(a), today.begins(b)) < min(today.ends(a), today.ends(b))


LEADERS = st.sampled_from([frozenset[str](), frozenset({ADA})])
HELD = st.builds(Held, meetings(), st.sampled_from(["forests", "seabed"]), LEADERS)


@given(st.lists(HELD, max_size=MOST_OTHERS + 1, unique_by=lambda each: each.meeting.key), st.randoms())
def test_collisions_are_those_of_all_with_all_in_whatever_order(programme, chance):
    told = found(*programme)
    for kind, also in (
        (Kind.ROOM, lambda a, b: bool(a.meeting.venue) and a.meeting.venue == b.meeting.venue),
        (Kind.PARALLEL, lambda a, b: a.process == b.process),
    ):
        wanted = {(a.meeting.key, b.meeting.key) for a in programme for b in programme if together(a, b) and also(a, b)}
        assert {(each.meeting, other) for each in told if each.kind is kind for other in each.others} == wanted
        assert sum(each.count for each in told if each.kind is kind) == len(wanted)
    shuffled = list(programme)
    chance.shuffle(shuffled)
    assert {(each.meeting, each.kind) for each in found(*shuffled)} == {(each.meeting, each.kind) for each in told}
