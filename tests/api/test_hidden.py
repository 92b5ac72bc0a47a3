"""A capacity that one does not have tells nobody what is there: hidden things answer as those that are not."""

import pytest

from zerodraft.floor.models import SpeakersList
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process
from zerodraft.process.core.roles import Role

WRONG = {"Zerodraft-Capacity": "participation-000000000000"}
THINGS = ["processes/{process}", "processes/{process}/programme", "meetings/{meeting}"]
ON_THE_FLOOR = ["meetings/{meeting}/lists", "meetings/{meeting}/floor", "lists/{list}"]
OWN = ["meetings/{meeting}/inscriptions", "inscriptions/{inscription}", "inscriptions/{inscription}/speaker"]
MISSING = {"process": "atlantis", "meeting": "meeting-none", "list": "list-none", "inscription": "inscription-none"}


@pytest.mark.parametrize("who", ["nobody", "person", "elsewhere"])
@pytest.mark.parametrize("address", [*THINGS, *ON_THE_FLOOR, *OWN])
def test_what_one_may_not_see_answers_as_what_is_not_there(world, program, who, address):
    if who == "elsewhere":
        who = "person"
        process.seat(INSTALLATION, world.elsewhere, person=world.people[who].key, role=Role.ADVISER)
    world.set_audience("team")
    asks = program(who)
    hidden, missing = (asks.get(address.format_map(keys), **WRONG) for keys in (world.values, MISSING))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == (401 if address in OWN and who == "nobody" else 404)


@pytest.mark.parametrize("address", [*THINGS, *ON_THE_FLOOR])
def test_of_what_everybody_sees_one_is_told_that_the_capacity_is_wrong(world, program, address):
    world.set_audience("public")
    for who in ("nobody", "delegate who inscribes"):
        assert program(who).get(address.format_map(world.values), **WRONG).status_code == 403


@pytest.mark.parametrize("address", [*THINGS, *ON_THE_FLOOR])
def test_of_what_one_sees_in_another_capacity_too(world, program, address):
    world.set_audience("team")
    assert program("adviser").get(address.format_map(world.values), **WRONG).status_code == 403


def test_a_list_or_a_meeting_that_is_hidden_in_a_process_that_is_not(world, program):
    world.set_audience("public")
    mission = program("delegate")
    SpeakersList.objects.filter(pk=world.list.pk).update(audience="team")
    assert mission.get(f"lists/{world.list.key}", **WRONG).status_code == 404
    assert mission.get(f"lists/{world.lists[1].key}", **WRONG).status_code == 403
    world.narrow_meeting("team")
    for address in ON_THE_FLOOR:
        assert mission.get(address.format_map(world.values), **WRONG).status_code == 404


def test_an_inscription_of_another_delegation(world, program):
    world.set_audience("public")
    mission = program("delegate who inscribes")
    assert mission.get(f"inscriptions/{world.inscription.key}", **WRONG).status_code == 404
    assert mission.get(f"inscriptions/{world.kenyas_inscription.key}", **WRONG).status_code == 403
