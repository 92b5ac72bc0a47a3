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
