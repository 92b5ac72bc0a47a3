"""Delegations are told that their turn is near, and that it was put off, as the forecast moves."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from floor.conftest import CHAD, EGYPT, FIJI, NEW_YORK, PERU
from floor.test_telling_delegations import said, told
from zerodraft.floor import foreseeing, queries, serving
from zerodraft.floor.actions import alerting, inscriptions, session, speaking
from zerodraft.floor.core.alerts import Alert
from zerodraft.floor.requests import Request
from zerodraft.post.models import Notice
from zerodraft.programme.queries import meeting_by_key
from zerodraft.record import queries as record

LONG_LIST = [f"state-{number:03}" for number in (8, 12, 24, 28, 32, 36, 40, 44, 48, 50, 51, 52, 56, 64, 68, 70, 72)]


@pytest.fixture
def begun(meeting, chair, inscribed):
    """A meeting in session, with some who will speak soon and one far behind them."""
    keys = inscribed(FIJI, CHAD, *LONG_LIST, PERU)
    session.call_to_order(chair, meeting.key, seen=0)
    return keys


def of(party: str) -> list[str]:
    return [kind for kind, to in told() if to == party]


def test_the_first_are_called_and_the_last_is_not(meeting, begun, time_):
    found = alerting.alert(meeting.key, time_())
    assert set(found.values()) == {Alert.NEAR}
    assert begun[0] in found
    assert begun[-1] not in found
    assert (of(FIJI), of(PERU)) == (["turn-near"], [])


def test_it_says_when_where_and_on_which_list_by_the_clocks_of_the_room(meeting, begun, time_):
    alerting.alert(meeting.key, time_())
    notice = Notice.objects.get(to=CHAD)
    [early, about] = [datetime.fromisoformat(each).astimezone(ZoneInfo(NEW_YORK)) for each in notice.params["turn"]]
    assert time_() < early < about < time_() + timedelta(minutes=20)
    assert said(notice).subject == f"Chad: your turn to speak is near, not before {early:%H:%M}"
    assert said(notice).text == (
        f"You speak at about {about:%H:%M}, and not before {early:%H:%M}, on the list “Objectives 1 and 2”. "
        "The meeting is in Conference Room 4."
    )
    assert (notice.within, notice.address) == ("process:forests", f"/meetings/{meeting.key}/floor/")


def test_who_was_told_is_not_told_again_however_often_one_looks(meeting, begun, time_):
    alerting.alert(meeting.key, time_())
    many = len(told())
    for _ in range(5):
        alerting.alert(meeting.key, time_.go(seconds=20))
    assert of(FIJI) == ["turn-near"]
    assert len(told()) >= many


def test_a_turn_put_off_by_a_suspension_is_told_and_told_of_again_when_it_is_near(meeting, begun, chair, time_):
    alerting.alert(meeting.key, time_())
    turn = queries.state(meeting.key, time_(), 1).turn
    session.suspend(chair, meeting.key, seen=turn, until=time_() + timedelta(hours=1, minutes=30))
    alerting.alert(meeting.key, time_.go(minutes=1))
    assert of(FIJI) == ["turn-near", "turn-put-off"]
    last = Notice.objects.filter(to=FIJI).latest("id")
    assert said(last).subject.startswith("Fiji: your turn to speak is later than we said, not before 11:3")
    alerting.alert(meeting.key, time_.go(minutes=75))
    assert of(FIJI) == ["turn-near", "turn-put-off", "turn-near"]
    assert record.first_break() is None


def test_who_spoke_or_withdrew_is_told_nothing(meeting, begun, chair, officer, time_):
    turn = queries.state(meeting.key, time_(), 1).turn
    speaking.give_floor(chair, meeting.key, begun[0], seen=turn)
    inscriptions.withdraw_at_desk(officer, meeting.list.key, begun[1])
    alerting.alert(meeting.key, time_())
    assert of(FIJI) == of(CHAD) == []
    assert told()


def test_who_is_given_the_floor_while_the_forecast_is_made_is_not_called_to_it(
    meeting, begun, chair, time_, monkeypatch
):
    found = foreseeing.with_forecast

    def slow(state):
        speaking.give_floor(chair, meeting.key, begun[0], seen=state.turn)
        return found(state)

    monkeypatch.setattr(foreseeing, "with_forecast", slow)
    alerting.alert(meeting.key, time_())
    assert (of(FIJI), of(CHAD)) == ([], ["turn-near"])


def test_while_there_is_nothing_to_say_nobody_is_held_up(meeting, begun, time_):
    alerting.alert(meeting.key, time_())
    with CaptureQueriesContext(connection) as asked:
        alerting.alert(meeting.key, time_.go(seconds=1))
    assert asked.captured_queries
    assert not [each["sql"] for each in asked.captured_queries if not each["sql"].startswith("SELECT")]


def test_before_the_meeting_begins_the_first_are_called_in_time(meeting, inscribed, time_):
    inscribed(FIJI)
    alerting.alert(meeting.key, time_.go(minutes=-30))
    assert told() == []
    alerting.alert(meeting.key, time_.go(minutes=20))
    assert of(FIJI) == ["turn-near"]


def test_one_looks_after_the_meetings_of_the_day_that_are_not_over(meeting, begun, chair, time_):
    day = time_().date()
    assert queries.to_be_watched(day) == [meeting.key]
    assert queries.to_be_watched(day + timedelta(days=2)) == []
    session.adjourn(chair, meeting.key, seen=queries.state(meeting.key, time_(), 1).turn)
    assert queries.to_be_watched(day) == []


def test_a_meeting_that_was_withdrawn_is_not_looked_after(meeting, begun, time_):
    row = meeting_by_key(meeting.key)
    row.withdrawn_at = time_()
    row.save()
    assert queries.to_be_watched(time_().date()) == []


def test_a_meeting_that_fails_holds_up_no_other(meeting, begun, monkeypatch, caplog):
    monkeypatch.setattr(queries, "to_be_watched", lambda _day: ["meeting-gone", meeting.key])
    serving.look()
    assert of(FIJI) == ["turn-near"]
    assert "meeting-gone" in caplog.text


def test_a_group_is_told_through_who_inscribed_it_and_a_guest_is_nobodys(meeting, officer, chair, time_):
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(EGYPT, "group", "body-106"))
    session.call_to_order(chair, meeting.key, seen=0)
    alerting.alert(meeting.key, time_())
    assert told() == [("turn-near", EGYPT)]
    assert said(Notice.objects.get()).subject.startswith("Group of 77 and China: your turn")
