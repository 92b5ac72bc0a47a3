"""Who sees what: role × audience of the meeting, over every page, ticket, file of values and sheet of paper."""

import pytest
from django.urls import reverse

from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import AUDIENCES, TEAM, Role, sees

RUN_MEETINGS = {Role.SECRETARIAT, Role.CO_FACILITATOR, Role.CONFERENCE_OFFICER}
FOR_AUDIENCE = ("wall/", "floor/", "floor.json", "ticket/wall", "ticket/floor", "lists/{list}/print/")
FOR_CHAIR = ("console/", "ticket/console")
FOR_DESK = ("desk/", "ticket/desk", "parties.json")
EVERYTHING = (*FOR_AUDIENCE, *FOR_CHAIR, *FOR_DESK)


def give_audience(meeting, audience: str) -> None:
    meeting.row.audience = audience
    meeting.row.save()
    meeting.list.refresh_from_db()
    meeting.list.audience = audience
    meeting.list.save()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_what_its_audience_may(meeting, visitor, role, audience):
    give_audience(meeting, audience)
    client = visitor(role)
    follows = sees(role, audience)
    for path in EVERYTHING:
        runs = path not in FOR_AUDIENCE
        expected = 200 if follows and (not runs or role in RUN_MEETINGS) else 404
        address = f"/meetings/{meeting.key}/" + path.format(list=meeting.list.key)
        assert client.get(address).status_code == expected, (role, audience, path)


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.OBSERVER, Role.ADVISER, Role.PUBLIC])
@pytest.mark.parametrize("path", ["displays", "displays/display-ab/revoke"])
def test_only_who_keeps_the_list_decides_on_displays(meeting, visitor, role, path):
    assert visitor(role).post(f"/meetings/{meeting.key}/{path}", {"label": "Room"}).status_code == 404


def test_a_list_for_fewer_than_the_meeting_is_not_there_for_the_others(meeting, visitor):
    meeting.lists[1].audience = Audience.TEAM
    meeting.lists[1].save()
    delegate, chair = visitor(Role.DELEGATE), visitor(Role.CO_FACILITATOR)
    hidden = meeting.lists[1].key
    for path in ("wall/", "floor/", "floor.json"):
        address = f"/meetings/{meeting.key}/{path}"
        assert hidden not in delegate.get(address).content.decode()
        if path != "wall/":
            assert hidden in chair.get(address).content.decode()
    assert delegate.get(f"/meetings/{meeting.key}/lists/{meeting.lists[1].key}/print/").status_code == 404


@pytest.mark.parametrize("screen", ["wall", "console", "desk", "floor"])
def test_a_screen_of_no_meeting_is_not_there(visitor, screen):
    client = visitor(Role.SECRETARIAT)
    assert client.get(f"/meetings/meeting-none/{screen}/").status_code == 404
    assert client.get(f"/meetings/meeting-none/ticket/{screen}").status_code == 404


def test_a_ticket_for_no_screen_is_not_there(meeting, visitor):
    assert visitor(Role.SECRETARIAT).get(f"/meetings/{meeting.key}/ticket/ceiling").status_code == 404


def test_the_page_of_the_meeting_knows_the_way_as_far_as_it_is_open(meeting, visitor):
    def ways(role: Role) -> set[str]:
        page = visitor(role).get(f"/meetings/{meeting.key}/").content.decode()
        return {
            screen for screen in ("wall", "console", "desk", "floor") if f'/meetings/{meeting.key}/{screen}/"' in page
        }

    assert ways(Role.PUBLIC) == set()
    assert ways(Role.DELEGATE) == {"wall", "floor"}
    assert ways(Role.ADVISER) == {"wall", "floor"}
    assert ways(Role.CONFERENCE_OFFICER) == {"wall", "floor", "desk", "console"}
    assert set(TEAM) >= RUN_MEETINGS


def test_whoever_leads_changes_who_sees_a_list_and_its_streams_are_let_go(meeting, visitor):
    from zerodraft.live import topics
    from zerodraft.record import queries as record

    address = reverse("audience", args=["list", meeting.list.key])
    form = {"audience": "team"}
    assert visitor(Role.DELEGATE).post(address, form).status_code in (403, 404)
    chair = visitor(Role.CO_FACILITATOR)
    shown = chair.get(f"/meetings/{meeting.key}/desk/").content.decode()
    assert f'action="{address}' in shown
    assert chair.post(address, form).status_code == 302
    meeting.list.refresh_from_db()
    assert meeting.list.audience == Audience.TEAM
    row = record.rows_newest_first()[0]
    assert (row.verb, row.topic) == ("audience.changed", f"meeting:{meeting.key}")
    assert topics.ending("audience.changed") == "topic"
    assert topics.ending("participation.ended") == "subject"


def test_narrowing_the_process_narrows_its_meetings_and_ends_their_streams(meeting, visitor):
    from zerodraft.live import topics
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.process.actions import invite
    from zerodraft.process.audience import Audience
    from zerodraft.process.models import Participation
    from zerodraft.process.widening import change_audience

    public, delegate = visitor(Role.PUBLIC), visitor(Role.DELEGATE)
    change_audience(INSTALLATION, kind="meeting", key=meeting.key, audience=Audience.PUBLIC)
    addresses = [f"/meetings/{meeting.key}/{rest}" for rest in ("floor/", "wall/", "floor.json", "ticket/floor")]
    assert {who.get(each).status_code for who in (public, delegate) for each in addresses} == {200}
    change_audience(INSTALLATION, kind="process", key="forests", audience=Audience.TEAM)
    assert {who.get(each).status_code for who in (public, delegate) for each in addresses} == {404}
    assert topics.within("process:forests") == {"process:forests", f"meeting:{meeting.key}"}
    invite(
        INSTALLATION,
        meeting.process,
        subject=meeting.key,
        invited=Participation.objects.get(role=Role.DELEGATE.value).person,
    )
    assert {delegate.get(each).status_code for each in addresses} == {200}
