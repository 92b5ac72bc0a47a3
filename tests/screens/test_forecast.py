"""Where the forecast is shown: minutes to whoever sees the list, chances of overrun to chair and desk alone."""

import re
from datetime import timedelta

import pytest

from floor.conftest import CHAD, FIJI, PERU
from zerodraft import clock
from zerodraft.floor import foreseeing, queries
from zerodraft.floor.actions import lists, session, speaking
from zerodraft.floor.models import Inscription
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.screens import chairs_options, fragments
from zerodraft.screens.visiting import CONSOLE, DESK, FLOOR, WALL


def drawn(meeting, screen: str, of: str = "team") -> str:
    return fragments.read(fragments.topic(meeting.key), f"{screen}.{of}", "en")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.fixture
def on(meeting, chair, inscribed):
    """In session, three wait."""
    keys = inscribed(FIJI, CHAD, PERU)
    session.call_to_order(chair, meeting.key, seen=0)
    return keys


def spoke(meeting, chair, time_, seconds: int) -> None:
    """The next one has the floor for so long."""
    state = queries.state(meeting.key, clock.now())
    speaking.give_floor(chair, meeting.key, state.next.key, seen=state.turn)
    speaking.start_clock(chair, meeting.key, seen=state.turn + 1)
    time_.go(seconds=seconds)
    speaking.end_intervention(chair, meeting.key, seen=state.turn + 2)


def test_minutes_are_for_whoever_sees_the_list_and_overrun_for_chair_and_desk(meeting, on):
    assert drawn(meeting, FLOOR).count('class="when" data-from=') == 3
    assert re.search(r"not before 10:\d\d", words(drawn(meeting, FLOOR)))
    assert re.search(r'data-about="about 10:\d\d"', drawn(meeting, FLOOR))
    assert re.search(r"List ends about 10:\d\d", words(drawn(meeting, WALL)))
    for screen in (CONSOLE, DESK):
        assert re.search(r"List ends about 10:\d\d \(10:\d\d–1\d:\d\d\) Overrun: \d+%", words(drawn(meeting, screen)))
    for screen in (WALL, FLOOR):
        assert "verrun" not in drawn(meeting, screen)


def test_a_list_that_a_scope_does_not_show_has_no_hours_there(meeting, on):
    meeting.list.audience = Audience.TEAM
    meeting.list.save(update_fields=["audience"])
    for screen in (WALL, FLOOR):
        shown = drawn(meeting, screen, "delegations")
        assert "not before" not in shown
        assert "ends about" not in shown


def test_ones_own_turn_leads_with_the_early_end(meeting, on, visitor):
    shown = visitor(Role.DELEGATE, PERU).get(f"/meetings/{meeting.key}/own/").content.decode()
    first = re.search(r'<strong data-from="\d+">not before <span dir="ltr">(\d\d:\d\d)</span></strong>', shown)
    about = re.search(r"<span data-turn-about>about (\d\d:\d\d)</span>", shown)
    assert first[1] < about[1]
    assert 'data-of="state-604 national"' in shown


def test_who_is_less_likely_heard_than_not_is_told_so_and_no_hour(meeting, on, time_):
    time_.go(hours=2, minutes=59)
    shown = words(drawn(meeting, FLOOR))
    assert "maybe not in this meeting" in shown
    assert "not before" not in shown


def test_no_hour_lies_in_the_past(meeting, on, chair, time_):
    spoke(meeting, chair, time_, 60)
    time_.go(minutes=10)
    now = clock.now()
    for each in re.findall(r'data-from="(\d+)"', drawn(meeting, FLOOR)):
        assert int(each) >= now.replace(second=0, microsecond=0).timestamp() * 1000


def test_it_is_made_on_the_day_before_the_meeting_begins_and_not_earlier_nor_after(meeting, inscribed, chair, time_):
    inscribed(FIJI)
    assert "not before" in drawn(meeting, FLOOR)
    time_.go(days=-1)
    assert "not before" not in drawn(meeting, FLOOR)
    time_.go(days=1)
    session.call_to_order(chair, meeting.key, seen=0)
    session.adjourn(chair, meeting.key, seen=1)
    for screen in (FLOOR, WALL, CONSOLE, DESK):
        assert "not before" not in drawn(meeting, screen)
        assert "ends about" not in drawn(meeting, screen)


def test_a_slow_meeting_moves_the_forecast_and_the_same_floor_gives_the_same(meeting, inscribed, chair, time_, on):
    first = foreseeing.foreseen(queries.state(meeting.key, clock.now()))
    assert first == foreseeing.foreseen(queries.state(meeting.key, clock.now()))
    ends = {}
    for seconds in (60, 400):
        for _number in range(2):
            inscribed(FIJI, CHAD)
            spoke(meeting, chair, time_, seconds)
        state = queries.state(meeting.key, clock.now())
        found = foreseeing.foreseen(state)
        ends[seconds] = (found.meeting.end.median - state.moment) / max(len(state.current_list.waiting), 1)
    assert ends[400] > ends[60]


def test_what_earlier_meetings_taught_is_read_once_and_again_after_an_act_in_them(meeting, on, monkeypatch):
    asked = []
    monkeypatch.setattr(queries, "turns", lambda key: asked.append(key) or ())
    sat = (("meeting-a", 3), ("meeting-b", 8))
    monkeypatch.setattr(queries, "sat_before", lambda _key: sat)
    foreseeing._earlier.cache_clear()
    state = queries.state(meeting.key, clock.now())
    for _number in range(3):
        foreseeing.foreseen(state)
    assert asked.count("meeting-a") == 1
    sat = (("meeting-a", 4), ("meeting-b", 8))
    foreseeing.foreseen(state)
    assert asked.count("meeting-a") == 2


def test_meetings_that_are_over_are_learned_from_and_others_are_not(meeting, chair, on, time_):
    spoke(meeting, chair, time_, 200)
    assert queries.sat_before(meeting.key) == ()
    turns = queries.turns(meeting.key)
    assert [(each.on_list, each.category, each.allotted) for each in turns] == [
        (True, "national", timedelta(minutes=3))
    ]
    assert [each.withdrawn for each in queries.taken(meeting.list.key)] == [False, False, False]


def test_the_chair_sees_what_can_be_done_and_how_much_it_saves(meeting, on, visitor):
    page = visitor(Role.CO_FACILITATOR).get(f"/meetings/{meeting.key}/options/?keep=1")
    shown = words(page.content.decode())
    for option in (
        "As things stand",
        "Close the list now",
        "Shorten the limit to 2 minutes",
        "Shorten the limit to 90 seconds",
        "Move 2 speakers, from place 2 on, to another meeting",
    ):
        assert option in shown
    assert visitor(Role.DELEGATE, FIJI).get(f"/meetings/{meeting.key}/options/").status_code == 404


def test_options_of_a_closed_list_leave_closing_out_and_each_ends_sooner(meeting, on, officer):
    lists.close_list(officer, meeting.list.key)
    found = chairs_options.of(queries.state(meeting.key, clock.now()), 2)
    assert [each.says.split()[0] for each in found.options] == ["Move", "Shorten", "Shorten"]
    assert all(each.outlook.about <= found.now.about for each in found.options)


@pytest.mark.parametrize("keep", ["-1", "x", "99999", "1" * 400])
def test_what_is_no_place_is_passed_over(meeting, on, visitor, keep):
    answer = visitor(Role.CO_FACILITATOR).get(f"/meetings/{meeting.key}/options/", {"keep": keep})
    assert answer.status_code == 200


def test_there_is_nothing_to_do_where_nobody_waits(meeting, visitor):
    shown = visitor(Role.CO_FACILITATOR).get(f"/meetings/{meeting.key}/options/").content.decode()
    assert "There is nothing to forecast" in shown
    assert not Inscription.objects.exists()
