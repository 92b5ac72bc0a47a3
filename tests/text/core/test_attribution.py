"""Who is named, and in which order."""

from zerodraft.text.core.attribution import ProtocolOrder, names_behind
from zerodraft.text.core.proposal import Action, Proposal

ORDER = ProtocolOrder(
    {"Chad": 0, "Fiji": 1, "Peru": 2, "Group of 77 and China": 3}, frozenset({"Group of 77 and China"})
)


def by(*proponents: str, group: str = "") -> Proposal:
    return Proposal("x", "u", Action.SUP, proponents=proponents, on_behalf_of=group)


def test_groups_come_first_then_protocol_order():
    assert names_behind([by("Peru"), by("Fiji", group="Group of 77 and China"), by("Chad")], ORDER) == (
        "Group of 77 and China",
        "Chad",
        "Peru",
    )


def test_states_that_coincide_are_named_one_by_one_even_all_members_of_a_group():
    assert names_behind([by("Peru", "Chad"), by("Fiji"), by("Peru")], ORDER) == ("Chad", "Fiji", "Peru")


def test_a_name_without_a_rank_comes_last_and_is_not_lost():
    assert names_behind([by("Zz"), by("Aa"), by("Peru")], ORDER) == ("Peru", "Aa", "Zz")


def test_a_member_that_proposes_against_its_group_stands_beside_it():
    assert names_behind([by("Peru", group="Group of 77 and China"), by("Peru")], ORDER) == (
        "Group of 77 and China",
        "Peru",
    )
