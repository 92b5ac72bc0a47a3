"""What a ticket opens, what is read through it, and when it opens nothing any more."""

from collections import deque
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from permissions.addresses import Answer
from permissions.asking import meaning
from permissions.roles import AUDIENCES, CHAD, EVERYBODY, KENYA, RUN_MEETINGS, TEAM, WHO
from permissions.world import DAY
from zerodraft.floor.actions import lists
from zerodraft.floor.models import SpeakersList
from zerodraft.live import actions as displays
from zerodraft.live import tickets, topics
from zerodraft.live.following import Follower
from zerodraft.live.hub import Hub
from zerodraft.live.waking import Alarm
from zerodraft.parties import actions as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries, widening
from zerodraft.process.audience import Audience
from zerodraft.record import sealing

STANDING = WHO["who takes part"]
"""Whose tickets bear their names: those of everybody else are the public's."""


def ticket_at(world, name: str, address: str) -> tickets.Ticket | None:
    """What the ticket says that somebody is given; None where there is none for them."""
    answer = world.client(name).get(address)
    if meaning(answer) is not Answer.ALLOWED:
        return None
    return tickets.open_ticket(parse_qs(urlsplit(answer.json()["stream"]).query)["ticket"][0])


def ticket(world, name: str, screen: str = "floor") -> tickets.Ticket | None:
    return ticket_at(world, name, f"/meetings/{world.meeting.key}/ticket/{screen}")


@pytest.fixture
def list_for_each(world) -> dict[str, SpeakersList]:
    """A public meeting with a list for each audience, called by its name."""
    world.set_audience("public")
    made = {}
    for audience in AUDIENCES:
        held = lists.add_list(INSTALLATION, world.meeting.key, title=f"List for {audience}")
        SpeakersList.objects.filter(pk=held.pk).update(audience=audience)
        made[audience] = held
    return made


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_stream_shows_the_lists_that_its_holder_may_see_and_so_do_page_paper_and_values(world, list_for_each, name):
    wanted = {audience for audience in AUDIENCES if name in AUDIENCES[audience]}
    client, address = world.client(name), f"/meetings/{world.meeting.key}"

    def shown_in(content: str) -> set[str]:
        return {audience for audience in AUDIENCES if f"List for {audience}" in content}

    for screen in ("floor", "desk", "console"):
        held = ticket(world, name, screen)
        assert (held is not None) is (screen == "floor" or name in RUN_MEETINGS), screen
        if held:
            holder = world.people[name].key if name in STANDING else ""
            assert (held.topic, held.holder) == (f"meeting:{world.meeting.key}", holder)
            assert held.view.partition(".")[0] == screen
            assert shown_in(topics.read(held.topic, held.view, held.language)) == wanted, screen
            assert shown_in(client.get(f"{address}/{screen}/").content.decode()) == wanted, screen
    assert shown_in(client.get(f"{address}/floor.json").content.decode()) == wanted
    on_paper = {
        audience
        for audience, held in list_for_each.items()
        if meaning(client.get(f"{address}/lists/{held.key}/print/")) is Answer.ALLOWED
    }
    assert on_paper == wanted


@pytest.mark.parametrize("name", ["observer", "nobody", "adviser", "focal point elsewhere"])
def test_the_wall_names_speakers_of_a_list_only_to_whom_the_list_is_for(world, name):
    world.set_audience("public")
    SpeakersList.objects.filter(pk=world.list.pk).update(audience="team")
    lists.take_up(INSTALLATION, world.meeting.key, world.list.key, seen=0)
    held = ticket(world, name, "wall")
    assert ("Fiji" in topics.read(held.topic, held.view, held.language)) is (name in TEAM)


def test_the_display_shows_what_everybody_in_the_room_may_see(world):
    world.set_audience("observers")
    SpeakersList.objects.filter(pk=world.list.pk).update(audience="team")
    lists.take_up(INSTALLATION, world.meeting.key, world.list.key, seen=0)
    held = ticket_at(world, "nobody", f"/wall/{world.display_token}/ticket")
    assert (held.view, held.holder) == ("wall.observers", world.display.key)
    assert "Fiji" not in topics.read(held.topic, held.view, held.language)


class Listening:
    """The hub of a server and the thread that follows the record for it, without server and thread."""

    def __init__(self) -> None:
        self.hub = Hub(lambda _channel, _number: None)
        self.alarm = Alarm()
        self._follower = Follower(self.hub, self.alarm, deque())
        self._follower._loop = SimpleNamespace(call_soon_threadsafe=lambda act: act())
        self._follower._news()

    def opens(self, held: tickets.Ticket) -> bool:
        """Whether a ticket opens its stream, by what the record says by now."""
        self._follower._news()
        return not self.hub.is_dismissed(held.topic, held.holder, held.issued)


@pytest.fixture
def listening() -> Iterator[Callable[[], Listening]]:
    """Begins to listen, once everything that a test prepares has happened."""
    begun: list[Listening] = []

    def begin() -> Listening:
        begun.append(Listening())
        return begun[-1]

    yield begin
    for one in begun:
        one.alarm.close()


def participation(world, name: str):
    return next(one for one in queries.participations(world.process) if one.person == world.people[name].key)


def uninvite(invited: str):
    return lambda world: actions.uninvite(
        INSTALLATION, world.process, subject=world.meeting.key, invited=invited or world.people["invited observer"].key
    )


def narrow(kind: str):
    return lambda world: widening.change_audience(
        INSTALLATION, kind=kind, key=getattr(world, kind).key, audience=Audience.TEAM
    )


def seal(world) -> None:
    named = {"kind": "person", "subject": world.people["delegate"].key}
    sealing.request_seal(world.colleague, reason="error", **named)
    sealing.confirm_seal(world.people["installation secretariat"], **named)


LOSSES = {
    "a person is removed": (
        lambda world: actions.end_participation(INSTALLATION, participation(world, "delegate")),
        {"delegate"},
    ),
    "one of the team is removed": (
        lambda world: actions.end_participation(INSTALLATION, participation(world, "conference officer")),
        {"conference officer"},
    ),
    "a membership of the secretariat ends": (
        lambda world: parties.end_access(world.colleague, world.people["installation secretariat"]),
        {"installation secretariat"},
    ),
    "a person is erased": (seal, {"delegate"}),
    "a party leaves": (
        lambda world: actions.note_leaving(INSTALLATION, world.process, party=KENYA, on=DAY),
        {"delegate", "delegate who inscribes", "focal point"},
    ),
    "a person is invited no more": (uninvite(""), {"invited observer"}),
    "a party is invited no more": (uninvite(CHAD), {"invited delegate"}),
    "the meeting is for fewer": (narrow("meeting"), set(EVERYBODY)),
    "a list is for fewer": (narrow("list"), set(EVERYBODY)),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_ticket_from_before_opens_nothing_any_more(world, listening, loss):
    happens, losers = LOSSES[loss]
    world.set_audience("public")
    held = {name: ticket(world, name) for name in EVERYBODY}
    heard = listening()
    assert all(heard.opens(one) for one in held.values())
    happens(world)
    assert {name for name, one in held.items() if not heard.opens(one)} == losers


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if not loss.startswith("a list")])
def test_nor_is_there_a_fresh_one_for_who_lost_their_place(world, loss):
    happens, losers = LOSSES[loss]
    world.set_audience("invitees" if "invited" in loss else "observers")
    before = {name for name in EVERYBODY if ticket(world, name)}
    happens(world)
    after = {name for name in EVERYBODY if ticket(world, name)}
    assert before - after == (losers & before) - (TEAM if "meeting" in loss else set())
    assert after <= before


def test_a_display_that_is_revoked_is_let_go(world, listening):
    address = f"/wall/{world.display_token}/ticket"
    held, heard = ticket_at(world, "nobody", address), listening()
    displays.revoke_display(
        INSTALLATION,
        permission="floor.keep_list",
        regarding=world.meeting,
        topic=f"meeting:{world.meeting.key}",
        key=world.display.key,
    )
    assert not heard.opens(held)
    assert ticket_at(world, "nobody", address) is None
