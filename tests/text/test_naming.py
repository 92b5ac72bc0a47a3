"""Proponents are parties of the day, whatever name is written; what is none is told with what comes near."""

from datetime import date

import pytest

from zerodraft.parties.register import shipped
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.naming import Namer, UnknownParty

DAY = date(2018, 2, 20)


@pytest.fixture(scope="module")
def namer() -> Namer:
    return Namer(shipped(), DAY)


@pytest.mark.parametrize("written", ["Fiji", "fiji", "FIJI", "Fidji", "Фиджи", "فيجي", "斐济", "state-242"])
def test_a_party_is_found_by_any_of_its_names(namer, written):
    assert namer.name(namer.party(written)) == "Fiji"


def test_a_name_is_that_of_the_day():
    turkey = Namer(shipped(), date(2018, 2, 20))
    assert turkey.name(turkey.party("Türkiye")) == "Turkey"
    now = Namer(shipped(), date(2024, 2, 20))
    assert now.name(now.party("Turkey")) == "Türkiye"


@pytest.mark.parametrize(("written", "near"), [("Fij", "Fiji"), ("Atlantis", "zerodraft parties")])
def test_an_unknown_party_is_told_with_the_cure(namer, written, near):
    with pytest.raises(UnknownParty, match=near):
        namer.party(written)


def test_proposals_are_named_and_ordered_groups_first(namer):
    given = [
        Proposal("a", "u", Action.SUP, proponents=("Перу", "Tchad", "Peru")),
        Proposal("b", "u", Action.SUP, proponents=("fiji",), on_behalf_of="G77"),
    ]
    named = namer.named(given)
    assert named[0].proponents == ("Peru", "Chad")
    order = namer.order(named)
    assert order.ordered(["Peru", "Fiji", named[1].on_behalf_of, "Chad"]) == (
        named[1].on_behalf_of,
        "Chad",
        "Fiji",
        "Peru",
    )
