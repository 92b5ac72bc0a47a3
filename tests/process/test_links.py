"""One-time links into a process: a seat for whoever opens one, the way back for somebody seated, and nothing more."""

import pytest

from process.conftest import KENYA
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Person
from zerodraft.process import actions
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation

NEW = {"name": "Amara Oyelaran", "email": "amara@mission.example"}


@pytest.fixture
def link(forests):
    def make(role: Role = Role.DELEGATE, party: str = KENYA, rights=(Right.INSCRIBE,), by=INSTALLATION, **more):
        token = actions.admit_by_link(by, forests, role=role, party=party, rights=rights, **more)[1]
        return f"/enter/{token}/"

    return make


def test_a_link_seats_and_signs_in_whoever_opens_it_and_they_choose_their_capacity(client, forests, link):
    address = link()
    page = client.get(address)
    assert page.status_code == 200
    for said in ("Forest compact", "Delegate", "Kenya", "inscribe on speakers"):
        assert said in page.content.decode(), said
    assert client.get("/programme/forests/").status_code == 404
    answer = client.post(address, NEW)
    assert (answer.status_code, answer["Location"]) == (302, "/programme/forests/")
    page = client.get("/programme/forests/").content.decode()
    assert "Delegate" in page
    person = Person.objects.get(email=NEW["email"])
    assert client.session["_auth_user_id"] == str(person.pk)
    seat = Participation.objects.get(person=person.key)
    assert (seat.role, seat.party, seat.rights) == ("delegate", KENYA, {Right.INSCRIBE})
    # A second role: chosen, and changed back.
    client.post(link(Role.CO_FACILITATOR, "", ()))
    second = Participation.objects.get(person=person.key, role="co-facilitator")
    assert "Co-facilitator" in client.get("/programme/forests/").content.decode()
    assert client.get("/processes/forests/capacity/").content.decode().count('name="participation"') == 2
    client.post("/processes/forests/capacity/", {"participation": seat.key})
    shown = client.get("/programme/forests/").context["request"].session["capacities"]
    assert shown == {"forests": seat.key}
    client.post("/processes/forests/capacity/", {"participation": second.key})
    assert client.session["capacities"] == {"forests": second.key}
    client.post("/processes/forests/capacity/", {"participation": "participation-of-another"})
    assert client.session["capacities"] == {"forests": second.key}


def test_looking_at_a_link_does_not_use_it(client, link):
    address = link()
    for _look in range(3):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert not Person.objects.exists()
    assert client.post(address, NEW).status_code == 302
