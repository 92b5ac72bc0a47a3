"""Corrections laid over the register: periods stay apart, what lies outside them stays, and nothing else changes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.core.corrections import Belongs, Chaired, Correction, Named, NewParty, lay_over, without
from zerodraft.parties.core.groups import groups_chaired_by, members_on
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.party import Chair, Kind, Language, Period, Role, valid_on
from zerodraft.parties.register import shipped

G77, EU, KENYA, CHILE, UK = "body-106", "body-001", "state-404", "state-152", "state-826"
FIRST, LAST = date(2010, 1, 1), date(2030, 12, 31)
DAYS = st.dates(FIRST, LAST)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if start and end and start >= end:
        start, end = end, start + timedelta(days=1)
    return Period(start, end)


PARTIES = st.sampled_from([KENYA, CHILE, UK, EU, "party-new", "party-unknown"])
GROUPS = st.sampled_from([G77, EU, "party-new", "party-unknown"])
CORRECTIONS = st.one_of(
    st.builds(
        NewParty, st.just("party-new"), st.just(Kind.GROUP), st.just("Friends of Forests"), st.just("FoF"), periods()
    ),
    st.builds(Named, PARTIES, st.sampled_from(Language), st.sampled_from(["Uno", "Duo"]), st.just(""), periods()),
    st.builds(Belongs, GROUPS, PARTIES, st.none() | st.sampled_from(Role), periods()),
    st.builds(Chaired, GROUPS, st.just("") | PARTIES, periods()),
)


def says(register, correction: Correction, on: date) -> object:
    """What the register says on a day of that of which a correction speaks."""
    if isinstance(correction, Named):
        party = register.parties.get(correction.party)
        return party and [row.short for row in valid_on(party.names, on) if row.language is correction.language]
    if isinstance(correction, Belongs):
        rows = valid_on(register.memberships, on)
        return [row.role for row in rows if (row.group, row.member) == (correction.group, correction.party)]
    if isinstance(correction, Chaired):
        return [row.party for row in valid_on(register.chairs, on) if row.group == correction.group]
    return None


def expected(correction: Correction) -> object:
    if isinstance(correction, Named):
        return [correction.short]
    if isinstance(correction, Belongs):
        return [correction.role] if correction.role else []
    return [correction.party] if isinstance(correction, Chaired) and correction.party else []


def known(register, correction: Correction) -> bool:
    keys = {getattr(correction, "party", ""), getattr(correction, "group", "")} - {""}
    return keys <= set(register.parties)


def test_without_corrections_it_is_the_same_register():
    assert lay_over(shipped(), ()) is shipped()


@given(st.lists(CORRECTIONS, max_size=6))
def test_on_no_day_do_two_rows_speak_of_the_same_thing(corrections):
    register = lay_over(shipped(), corrections)
    things: dict[tuple, list[Period]] = {}
    for party in register.parties.values():
        for row in party.names:
            things.setdefault((party.key, row.language), []).append(row.period)
    for row in register.memberships:
        things.setdefault((row.group, row.member), []).append(row.period)
    for row in register.chairs:
        things.setdefault((row.group,), []).append(row.period)
    for thing, found in things.items():
        ordered = sorted(found, key=lambda period: period.start or date.min)
        assert not any(earlier.overlaps(later) for earlier, later in pairwise(ordered)), thing


@given(st.lists(CORRECTIONS, max_size=4), CORRECTIONS, DAYS)
def test_the_newest_holds_in_its_period_and_changes_nothing_outside_it(earlier, newest, on):
    before = lay_over(shipped(), earlier)
    after = lay_over(before, [newest])
    if isinstance(newest, NewParty):
        assert set(after.parties) == {*before.parties, newest.party}
        return
    if not known(before, newest):
        assert after == before
    elif newest.period.covers(on):
        assert says(after, newest, on) == expected(newest)
    else:
        assert says(after, newest, on) == says(before, newest, on)


@given(st.lists(CORRECTIONS, min_size=1, max_size=4), DAYS)
def test_what_no_correction_speaks_of_stays_as_it_ships(corrections, on):
    register = lay_over(shipped(), corrections)
    touched = {getattr(c, "party", "") for c in corrections} | {getattr(c, "group", "") for c in corrections}
    for key, party in shipped().parties.items():
        if key not in touched:
            assert register.parties[key] == party
    pairs = {(c.group, c.party) for c in corrections if isinstance(c, Belongs)}
    kept = [m for m in shipped().memberships if (m.group, m.member) not in pairs]
    assert [m for m in register.memberships if (m.group, m.member) not in pairs] == kept


@given(periods(), periods(), DAYS)
def test_what_is_cut_out_of_a_row_is_just_the_period(row, cut, on):
    left = [piece for piece in without([Chair(G77, KENYA, row)], cut) if piece.period.covers(on)]
    assert len(left) == (row.covers(on) and not cut.covers(on))


def test_a_new_group_has_members_a_chair_and_a_name_people_type():
    year = Period(date(2018, 1, 1), date(2019, 1, 1))
    register = lay_over(
        shipped(),
        [
            NewParty("party-fof", Kind.GROUP, "Friends of Forests", "FoF", Period(date(2017, 1, 1))),
            Belongs("party-fof", KENYA, Role.MEMBER, year),
            Chaired("party-fof", CHILE, year),
        ],
    )
    inside, outside = date(2018, 12, 31), date(2019, 1, 1)
    assert [party.key for party in members_on(register, "party-fof", inside)] == [KENYA]
    assert members_on(register, "party-fof", outside) == ()
    assert groups_chaired_by(register, CHILE, inside) == ("party-fof",)
    assert groups_chaired_by(register, CHILE, outside) == ()
    assert name_on(register.parties["party-fof"], outside, Language.AR) == "Friends of Forests"
    assert register.parties["party-fof"].aliases == ("FoF",)
    assert register.parties["party-fof"].kind_on(date(2016, 12, 31)) is None


@pytest.mark.parametrize("on", [date(2020, 1, 31), date(2020, 2, 1)])
def test_a_row_that_ships_is_cut_not_lost(on):
    last_days = Period(date(2020, 1, 1), date(2020, 1, 15))
    register = lay_over(shipped(), [Belongs(EU, UK, None, last_days)])
    held = UK in {party.key for party in members_on(register, EU, on)}
    assert held is (on < date(2020, 2, 1))
    assert UK not in {party.key for party in members_on(register, EU, date(2020, 1, 10))}
    assert UK in {party.key for party in members_on(register, EU, date(2019, 12, 31))}
