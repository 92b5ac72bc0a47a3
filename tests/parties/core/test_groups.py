from datetime import date

import pytest

from zerodraft.parties.core.groups import members_on, memberships_of
from zerodraft.parties.core.party import Role, UnknownParty
from zerodraft.parties.register import shipped

ROUND_1 = date(2018, 2, 20)
EUROPEAN_UNION, WEOG, UNITED_KINGDOM, UNITED_STATES = "body-001", "body-105", "state-826", "state-840"


def test_a_member_leaves_at_the_end_of_its_last_day() -> None:
    last, first_without = date(2020, 1, 31), date(2020, 2, 1)
    assert UNITED_KINGDOM in {party.key for party in members_on(shipped(), EUROPEAN_UNION, last)}
    assert UNITED_KINGDOM not in {party.key for party in members_on(shipped(), EUROPEAN_UNION, first_without)}


def test_an_observer_is_not_counted_among_members() -> None:
    assert UNITED_STATES not in {party.key for party in members_on(shipped(), WEOG, ROUND_1)}
    assert [party.key for party in members_on(shipped(), WEOG, ROUND_1, Role.OBSERVER)] == [UNITED_STATES]


def test_memberships_of_a_party() -> None:
    held = {(m.group, m.role) for m in memberships_of(shipped(), UNITED_KINGDOM, ROUND_1)}
    assert held == {(EUROPEAN_UNION, Role.MEMBER), (WEOG, Role.MEMBER)}


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(UnknownParty, match="body-999"):
        members_on(shipped(), "body-999", ROUND_1)
    with pytest.raises(UnknownParty, match="Mexico"):
        memberships_of(shipped(), "Mexico", ROUND_1)
