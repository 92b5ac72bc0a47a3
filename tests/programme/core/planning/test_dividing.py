"""Runs of a list divided among slots that begin together, against all programmes of small rounds."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.planning.asking import best, broken, value
from zerodraft.process.core.learning import learn
from zerodraft.programme.core.planning import read
from zerodraft.programme.core.planning.dividing import Division
from zerodraft.programme.core.planning.layout import lay_out
from zerodraft.programme.core.planning.solving import Effort, _better, plan


@st.composite
def ordered(draw: st.DrawFn) -> dict[str, object]:
    """Small rounds in order, two or three slots at a time."""
    rooms, hours = draw(st.integers(2, 3)), draw(st.integers(1, 2))
    ids = [f"i{number}" for number in range(draw(st.integers(2, 6)))]
    one = st.sampled_from(ids)
    return {
        "zone": "Europe/Paris",
        "slots": [
            {
                "date": "2027-03-01",
                "start": f"{9 + 2 * hour}:00",
                "end": f"{10 + 2 * hour}:{30 * (room % 2):02}",
                "room": f"R{room}",
            }
            for hour in range(hours)
            for room in range(rooms)
        ],
        "items": [{"id": each, "minutes": draw(st.sampled_from([10, 15, 30, 45, 60]))} for each in ids],
        "keep_order": True,
        "alone": draw(st.lists(one, max_size=1)),
        "apart": draw(st.lists(st.lists(one, min_size=2, max_size=2, unique=True), max_size=1)),
    }


@given(ordered())
@settings(deadline=None, max_examples=60)
def test_no_programme_is_less_uneven_than_the_bound_and_what_is_made_holds(given_):
    request = read(given_, learn())
    layout = lay_out(request)
    if layout is None:
        return
    division = Division(layout, lambda part, at: _better(part, at, Effort(work=0.2)))
    bound, runs = division.least()
    least = best(request)
    if least is not None and least[0] == 0:
        assert bound <= least[1]
    made = division.programme(runs) if runs else None
    if made is not None:
        at = tuple(
            made[next(b for b, items in enumerate(layout.blocks) if item in items)]
            for item in range(len(request.items))
        )
        assert not broken(request, at)
        assert value(request, at)[0] > 0 or value(request, at)[1] >= bound


def test_a_large_round_in_order_is_as_even_as_is_proven():
    items = [{"id": f"i{number}", "minutes": 10 + 5 * (number * 7 % 11)} for number in range(90)]
    slots = [
        {"date": f"2027-03-{day:02}", "start": hour, "end": end, "room": f"R{room}"}
        for day in range(1, 10)
        for hour, end in (("10:00", "13:00"), ("15:00", "18:00"))
        for room in range(4)
    ]
    request = read({"zone": "Europe/Paris", "slots": slots, "items": items, "keep_order": True}, learn())
    answer = plan(request, Effort(work=0.2))
    assert not broken(request, answer.at)
    assert answer.worth.overrun == 0
    assert answer.gaps["unevenness"] < 0.02
    assert sum(Counter(answer.at).values()) == 90
