"""How full a meeting will be: practice, what must hold of any meeting, and a plain simulation that shares no code."""

import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import Pace, Sitting, Speech, Spread, capacity
from zerodraft.programme.core.fullness import EVEN, MOST, SURE, Speakers, fullness

THREE_HOURS = 10_800.0
PRACTICE = learn()
SPEAKERS = st.lists(
    st.builds(
        Speakers,
        st.sampled_from(["groups", "national", "observers", "stakeholders"]),
        st.integers(0, 60),
        st.none() | st.integers(60, 600).map(float),
    ),
    max_size=4,
)


def test_three_hours_hear_some_43_speakers_of_three_minutes_and_not_60():
    found = fullness([Speakers("national", 60, 180.0)], THREE_HOURS, PRACTICE)
    assert found.heard is not None
    assert abs(found.heard.median - capacity(PRACTICE, THREE_HOURS, 180)) <= 1
    assert found.heard.high < 60
    assert found.overrun is not None
    assert found.overrun > 0.9


def test_the_lengths_of_a_list_that_fit_are_the_longest_that_do():
    found = fullness([Speakers("national", 60, 180.0)], THREE_HOURS, PRACTICE, closed=range(35, 60))
    by_length = {each.at: each.overrun for each in found.closings}
    assert max(at for at, chance in by_length.items() if chance <= SURE) == 39
    assert max(at for at, chance in by_length.items() if chance <= EVEN) == 45
    alone = fullness([Speakers("national", 60, 180.0)], THREE_HOURS, PRACTICE)
    assert [each.at for each in alone.closings] == [39, 45]


@settings(deadline=None, max_examples=40)
@given(SPEAKERS, st.integers(600, 20_000).map(float))
def test_whatever_the_speakers_the_figures_agree_with_each_other(speakers, available):
    found = fullness(speakers, available, PRACTICE, closed=[0, 5, 10, 20])
    assert found == fullness(speakers, available, PRACTICE, closed=[0, 5, 10, 20])
    assert found.expected == min(sum(each.count for each in speakers), MOST)
    assert found.through.low <= found.through.median <= found.through.high
    assert found.overrun is not None
    assert 0 <= found.overrun <= 1
    assert (found.overrun > 0.5) == (found.through.median > available) or abs(found.overrun - 0.5) < 0.01
    lengths = [each.at for each in found.closings]
    assert lengths == sorted(set(lengths))
    chances = [each.overrun for each in found.closings]
    assert chances == sorted(chances)
    medians = [each.through.median for each in found.closings]
    assert medians == sorted(medians)


@settings(deadline=None, max_examples=20)
@given(SPEAKERS)
def test_without_an_end_there_is_only_when_it_is_through(speakers):
    found = fullness(speakers, None, PRACTICE)
    assert (found.available, found.overrun, found.heard, found.closings) == (None, None, None, ())


def test_more_than_can_be_drawn_are_cut():
    found = fullness([Speakers("national", 10_000, 180.0), Speakers("observers", 5, 180.0)], THREE_HOURS, PRACTICE)
    assert found.expected == MOST


def test_nobody_expected_is_only_the_opening():
    found = fullness([], THREE_HOURS, PRACTICE)
    assert (found.expected, found.overrun) == (0, 0.0)
    assert found.through.median < 1800


def steady(seconds: float) -> Spread:
    return Spread((seconds,) * 64)


def test_a_meeting_without_chance_is_arithmetic():
    pace = Pace(
        shares={},
        other=steady(1.0),
        unlimited=steady(200.0),
        gap=steady(20.0),
        opening=steady(600.0),
        interruption=steady(0.0),
        interrupted=0.0,
        absent=0.0,
        withdrawn=0.0,
        arrivals={},
    )
    found = fullness([Speakers("groups", 4, 280.0), Speakers("national", 30, 180.0)], 6_000.0, pace, closed=[10])
    # 600 + 4 x 300 = 1800; each national speaker takes 200: (6000 - 1800) / 200 = 21 more are heard.
    assert found.through.median == pytest.approx(600 + 4 * 300 + 30 * 200)
    assert (found.overrun, found.heard.low, found.heard.high) == (1.0, 25, 25)
    assert {each.at: each.overrun for each in found.closings} == {10: 0.0, 25: 0.0}


PACES = {
    "practice": PRACTICE,
    "slow": learn(
        None,
        [
            Sitting(tuple(Speech("national", 180.0, 230.0 + 5 * (n % 9), 60.0) for n in range(30)), 1200.0)
            for _meeting in range(3)
        ],
    ),
}


@pytest.mark.parametrize("pace", PACES.values(), ids=PACES.keys())
@pytest.mark.parametrize("speakers", [[("groups", 5, 300.0), ("national", 35, 180.0)], [("national", 25, None)]])
def test_bands_and_chances_are_those_of_a_plain_simulation(pace, speakers):
    wanted = sorted(simulate(pace, speakers, random.Random(number)) for number in range(4000))  # noqa: S311
    available = statistics.median(wanted) * 1.1
    found = fullness([Speakers(*each) for each in speakers], available, pace)
    within = sum(found.through.low <= each <= found.through.high for each in wanted) / len(wanted)
    assert 0.72 <= within <= 0.87
    assert abs(found.through.median / statistics.median(wanted) - 1) < 0.05
    late = sum(each > available for each in wanted) / len(wanted)
    assert abs(found.overrun - late) < 0.07


def simulate(pace: Pace, speakers, chance: random.Random) -> float:
    """One meeting, second by second of its list, from what a pace says of each quantity."""
    unknown = [chance.gauss(0, 1) for _n in range(20)]
    slow = lognormal(pace.gap, [chance.gauss(0, 1)])
    moment = chance.choice(pace.opening.values) * lognormal(pace.opening, [chance.gauss(0, 1)])
    often, missing = pace.interrupted * chance.gammavariate(2, 0.5), []
    for category, count, allotted in speakers:
        for _n in range(count):
            if chance.random() < pace.withdrawn:
                continue
            moment += chance.choice(pace.gap.values) * slow
            if chance.random() < often:
                moment += chance.choice(pace.interruption.values)
            spread = pace.used(category, allotted)
            length = chance.choice(spread.values) * lognormal(spread, unknown)
            if chance.random() < pace.absent:
                missing.append(length)
            else:
                moment += length
    return moment + sum(length for length in missing if chance.random() < 0.7)


def lognormal(spread: Spread, unknown) -> float:
    doubt = spread.doubt
    return math.exp(sum(d * u for d, u in zip(doubt, unknown, strict=False)) - sum(d * d for d in doubt) / 2)
