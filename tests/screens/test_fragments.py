"""What each screen shows in each state of a meeting."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from floor.conftest import CHAD, FIJI, G77, PERU
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import inscriptions, lists, session, speaking
from zerodraft.live import reading
from zerodraft.process.audience import Audience
from zerodraft.screens import fragments, scope
from zerodraft.screens.templatetags.floor_words import name_size
from zerodraft.screens.visiting import CONSOLE, DESK, FLOOR, WALL

SCREENS = (WALL, CONSOLE, DESK, FLOOR)


def drawn(meeting, screen: str, of: str = "team") -> str:
    return fragments.read(fragments.topic(meeting.key), f"{screen}.{of}", "en")


@pytest.fixture
def speaking_now(meeting, chair, inscribed):
    """In session; Fiji has the floor, three minutes, the clock started."""
    inscribed(FIJI, CHAD, PERU)
    session.call_to_order(chair, meeting.key, seen=0)
    first = queries.state(meeting.key, clock.now()).next
    speaking.give_floor(chair, meeting.key, first.key, seen=1, as_next=True)
    speaking.start_clock(chair, meeting.key, seen=2)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_drawn_in_every_state(meeting, chair, inscribed, time_, screen):
    inscribed(FIJI, CHAD)
    assert "Not begun" in drawn(meeting, screen) or "Begins at 10:00" in drawn(meeting, screen)
    session.call_to_order(chair, meeting.key, seen=0)
    key = queries.state(meeting.key, clock.now()).next.key
    speaking.give_floor(chair, meeting.key, key, seen=1, as_next=True)
    assert 'data-light="waiting"' in drawn(meeting, screen)
    assert "Fiji" in drawn(meeting, screen)
    speaking.start_clock(chair, meeting.key, seen=2)
    for seconds, light, face in ((1, "green", "2:59"), (150, "amber", "0:29"), (41, "red", "+0:12")):
        time_.go(seconds=seconds)
        assert f'data-light="{light}"' in drawn(meeting, screen)
        assert face in drawn(meeting, screen)
    speaking.pause_clock(chair, meeting.key, seen=3)
    assert 'data-paused=""' not in drawn(meeting, screen)
    session.suspend(chair, meeting.key, seen=4, until=clock.now() + timedelta(hours=2))
    assert "Suspended" in drawn(meeting, screen) or screen == DESK
    session.resume(chair, meeting.key, seen=5)
    session.adjourn(chair, meeting.key, seen=6)
    assert "djourned" in drawn(meeting, screen)


def test_who_is_interrupted_stays_in_sight_while_the_meeting_is_suspended(meeting, chair, speaking_now):
    session.suspend(chair, meeting.key, seen=3, until=None)
    for screen in (FLOOR, WALL):
        assert "<bdi>Fiji</bdi> has the floor when the meeting resumes" in drawn(meeting, screen)
    assert 'data-mine="state-242 national"' in drawn(meeting, FLOOR)


def test_a_list_at_its_end_says_that_everybody_has_spoken(meeting, chair, inscribed, officer):
    meeting.lists[1].delete()
    assert "Nobody has asked for the floor yet." in drawn(meeting, FLOOR)
    inscribed(FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    key = queries.state(meeting.key, clock.now()).next.key
    speaking.give_floor(chair, meeting.key, key, seen=1, as_next=True)
    speaking.end_intervention(chair, meeting.key, seen=2)
    for screen in (FLOOR, WALL):
        assert "Everybody on the list has spoken." in drawn(meeting, screen)
    assert 'data-announce="Nobody has the floor"' in drawn(meeting, CONSOLE)


def test_the_bar_and_the_moment_of_a_clock_are_right_without_scripts(meeting, chair, speaking_now, time_):
    time_.go(seconds=45)
    shown = drawn(meeting, CONSOLE)
    assert 'value="0.750"' in shown
    assert "as of 10:00:45" in shown


def test_buttons_for_one_party_in_two_capacities_are_told_apart(meeting, chair, officer):
    for request in (requests.Request("state-818"), requests.Request("state-818", "joint", joint=(PERU,))):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, request)
    session.call_to_order(chair, meeting.key, seen=0)
    assert 'aria-label="Give the floor: Egypt"' in drawn(meeting, CONSOLE)
    assert 'aria-label="Give the floor: Egypt, also on behalf of Peru"' in drawn(meeting, CONSOLE)
    assert 'aria-label="Withdraw: Egypt, also on behalf of Peru"' in drawn(meeting, DESK)


@pytest.mark.parametrize(
    ("name", "size"), [("Fiji", "short"), ("Côte d'Ivoire", "medium"), ("x" * 64, "long"), ("x" * 65, "vast")]
)
def test_a_name_is_as_large_as_a_wall_can_hold(name, size):
    assert name_size(name) == size


def test_a_guest_without_a_clock_counts_up(meeting, chair, time_):
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor_to_guest(chair, meeting.key, guest="briefer", name="Ada Vidal", seen=1)
    speaking.start_clock(chair, meeting.key, seen=2)
    time_.go(seconds=75)
    shown = drawn(meeting, WALL)
    assert "Ada Vidal" in shown
    assert 'data-light="none"' in shown
    assert "1:15" in shown
    assert 'data-allotted=""' in shown


def test_the_wall_names_the_next_five_and_counts_the_others(meeting, officer, time_):
    for party in ("state-242", "state-148", "state-604", "state-818", "state-484", "state-372", "state-548"):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(party, meeting.row.day))
    shown = drawn(meeting, WALL)
    assert shown.count("<li ") == 5
    assert "and 2 more" in shown


def test_numbers_stand_without_separators_that_scripts_cannot_read(meeting, speaking_now):
    for language in ("en", "fr", "ar", "ru"):
        with translation.override(language):
            shown = drawn(meeting, CONSOLE)
        started = queries.state(meeting.key, clock.now()).speaking.clock.started
        assert f'data-started="{round(started.timestamp() * 1000)}"' in shown
        assert 'data-allotted="180000"' in shown


def test_names_are_those_of_the_language(meeting, speaking_now):
    with translation.override("ar"):
        assert "فيجي" in fragments.read(fragments.topic(meeting.key), "wall.team", "ar")


def test_what_a_person_typed_is_shown_as_text(meeting, chair):
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor_to_guest(chair, meeting.key, guest="briefer", name="<script>alert(1)</script>", seen=1)
    for screen in SCREENS:
        assert "<script>" not in drawn(meeting, screen)
        assert "&lt;script&gt;" in drawn(meeting, screen)


def test_a_scope_hides_the_lists_that_are_not_for_it_and_shows_those_to_which_it_is_invited(meeting):
    meeting.lists[1].audience = Audience.INVITEES
    meeting.lists[1].save()
    narrow, wide = meeting.lists[1].key, meeting.lists[0].key
    assert narrow in drawn(meeting, FLOOR, "team")
    assert narrow not in drawn(meeting, FLOOR, "delegations")
    assert narrow in drawn(meeting, FLOOR, f"delegations+{narrow}")
    assert wide in drawn(meeting, FLOOR, "delegations")


@pytest.mark.parametrize("view", ["floor.everybody", "floor", "ceiling.team", ""])
def test_a_view_that_was_never_given_out_is_a_lookup_error(meeting, view):
    with pytest.raises(LookupError):
        fragments.read(fragments.topic(meeting.key), view, "en")


def test_a_meeting_that_is_not_there_is_a_lookup_error(db):
    with pytest.raises(LookupError):
        fragments.read("meeting:meeting-none", "wall.team", "en")


def test_the_floor_is_read_once_for_all_screens_of_a_change(meeting, speaking_now, monkeypatch):
    monkeypatch.setattr(reading, "_one_transaction", nullcontext)  # the test is one already
    with reading.one_moment():
        drawn(meeting, WALL)
        with CaptureQueriesContext(connection) as asked:
            for screen in SCREENS:
                drawn(meeting, screen)
    assert len(asked) == 0


def test_drawing_asks_no_more_for_a_long_list_than_for_a_short_one(meeting, inscribed):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            drawn(meeting, DESK)
        return len(seen)

    inscribed(FIJI)
    few = asked()
    inscribed(CHAD, PERU)
    assert asked() == few


def test_the_desk_sees_what_it_would_undo(meeting, officer):
    inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.Request(FIJI))
    assert "Undo: inscribed a speaker: Fiji" in drawn(meeting, DESK)


def test_moving_by_one_names_before_whom(meeting, inscribed, officer):
    keys = inscribed(FIJI, CHAD, PERU)
    shown = drawn(meeting, DESK)
    assert f'value="{keys[1]}:{keys[0]}" data-up' in shown
    assert f'value="{keys[0]}:{keys[2]}" data-down' in shown
    assert f'value="{keys[1]}:" data-down' in shown
    assert f'value="{keys[0]}:{keys[1]}"' not in shown


def test_a_list_that_opens_and_closes_by_time_tells_the_page_when(meeting, officer, time_):
    opens, closes = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=3)
    second = meeting.lists[1]
    lists.set_times(officer, second.key, lists.Times(opens=opens, closes=closes))
    shown = drawn(meeting, FLOOR)
    assert "Opens at 11:00" in shown
    assert f"[{round(opens.timestamp() * 1000)}, 1, &quot;Open until 13:00&quot;]" in shown
    assert f"[{round(closes.timestamp() * 1000)}, 0, &quot;Closed&quot;]" in shown


def test_a_scope_is_read_as_it_was_written():
    for each in (scope.Scope("team"), scope.Scope("public", ("list-a", "list-b"))):
        assert scope.written(str(each)) == each


def test_a_group_is_named_with_who_speaks_for_it(meeting, officer):
    inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.Request("state-818", "group", G77))
    shown = drawn(meeting, WALL)
    assert "Group of 77" in shown
    assert "Egypt" in shown
