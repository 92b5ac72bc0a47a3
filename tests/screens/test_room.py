"""What the screens of a room show: walls in their layouts, the light, the interpreters' view, and all rooms of a day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from floor.conftest import CHAD, EGYPT, FIJI, PERU, delegate
from statements import docx, words
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import (
    carrying,
    inscriptions,
    lists,
    pointing,
    replying,
    rules_of_procedure,
    session,
    speaking,
    statements,
    walls,
)
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.party import Kind
from zerodraft.parties.queries import register
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.screens import fragments
from zerodraft.screens.visiting import CLOCK, INTERPRETERS, LIGHT, LIST, WALL

LAYOUTS = (WALL, LIST, CLOCK)


def drawn(meeting, screen: str, of: str = "team") -> str:
    return fragments.read(fragments.topic(meeting.key), f"{screen}.{of}", "en")


@pytest.fixture
def formal(meeting, chair):
    """A plenary of the General Assembly, with motions, points of order and votes."""
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)


def turn(meeting) -> int:
    return queries.state(meeting.key, clock.now()).turn


def call(meeting, chair) -> None:
    session.call_to_order(chair, meeting.key, seen=turn(meeting))


def give(meeting, chair) -> None:
    first = queries.state(meeting.key, clock.now()).next
    speaking.give_floor(chair, meeting.key, first.key, seen=turn(meeting), as_next=True)
    speaking.start_clock(chair, meeting.key, seen=turn(meeting))


@pytest.mark.parametrize("layout", [*LAYOUTS, LIGHT])
def test_every_state_is_said_in_words_on_every_layout(meeting, formal, chair, inscribed, layout):
    inscribed(FIJI, CHAD)
    assert "Begins at 10:00" in drawn(meeting, layout)
    call(meeting, chair)
    assert "Next speaker" in drawn(meeting, layout)
    give(meeting, chair)
    assert "Fiji" in drawn(meeting, layout)
    assert "Time left" in drawn(meeting, layout)
    session.suspend(chair, meeting.key, seen=turn(meeting), until=clock.now() + timedelta(hours=1, minutes=30))
    assert "Suspended until 11:30" in drawn(meeting, layout)
    assert "<bdi>Fiji</bdi> has the floor when the meeting resumes" in drawn(meeting, layout)
    assert "data-face" not in drawn(meeting, layout)
    session.resume(chair, meeting.key, seen=turn(meeting))
    speaking.end_intervention(chair, meeting.key, seen=turn(meeting))
    session.begin_voting(chair, meeting.key, seen=turn(meeting))
    assert "Voting has begun" in drawn(meeting, layout)
    session.end_voting(chair, meeting.key, seen=turn(meeting))
    schedule_meeting(INSTALLATION, meeting.round, later(meeting, "Conference Room 4", 15))
    session.adjourn(chair, meeting.key, seen=turn(meeting))
    assert "Adjourned at 10:00" in drawn(meeting, layout)
    assert "Next meeting" not in drawn(meeting, layout)  # it is planned, and nobody was told
    publish_release(INSTALLATION, meeting.process)
    assert "Next meeting at 15:00 in Conference Room 4" in drawn(meeting, layout)


def announced(meeting, sitting: Sitting):
    made = schedule_meeting(INSTALLATION, meeting.round, sitting)
    publish_release(INSTALLATION, meeting.process)
    return made


def later(meeting, venue: str, hour: int) -> Sitting:
    row = meeting.row
    start = row.start + timedelta(hours=hour - 10)
    business = (Segment("Objectives 3 to 5", ()),)
    ends = start + timedelta(hours=3)
    return Sitting(day=row.day, start=start, end=ends, zone=row.zone, venue=venue, segments=business)


@pytest.mark.parametrize("layout", [*LAYOUTS, LIGHT])
def test_a_point_of_order_says_who_raised_it_and_whom_it_interrupts(meeting, formal, chair, inscribed, layout):
    inscribed(FIJI)
    call(meeting, chair)
    give(meeting, chair)
    pointing.raise_point(chair, meeting.key, PERU, seen=turn(meeting))
    shown = drawn(meeting, layout)
    assert "Point of order" in shown
    assert "Peru" in shown
    if layout in (WALL, LIST):
        assert "Fiji is interrupted" in shown
    pointing.rule(chair, meeting.key, upheld=False, seen=turn(meeting))
    pointing.appeal(chair, meeting.key, EGYPT, seen=turn(meeting))
    shown = drawn(meeting, layout)
    assert "An appeal against the ruling is put to the vote" in shown
    assert "Egypt" in shown


def test_a_point_of_order_during_a_vote_is_seen(meeting, formal, chair):
    call(meeting, chair)
    session.begin_voting(chair, meeting.key, seen=turn(meeting))
    pointing.raise_point(chair, meeting.key, PERU, seen=turn(meeting))
    for layout in (*LAYOUTS, LIGHT):
        assert "Peru" in drawn(meeting, layout)
        assert "Point of order" in drawn(meeting, layout)


def test_a_reply_is_called_so(meeting, formal, chair, inscribed):
    inscribed(FIJI)
    call(meeting, chair)
    give(meeting, chair)
    speaking.end_intervention(chair, meeting.key, seen=turn(meeting))
    made = replying.request_reply(delegate(CHAD), meeting.key)
    speaking.give_floor(chair, meeting.key, made.key, seen=turn(meeting), early=True)
    for layout in (*LAYOUTS, LIGHT):
        assert "Right of reply" in drawn(meeting, layout)
        assert "Chad" in drawn(meeting, layout)


def test_a_message_stands_large_while_nobody_speaks_and_never_hides_the_speaker(meeting, chair, officer, inscribed):
    inscribed(FIJI)
    walls.show_message(officer, meeting.key, "Lunch until <14:30>")
    call(meeting, chair)
    for layout in LAYOUTS:
        shown = drawn(meeting, layout)
        assert '<h1 class="who message"' in shown
        assert "Lunch until &lt;14:30&gt;" in shown
        assert "Next speaker" in shown
    give(meeting, chair)
    for layout in LAYOUTS:
        shown = drawn(meeting, layout)
        assert "Lunch until &lt;14:30&gt;" in shown
        assert '<h1 class="who message"' not in shown
        assert "Fiji" in shown
        assert "data-face" in shown
    assert "Lunch" not in drawn(meeting, LIGHT)


def test_a_dark_wall_holds_nothing_to_read_and_comes_back_at_once(meeting, chair, officer, inscribed):
    inscribed(FIJI)
    call(meeting, chair)
    give(meeting, chair)
    walls.show_message(officer, meeting.key, "Lunch until 14:30")
    before = {layout: drawn(meeting, layout) for layout in LAYOUTS}
    walls.blank(officer, meeting.key, dark=True)
    for layout in LAYOUTS:
        shown = drawn(meeting, layout)
        assert "data-blank" in shown
        assert not [word for word in ("Fiji", "Lunch", "session", "data-face", "announce") if word in shown]
    assert "Fiji" in drawn(meeting, LIGHT)
    walls.blank(officer, meeting.key, dark=False)
    assert {layout: drawn(meeting, layout) for layout in LAYOUTS} == before


def test_a_list_that_will_close_says_when_while_it_is_open(meeting, officer, inscribed):
    inscribed(FIJI)
    closes = clock.now() + timedelta(hours=1)
    lists.set_times(officer, meeting.list.key, lists.Times(closes=closes))
    for layout in (WALL, LIST):
        shown = drawn(meeting, layout)
        assert "<span data-says>Closes at 11:00</span>" in shown
        assert "[0, 1, &quot;Closes at 11:00&quot;]" in shown
        assert f"[{round(closes.timestamp() * 1000)}, 0, &quot;Closed&quot;]" in shown


@pytest.mark.parametrize("mode", ["appeal", "light", "sound", "room"])
def test_a_wall_says_that_the_microphone_is_cut_only_where_the_room_does(meeting, chair, inscribed, mode):
    inscribed(FIJI)
    call(meeting, chair)
    give(meeting, chair)
    rules_of_procedure.set_enforcement(chair, meeting.key, mode, seen=turn(meeting))
    for layout in (*LAYOUTS, LIGHT):
        shown = drawn(meeting, layout)
        assert f'data-enforcement="{mode}"' in shown
        assert ("equipment cuts the microphone" in shown) == (mode == "room")


def test_the_list_in_two_columns_holds_twenty_and_counts_the_others(meeting, officer):
    states = register().present(meeting.row.day, Kind.MEMBER_STATE)
    for state in states[:22]:
        inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(state.key, meeting.row.day))
    shown = drawn(meeting, LIST)
    assert shown.count("<li ") == 20
    assert "and 2 more" in shown


# ---- interpreters


@pytest.fixture
def prepared(meeting, chair, officer, inscribed) -> list[str]:
    """Fiji has the floor with 420 words, Chad waits with 300, Peru with none; three minutes each."""
    keys = inscribed(FIJI, CHAD, PERU)
    for key, party, count in ((keys[0], FIJI, 420), (keys[1], CHAD, 300)):
        content = docx(words(count))
        statements.hand_in(delegate(party), key, content, f"{party}.docx", check_against_delivery=party == FIJI)
    speaks = requests.Speaks(name="Ada Vidal", rank="minister", language="fr", seconds=150)
    inscriptions.change_speaker(officer, keys[0], speaks)
    call(meeting, chair)
    give(meeting, chair)
    return keys


def test_interpreters_see_who_speaks_in_which_language_from_what_file_and_how_fast(meeting, prepared):
    shown = drawn(meeting, INTERPRETERS)
    on, _sep, coming = shown.partition("To be read out next")
    for word in ("Fiji", "Ada Vidal, Minister", "French", "420 words", "168 words a minute", "too fast"):
        assert word in on, word
    assert "Check against delivery" in on
    assert 'data-fast><svg aria-hidden="true"><use href="#icon-objected"/>' in on
    assert "Check against delivery" not in coming
    assert "100 words a minute" in coming
    assert "too fast" not in coming
    assert coming.index("Chad") < coming.index("Peru") < coming.index("No statement handed in")
    key = queries.statement_of(prepared[0]).key
    assert f'href="/statements/{key}/"' in on
    assert f'href="statements/{key}/"' in drawn(meeting, fragments.BOOTH)


def test_what_is_submitted_in_writing_is_not_read_out(meeting, officer, prepared):
    carrying.invite_in_writing(officer, meeting.list.key)
    assert "not read out" not in drawn(meeting, INTERPRETERS)
    statements.submit(delegate(CHAD), prepared[1])
    assert "Chad" in drawn(meeting, INTERPRETERS).partition("Submitted in writing: not read out")[2]


def test_no_other_screen_holds_anything_of_a_statement_or_reads_them(meeting, prepared):
    with CaptureQueriesContext(connection) as asked:
        for screen in ("wall", "list", "clock", "light", "console", "desk", "floor"):
            shown = drawn(meeting, screen)
            assert "/statements/" not in shown
            assert "words a minute" not in shown
    assert not [one for one in asked if "floor_statement" in one["sql"]]
    with CaptureQueriesContext(connection) as asked:
        drawn(meeting, INTERPRETERS)
    assert len([one for one in asked if "floor_statement" in one["sql"]]) == 1


# ---- all rooms


def rooms(client: Client, address: str) -> str:
    return client.get(f"{address}?layout=rooms").content.decode()


def test_a_lobby_shows_all_rooms_of_the_day_side_by_side(meeting, chair, inscribed, visitor):
    inscribed(FIJI, CHAD)
    call(meeting, chair)
    give(meeting, chair)
    announced(meeting, later(meeting, "Trusteeship Council", 15))
    schedule_meeting(INSTALLATION, meeting.round, later(meeting, "Planned Room", 16))
    shown = rooms(visitor(Role.DELEGATE), f"/meetings/{meeting.key}/wall/")
    first, second = shown.split("<article")[1:]
    for word in ("Conference Room 4", "Objectives 1 and 2", "In session", "Fiji", "Next speaker: <bdi>Chad</bdi>"):
        assert word in first, word
    for word in ("Trusteeship Council", "Objectives 3 to 5", "Begins at 15:00"):
        assert word in second


@pytest.mark.parametrize(
    ("role", "audience", "process", "sees"),
    [
        (Role.DELEGATE, Audience.DELEGATIONS, Audience.PUBLIC, True),
        (Role.OBSERVER, Audience.DELEGATIONS, Audience.PUBLIC, False),
        (Role.DELEGATE, Audience.TEAM, Audience.PUBLIC, False),
        (Role.CONFERENCE_OFFICER, Audience.TEAM, Audience.TEAM, True),
    ],
)
def test_a_lobby_shows_no_meeting_that_is_not_for_whoever_looks(meeting, visitor, role, audience, process, sees):
    other = announced(meeting, later(meeting, "Trusteeship Council", 15))
    type(other).objects.filter(pk=other.pk).update(audience=audience)
    type(meeting.process).objects.filter(pk=meeting.process.pk).update(audience=process)
    shown = rooms(visitor(role, "state-336" if role is Role.OBSERVER else ""), f"/meetings/{meeting.key}/wall/")
    assert ("Trusteeship Council" in shown) == sees
    assert "Conference Room 4" in shown


def test_a_lobby_moves_on_with_the_day_by_itself(meeting, visitor, time_):
    client = visitor(Role.CONFERENCE_OFFICER)
    sitting = later(meeting, "Trusteeship Council", 15)
    day = timedelta(days=1)
    moved = replace(sitting, day=sitting.day + day, start=sitting.start + day, end=sitting.end + day)
    announced(meeting, moved)
    assert "Trusteeship Council" not in rooms(client, f"/meetings/{meeting.key}/wall/")
    time_.go(days=1)
    shown = rooms(client, f"/meetings/{meeting.key}/wall/")
    assert "Trusteeship Council" in shown
    assert "Conference Room 4" not in shown
