"""Whom lists reach on a day: nobody twice, and those without an address are named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.distribution import (
    MEMBER_STATES,
    OBSERVERS,
    PARTICIPANTS,
    REPRESENTATIVES,
    Extra,
    Named,
    UnknownList,
    parties_of,
    resolve,
)
from zerodraft.parties.register import shipped

DAY = date(2018, 2, 20)
FIJI, KENYA, HOLY_SEE, PALESTINE = "state-242", "state-404", "state-336", "state-275"
LETTERS = "abcd"


def found(code: str, on: date = DAY, **named: Named) -> tuple[str, ...]:
    return parties_of(code, shipped(), on, [KENYA], named)


def test_missions_are_those_of_the_day():
    assert len(found(MEMBER_STATES)) == 193
    assert {HOLY_SEE, PALESTINE} <= set(found(OBSERVERS))
    assert set(found(REPRESENTATIVES)) == set(found(MEMBER_STATES)) | set(found(OBSERVERS))
    assert "state-728" in found(MEMBER_STATES)
    assert "state-728" not in found(MEMBER_STATES, date(2010, 1, 1))  # South Sudan came in 2011
    assert found(PARTICIPANTS) == (KENYA,)


@pytest.mark.parametrize("code", ["", "everybody", "group:none", "list:none", "group:", "list:"])
def test_a_list_that_there_is_not_is_refused(code):
    with pytest.raises(UnknownList):
        found(code)


address = st.sampled_from([f"{letter}@mission.example" for letter in LETTERS])
boxes = st.dictionaries(st.sampled_from([FIJI, KENYA, HOLY_SEE]), st.lists(address, max_size=3), max_size=3)
named = st.dictionaries(
    st.sampled_from(["one", "two"]),
    st.builds(
        Named,
        st.lists(st.sampled_from([FIJI, KENYA, HOLY_SEE]), max_size=3).map(tuple),
        st.lists(st.builds(Extra, address, st.just("Workers")), max_size=3).map(tuple),
    ),
)


@given(boxes, named)
def test_every_address_once_and_every_party_reached_or_named(addresses, lists):
    codes = [PARTICIPANTS, *(f"list:{key}" for key in lists)]
    reach = resolve(codes, shipped(), DAY, participants=[KENYA], named=lists, addresses=addresses)
    written = [stop.address for stop in reach.stops]
    assert len(written) == len(set(written))
    assert len(reach.parties) == len(set(reach.parties))
    meant = {KENYA} | {party for one in lists.values() for party in one.parties}
    assert set(reach.parties) == meant
    assert set(reach.without) == {party for party in meant if not addresses.get(party)}
    wanted = {box for party in meant for box in addresses.get(party, ())}
    assert set(written) == wanted | {extra.address for one in lists.values() for extra in one.extras}
