"""The embargo on statements, asked by their addresses: as everybody, wherever the statement stands, and by guessed keys."""

import pytest

from permissions.addresses import Answer
from permissions.asking import meaning
from permissions.roles import AUDIENCES, EVERYBODY, WHO
from zerodraft.floor import queries
from zerodraft.floor.actions import carrying, inscriptions, session, speaking, statements
from zerodraft.parties.actors import INSTALLATION

BEFORE = WHO["who interprets, and Kenya"]


def wait(_world) -> None:
    """Kenya waits, as it was made."""


def speak(world) -> None:
    session.call_to_order(INSTALLATION, world.meeting.key, seen=0)
    speaking.give_floor(INSTALLATION, world.meeting.key, world.kenyas_inscription.key, seen=1)


def have_spoken(world) -> None:
    speak(world)
    speaking.end_intervention(INSTALLATION, world.meeting.key, seen=2)


def withdraw(world) -> None:
    inscriptions.withdraw_at_desk(INSTALLATION, world.list.key, world.kenyas_inscription.key)


def be_invited(world) -> None:
    carrying.invite_in_writing(INSTALLATION, world.list.key)


def submit(world) -> None:
    be_invited(world)
    statements.submit(INSTALLATION, world.kenyas_inscription.key)


PUBLISHED = {have_spoken, submit}
PAGES = ("statements/", "floor/", "wall/", "light/", "wall/?layout=list", "floor.json", "spoken/")


def who_opens(world, key: str) -> set[str]:
    asked = {name: world.client(name).get(f"/statements/{key}/") for name in EVERYBODY}
    found = {name for name, answer in asked.items() if meaning(answer) is Answer.ALLOWED}
    for name in found:
        assert asked[name]["Content-Disposition"] == 'attachment; filename="Kenya.docx"'
    assert {asked[name].status_code for name in set(EVERYBODY) - found} <= {404}
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("step", [wait, speak, have_spoken, withdraw, be_invited, submit], ids=lambda one: one.__name__)
def test_an_embargoed_statement_is_there_for_nobody_else(world, step, audience):
    world.set_audience(audience)
    step(world)
    key = queries.statement_of(world.kenyas_inscription.key).key
    wanted = AUDIENCES[audience] if step in PUBLISHED else BEFORE & AUDIENCES[audience]
    assert who_opens(world, key) == wanted


@pytest.mark.parametrize("step", [wait, speak, withdraw, be_invited], ids=lambda one: one.__name__)
def test_no_page_names_it_to_anybody_else(world, step):
    world.set_audience("public")
    step(world)
    key = world.kenyas_statement.key
    for name in EVERYBODY:
        client = world.client(name)
        for page in PAGES:
            content = client.get(f"/meetings/{world.meeting.key}/{page}").content.decode()
            if page == "statements/":
                assert (key in content) is (name in BEFORE), name
            else:
                assert key not in content, (name, page)
                assert "Kenya.docx" not in content, (name, page)


def test_a_statement_that_was_replaced_or_taken_back_is_there_for_nobody(world):
    world.set_audience("public")
    statements.take_back(INSTALLATION, world.kenyas_inscription.key)
    assert who_opens(world, world.kenyas_statement.key) == set()


@pytest.mark.parametrize("key", ["statement-0", "statement-" + "0" * 12, "inscription-1", "x" * 300])
def test_a_guessed_key_is_there_for_nobody(world, key):
    assert who_opens(world, key) == set()


def test_the_file_is_saved_never_shown_and_never_run(world):
    answer = world.client("secretariat").get(f"/statements/{world.kenyas_statement.key}/")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]


def test_a_sealed_one_is_gone(world):
    statements.erase(world.kenyas_statement.key)
    answer = world.client("secretariat").get(f"/statements/{world.kenyas_statement.key}/")
    assert answer.status_code == 410
    assert b"sealed" in answer.content


def test_a_booth_opens_the_statements_of_its_meeting_and_no_other_display_does(world):
    key = world.kenyas_statement.key
    client = world.client("nobody")
    assert client.get(f"/wall/{world.booth_token}/statements/{key}/").status_code == 200
    assert client.get(f"/wall/{world.display_token}/statements/{key}/").status_code == 404
    assert client.get(f"/wall/{world.booth_token}/statements/statement-0/").status_code == 404
    shown = client.get(f"/wall/{world.booth_token}/").content.decode()
    assert f'href="statements/{key}/"' in shown


@pytest.mark.parametrize("layout", ["interpreters", "booth", "console", "desk", "floor", "x"])
def test_a_wall_shows_no_more_by_another_address(world, layout):
    client, address = world.client("nobody"), f"/wall/{world.display_token}/"
    shown = client.get(f"{address}?layout={layout}").content.decode()
    assert 'data-layout="wall"' in shown
    assert "Kenya.docx" not in shown
    assert world.kenyas_statement.key not in shown
