"""A meeting from call to order to adjournment, as chair, desk and delegations live through it."""

from datetime import timedelta

from floor.conftest import CHAD, FIJI, G77, HOLY_SEE, PERU
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import inscriptions, session, speaking, undoing
from zerodraft.record import queries as record


def test_a_meeting_from_call_to_adjournment(meeting, chair, officer, inscribed, time_):
    keys = inscribed(HOLY_SEE, FIJI, CHAD)
    inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(G77, meeting.row.day))
    seen = queries.state(meeting.key, clock.now())
    assert [each.speaker.party for each in seen.current_list.waiting] == [G77, FIJI, CHAD, HOLY_SEE]
    session.call_to_order(chair, meeting.key, seen=seen.turn)
    time_.go(seconds=20)
    first = speaking.give_floor(chair, meeting.key, seen.next.key, seen=1, as_next=True)
    assert first.clock.allotted == timedelta(minutes=3)
    speaking.start_clock(chair, meeting.key, seen=2)
    time_.go(minutes=3, seconds=12)
    shown = queries.state(meeting.key, clock.now())
    assert shown.speaking.over == timedelta(seconds=12)
    speaking.give_floor(chair, meeting.key, keys[1], seen=3, as_next=True)
    shown = queries.state(meeting.key, clock.now())
    assert shown.speaking.speaker.party == FIJI
    assert [(each.speaker.party, each.used) for each in shown.spoken] == [(G77, timedelta(minutes=3, seconds=12))]
    undoing.undo(chair, meeting.key, shown.last_act.number)
    back = queries.state(meeting.key, clock.now())
    assert back.speaking.speaker.party == G77
    assert back.speaking.clock.running
    assert back.next.speaker.party == FIJI
    session.adjourn(chair, meeting.key, seen=back.turn)
    assert queries.state(meeting.key, clock.now()).speaking is None
    assert record.first_break() is None
    assert PERU not in {each.speaker.party for each in back.current_list.waiting}
