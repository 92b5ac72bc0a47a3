"""A display in a room: its address is shown once, works without sign-in, and until it is revoked."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from zerodraft.live import queries as live
from zerodraft.live import tickets
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role


def admitted(client, meeting) -> str:
    answer = client.post(f"/meetings/{meeting.key}/displays", {"label": "Beside the podium"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    shown = answer.content.decode()
    assert "<svg" in shown
    return re.search(r'href="https?://testserver(/wall/[^"]+/)\?language=en"', shown)[1]


def test_a_display_follows_the_meeting_without_sign_in_until_it_is_revoked(meeting, visitor):
    desk = visitor(Role.CONFERENCE_OFFICER)
    address = admitted(desk, meeting)
    nobody = Client()
    assert "Begins at 10:00" in nobody.get(address).content.decode()
    stream = nobody.get(f"{address}ticket").json()["stream"]
    ticket = tickets.open_ticket(parse_qs(urlsplit(stream).query)["ticket"][0])
    (display,) = live.displays_of(f"meeting:{meeting.key}")
    assert (ticket.topic, ticket.view, ticket.holder) == (f"meeting:{meeting.key}", "wall.observers", display.key)
    assert address not in desk.get(f"/meetings/{meeting.key}/desk/").content.decode()
    told = desk.post(f"/meetings/{meeting.key}/displays/{display.key}/revoke", follow=True).content.decode()
    assert "The display is revoked." in told
    assert nobody.get(address).status_code == 404
    assert nobody.get(f"{address}ticket").status_code == 404


def test_a_display_shows_what_everybody_in_the_room_may_see(meeting, visitor):
    meeting.lists[0].audience = Audience.TEAM
    meeting.lists[0].save()
    address = admitted(visitor(Role.CONFERENCE_OFFICER), meeting)
    assert "Nobody is on the list" in Client().get(address).content.decode()


def test_a_display_needs_a_label(meeting, visitor):
    told = visitor(Role.CONFERENCE_OFFICER).post(f"/meetings/{meeting.key}/displays", {"label": "  "}, follow=True)
    assert "Say where the display stands" in told.content.decode()
    assert live.displays_of(f"meeting:{meeting.key}") == []


def test_an_address_that_was_made_up_is_not_there(db):
    for token in ("x", "a" * 43, "%00"):
        assert Client().get(f"/wall/{token}/").status_code == 404
        assert Client().get(f"/wall/{token}/ticket").status_code == 404


def test_a_display_of_another_meeting_cannot_be_revoked(meeting, visitor):
    assert (
        visitor(Role.CONFERENCE_OFFICER).post(f"/meetings/{meeting.key}/displays/display-none/revoke").status_code
        == 404
    )


def test_a_display_speaks_the_language_that_its_address_names(meeting, visitor):
    address = admitted(visitor(Role.CONFERENCE_OFFICER), meeting)
    page = Client().get(f"{address}?language=ar").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert f"{address}ticket?language=ar" in page
    assert '"ar"' in json_of(Client().get(f"{address}ticket?language=ar"))
    assert '<html lang="en"' in Client().get(f"{address}?language=tlh").content.decode()


def json_of(answer) -> str:
    """What the ticket in an answer says."""
    token = parse_qs(urlsplit(answer.json()["stream"]).query)["ticket"][0]
    return json.dumps(tickets.open_ticket(token))


@pytest.mark.parametrize("language", ["tlh", "x" * 3000])
def test_a_display_in_a_language_that_is_not_offered_is_not_admitted(meeting, visitor, language):
    form = {"label": "Beside the podium", "language": language}
    told = visitor(Role.CONFERENCE_OFFICER).post(f"/meetings/{meeting.key}/displays", form, follow=True)
    assert "Choose the language of the display" in told.content.decode()
    assert live.displays_of(f"meeting:{meeting.key}") == []


def test_the_address_of_a_display_is_the_one_under_which_the_world_finds_this(meeting, visitor, settings):
    settings.CONFIG = replace(settings.CONFIG, public_url="https://talks.example/")
    form = {"label": "Beside the podium"}
    shown = visitor(Role.CONFERENCE_OFFICER).post(f"/meetings/{meeting.key}/displays", form).content.decode()
    assert 'href="https://talks.example/wall/' in shown


def admitted_for(client, meeting, shows: str) -> str:
    """The address of a display that shows this, with what stands behind it."""
    form = {"label": "Lobby", "shows": shows}
    shown = client.post(f"/meetings/{meeting.key}/displays", form).content.decode()
    return re.search(r'href="https?://testserver(/wall/[^"]+)"', shown)[1].replace("&amp;", "&")


@pytest.mark.parametrize(
    ("shows", "sign", "view"),
    [
        ("wall", 'data-layout="wall"', "wall"),
        ("list", 'data-layout="list"', "list"),
        ("clock", 'data-layout="clock"', "clock"),
        ("light", 'class="light"', "light"),
        ("interpreters", 'class="booth"', "booth"),
    ],
)
def test_a_display_shows_what_it_was_admitted_for(meeting, visitor, shows, sign, view):
    address = admitted_for(visitor(Role.CONFERENCE_OFFICER), meeting, shows)
    page = Client().get(address).content.decode()
    assert sign in page
    tickets_at = re.search(r'data-ticket-url="([^"]+)"', page)[1].replace("&amp;", "&")
    assert f'"{view}.observers"' in json_of(Client().get(tickets_at))
    # Its address without what stands behind it shows the same.
    assert sign in Client().get(address.partition("?")[0]).content.decode()


def test_a_wall_changes_its_layout_by_its_address_and_what_is_no_wall_does_not(meeting, visitor):
    desk = visitor(Role.CONFERENCE_OFFICER)
    wall, light = (admitted_for(desk, meeting, shows).partition("?")[0] for shows in ("wall", "light"))
    assert 'data-layout="clock"' in Client().get(f"{wall}?layout=clock").content.decode()
    assert '"clock.observers"' in json_of(Client().get(f"{wall}ticket?layout=clock"))
    for layout in ("interpreters", "booth", "console", "light"):
        assert 'data-layout="wall"' in Client().get(f"{wall}?layout={layout}").content.decode()
        assert '"wall.observers"' in json_of(Client().get(f"{wall}ticket?layout={layout}"))
    assert 'class="light"' in Client().get(f"{light}?layout=list").content.decode()


def test_a_display_of_all_rooms_asks_for_itself_and_for_no_ticket(meeting, visitor):
    address = admitted_for(visitor(Role.CONFERENCE_OFFICER), meeting, "rooms")
    page = Client().get(address).content.decode()
    assert 'data-layout="rooms"' in page
    assert "Conference Room 4" in page
    assert "data-ticket-url" not in page
    assert Client().get(f"{address.partition('?')[0]}ticket").status_code == 404


def test_what_a_display_cannot_show_is_not_admitted(meeting, visitor):
    form = {"label": "Lobby", "shows": "console"}
    told = visitor(Role.CONFERENCE_OFFICER).post(f"/meetings/{meeting.key}/displays", form, follow=True)
    assert "Choose what the display shows" in told.content.decode()
    assert live.displays_of(f"meeting:{meeting.key}") == []
