"""How long speaking takes: the prior is practice, and what is seen moves it as far as there is much of it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import POINTS, Pace, Sitting, Speech, capacity, effective, heard_within

THREE_HOURS = 3 * 3600.0
CATEGORIES = ("groups", "national", "observers", "stakeholders", "guest")

speeches = st.builds(
    Speech,
    category=st.sampled_from(CATEGORIES),
    allotted=st.none() | st.sampled_from([0.0, 60.0, 180.0, 300.0]),
    used=st.floats(0, 4 * 3600),
    gap=st.none() | st.floats(0, 3600),
    stopped=st.floats(0, 900),
    absent=st.booleans(),
)
sittings = st.builds(
    Sitting,
    speeches=st.lists(speeches, max_size=12).map(tuple),
    opening=st.none() | st.floats(0, 3600),
    inscribed=st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 20), max_size=3),
    open_for=st.floats(0, THREE_HOURS),
    withdrawn=st.integers(0, 5),
)


def heard(share: float, turns: int, category: str = "national", limit: float = 180.0, gap: float = 35.0) -> Sitting:
    """A meeting of so many turns, each of which used this share of its limit."""
    return Sitting(tuple(Speech(category, limit, limit * share, gap) for _ in range(turns)))


def test_before_anything_is_seen_43_speakers_of_three_minutes_are_heard_in_three_hours_and_not_60():
    assert capacity(learn(), THREE_HOURS, 180) == 43
    assert heard_within(learn(), THREE_HOURS, [("national", 180.0)] * 60) == 43


def test_of_seven_minutes_some_nineteen_are_heard():
    assert 18 <= capacity(learn(), THREE_HOURS, 420) <= 20


def test_longer_limits_of_groups_leave_room_for_fewer():
    mixed = [("groups", 300.0)] * 10 + [("national", 180.0)] * 50
    assert heard_within(learn(), THREE_HOURS, mixed) < 43
    assert heard_within(learn(), 60.0, mixed) == 0
    assert heard_within(learn(), 30 * THREE_HOURS, mixed) == 60


def test_a_meeting_shorter_than_its_opening_hears_nobody():
    assert capacity(learn(), 60, 180) == 0


@pytest.mark.parametrize("share", [0.6, 1.4])
def test_a_share_is_between_the_prior_and_what_was_seen_and_nearer_to_it_the_more_is_seen(share):
    prior = learn().other.mean
    off = [abs(learn(heard(share, turns)).shares["national"].mean - share) for turns in (1, 5, 20, 80)]
    assert off == sorted(off, reverse=True)
    assert off[0] < abs(prior - share)
    assert off[-1] < 0.1 * abs(prior - share)


def test_what_is_seen_takes_doubt_away():
    doubts = [math.hypot(*learn(heard(1.0, turns)).used("national", 180).doubt) for turns in (0, 3, 30)]
    assert doubts[0] > 1.2 * doubts[1]
    assert doubts[1] > 1.5 * doubts[2] > 0


def test_an_earlier_meeting_counts_but_less_than_this_one():
    prior, long = learn().other.mean, heard(1.5, 30)
    from_before, from_now = (pace.shares["national"].mean for pace in (learn(None, [long]), learn(long)))
    assert prior + 0.2 < from_before < from_now < 1.5
    assert learn(heard(1.0, 10), [long]).shares["national"].mean < from_before


def test_what_groups_do_says_less_about_others():
    pace = learn(heard(1.5, 12, "groups"))
    assert learn().other.mean < pace.other.mean < pace.shares["groups"].mean


def test_a_category_that_is_known_to_be_longer_stays_so():
    before = Sitting((*heard(1.4, 20, "groups").speeches, *heard(0.9, 40).speeches))
    pace = learn(None, [before] * 3)
    assert pace.shares["groups"].mean > pace.shares["national"].mean + 0.1


def test_the_shape_is_that_of_what_was_seen():
    strict = Sitting(tuple(Speech("national", 180.0, 190.0 if number % 4 else 100.0, 30.0) for number in range(60)))
    values = learn(strict).used("national", 180).values
    free = learn().used("national", 180).values
    assert max(values) / values[POINTS // 2] < max(free) / free[POINTS // 2]
    assert values[POINTS // 2] == pytest.approx(190, rel=0.06)


def test_without_a_limit_seconds_are_learned():
    pace = learn(Sitting(tuple(Speech("national", None, 500.0, 20.0) for _ in range(30))))
    assert pace.used("national", None).mean == pytest.approx(500, rel=0.05)
    assert pace.used("national", 180).mean == pytest.approx(learn().used("national", 180).mean)


def test_a_long_gap_is_an_interruption_and_not_a_slow_chair():
    usual = heard(1.0, 30)
    once = replace(usual, speeches=(*usual.speeches[:-1], replace(usual.speeches[-1], gap=600.0)))
    assert learn(once).gap.mean == pytest.approx(learn(usual).gap.mean, rel=0.02)
    assert learn(once).interrupted > learn(usual).interrupted
    assert learn(once).interruption.mean > learn(usual).interruption.mean
    stopped = replace(usual, speeches=(*usual.speeches[:-1], replace(usual.speeches[-1], stopped=600.0)))
    assert learn(stopped).interrupted == learn(once).interrupted


def test_slow_changes_of_speaker_are_learned():
    assert learn(heard(1.0, 40, gap=70.0)).gap.mean > 60
    assert learn(heard(1.0, 40, gap=10.0)).gap.mean < 16


def test_chances_are_learned_of_those_called_in_vain_and_of_those_who_left():
    none = heard(1.0, 40)
    absent = replace(none, speeches=(*none.speeches, *[Speech("national", 180.0, 0.0, 20.0, absent=True)] * 10))
    assert learn(absent).absent > 2 * learn(none).absent
    assert learn(absent).used("national", 180).mean == pytest.approx(learn(none).used("national", 180).mean)
    assert learn(replace(none, withdrawn=8)).withdrawn > 2 * learn(none).withdrawn


def test_late_inscriptions_are_learned_by_category_and_hour():
    few = learn(Sitting(open_for=7200.0)).arrivals
    many = learn(Sitting(inscribed={"national": 20}, open_for=7200.0)).arrivals
    assert many["national"] == pytest.approx((20 + few["national"] * 3) / 3)
    assert few["national"] < learn().arrivals["national"]
    assert many["groups"] == few["groups"]


def test_late_inscriptions_of_earlier_meetings_count_half():
    before = learn(None, [Sitting(inscribed={"national": 20}, open_for=7200.0)]).arrivals["national"]
    assert before == pytest.approx((20 / 2 + learn().arrivals["national"]) / 2)


def test_one_odd_meeting_before_is_not_how_this_one_goes():
    odd, usual = heard(2.0, 40), heard(1.0, 40)
    assert learn(heard(1.0, 5), [usual, odd]).shares["national"].mean == pytest.approx(
        learn(heard(1.0, 5), [odd, usual]).shares["national"].mean, rel=0.02
    )
    assert math.hypot(*learn(None, [usual]).shares["national"].doubt) > 0.05


def test_how_late_earlier_meetings_began_is_learned():
    assert learn(None, [Sitting(opening=1800.0)] * 4).opening.mean > learn().opening.mean + 240


def test_of_a_shortened_limit_only_part_is_saved():
    assert effective(120, 180) == pytest.approx(math.sqrt(120 * 180))
    assert effective(180, 120) == 180
    assert effective(180, None) == 180
    pace = learn(heard(1.0, 20))
    assert 120 < pace.used("national", 120).mean < pace.used("national", 180).mean


def test_a_limit_shortened_in_the_course_of_a_meeting_is_no_change_of_habit():
    before = heard(1.0, 20).speeches
    after = tuple(Speech("national", 120.0, effective(120, 180), 35.0) for _ in range(20))
    assert learn(Sitting((*before, *after))).shares["national"].mean == pytest.approx(
        learn(Sitting(before * 2)).shares["national"].mean
    )


def numbers(pace: Pace) -> list[float]:
    spreads = (*pace.shares.values(), pace.other, pace.unlimited, pace.gap, pace.opening, pace.interruption)
    chances = (pace.interrupted, pace.absent, pace.withdrawn)
    return [*chances, *pace.arrivals.values(), *(value for each in spreads for value in (*each.values, *each.doubt))]


@given(sittings, st.lists(sittings, max_size=3))
def test_any_meeting_gives_a_pace(here, earlier):
    pace = learn(here, earlier)
    assert all(math.isfinite(number) for number in numbers(pace))
    for spread in (*pace.shares.values(), pace.other, pace.unlimited, pace.gap, pace.opening, pace.interruption):
        assert list(spread.values) == sorted(spread.values)
        assert len(spread.values) == POINTS
        assert spread.values[0] >= 0
        assert spread.mean > 0
    assert 0 < pace.absent < 1
    assert pace.interrupted > 0
    assert 0 < pace.withdrawn < 1
    assert min(pace.arrivals.values()) >= 0
    assert learn(here, earlier) == pace


@given(sittings, st.sampled_from([60.0, 120.0, 180.0, 300.0]), st.sampled_from([600.0, 5400.0, THREE_HOURS]))
def test_a_longer_meeting_hears_no_fewer_and_a_longer_limit_no_more(here, limit, seconds):
    pace = learn(here)
    heard = capacity(pace, seconds, limit)
    assert heard <= capacity(pace, 2 * seconds, limit)
    assert heard >= capacity(pace, seconds, 2 * limit)
    assert heard_within(pace, seconds, [("national", limit)] * (heard + 5)) == heard
