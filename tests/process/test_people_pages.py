"""The pages of participants: who sees which, what they show, and what their forms do."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from process.conftest import CHILE, G77, KENYA
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Admission, Person
from zerodraft.process import actions
from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models import Participation, Withdrawal
from zerodraft.record.models import Row

ALL = {
    *(role.value for role in Role),
    *("focal-point", "other-focal-point", "installation-secretariat", "anonymous"),
}
SECRETARIAT = {"secretariat", "installation-secretariat"}
OUTSIDE = {"public", "anonymous"}
KENYANS = {"delegate", "focal-point"}
FOR_A_PARTY = {"delegate", "observer", "focal-point", "other-focal-point"}
PAGES = {
    "/processes/forests/participants/": (SECRETARIAT, ALL - SECRETARIAT - OUTSIDE - {"observer"}),
    "/processes/forests/participants/import/": (SECRETARIAT, ALL - SECRETARIAT - OUTSIDE - {"observer"}),
    f"/processes/forests/parties/{KENYA}/": (SECRETARIAT, ALL - SECRETARIAT - OUTSIDE - {"observer"}),
    "/processes/forests/delegation/": ({"delegate", "focal-point", "other-focal-point"}, set()),
    "/processes/forests/capacity/": (ALL - OUTSIDE - {"observer"}, set()),
}


@pytest.fixture
def visit(actors, people):
    def open_window(actor: str) -> Client:
        window = Client()
        key = actors[actor].key if actor not in OUTSIDE else ""
        if key:
            window.force_login(Person.objects.get(key=key))
        return window

    return open_window


@pytest.mark.parametrize("address", PAGES)
def test_who_sees_which_page(visit, address):
    """The process of these tests is for delegations: an observer is outside it as the public is."""
    seen, forbidden = PAGES[address]
    for actor in sorted(ALL):
        expected = 200 if actor in seen else 403 if actor in forbidden else 404
        assert visit(actor).get(address).status_code == expected, actor


POSTS = {
    "/processes/forests/participants/admit/": SECRETARIAT,
    "/processes/forests/participants/links/": SECRETARIAT,
    f"/processes/forests/parties/{KENYA}/admit/": SECRETARIAT | {"focal-point"},
    f"/processes/forests/parties/{KENYA}/standing/": SECRETARIAT,
    "person": SECRETARIAT | {"focal-point"},
    "withdraw": SECRETARIAT | {"focal-point"},
}


@pytest.mark.parametrize("address", POSTS)
def test_who_may_send_which_form(visit, forests, seated, address):
    given = {"role": "delegate", "party": "Kenya", "act": "left", "name": "Somebody"}
    for actor in sorted(ALL):
        window, where = visit(actor), address
        if address == "person":
            person = seated(Role.DELEGATE, KENYA, name=f"Colleague for {actor}")
            where = f"/processes/forests/people/{Participation.objects.get(person=person.key).key}/"
            given = {"act": "end"}
        elif address == "withdraw":
            link = actions.admit_by_link(INSTALLATION, forests, role=Role.DELEGATE, party=KENYA)[0]
            where = f"/processes/forests/links/{link.key}/withdraw/"
        before = Row.objects.count()
        answer = window.post(where, given)
        if actor not in POSTS[address]:
            assert answer.status_code in (403, 404), actor
            assert Row.objects.count() == before, actor
        else:
            assert answer.status_code in (200, 302), actor
        Withdrawal.objects.all().delete()


@pytest.fixture
def clerk(client, people, forests):
    client.force_login(people["secretariat"])
    return client


def test_the_secretariat_seats_by_link_or_by_account_and_removes(clerk, client, people):
    address = "/processes/forests/participants/"
    page = clerk.post(address + "admit/", {"role": "co-facilitator", "name": "Ines Duarte", "party": "", "email": ""})
    assert page.context["sheets"][0].name == "Ines Duarte"
    assert "Ines Duarte" in clerk.get(address).content.decode()
    page = clerk.post(
        address + "admit/", {"role": "adviser", "email": people["person"].email.upper(), "name": ""}, follow=True
    )
    assert "has an account" in page.content.decode()
    seat = Participation.objects.get(person=people["person"].key)
    assert (seat.role, seat.party) == ("adviser", "")
    page = clerk.post(f"/processes/forests/people/{seat.key}/", {"act": "end"}, follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "takes part no more" in page.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"role": "", "party": ""}, "Choose a role"),
        ({"role": "public", "party": ""}, "no seat"),
        ({"role": "delegate", "party": ""}, "names no party"),
        ({"role": "delegate", "party": "Atlantis"}, "“Atlantis” names no party"),
        ({"role": "delegate", "party": "United"}, "or more than one"),
    ],
)
def test_a_seat_that_cannot_be_is_answered_beside_what_was_typed(clerk, given, says):
    page = clerk.post("/processes/forests/participants/admit/", {**given, "name": "Typed before"})
    assert page.status_code == 400
    assert says in page.content.decode()
    assert 'value="Typed before"' in page.content.decode()
    assert not Admission.objects.exists()


def test_delegations_are_found_by_name_in_any_language_by_person_and_by_what_they_lack(clerk, seated):
    seated(Role.DELEGATE, KENYA, tuple(Right), name="Wanjiru Aluoch")
    seated(Role.OBSERVER, "body-002", name="Observer Person")

    def listed(**query: str) -> set[str]:
        page = clerk.get("/processes/forests/participants/", query)
        return {one.party for one in page.context["delegations"]}

    assert {KENYA, CHILE, "body-002"} <= listed()
    assert listed(q="кения") == {KENYA}
    assert listed(q="aluoch") == {KENYA}
    assert listed(q="observer.person@") == {"body-002"}
    lacking = listed(only="lacking")
    assert KENYA not in lacking
    assert CHILE in lacking
    assert listed(q="zzzz") == set()


def test_participants_take_the_same_queries_however_many_there_are(clerk, seated):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert clerk.get("/processes/forests/participants/").status_code == 200
        return len(seen)

    seated(Role.DELEGATE, KENYA, name="One")
    one = asked()
    for number in range(12):
        seated(Role.DELEGATE, CHILE if number % 2 else KENYA, name=f"Person {number}")
    assert asked() == one


def test_a_focal_point_admits_changes_and_removes_a_colleague(client, forests, seated):
    focal = seated(Role.DELEGATE, KENYA, tuple(Right), name="Wanjiru Aluoch")
    client.force_login(focal)
    page = client.post(
        f"/processes/forests/parties/{KENYA}/admit/", {"name": "Otieno", "rights": ["inscribe", "draft"]}
    )
    colleague = Client()
    colleague.post(page.context["sheets"][0].address, {"name": "Otieno Were", "email": "otieno@mission.example"})
    assert "Wanjiru Aluoch" in colleague.get("/processes/forests/delegation/").content.decode()
    assert "Admit a colleague" not in colleague.get("/processes/forests/delegation/").content.decode()
    seat = Participation.objects.get(person=Person.objects.get(email="otieno@mission.example").key)
    assert seat.rights == {Right.INSCRIBE, Right.DRAFT}
    address = f"/processes/forests/people/{seat.key}/"
    client.post(address, {"act": "rights", "rights": ["submit", "no-such-right"]})
    seat.refresh_from_db()
    assert seat.rights == {Right.SUBMIT}
    link = client.post(address, {"act": "link"}).context["sheets"][0].address
    assert "Otieno Were" in Client().get(link).content.decode()
    client.post(address, {"act": "end"})
    assert colleague.get("/processes/forests/delegation/").status_code == 404
    assert Client().post(link).status_code == 410


def test_a_focal_point_keeps_to_their_own_party_and_their_own_seat(client, forests, seated):
    focal = seated(Role.DELEGATE, KENYA, tuple(Right), name="Focal")
    other = Participation.objects.get(person=seated(Role.DELEGATE, CHILE, name="Other").key)
    client.force_login(focal)
    before = Row.objects.count()
    assert client.post(f"/processes/forests/parties/{CHILE}/admit/", {"rights": "admit"}).status_code == 403
    for act in ("end", "rights", "link"):
        assert client.post(f"/processes/forests/people/{other.key}/", {"act": act}).status_code == 404
    given = {"role": "observer", "rights": "admit"}
    assert client.post(f"/processes/forests/parties/{KENYA}/admit/", given).status_code == 403
    own = Participation.objects.get(person=focal.key)
    page = client.post(f"/processes/forests/people/{own.key}/", {"act": "end"}, follow=True)
    assert "Nobody removes themselves" in page.content.decode()
    page = client.post(f"/processes/forests/people/{own.key}/", {"act": "lunch"}, follow=True)
    assert "Choose what to do" in page.content.decode()
    assert Row.objects.count() == before


def test_leaving_coming_back_and_speaking_for_a_group_are_noted(clerk, forests):
    address = f"/processes/forests/parties/{KENYA}/standing/"

    def noted(**given: str) -> str:
        return clerk.post(address, given, follow=True).content.decode()

    assert "may speak for the group" in noted(act="designate", group="G77", on="2018-02-20")
    made = forests.designations.get()
    assert "May speak for" in clerk.get(f"/processes/forests/parties/{KENYA}/").content.decode()
    assert "on some of these days already" in noted(act="designate", group="G77", on="2018-02-20")
    assert "No group is called so" in noted(act="designate", group="The Seven")
    assert "is no day" in noted(act="designate", group="G77", on="soon")
    assert "speaks for the group no more" in noted(act="end", designation=str(made.pk))
    assert "no such designation" in noted(act="end", designation="4000")
    assert "nobody acts for it here" in noted(act="left", on="2018-02-20")
    assert "left the process on 20 February 2018" in clerk.get(f"/processes/forests/parties/{KENYA}/").content.decode()
    assert "noted already" in noted(act="left", on="2018-02-20")
    assert "came back" in noted(act="returned", on="2018-03-20")
    assert "Choose what to note" in noted(act="lunch")
    assert clerk.post("/processes/forests/parties/state-999/standing/", {"act": "left"}).status_code == 404
    assert made.group == G77


def test_the_front_page_lists_what_one_takes_part_in_beside_what_is_public(client, forests, seated):
    public = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="public")
    actions.open_process(INSTALLATION, key="secret", title="Secret", audience="team")
    client.force_login(seated(Role.DELEGATE, KENYA))
    page = client.get("/").content.decode()
    for key, shown in (("forests", True), (public.key, True), ("secret", False)):
        assert (f'href="/programme/{key}/"' in page) is shown
    assert page.count("You take part") == 1
    client.logout()
    assert "forests" not in client.get("/").content.decode()
