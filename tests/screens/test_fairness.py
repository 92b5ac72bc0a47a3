"""Pictures of how speaking time was shared: what they show, and to whom."""

import re

import pytest
from django.utils import translation

from floor.conftest import CHAD, EGYPT, FIJI, G77, PERU
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import concluding, inscriptions, releasing, session, speaking, undoing
from zerodraft.floor.requests import Speaks
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.record.models import Row


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def page(client, meeting) -> str:
    answer = client.get(f"/meetings/{meeting.key}/fairness/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def held(meeting, officer, chair, time_):
    """Fiji speaks for four minutes of three, a woman for the first time; Chad for two; then Egypt for the Group of 77."""
    for request in (
        requests.Request(FIJI, speaks=Speaks("Ms Vula", gender="woman", first_time=True, seconds=120)),
        requests.Request(CHAD),
        requests.Request(EGYPT, "group", G77),
    ):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, request)
    session.call_to_order(chair, meeting.key, seen=0)
    for party, seconds in ((FIJI, 240), (CHAD, 120), (EGYPT, 60)):
        state = queries.state(meeting.key, clock.now())
        key = next(each.key for each in state.lists[0].waiting if each.speaker.party == party)
        speaking.give_floor(chair, meeting.key, key, seen=state.turn)
        speaking.start_clock(chair, meeting.key, seen=state.turn + 1)
        time_.go(seconds=seconds)
        turn = state.turn + 2
        if party == FIJI:
            concluding.remind(chair, meeting.key, seen=turn)
            turn += 1
        speaking.end_intervention(chair, meeting.key, seen=turn)


def test_every_picture_is_a_table_with_its_figures(meeting, held, visitor):
    shown = words(page(visitor(Role.CO_FACILITATOR), meeting))
    assert "3 statements · 7:00" in shown
    assert re.search(r"Asia-Pacific \w+ 4:00 1 of \d+ members", shown)
    assert "On behalf of groups 1:00 1 statement" in shown
    assert "Woman 4:00 1 statement Not given 3:00 2 statements" in shown
    assert "For the first time 4:00 1 statement Others 3:00 2 statements" in shown
    assert "1 of 3 statements went over its time, by 1:00 in all." in shown
    assert "Fiji +1:00 over 3:00 1 time" in shown
    assert "Fiji 2:00 4:00 +2:00" in shown


def test_regional_groups_of_which_nobody_spoke_are_there_too(meeting, held, visitor):
    with translation.override("en"):
        shown = words(page(visitor(Role.CO_FACILITATOR), meeting))
    assert len(re.findall(r"\d+:\d\d \d+ of \d+ members", shown)) == 5
    assert len(re.findall(r"0:00 0 of \d+ members", shown)) == 3


def test_bars_are_as_long_as_their_share_of_the_longest_in_every_language(meeting, held, visitor):
    client = visitor(Role.CO_FACILITATOR)
    for language in ("en", "fr", "ar"):
        client.cookies["django_language"] = language
        found = re.findall(r'<rect width="([^"]+)"', page(client, meeting))
        assert found[:2] == ["100.0", "50.0"]


def test_they_are_for_officers_until_they_are_released_and_hidden_again(meeting, held, visitor, officer):
    fiji = visitor(Role.DELEGATE, FIJI)
    address = f"/meetings/{meeting.key}/fairness/"
    assert fiji.get(address).status_code == 404
    assert address not in fiji.get(f"/meetings/{meeting.key}/").content.decode()
    releasing.release_fairness(officer, meeting.key, released=True)
    assert "Show them to" not in page(fiji, meeting)
    assert address in fiji.get(f"/meetings/{meeting.key}/").content.decode()
    visitor(Role.CO_FACILITATOR).post(f"/meetings/{meeting.key}/desk/fairness", {"released": "no"})
    assert fiji.get(address).status_code == 404
    rows = Row.objects.filter(verb="fairness.released").order_by("seq")
    assert [row.data["shown_to"] for row in rows] == ["audience", "officers"]


def test_of_a_process_each_sees_the_meetings_whose_pictures_they_may_see(meeting, held, visitor, officer):
    address = f"/processes/{meeting.process.key}/fairness/"
    assert "1 meeting · 3 statements" in words(visitor(Role.CONFERENCE_OFFICER).get(address).content.decode())
    peru = visitor(Role.DELEGATE, PERU)
    assert peru.get(address).status_code == 404
    releasing.release_fairness(officer, meeting.key, released=True)
    assert "3 statements" in words(peru.get(address).content.decode())
    meeting.row.audience = Audience.TEAM
    meeting.row.save(update_fields=["audience"])
    assert peru.get(address).status_code == 404


def test_what_was_undone_does_not_count(meeting, held, visitor, chair):
    state = queries.state(meeting.key, clock.now())
    for _number in range(3):
        undoing.undo(chair, meeting.key, queries.state(meeting.key, clock.now()).last_act.number)
    assert state.turn
    assert "2 statements" in words(page(visitor(Role.CO_FACILITATOR), meeting))


def test_before_anybody_has_spoken_the_page_says_so(meeting, visitor):
    assert "Nobody has spoken from a list yet." in page(visitor(Role.CO_FACILITATOR), meeting)
