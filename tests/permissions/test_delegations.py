"""What belongs to one delegation is nobody else's, and whoever sits in two places has in each only what is of that one."""

import pytest

from permissions.addresses import ROWS, Answer, Row, act
from permissions.asking import address_of, ask, meaning, newest, values_for
from permissions.roles import AUDIENCES, ELSEWHERE, EVERYBODY, FIJI, KENYA, OUTSIDE
from permissions.world import MARKER
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission
from zerodraft.process import actions, queries
from zerodraft.process.core.roles import Right, Role

PAGES = [row for row in ROWS if row.post is None and row.name != "account_logout"]
ALIKE = OUTSIDE - {"secretariat elsewhere", "focal point elsewhere", "focal point of a party that left"}
"""Who sees what the public sees, as the table of addresses shows."""

KNOW_FIJI = {"focal point of Fiji", "secretariat", "installation secretariat"}


def pages_with_marker(world, name: str) -> set[str]:
    """The pages on which somebody reads what is Fiji's own."""
    client = world.client(name)
    found = set()
    for row in PAGES:
        answer = client.get(address_of(row, values_for(world, row, name)))
        if MARKER.encode() in b"".join(answer.streaming_content if answer.streaming else [answer.content]):
            found.add(row.name)
    return found


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in KNOW_FIJI | ALIKE])
def test_nobody_reads_what_is_of_fiji_alone(world, name):
    world.set_audience("public")
    assert pages_with_marker(world, name) == set()


def test_fiji_and_the_secretariat_do(world):
    world.set_audience("public")
    assert "delegation" in pages_with_marker(world, "focal point of Fiji")
    assert "participants" in pages_with_marker(world, "secretariat")


@pytest.fixture
def fijis(world) -> dict[str, str]:
    """What is Fiji's, by the names of the table."""
    (person,) = queries.participations(world.process, FIJI)
    link = Admission.objects.get(name=f"{MARKER} Link")
    return {
        "fijis_person": person.key,
        "fijis_link": link.key,
        "fijis_inscription": world.inscription.key,
    }


ON_FIJI = (
    act("participation", "the secretariat of the process", form={"act": "end"}, participation="{fijis_person}"),
    act("participation", "the secretariat of the process", form={"act": "link"}, participation="{fijis_person}"),
    act("link-withdraw", "the secretariat of the process", link="{fijis_link}"),
    act("delegation-admit", "the secretariat of the process", party=FIJI),
    act("withdraw", "nobody", key="{fijis_inscription}"),
)


@pytest.mark.parametrize("row", ON_FIJI, ids=str)
@pytest.mark.parametrize("name", ["focal point", "delegate who inscribes", "observer who inscribes", "co-facilitator"])
def test_nobody_acts_on_what_is_of_fiji_alone(world, fijis, row: Row, name):
    world.set_audience("public")
    world.values = world.values | fijis
    answer, gained = ask(world, row, name, newest())
    assert (meaning(answer) in (Answer.HIDDEN, Answer.FORBIDDEN), gained) == (True, [])
    allowed, gained = ask(world, row, "focal point of Fiji", newest())
    assert (meaning(allowed), bool(gained)) == (Answer.ALLOWED, row.post != {"act": "end"})


def test_a_delegate_is_offered_to_withdraw_their_own_inscription_and_no_other(world):
    world.set_audience("observers")
    offers = {"focal point": KENYA, "focal point of Fiji": FIJI, "observer who inscribes": ""}
    for name, party in offers.items():
        page = world.client(name).get(f"/meetings/{world.meeting.key}/floor/").content.decode()
        offered = {
            one.party for one in Inscription.objects.all() if f'action="/inscriptions/{one.key}/withdraw"' in page
        }
        assert offered == ({party} if party else set()), name


def test_a_delegate_inscribes_no_party_but_their_own_whatever_the_form_says(world):
    world.set_audience("observers")
    client = world.client("focal point")
    client.post(f"/lists/{world.lists[1].key}/inscribe", {"capacity": "national", "party": FIJI})
    held = SpeakersList.objects.get(pk=world.lists[1].pk)
    assert [one.party for one in held.inscriptions.all()] == [KENYA]


@pytest.fixture
def both(world):
    """The co-facilitator, who also is focal point of Fiji, with a way to act in either place."""
    person = world.people["co-facilitator"]
    seated = actions.seat(
        INSTALLATION, world.process, person=person.key, role=Role.DELEGATE, party=FIJI, rights=list(Right)
    )
    keys = {"co-facilitator": world.own["co-facilitator"], "delegate": seated.key}

    def acting(place: str):
        client = world.client("co-facilitator")
        client.force_login(person)  # a new seat ends the sessions from before
        told = client.post("/processes/forests/capacity/", {"participation": keys[place]})
        assert told.status_code == 302
        return client

    return acting


LED = ("/meetings/{meeting}/console/", "/meetings/{meeting}/desk/", "/meetings/{meeting}/ticket/console")
OWN = ("/processes/{process}/delegation/",)


@pytest.mark.parametrize(("place", "here", "nowhere"), [("co-facilitator", LED, OWN), ("delegate", OWN, LED)])
def test_in_each_place_one_has_what_is_of_that_place(world, both, place, here, nowhere):
    world.set_audience("observers")
    client = both(place)
    for address in here:
        assert client.get(address.format_map(world.values)).status_code == 200, address
    for address in nowhere:
        assert client.get(address.format_map(world.values)).status_code == 404, address


def test_as_co_facilitator_one_reads_nothing_of_ones_mission(world, both):
    world.set_audience("observers")
    both("co-facilitator")
    assert pages_with_marker(world, "co-facilitator") == set()


def test_as_delegate_one_sees_nothing_of_the_team_and_does_nothing_of_it(world, both):
    world.set_audience("observers")
    for thing in (world.letter, world.lists[1]):
        type(thing).objects.filter(pk=thing.pk).update(audience="team")
    client = both("delegate")
    assert client.get(f"/letters/{world.letter.key}/").status_code == 404
    assert client.get(f"/letters/{world.letter.key}/original").status_code == 404
    assert world.lists[1].key not in client.get(f"/meetings/{world.meeting.key}/floor.json").content.decode()
    assert client.post(f"/meetings/{world.meeting.key}/acts/call-to-order", {"seen": "0"}).status_code == 403
    assert client.post(f"/lists/{world.list.key}/close").status_code == 403
    assert client.post(f"/audience/meeting/{world.meeting.key}", {"audience": "public"}).status_code == 403
    # The other way round, a co-facilitator asks for nothing in the name of their mission.
    client = both("co-facilitator")
    assert client.post(f"/lists/{world.list.key}/inscribe", {"capacity": "national"}).status_code == 403
    assert client.post(f"/inscriptions/{world.inscription.key}/withdraw").status_code == 403


def test_the_way_back_is_there_where_the_process_is_not(world, both):
    world.set_audience("team")
    client = both("delegate")
    assert client.get("/programme/forests/").status_code == 404
    assert client.get("/processes/forests/capacity/").status_code == 200
    assert both("co-facilitator").get("/programme/forests/").status_code == 200


def test_of_the_secretariat_as_delegate_nothing_is_left_of_it_in_that_process(world):
    person = world.people["installation secretariat"]
    seated = actions.seat(INSTALLATION, world.process, person=person.key, role=Role.DELEGATE, party=KENYA)
    world.set_audience("observers")
    type(world.letter).objects.filter(pk=world.letter.pk).update(audience="team")
    client = world.client("installation secretariat")
    client.force_login(person)
    client.post("/processes/forests/capacity/", {"participation": seated.key})
    assert client.get("/processes/forests/participants/").status_code == 403
    for page in ("", "original", "review/"):
        assert client.get(f"/letters/{world.letter.key}/{page}").status_code == 404, page
    assert client.post(f"/letters/{world.letter.key}/confirm", {"audience": "public"}).status_code == 404


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("audience", ["team", "delegations", "public"])
def test_the_front_page_shows_no_process_that_is_not_there_for_the_visitor(world, audience, name):
    world.set_audience(audience)
    page = world.client(name).get("/").content.decode()
    assert ("Forests" in page) is (name in AUDIENCES[audience])
    if name not in ELSEWHERE | {"installation secretariat"}:
        assert "Seabed" not in page


@pytest.mark.parametrize("name", ["nobody", "person", "delegate", "observer elsewhere"])
def test_what_is_hidden_answers_as_what_is_not_there(world, name):
    world.set_audience("team")
    nothing = dict.fromkeys(("process", "meeting", "list", "letter", "reviewed", "own"), "none-such")
    hidden = [row for row in ROWS if row.of]
    real = {str(row): ask(world, row, name, newest())[0].status_code for row in hidden}
    world.values = world.values | nothing
    assert {str(row): ask(world, row, name, newest())[0].status_code for row in hidden} == real
