from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.party import Party, Period

DAYS = st.none() | st.dates(date(2010, 1, 1), date(2010, 3, 1))


@pytest.mark.parametrize(
    ("on", "covered"),
    [(date(2013, 6, 30), False), (date(2013, 7, 1), True), (date(2020, 1, 31), True), (date(2020, 2, 1), False)],
)
def test_a_period_holds_from_its_first_day_up_to_its_end(on: date, *, covered: bool) -> None:
    assert Period(date(2013, 7, 1), date(2020, 2, 1)).covers(on) is covered


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end on 2018-01-01"):
        Period(date(2018, 1, 1), date(2018, 1, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_periods_overlap_when_a_day_lies_in_both(a, b, c, d) -> None:
    assume(a is None or b is None or a < b)
    assume(c is None or d is None or c < d)
    one, other = Period(a, b), Period(c, d)
    days = [date.fromordinal(date(2009, 12, 31).toordinal() + n) for n in range(63)]
    assert one.overlaps(other) == any(one.covers(day) and other.covers(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one)


def test_a_party_without_a_name_says_so() -> None:
    with pytest.raises(NamelessParty, match="body-900 has no name on 2018-02-20"):
        name_on(Party("body-900", (), (), (), ()), date(2018, 2, 20))
