"""Who may do what, and since when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.core.capabilities import OutOfBounds, Use, capabilities_on, check_use, is_bound, may
from zerodraft.parties.core.party import (
    Capability,
    Certainty,
    Grant,
    Kind,
    Matter,
    Party,
    Period,
    Register,
    Standing,
)
from zerodraft.parties.register import shipped

ROUND_1 = date(2018, 2, 20)
MEXICO, HOLY_SEE, PALESTINE, EUROPEAN_UNION, SOUTH_SUDAN = (
    "state-484",
    "state-336",
    "state-275",
    "body-001",
    "state-728",
)


def held(key: str, on: date) -> set[Capability]:
    return set(capabilities_on(shipped(), shipped().party(key), on))


def test_a_member_state_may_do_everything_without_limit() -> None:
    granted = capabilities_on(shipped(), shipped().party(MEXICO), ROUND_1)
    assert list(granted) == list(Capability)
    assert not any(grant.extent for grants in granted.values() for grant in grants)


@pytest.mark.parametrize("on", [ROUND_1, date(2026, 1, 1)])
def test_only_member_states_vote_and_stand_for_election(on: date) -> None:
    for capability in (Capability.VOTE, Capability.STAND_FOR_ELECTION):
        able = {party for party in shipped().present(on) if may(shipped(), party, capability, on)}
        assert able == set(shipped().present(on, Kind.MEMBER_STATE))


def test_european_union_by_resolution_65_276() -> None:
    before, since = held(EUROPEAN_UNION, date(2011, 5, 2)), held(EUROPEAN_UNION, date(2011, 5, 3))
    assert before == {Capability.INSCRIBE}
    assert {Capability.REPLY, Capability.PROPOSE, Capability.CIRCULATE, Capability.SPEAK_IN_GENERAL_DEBATE} <= since
    assert not since & {
        Capability.VOTE,
        Capability.CO_SPONSOR,
        Capability.STAND_FOR_ELECTION,
        Capability.CHALLENGE_RULING,
    }


def test_holy_see_by_resolution_58_314() -> None:
    assert held(HOLY_SEE, date(2004, 6, 30)) == {Capability.INSCRIBE}
    granted = capabilities_on(shipped(), shipped().party(HOLY_SEE), ROUND_1)
    assert {Capability.REPLY, Capability.CO_SPONSOR, Capability.RAISE_POINT_OF_ORDER} <= set(granted)
    assert Capability.CHALLENGE_RULING not in granted
    assert granted[Capability.CO_SPONSOR][0].extent
    assert granted[Capability.CO_SPONSOR][0].source == "A/RES/58/314"


def test_state_of_palestine_by_resolutions_52_250_and_es_10_23() -> None:
    before, since = held(PALESTINE, date(2024, 9, 9)), held(PALESTINE, date(2024, 9, 10))
    assert Capability.REPLY in before
    gained = {
        Capability.PROPOSE,
        Capability.MOVE,
        Capability.CHALLENGE_RULING,
        Capability.INSCRIBE_AMONG_MEMBERS,
        Capability.SIT_AMONG_MEMBERS,
        Capability.SPEAK_FOR_GROUP,
    }
    assert gained.isdisjoint(before)
    assert gained <= since
    limited = capabilities_on(shipped(), shipped().party(PALESTINE), ROUND_1)[Capability.CO_SPONSOR]
    unlimited = capabilities_on(shipped(), shipped().party(PALESTINE), date(2024, 9, 10))[Capability.CO_SPONSOR]
    assert [bool(grant.extent) for grant in limited + unlimited] == [True, False]


def test_state_of_palestine_spoke_for_the_group_of_77_in_2019_alone() -> None:
    speaking = [Capability.SPEAK_FOR_GROUP in held(PALESTINE, date(year, 6, 1)) for year in (2018, 2019, 2020)]
    assert speaking == [False, True, False]


def test_nobody_may_do_anything_before_taking_part() -> None:
    assert held(SOUTH_SUDAN, date(2011, 7, 13)) == set()
    assert Capability.VOTE in held(SOUTH_SUDAN, date(2011, 7, 14))


def refused(key: str, capability: Capability, on: date, use: Use = Use()) -> str:  # noqa: B008 (it cannot be changed)
    """The code of a refusal, '' where there is none."""
    try:
        check_use(shipped(), shipped().party(key), capability, on, use)
    except OutOfBounds as error:
        return error.code
    return ""


def test_resolution_65_276_one_reply_an_item_on_its_own_positions() -> None:
    reply = Capability.REPLY
    assert refused(EUROPEAN_UNION, reply, ROUND_1) == "matter"
    assert refused(EUROPEAN_UNION, reply, ROUND_1, Use(within=True)) == ""
    assert refused(EUROPEAN_UNION, reply, ROUND_1, Use(times=1, within=True)) == "most"
    assert refused(EUROPEAN_UNION, reply, date(2011, 5, 2), Use(within=True)) == "none"
    assert refused(MEXICO, reply, ROUND_1, Use(times=9)) == ""


def test_resolution_73_5_is_for_the_group_that_was_chaired() -> None:
    in_2019, speak = date(2019, 6, 3), Capability.SPEAK_FOR_GROUP
    assert refused(PALESTINE, speak, in_2019, Use(group="body-106")) == ""
    assert refused(PALESTINE, speak, in_2019, Use(group="body-107", within=True)) == "group"
    assert refused(PALESTINE, Capability.MOVE, in_2019) == "group"
    assert refused(PALESTINE, Capability.MOVE, in_2019, Use(within=True)) == ""
    assert refused(PALESTINE, Capability.MOVE, date(2024, 9, 10)) == ""


def test_what_is_not_given_is_refused_with_what_the_party_has_its_rights_from() -> None:
    with pytest.raises(OutOfBounds) as error:
        check_use(shipped(), shipped().party(HOLY_SEE), Capability.CHALLENGE_RULING, ROUND_1)
    assert (error.value.code, error.value.sources, error.value.grant) == ("none", ("A/RES/58/314",), None)


def with_grants(*grants: Grant) -> tuple[Register, Party]:
    standing = Standing(Kind.ENTITY, Period(), "", Certainty.GENERAL, "")
    party = Party("state-901", (standing,), (), grants, ())
    return Register({party.key: party}, (), {}), party


def grant(most: int | None = None, matter: Matter | None = None, group: str = "") -> Grant:
    return Grant(Capability.REPLY, Period(), "as said", "Res. 1", Certainty.GENERAL, most, matter, group)


bounds = st.builds(
    grant,
    st.none() | st.integers(1, 3),
    st.none() | st.sampled_from(Matter),
    st.sampled_from(["", "body-1", "body-2"]),
)
uses = st.builds(Use, st.integers(0, 4), st.sampled_from(["", "body-1", "body-2"]), st.booleans())


@given(st.lists(bounds, min_size=1, max_size=4), uses)
def test_of_grants_side_by_side_one_that_allows_it_is_enough_and_nothing_else_is(grants: list[Grant], use: Use) -> None:
    def alone(one: Grant) -> bool:
        try:
            check_use(*with_grants(one), Capability.REPLY, ROUND_1, use)
        except OutOfBounds:
            return False
        return True

    register, party = with_grants(*grants)
    allowing = [each for each in grants if alone(each)]
    if allowing:
        assert check_use(register, party, Capability.REPLY, ROUND_1, use) == allowing[0]
        return
    with pytest.raises(OutOfBounds) as error:
        check_use(register, party, Capability.REPLY, ROUND_1, use)
    assert error.value.grant in grants


@given(st.lists(bounds, min_size=1, max_size=4))
def test_a_right_is_bound_only_where_every_grant_of_it_is(grants: list[Grant]) -> None:
    bound = is_bound(*with_grants(*grants), Capability.REPLY, ROUND_1)
    assert (bound is not None) == all(each.matter or each.group for each in grants)
