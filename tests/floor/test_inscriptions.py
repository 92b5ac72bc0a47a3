"""Getting onto a list and off it: by oneself, by the desk, and what is refused with what cure."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU, delegate
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import inscriptions, lists, session, speaking, undoing
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.requests import CannotInscribe, Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Designation, Withdrawal
from zerodraft.record.models import Row


def waiting(meeting) -> list[str]:
    return [each.speaker.party for each in queries.state(meeting.key, clock.now()).lists[0].waiting]


def keys(meeting) -> list[str]:
    return [each.key for each in queries.state(meeting.key, clock.now()).lists[0].waiting]


def test_a_double_tap_inscribes_once(meeting):
    first = inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    again = inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    assert first == again
    assert waiting(meeting) == [FIJI]
    assert Row.objects.filter(verb="inscription.made").count() == 1


def test_one_may_speak_again_after_having_spoken(meeting, chair, inscribed):
    (key,) = inscribed(FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    assert inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI)).key == key
    speaking.end_intervention(chair, meeting.key, seen=2)
    assert inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI)).key != key


def test_a_second_after_closing_is_too_late(meeting, officer, time_):
    closing = time_.at.replace(minute=15)
    lists.set_times(officer, meeting.list.key, lists.Times(opens=None, closes=closing))
    time_.at = closing.replace(second=0)
    with pytest.raises(CannotAct, match="closed at 10:15:00"):
        inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    assert waiting(meeting) == []
    time_.go(seconds=-1)
    inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    time_.go(seconds=2)
    # What is on the list stays, and asking again says so rather than refusing.
    inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(CHAD))
    assert waiting(meeting) == [FIJI, CHAD]


def test_a_list_that_is_not_open_yet_says_when_it_opens(meeting, officer, time_):
    second = meeting.lists[1].key
    with pytest.raises(CannotAct, match="The desk will open it"):
        inscriptions.inscribe(delegate(FIJI), second, Request(FIJI))
    lists.set_times(officer, second, lists.Times(opens=time_.at.replace(hour=20), closes=None))
    with pytest.raises(CannotAct, match="20 February 2018 at 15:00"):
        inscriptions.inscribe(delegate(FIJI), second, Request(FIJI))


@pytest.mark.parametrize(
    "who",
    [
        delegate(CHAD),
        delegate(FIJI, Right.DRAFT, Right.SUBMIT),
        delegate(FIJI, process="seabed"),
        delegate(FIJI, role=Role.CO_FACILITATOR),
        delegate(FIJI, role=Role.CONFERENCE_OFFICER),
    ],
)
def test_only_who_may_inscribes_their_own_party(meeting, who):
    with pytest.raises(PermissionDenied):
        inscriptions.inscribe(who, meeting.list.key, Request(FIJI))
    assert waiting(meeting) == []


def test_only_ones_own_inscription_is_withdrawn(meeting, inscribed):
    (fiji,) = inscribed(FIJI)
    with pytest.raises(PermissionDenied):
        inscriptions.withdraw(delegate(CHAD), fiji)
    assert waiting(meeting) == [FIJI]
    inscriptions.withdraw(delegate(FIJI), fiji)
    inscriptions.withdraw(delegate(FIJI), fiji)
    assert waiting(meeting) == []
    assert Row.objects.filter(verb="inscription.withdrawn").count() == 1


def test_a_group_is_spoken_for_by_whom_it_designated(meeting):
    for_group = Request(EGYPT, "group", G77)
    with pytest.raises(PermissionDenied, match="neither chairs this group"):
        inscriptions.inscribe(delegate(EGYPT), meeting.list.key, for_group)
    held = Designation.objects.create(
        process=meeting.process, group=G77, party=EGYPT, start=date(2018, 1, 1), end=date(2018, 2, 20)
    )
    with pytest.raises(PermissionDenied):
        inscriptions.inscribe(delegate(EGYPT), meeting.list.key, for_group)
    held.end = date(2018, 2, 21)
    held.save()
    inscriptions.inscribe(delegate(CHAD), meeting.list.key, Request(CHAD))
    inscriptions.inscribe(delegate(EGYPT), meeting.list.key, for_group)
    inscriptions.inscribe(delegate(EGYPT), meeting.list.key, Request(EGYPT))
    assert waiting(meeting) == [EGYPT, CHAD, EGYPT]


def test_a_group_waits_once_whoever_asks(meeting, officer):
    Designation.objects.create(process=meeting.process, group=G77, party=EGYPT, start=date(2018, 1, 1))
    inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(G77, meeting.row.day))
    with pytest.raises(CannotInscribe, match="as number 1"):
        inscriptions.inscribe(delegate(EGYPT), meeting.list.key, Request(EGYPT, "group", G77))
    assert waiting(meeting) == [G77]


def test_a_joint_statement_names_its_states_and_goes_before_national_ones(meeting, inscribed):
    inscribed(CHAD)
    made = inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI, "joint", joint=(PERU, FIJI, EGYPT)))
    assert made.joint == sorted([PERU, EGYPT])
    assert waiting(meeting) == [FIJI, CHAD]


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (Request("state-999"), "state-999"),
        (Request(FIJI, "joint", joint=(FIJI,)), "at least one other"),
        (Request(FIJI, "joint", joint=("nobody",)), "nobody"),
        (Request(FIJI, "group", CHAD), "no group"),
    ],
)
def test_what_cannot_be_inscribed_is_named(meeting, officer, request_, says):
    before = Row.objects.count()
    with pytest.raises(CannotInscribe, match=says):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, request_)
    assert waiting(meeting) == []
    assert Row.objects.count() == before


def test_a_party_that_left_is_not_inscribed(meeting, officer):
    held = Withdrawal.objects.create(process=meeting.process, party=FIJI, left_on=date(2018, 2, 19))
    with pytest.raises(CannotInscribe, match="left this process on 19 February 2018"):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(FIJI))
    held.returned_on = date(2018, 2, 20)
    held.save()
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(FIJI))
    assert waiting(meeting) == [FIJI]


def test_observers_come_after_members(meeting, inscribed):
    inscribed(HOLY_SEE, CHAD)
    assert waiting(meeting) == [CHAD, HOLY_SEE]


def test_the_desk_moves_marks_absent_and_takes_off(meeting, officer, inscribed):
    fiji, chad, peru = inscribed(FIJI, CHAD, PERU)
    inscriptions.move(officer, meeting.list.key, peru, before=fiji)
    assert waiting(meeting) == [PERU, FIJI, CHAD]
    inscriptions.mark_absent(officer, meeting.list.key, peru)
    assert waiting(meeting) == [FIJI, CHAD, PERU]
    inscriptions.withdraw_at_desk(officer, meeting.list.key, chad)
    assert waiting(meeting) == [FIJI, PERU]
    with pytest.raises(CannotAct, match="was withdrawn"):
        inscriptions.move(officer, meeting.list.key, chad, before="")
    with pytest.raises(CannotAct, match="not on this list"):
        inscriptions.mark_absent(officer, meeting.list.key, "inscription-nothing")


def test_each_act_of_the_desk_is_undone_one_after_the_other(meeting, officer, inscribed):
    fiji, chad, _peru = inscribed(FIJI, CHAD, PERU)
    before = keys(meeting)
    inscriptions.move(officer, meeting.list.key, chad, before=fiji)
    inscriptions.mark_absent(officer, meeting.list.key, fiji)
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(EGYPT))
    inscriptions.withdraw_at_desk(officer, meeting.list.key, chad)
    lists.close_list(officer, meeting.list.key)
    for _act in range(5):
        undoing.undo(officer, meeting.key, queries.state(meeting.key, clock.now()).lists[0].undo)
    assert keys(meeting) == before
    assert queries.state(meeting.key, clock.now()).lists[0].openness.is_open


def test_the_desk_names_where_somebody_waits_already(meeting, officer, inscribed):
    inscribed(CHAD, FIJI)
    with pytest.raises(CannotAct, match="Fiji is on the list already, as number 2"):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(FIJI))


def test_the_record_says_for_whom_and_by_whom(meeting, officer):
    inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(CHAD))
    own, desk = Row.objects.filter(verb="inscription.made").order_by("seq")
    assert (own.actor, own.on_behalf_of, own.data["by"], own.data["place"]) == (
        f"person-of-{FIJI}",
        FIJI,
        "delegation",
        1,
    )
    assert (desk.actor, desk.on_behalf_of, desk.data["by"], desk.data["role"]) == (
        "person-officer",
        CHAD,
        "desk",
        "conference-officer",
    )
    assert own.topic == desk.topic == f"meeting:{meeting.key}"


def test_the_installation_may_do_what_the_secretariat_may(meeting):
    inscriptions.inscribe_at_desk(INSTALLATION, meeting.list.key, Request(CHAD))
    assert waiting(meeting) == [CHAD]


def test_nobody_passes_before_the_members_by_naming_one_of_them(meeting, officer, inscribed):
    inscribed(CHAD)
    for asked in (Request(HOLY_SEE, "joint", joint=(FIJI,)), Request(FIJI, "joint", joint=(HOLY_SEE,))):
        with pytest.raises(CannotInscribe, match="Holy See cannot take part in a joint statement"):
            inscriptions.inscribe_at_desk(officer, meeting.list.key, asked)
    with pytest.raises(CannotInscribe, match="only Member States can"):
        inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(FIJI, "joint", joint=(G77,)))
    assert waiting(meeting) == [CHAD]


def test_an_adjournment_closes_the_lists_and_undoing_it_opens_them(meeting, chair, officer, time_):
    lists.set_times(officer, meeting.lists[1].key, lists.Times(opens=time_.at.replace(hour=20), closes=None))
    session.call_to_order(chair, meeting.key, seen=0)
    time_.go(minutes=5)
    session.adjourn(chair, meeting.key, seen=1)
    time_.go(hours=9)
    assert [each.openness.is_open for each in queries.state(meeting.key, clock.now()).lists] == [False, False]
    with pytest.raises(CannotAct, match="closed at 10:05:00"):
        inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    undoing.undo(chair, meeting.key, queries.state(meeting.key, clock.now()).last_act.number)
    assert [each.openness.is_open for each in queries.state(meeting.key, clock.now()).lists] == [True, True]


def test_the_last_act_on_a_list_says_whom_it_was_about(meeting, officer):
    inscriptions.inscribe_at_desk(officer, meeting.list.key, Request(FIJI))
    (first, second) = queries.state(meeting.key, clock.now()).lists
    assert (first.undo_verb, first.undo_about.party) == ("inscription.made", FIJI)
    assert (second.undo_verb, second.undo_about) == ("", None)
