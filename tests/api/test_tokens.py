"""Tokens: shown once, kept as hashes, for what they were made, while they last, and never for more than their person may."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from api.conftest import ALL, Program
from permissions.world import PASSWORD
from zerodraft import clock
from zerodraft.parties import actions, queries
from zerodraft.parties.actions import CannotMake, make_token, tokens
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.models import Token
from zerodraft.process import actions as process
from zerodraft.process.core.roles import Role
from zerodraft.record.models import Row


@pytest.fixture
def kenya(world):
    return world.people["delegate who inscribes"]


def by(word: str) -> Program:
    return Program(headers={"Authorization": f"Bearer {word}"})


def refused(answer) -> str:
    """Why a token opens nothing, as its challenge says."""
    assert answer.status_code == 401
    assert answer.json()["type"] == "/api/#problem-token"
    return answer["WWW-Authenticate"]


def test_the_word_is_kept_nowhere_and_the_record_holds_no_name(world, kenya):
    made, word = make_token(kenya, name="Calendar of the mission", scopes=["read"], days=30)
    assert word.startswith("zd_")
    assert len(word) > 40
    assert word not in str(Token.objects.filter(pk=made.pk).values())
    row = Row.objects.order_by("-seq").first()
    assert (row.verb, row.subject, row.actor) == ("token.made", made.key, kenya.key)
    assert row.data == {"scopes": ["read"], "expires": made.expires_at.date().isoformat()}


@pytest.mark.parametrize(
    "asked",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"scopes": []},
        {"scopes": ["read", "everything"]},
        {"days": 0},
        {"days": 401},
    ],
    ids=str,
)
def test_what_cannot_be_a_token_is_refused(kenya, asked):
    before = Token.objects.count()
    with pytest.raises(CannotMake):
        make_token(kenya, **({"name": "Calendar", "scopes": ["read"], "days": 30} | asked))
    assert Token.objects.count() == before


def test_so_many_can_be_in_use_and_no_more(kenya):
    for _ in range(tokens.MOST - Token.objects.filter(person=kenya).count()):
        last, _word = make_token(kenya, name="Calendar", scopes=["read"], days=30)
    with pytest.raises(CannotMake, match="20"):
        make_token(kenya, name="Calendar", scopes=["read"], days=30)
    actions.withdraw_token(kenya, last)
    make_token(kenya, name="Calendar", scopes=["read"], days=30)


def test_a_token_opens_until_it_is_withdrawn_by_its_own_person(world, kenya):
    made, word = make_token(kenya, name="Calendar", scopes=ALL, days=30)
    assert by(word).get("me").json()["person"] == kenya.key
    with pytest.raises(PermissionDenied):
        actions.withdraw_token(world.people["focal point"], made)
    actions.withdraw_token(kenya, made)
    actions.withdraw_token(kenya, queries.token_by_key(made.key))
    assert [row.verb for row in Row.objects.filter(subject=made.key)] == ["token.made", "token.withdrawn"]
    assert "invalid_token" in refused(by(word).get("me"))
    assert "invalid_token" in refused(by(word).get("processes"))  # not even what the public sees: it would mislead


def test_a_token_opens_until_it_expires(kenya, monkeypatch):
    made, word = make_token(kenya, name="Calendar", scopes=ALL, days=1)
    monkeypatch.setattr(clock, "real_now", lambda: made.expires_at - timedelta(seconds=1))
    assert by(word).get("me").status_code == 200
    monkeypatch.setattr(clock, "real_now", lambda: made.expires_at)
    assert "invalid_token" in refused(by(word).get("me"))


@pytest.mark.parametrize("header", ["Basic a2V5OnZhbHVl", "Bearer", "Bearer zd_nothing", "zd_nothing"])
def test_what_is_no_token_opens_nothing(world, header):
    refused(Program(headers={"Authorization": header}).get("processes"))


def test_without_a_token_what_needs_one_says_how_to_ask(world):
    answer = Program(headers={}).get("me")
    assert refused(answer) == 'Bearer realm="zerodraft"'


def test_a_session_in_a_browser_counts_for_nothing(world):
    world.set_audience("delegations")
    client = Client()
    assert client.login(email=world.people["focal point"].email, password=PASSWORD)
    assert client.get("/processes/forests/delegation/").status_code == 200
    assert client.get("/api/v1/processes/forests").status_code == 404
    assert client.get("/api/v1/me").status_code == 401
    written = client.post(f"/api/v1/lists/{world.list.key}/inscriptions", {}, content_type="application/json")
    assert written.status_code == 401


@pytest.mark.parametrize(
    ("scope", "address"),
    [
        ("read", "processes"),
        ("read", "parties"),
        ("read", "meetings/{meeting}/inscriptions"),
        ("read-letters", "processes/forests/letters"),
        ("read-letters", "letters/{released}"),
        ("read-record", "record"),
        ("read-record", "record/head"),
    ],
)
def test_a_token_is_for_what_it_was_made(world, program, scope, address):
    world.set_audience("public")
    address = address.format_map(world.values)
    others = [each for each in ALL if each != scope]
    answer = program("installation secretariat", *others).get(address)
    assert (answer.status_code, answer.json()["type"]) == (403, "/api/#problem-scope")
    assert f'scope="{scope}"' in answer["WWW-Authenticate"]
    assert program("installation secretariat", scope).get(address).status_code == 200


def test_to_inscribe_is_a_scope_of_its_own(world, program):
    world.set_audience("delegations")
    there = f"lists/{world.lists[1].key}/inscriptions"
    assert program("delegate who inscribes", "read", "read-letters", "read-record").post(there).status_code == 403
    assert program("delegate who inscribes", "inscribe").post(there).status_code == 201


def test_a_token_never_does_more_than_its_person_may_at_that_moment(world, program):
    world.set_audience("delegations")
    kenya = program("delegate who inscribes")
    assert kenya.get("processes/forests").status_code == 200
    process.end_participation(INSTALLATION, queries_of(world, "delegate who inscribes"))
    assert kenya.get("processes/forests").status_code == 404
    assert kenya.post(f"lists/{world.lists[1].key}/inscriptions").status_code == 404


def queries_of(world, name):
    from zerodraft.process.queries import participation_by_key

    return participation_by_key(world.own[name])


def test_who_is_let_in_no_more_is_not_let_in_by_a_token(world, program, kenya):
    world.set_audience("public")
    program_of = program("delegate who inscribes")
    assert program_of.get("processes").status_code == 200
    type(kenya).objects.filter(pk=kenya.pk).update(is_active=False)
    refused(program_of.get("processes"))


def test_whoever_is_given_more_makes_their_tokens_anew(world, program, kenya):
    held = program("delegate who inscribes")
    process.seat(INSTALLATION, world.process, person=kenya.key, role=Role.ADVISER)
    refused(held.get("me"))


def test_one_who_has_several_roles_acts_in_the_one_they_name(world, program, kenya):
    world.set_audience("team")
    process.seat(INSTALLATION, world.process, person=kenya.key, role=Role.ADVISER)
    both = program("delegate who inscribes")
    keys = {each["role"]: each["key"] for each in both.get("me").json()["capacities"]}
    assert both.get("processes/forests").status_code == 200
    as_delegate = {"Zerodraft-Capacity": keys["delegate"]}
    assert both.get("processes/forests", **as_delegate).status_code == 404
    assert both.get("processes", **as_delegate).json()["items"] == []
    assert both.get("processes/forests", **{"Zerodraft-Capacity": keys["adviser"]}).status_code == 200
    another = {"Zerodraft-Capacity": world.own["focal point"]}
    assert [both.get(address, **another).status_code for address in ("processes/forests", "processes")] == [403, 403]
    told = both.get("parties", **{"Zerodraft-Capacity": "delegate"})
    assert (told.status_code, told.json()["errors"][0]["place"]) == (422, "header.Zerodraft-Capacity")


def test_the_day_of_use_is_noted_and_no_more(world, program, kenya):
    held = program("delegate who inscribes")
    (token,) = Token.objects.filter(person=kenya, name="A test")
    before = Row.objects.count()
    assert token.used_on is None
    held.get("processes")
    held.get("processes")
    token.refresh_from_db()
    assert token.used_on == clock.real_now().date()
    assert Row.objects.count() == before


def test_the_page_makes_a_token_shows_it_once_and_withdraws_it(world, kenya):
    client = Client()
    client.force_login(kenya)
    form = {"name": "<b>Calendar</b>", "scopes": ["read", "inscribe"], "days": "90"}
    made = client.post("/tokens/", form)
    token = Token.objects.get(person=kenya, name="<b>Calendar</b>")
    word = made.content.decode().partition("zd_")[2].partition("<")[0]
    assert by(f"zd_{word}").get("me").json()["scopes"] == ["inscribe", "read"]
    assert "&lt;b&gt;Calendar" in made.content.decode()
    page = client.get("/tokens/").content.decode()
    assert word not in page
    assert f"/tokens/{token.key}/withdraw/" in page
    client.post(f"/tokens/{token.key}/withdraw/")
    assert f"/tokens/{token.key}/withdraw/" not in client.get("/tokens/").content.decode()
    refused(by(f"zd_{word}").get("me"))


def test_the_page_says_what_is_missing_and_keeps_what_was_typed(world, kenya):
    client = Client()
    client.force_login(kenya)
    answer = client.post("/tokens/", {"name": "Calendar", "days": "90"})
    assert answer.status_code == 422
    assert 'value="Calendar"' in answer.content.decode()
    assert "Choose for what the token may be used" in answer.content.decode()
    assert client.post("/tokens/", {"name": "Calendar", "scopes": "read", "days": "٣"}).status_code == 422


def test_another_persons_token_is_not_there(world, kenya):
    made, word = make_token(world.people["focal point"], name="Theirs", scopes=ALL, days=30)
    client = Client()
    client.force_login(kenya)
    assert client.post(f"/tokens/{made.key}/withdraw/").status_code == 404
    assert "Theirs" not in client.get("/tokens/").content.decode()
    assert by(word).get("me").status_code == 200


def test_sealing_a_person_leaves_no_name_on_their_tokens(world, kenya):
    _made, word = make_token(kenya, name="Calendar of A. Ngugi", scopes=ALL, days=30)
    actions.erase(kenya.key)
    assert set(Token.objects.filter(person=kenya).values_list("name", flat=True)) == {""}
    refused(by(word).get("me"))
