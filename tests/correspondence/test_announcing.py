"""A release changes what was announced: who is told, of what, once; and the letter that says so."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from correspondence.letters_out import approved
from floor.conftest import CHAD, FIJI, PERU, chair, delegate, inscribed, meeting, officer, time_
from letters import confirm
from zerodraft.correspondence import actions, announced
from zerodraft.correspondence import queries as letters
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.models import Outgoing
from zerodraft.floor.actions import carrying, inscriptions, session
from zerodraft.floor.requests import Request
from zerodraft.parties.actions import make_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import wording
from zerodraft.post.models import Notice
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Role
from zerodraft.programme import actions as programme
from zerodraft.programme import queries
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.programme.models import Meeting

__all__ = ["chair", "inscribed", "meeting", "officer", "time_"]

NEW_YORK = "America/New_York"
AFRICAN_GROUP = "body-101"


def sitting(of: Meeting, **more) -> Sitting:
    planned = queries.as_planned(of)
    names = ("day", "start", "end", "zone", "venue", "virtual", "tentative", "segments", "alternatives")
    return replace(Sitting(**{name: getattr(planned, name) for name in names}), **more)


def change(of: Meeting, **more) -> None:
    programme.change_meeting(INSTALLATION, of, sitting(of, **more))


def release(process, **more) -> int:
    return programme.publish_release(INSTALLATION, process, **more).number


@pytest.fixture
def seated(meeting):
    """Fiji, Chad and an observer take part, and one of the team; by the ids by which they are told."""
    told_as = []
    for name, role, party in (
        ("Vula", Role.DELEGATE, FIJI),
        ("Quillfeather", Role.DELEGATE, CHAD),
        ("Ada", Role.OBSERVER, "state-336"),
        ("Inkpenny", Role.CONFERENCE_OFFICER, ""),
    ):
        with transaction.atomic():
            person = make_person(INSTALLATION, email=f"{name.lower()}@people.example", name=name, password=None)
        process_actions.seat(INSTALLATION, meeting.process, person=person.key, role=role, party=party)
        told_as.append(party or person.key)
    return told_as


def told(kind: str) -> dict[str, list[str]]:
    """Who was told of what: by addressee the words, in English."""
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.filter(kind=kind).order_by("id"):
        said = wording.say(notice.kind, notice.params, "en")
        found.setdefault(notice.to, []).append(f"{said.subject}\n{said.text}")
    return found


def test_all_are_told_and_those_concerned_are_told_of_their_own(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    change(meeting.row, venue="ECOSOC Chamber")
    number = release(meeting.process)
    made = actions.tell_of_changes(officer, meeting.process, number=number)
    assert (made.since, made.participants, made.concerned) == (1, 4, 1)
    general, own = told("programme-changed"), told("own-meeting-changed")
    assert sorted(general) == sorted(seated)
    assert len(set(map(tuple, general.values()))) == 1
    assert "ECOSOC Chamber instead of Conference Room 4" in general[CHAD][0]
    assert list(own) == [FIJI]
    assert "another room: ECOSOC Chamber" in own[FIJI][0]
    assert "as number 1" in own[FIJI][0]
    notice = Notice.objects.get(kind="own-meeting-changed")
    assert (notice.address, notice.within) == (f"/meetings/{meeting.key}/", "process:forests")


def test_times_are_those_of_the_meetings_zone_also_over_a_change_of_clocks(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    later = date(2018, 3, 12)  # the day after clocks went forward
    start = datetime(2018, 3, 12, 10, tzinfo=ZoneInfo(NEW_YORK))
    change(meeting.row, day=later, start=start, end=start + timedelta(hours=3))
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    words = told("own-meeting-changed")[FIJI][0]
    assert "moved to Monday, 12 March 2018, 10:00" in words
    assert "Now: Monday, 12 March 2018, 10:00–13:00 (New York), Conference Room 4" in words
    assert "Before: Tuesday, 20 February 2018, 10:00–13:00 (New York), Conference Room 4" in words


def test_a_meeting_taken_out_and_put_back_is_told_each_time(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    programme.withdraw_meeting(INSTALLATION, meeting.row)
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    programme.reinstate_meeting(INSTALLATION, Meeting.objects.get(pk=meeting.row.pk))
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    first, second = told("own-meeting-changed")[FIJI]
    assert "is cancelled" in first
    assert "held after all" in second


def test_nobody_is_told_twice_and_what_was_sent_stays_sent(meeting, officer, seated):
    change(meeting.row, venue="ECOSOC Chamber")
    number = release(meeting.process)
    actions.tell_of_changes(officer, meeting.process, number=number)
    before = Notice.objects.count()
    with pytest.raises(actions.CannotAnnounce, match="already"):
        actions.tell_of_changes(officer, meeting.process, number=number)
    with pytest.raises(actions.CannotAnnounce, match="decided"):
        actions.leave_untold(officer, meeting.process, number=number)
    assert Notice.objects.count() == before


def test_a_release_made_meanwhile_is_said_and_its_changes_are_told_together(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    change(meeting.row, venue="ECOSOC Chamber")
    seen = release(meeting.process)
    change(meeting.row, venue="Room 9", segments=(Segment("Vision"),))
    newest = release(meeting.process)
    with pytest.raises(actions.CannotAnnounce, match=f"Release {newest} was published meanwhile"):
        actions.tell_of_changes(officer, meeting.process, number=seen)
    assert Notice.objects.count() == 0
    made = actions.tell_of_changes(officer, meeting.process, number=newest)
    assert (made.since, made.number) == (1, newest)
    own = told("own-meeting-changed")[FIJI][0]
    assert "another room: Room 9" in own
    assert "Business: Vision instead of Objectives 1 and 2" in own
    assert "ECOSOC" not in own


def test_moved_and_moved_back_is_nothing_to_tell(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    change(meeting.row, venue="ECOSOC Chamber")
    release(meeting.process)
    change(meeting.row, venue="Conference Room 4")
    number = release(meeting.process)
    assert not announced.proposal(meeting.process).is_open
    with pytest.raises(actions.CannotAnnounce, match="Nothing has changed"):
        actions.tell_of_changes(officer, meeting.process, number=number)


def test_what_was_left_is_told_with_the_next_release(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    change(meeting.row, venue="ECOSOC Chamber")
    actions.leave_untold(officer, meeting.process, number=release(meeting.process))
    assert not announced.proposal(meeting.process).is_open
    change(meeting.row, tentative=True)
    made = actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert made.since == 1
    assert "ECOSOC Chamber instead of Conference Room 4" in told("programme-changed")[CHAD][0]


def test_of_what_was_told_only_the_later_changes_are_told_again(meeting, officer, inscribed, seated):
    inscribed(FIJI)
    change(meeting.row, venue="ECOSOC Chamber")
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    change(meeting.row, venue="Conference Room 4")
    made = actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert made.since == 2
    assert "another room: Conference Room 4" in told("own-meeting-changed")[FIJI][1]


def test_who_withdrew_or_left_the_process_gets_no_personal_message(meeting, officer, inscribed, seated):
    (_fijis, chads) = inscribed(FIJI, CHAD)
    inscriptions.withdraw(delegate(CHAD), chads)
    process_actions.note_leaving(INSTALLATION, meeting.process, party=FIJI, on=date(2018, 2, 1))
    change(meeting.row, venue="ECOSOC Chamber")
    made = actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert (made.participants, made.concerned) == (3, 0)
    assert told("own-meeting-changed") == {}


def test_who_was_carried_over_is_told_of_the_meeting_where_they_are_and_not_of_the_one_they_left(
    meeting, chair, officer, inscribed, seated
):
    inscribed(FIJI)
    later = sitting(meeting.row, day=date(2018, 2, 22), start=None, end=None)
    there = programme.schedule_meeting(INSTALLATION, meeting.round, later)
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    carrying.carry_over(chair, meeting.list.key, there.key)
    change(meeting.row, venue="ECOSOC Chamber")
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert told("own-meeting-changed") == {}
    assert list(told("place-carried-over")) == [FIJI]
    change(there, venue="Room 9")
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert list(told("own-meeting-changed")) == [FIJI]


def test_many_are_told_with_as_many_queries_as_few(meeting, officer, seated, django_assert_max_num_queries):
    for number in range(40):
        process_actions.invite(INSTALLATION, meeting.process, subject=meeting.key, invited=f"state-{number:03}")
    change(meeting.row, venue="ECOSOC Chamber")
    number = release(meeting.process)
    with django_assert_max_num_queries(70):
        made = actions.tell_of_changes(officer, meeting.process, number=number)
    assert made.concerned == 40


def test_of_a_group_that_waits_the_delegations_that_speak_for_it_are_told(meeting, officer, seated):
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(AFRICAN_GROUP))
    process_actions.designate(INSTALLATION, meeting.process, group=AFRICAN_GROUP, party=CHAD, start=date(2018, 2, 1))
    change(meeting.row, venue="ECOSOC Chamber")
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    own = told("own-meeting-changed")
    assert CHAD in own
    assert AFRICAN_GROUP not in own


def test_who_is_invited_to_the_meeting_by_name_is_concerned(meeting, officer, seated):
    process_actions.invite(INSTALLATION, meeting.process, subject=meeting.key, invited=PERU)
    change(meeting.row, venue="ECOSOC Chamber")
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert list(told("own-meeting-changed")) == [PERU]


def test_a_programme_released_while_the_floor_is_running_is_told_to_those_on_the_list(
    meeting, chair, officer, inscribed, seated
):
    inscribed(FIJI, CHAD)
    session.call_to_order(chair, meeting.key, seen=0)
    change(meeting.row, end=sitting(meeting.row).end + timedelta(hours=1))
    actions.tell_of_changes(officer, meeting.process, number=release(meeting.process))
    assert sorted(told("own-meeting-changed")) == sorted([FIJI, CHAD])


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.OBSERVER, Role.ADVISER, Role.CO_FACILITATOR, Role.PUBLIC])
def test_only_the_secretariat_and_conference_officers_tell(meeting, role):
    change(meeting.row, venue="ECOSOC Chamber")
    number = release(meeting.process)
    actor = Capacity(key="person-1", role=role, process="forests", party=FIJI)
    for act in (actions.tell_of_changes, actions.leave_untold):
        with pytest.raises(PermissionDenied):
            act(actor, meeting.process, number=number)


def test_the_letter_says_what_changed_since_the_programme_was_announced(meeting, officer):
    later = date(2018, 2, 22)
    start = datetime(2018, 2, 22, 10, tzinfo=ZoneInfo(NEW_YORK))
    change(meeting.row, day=later, start=start, end=start + timedelta(hours=3))
    release(meeting.process)
    change(meeting.row, venue="Room 9")
    release(meeting.process)
    letter = actions.begin_letter_of_change(officer, meeting.process, language="en")
    assert letter.template == "change"
    (changed,) = being_composed(letter).facts["changes"]
    assert (changed.was, changed.now) == (date(2018, 2, 20), later)


def test_the_letter_is_further_to_the_one_that_announced_it_and_goes_to_the_same(world):
    assert letters.last_announcing(world.process) == ""
    letter = approved(world)
    content = {**letter.content, "given": {**letter.content["given"], "addressees": ["All Permanent Representatives"]}}
    Outgoing.objects.filter(pk=letter.pk).update(content=content)
    actions.release(world.secretary, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    actions.begin(world.adviser, world.process, template="convening", language="en")  # in the making: announces nothing
    change(queries.meetings_of(world.process)[0], venue="ECOSOC Chamber")
    release(world.process)
    begun = actions.begin_letter_of_change(world.adviser, world.process, language="en")
    assert begun.content["refers"] == [letter.key]
    now = being_composed(begun)
    assert now.facts["addressees"] == ("All Permanent Representatives",)
    assert now.facts["references"] == (Outgoing.objects.get(pk=letter.pk).dated,)
    in_french = actions.begin_letter_of_change(world.adviser, world.process, language="fr")
    assert in_french.content["refers"] == [letter.key]
    assert "addressees" not in in_french.content["given"]  # these are words of another language


def test_a_letter_that_came_in_is_what_announced_the_programme_where_none_of_ours_did(letter):
    process = confirm(letter)
    assert letters.last_announcing(process) == letter.key


def test_the_page_says_what_is_to_be_told_and_tells_it_once(client, meeting, inscribed, seated, people):
    inscribed(FIJI)
    client.force_login(people["secretariat"])
    page = f"/processes/{meeting.process.key}/announcement/"
    assert "Nothing has changed" in client.get(page).content.decode()
    change(meeting.row, venue="ECOSOC Chamber")
    number = release(meeting.process)
    for place in ("/programme/forests/", "/programme/forests/working/", "/programme/forests/changes/"):
        assert f'href="{page}"' in client.get(place).content.decode(), place
    assert f'href="{page}"' in client.get("/processes/forests/letters/").content.decode()
    shown = client.get(page).content.decode()
    assert "Fiji" in shown
    assert "4 participants" in shown
    answer = client.post(page, {"act": "tell", "number": str(number)}, follow=True).content.decode()
    assert "They were told of release 2: Ledgerwood" in answer
    assert "Tell them now" not in answer
    assert f'href="{page}"' not in client.get("/programme/forests/").content.decode()
    again = client.post(page, {"act": "tell", "number": str(number)}, follow=True).content.decode()
    assert "already" in again


def test_nobody_but_the_team_finds_the_page_or_a_link_to_it(client, meeting):
    change(meeting.row, venue="ECOSOC Chamber")
    release(meeting.process)
    assert client.get("/processes/forests/announcement/").status_code == 404
    assert "announcement" not in client.get("/programme/forests/").content.decode()


def test_a_meeting_that_was_told_of_and_is_gone_hides_no_other_notice(db):
    with pytest.raises(wording.Wordless):
        wording.say("programme-changed", {"process": "none", "since": 1, "number": 2}, "en")
