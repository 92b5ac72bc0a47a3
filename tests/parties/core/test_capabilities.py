"""Who may do what, and since when."""

from datetime import date

import pytest

from zerodraft.parties.core.capabilities import capabilities_on, may
from zerodraft.parties.core.party import Capability, Kind
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
