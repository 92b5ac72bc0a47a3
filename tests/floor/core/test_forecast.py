"""When each one will speak: what must hold of any forecast, and whether its bands hold what they say."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core.courses import Situation, UnderWay, Waiting
from zerodraft.floor.core.forecast import Band, Option, forecast, not_before, options
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import Sitting, Speech

NOW = datetime(2018, 2, 20, 15, 30, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CATEGORIES = ("groups", "national", "observers", "stakeholders")
PACE = learn()

limits = st.none() | st.sampled_from([60.0, 120.0, 180.0, 300.0])
moments = st.integers(-3 * 3600, 3 * 3600).map(lambda seconds: NOW + timedelta(seconds=seconds))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    kinds = draw(st.lists(st.tuples(st.sampled_from(CATEGORIES), limits), max_size=25))
    state = draw(st.sampled_from([State.NOT_BEGUN, State.IN_SESSION, State.SUSPENDED]))
    under_way = draw(
        st.none()
        | st.builds(UnderWay, st.sampled_from([*CATEGORIES, "guest"]), limits, st.floats(0, 2000), st.booleans())
    )
    return Situation(
        now=NOW,
        state=state,
        waiting=tuple(Waiting(f"i{number}", *kind) for number, kind in enumerate(kinds)),
        under_way=under_way if state is not State.NOT_BEGUN else None,
        begins=draw(st.none() | moments),
        until=draw(st.none() | moments),
        ends=draw(st.none() | moments),
        since=draw(st.none() | moments.filter(lambda moment: moment <= NOW)),
        opened=draw(st.booleans()),
        listing=draw(st.booleans()),
    )


def room(count: int, *, limit: float | None = 180.0, category: str = "national", **other: object) -> Situation:
    """A meeting in session, its list closed, with so many waiting, that is to end in an hour."""
    waiting = tuple(Waiting(f"i{number}", category, limit) for number in range(count))
    usual = {"ends": NOW + HOUR, "listing": False, "since": NOW}
    return Situation(NOW, State.IN_SESSION, waiting, **{**usual, **other})


def seen(share: float, turns: int, gap: float = 30.0) -> Sitting:
    return Sitting(tuple(Speech("national", 180.0, 180.0 * share, gap) for _ in range(turns)))


@given(situations(), st.integers(0, 2**32))
def test_bands_are_in_order_down_the_list_and_never_before_now(situation, seed):
    made = forecast(situation, PACE, seed)
    assert [place.key for place in made.places] == [waiting.key for waiting in situation.waiting]
    bands = [*(place.band for place in made.places), made.meeting.end]
    for band in bands:
        assert situation.now <= band.early <= band.median <= band.late
    for before, after in pairwise(bands):
        assert before.early <= after.early
        assert before.median <= after.median
        assert before.late <= after.late


@given(situations())
def test_chances_are_chances_and_there_are_none_without_an_announced_end(situation):
    made = forecast(situation, PACE)
    chances = [*(place.heard for place in made.places), made.meeting.overrun]
    if situation.ends is None:
        assert set(chances) == {None}
    else:
        assert all(0 <= chance <= 1 for chance in chances)
        heard = chances[:-1]
        assert heard == sorted(heard, reverse=True)


@given(situations(), st.integers(0, 2**32))
def test_the_same_situation_and_seed_give_the_same_forecast(situation, seed):
    assert forecast(situation, PACE, seed) == forecast(replace(situation), learn(), seed)
    assert options(situation, PACE, seed, limit=60, keep=2) == options(situation, PACE, seed, limit=60, keep=2)


@given(situations(), st.timedeltas(-timedelta(days=400), timedelta(days=400)))
def test_a_meeting_at_another_time_is_the_same_meeting(situation, by):
    by = timedelta(seconds=round(by.total_seconds()))

    def moved(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment + by

    names = ("now", "begins", "until", "ends", "since")
    later = replace(situation, **{name: moved(getattr(situation, name)) for name in names})
    one, other = forecast(situation, PACE), forecast(later, PACE)
    assert [place.band.median + by for place in one.places] == [place.band.median for place in other.places]
    assert one.meeting.overrun == other.meeting.overrun


@given(situations(), st.floats(30, 600), st.integers(0, 2**32))
def test_a_shorter_limit_ends_no_later(situation, limit, seed):
    found = {effect.option: effect for effect in options(situation, PACE, seed, limit=limit)}
    effect = found[Option.SHORTEN_LIMIT]
    assert effect.after.end.median <= effect.before.end.median
    if situation.ends:
        assert effect.after.overrun <= effect.before.overrun


@given(situations(), st.integers(0, 30), st.integers(0, 2**32))
def test_closing_the_list_or_moving_the_rest_ends_no_later(situation, keep, seed):
    for effect in options(situation, PACE, seed, keep=keep):
        assert effect.before == forecast(situation, PACE, seed).meeting
        assert effect.after.end.median <= effect.before.end.median


@pytest.mark.parametrize("seed", range(5))
def test_shorter_limits_bring_every_place_forward(seed):
    long, short = (forecast(room(40, limit=limit), PACE, seed) for limit in (300.0, 120.0))
    for before, after in zip(long.places[1:], short.places[1:], strict=True):
        assert after.band.median < before.band.median


def test_twice_as_many_take_twice_as_long():
    one, two = (forecast(room(count), PACE).meeting.end.median - NOW for count in (50, 100))
    assert two / one == pytest.approx(2, rel=0.05)


def test_a_turn_takes_what_the_pace_says():
    pace = learn(seen(1.0, 200))
    end = forecast(room(100), pace).meeting.end.median - NOW
    returned = 1 - (1 - 0.7) * pace.absent
    turn = pace.gap.mean + pace.interrupted * pace.interruption.mean + 180 * returned * (1 - pace.withdrawn)
    assert end.total_seconds() == pytest.approx(100 * turn, rel=0.06)


def test_who_is_called_in_vain_is_heard_later_and_who_withdraws_is_not():
    calm = replace(PACE, absent=0.0, withdrawn=0.0, interrupted=0.0)

    def minutes(**chances: float) -> tuple[float, float]:
        made = forecast(room(60), replace(calm, **chances))
        return tuple((band.median - NOW) / MINUTE for band in (made.places[-1].band, made.meeting.end))

    (last, end), (vain, vain_end), (left, left_end) = minutes(), minutes(absent=0.5), minutes(withdrawn=0.5)
    assert vain < 0.65 * last
    assert left < 0.55 * last
    assert vain_end - vain > 0.25 * end
    assert left_end - left < 0.1 * end
    broken, broken_end = minutes(interrupted=0.5)
    assert broken_end - end == pytest.approx(60 * 0.5 * PACE.interruption.mean / 60, rel=0.15)
    assert broken > last


def test_an_opening_that_is_under_way_goes_on():
    called = NOW - MINUTE
    after_call = forecast(room(2, opened=False, since=called), PACE).places[0].band.median
    briefed = forecast(room(2, opened=False, under_way=UnderWay("guest", None, 60.0)), PACE).places[0].band.median
    assert after_call > forecast(room(2, since=called), PACE).places[0].band.median + 2 * MINUTE
    long = replace(PACE, opening=PACE.opening.times(3))
    assert (
        forecast(room(2, opened=False, under_way=UnderWay("guest", None, 60.0)), long).places[0].band.median > briefed
    )


def test_who_inscribes_late_behind_those_who_are_kept_does_not_delay_their_end():
    situation, busy = room(20, listing=True), replace(PACE, arrivals={"national": 60.0})
    (kept,) = (effect for effect in options(situation, busy, keep=5) if effect.option is Option.MOVE_REST)
    (alone,) = options(replace(situation, listing=False), busy, keep=5)
    assert kept.after == alone.after


def test_another_seed_is_another_draw_of_the_same():
    one, other = (forecast(room(30), PACE, seed).places[-1].band for seed in (1, 2))
    assert one != other
    assert abs(one.median - other.median) < 6 * MINUTE


def test_what_was_seen_moves_the_forecast():
    slow, quick = (forecast(room(20), learn(seen(share, 30))).places[-1].band for share in (1.4, 0.7))
    assert quick.late < slow.early


def test_bands_grow_down_the_list_and_shrink_with_what_is_known():
    def width(band: Band) -> timedelta:
        return band.late - band.early

    places = forecast(room(40), PACE).places
    assert width(places[2].band) < width(places[10].band) < width(places[39].band)
    assert width(forecast(room(40), learn(seen(1.0, 40))).places[39].band) < width(places[39].band)


@pytest.mark.parametrize("ends", [None, NOW + HOUR, NOW - HOUR])
def test_nobody_waits(ends):
    made = forecast(room(0, ends=ends), PACE)
    assert made.places == ()
    assert made.meeting.end.early >= NOW
    assert made.meeting.overrun == (None if ends is None else 1.0 if ends < NOW else 0.0)


def test_four_hundred_wait_without_a_limit():
    made = forecast(room(400, limit=None, listing=True), PACE)
    assert len(made.places) == 400
    assert made.meeting.overrun == 1.0
    assert made.places[0].heard == 1.0
    assert made.places[-1].heard == 0.0


def test_after_the_announced_end_nobody_is_heard_before_it():
    made = forecast(room(5, ends=NOW - MINUTE), PACE)
    assert {place.heard for place in made.places} == {0.0}
    assert made.meeting.overrun == 1.0


def test_who_has_begun_is_nearer_to_the_end_and_who_is_over_time_has_still_some_to_go():
    def next_one(elapsed: float) -> Band:
        return forecast(room(3, under_way=UnderWay("national", 180.0, elapsed)), PACE).places[0].band

    assert next_one(0).median > next_one(60).median > next_one(120).median > NOW + 30 * timedelta(seconds=1)
    left = next_one(120).median - NOW
    assert left > next_one(0).median - NOW - 120 * timedelta(seconds=1)
    assert next_one(900).median > NOW + 45 * timedelta(seconds=1)


def test_a_clock_that_stands_still_takes_longer():
    running, still = (
        forecast(room(1, under_way=UnderWay("national", 180.0, 60.0, running=each)), PACE).places[0].band.median
        for each in (True, False)
    )
    assert still > running + MINUTE


def test_a_gap_that_has_lasted_is_not_begun_anew():
    fresh, waited = (forecast(room(1, since=NOW - timedelta(seconds=ago)), PACE).places[0].band for ago in (0, 25))
    assert waited.median < fresh.median


def test_before_the_beginning_the_opening_comes_first_and_a_late_one_is_no_longer_expected_early():
    begins = NOW + HOUR
    first = forecast(replace(room(3), state=State.NOT_BEGUN, begins=begins), PACE).places[0]
    assert begins < first.band.early
    assert begins + 8 * MINUTE < first.band.median < begins + 20 * MINUTE
    late = forecast(replace(room(3), state=State.NOT_BEGUN, begins=NOW - 25 * MINUTE), PACE).places[0]
    assert NOW < late.band.median < NOW + 12 * MINUTE


def test_a_suspended_meeting_goes_on_when_it_was_said_to_or_later():
    until = NOW + 20 * MINUTE
    first = forecast(replace(room(3), state=State.SUSPENDED, until=until), PACE).places[0].band
    assert until <= first.early
    assert first.median < until + 10 * MINUTE
    overdue = forecast(replace(room(3), state=State.SUSPENDED, until=NOW - MINUTE), PACE).places[0].band
    assert overdue.early >= NOW


def test_an_adjourned_meeting_has_no_forecast():
    with pytest.raises(OutOfOrder):
        forecast(replace(room(1), state=State.ADJOURNED), PACE)


def test_who_inscribes_late_delays_those_behind_them_and_the_end():
    waiting = (*room(10).waiting, *(Waiting(f"o{number}", "observers", 180.0) for number in range(5)))
    closed = replace(room(0), waiting=waiting)
    pace = replace(PACE, arrivals={"national": 8.0})
    before, after = forecast(closed, pace), forecast(replace(closed, listing=True), pace)
    moved = [one.band.median - other.band.median for one, other in zip(after.places, before.places, strict=True)]
    assert moved[:10] == [timedelta()] * 10
    assert all(delay > MINUTE for delay in moved[10:])
    assert after.meeting.end.median > before.meeting.end.median + MINUTE
    assert after.meeting.end.late - before.meeting.end.late > after.meeting.end.median - before.meeting.end.median
    by_request = replace(closed, listing=True, policies=("order-of-request",))
    assert [place.band for place in forecast(by_request, pace).places] == [place.band for place in before.places]


def test_what_a_chair_could_do():
    situation = room(40, listing=True, ends=NOW + 2 * HOUR)
    found = {effect.option: effect for effect in options(situation, PACE, limit=120.0, keep=10)}
    assert list(found) == [Option.CLOSE_LIST, Option.SHORTEN_LIMIT, Option.MOVE_REST]
    for effect in found.values():
        assert effect.after.end.median < effect.before.end.median
        assert effect.after.overrun < effect.before.overrun
    assert found[Option.MOVE_REST].after.end.median < NOW + HOUR
    # texts are written: a limit cut by a third does not save a third
    saved = found[Option.SHORTEN_LIMIT]
    assert (saved.after.end.median - NOW) / (saved.before.end.median - NOW) > 0.75


def test_what_cannot_be_done_is_not_offered():
    assert options(room(10), PACE) == ()
    assert options(room(10), PACE, keep=10) == ()
    nobody = options(room(10), PACE, keep=0)[0]
    assert nobody.after.end.median == NOW


def test_a_limit_that_is_longer_changes_nothing():
    (effect,) = options(room(10), PACE, limit=600.0)
    assert effect.after == effect.before


@pytest.mark.parametrize(
    ("early", "said"),
    [
        ((15, 54, 59), (15, 50)),
        ((15, 55, 0), (15, 55)),
        ((16, 3, 20), (16, 0)),
        ((15, 45, 0), (15, 45)),
        ((15, 44, 59), (15, 44)),
        ((15, 30, 10), (15, 30)),
    ],
)
def test_a_phone_says_whole_five_minutes_and_minutes_within_a_quarter_of_an_hour(early, said):
    moment = NOW.replace(hour=early[0], minute=early[1], second=early[2], microsecond=7)
    told = not_before(Band(moment, moment, moment), NOW)
    assert told == NOW.replace(hour=said[0], minute=said[1])


def played(chance: random.Random, count: int, gamma: float, gap: float) -> tuple[list[Speech], list[float]]:
    """A meeting with speeches of another make: uniform about a mean of its own, and when each began."""
    at, said, begun = 0.0, [], []
    for _ in range(count):
        between, used = chance.uniform(0.5 * gap, 1.5 * gap), 180 * gamma * chance.uniform(0.4, 1.6)
        at += between
        begun.append(at)
        said.append(Speech("national", 180.0, used, between))
        at += used
    return said, begun


def test_four_of_five_moments_are_in_their_band():
    chance, inside, errors, by_hand = random.Random(7), [], [], []  # noqa: S311 - the same each time
    for _ in range(150):
        gamma, gap, heard = chance.uniform(0.85, 1.3), chance.uniform(20, 50), chance.randint(0, 20)
        said, begun = played(chance, heard + 25, gamma, gap)
        pace = replace(learn(Sitting(tuple(said[:heard]))), absent=0.0, withdrawn=0.0, interrupted=0.0)
        ended = begun[heard - 1] + said[heard - 1].used if heard else 0.0
        for number, place in enumerate(forecast(room(25), pace).places):
            truth = NOW + timedelta(seconds=begun[heard + number] - ended)
            inside.append(place.band.early <= truth <= place.band.late)
            errors.append(abs((place.band.median - truth).total_seconds()))
            by_hand.append(abs((NOW + timedelta(seconds=180 * number) - truth).total_seconds()))
    assert 0.74 < sum(inside) / len(inside) < 0.88
    assert sum(errors) < 0.6 * sum(by_hand)
