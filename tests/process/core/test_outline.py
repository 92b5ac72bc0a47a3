"""The outline: ids of parts, their order in a text, and runs of neighbours."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.process.core.outline import Part, in_order, parse, runs

KINDS = ["preamble", "vision", "objective", "article", "implementation", "follow-up", "annex", "roadmap", "zeal"]
IDS = st.builds(
    lambda kind, number: kind if number is None else f"{kind}-{number}",
    st.sampled_from(KINDS),
    st.none() | st.integers(0, 9999),
)


@pytest.mark.parametrize(
    ("part_id", "part"),
    [
        ("preamble", Part("preamble")),
        ("objective-7", Part("objective", 7)),
        ("means-of-implementation", Part("means-of-implementation")),
        ("follow-up", Part("follow-up")),
        ("annex-1", Part("annex", 1)),
    ],
)
def test_an_id_names_a_part_and_a_part_its_id(part_id, part):
    assert parse(part_id) == part
    assert part.id == part_id


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "Objective 7",
        "objective-",
        "-7",
        "7",
        "objective-7-8",
        "objectif-é",
        "a-12345",
        "objective-07",
        "objective-٧",
        "a\n",
    ],
)
def test_what_is_no_id_is_refused_with_the_form_it_should_have(bad):
    with pytest.raises(ValueError, match="as in objective-7"):
        parse(bad)


def test_the_order_is_that_of_a_text():
    given_ids = [
        "objective",
        "annex-1",
        "review",
        "objective-10",
        "implementation",
        "objective-2",
        "vision",
        "preamble",
        "objective-2",
    ]
    assert in_order(given_ids) == [
        "preamble",
        "vision",
        "objective",
        "objective-2",
        "objective-10",
        "implementation",
        "review",
        "annex-1",
    ]


def test_a_kind_that_nobody_foresaw_stands_with_the_body():
    assert in_order(["annex-1", "roadmap-2", "preamble", "roadmap-1", "review"]) == [
        "preamble",
        "roadmap-1",
        "roadmap-2",
        "review",
        "annex-1",
    ]


@given(st.lists(IDS).flatmap(lambda ids: st.tuples(st.just(ids), st.permutations(ids))))
def test_the_order_is_total_and_does_not_depend_on_that_of_the_input(both):
    ids, shuffled = both
    ordered = in_order(ids)
    assert ordered == in_order(shuffled)
    assert set(ordered) == set(ids)
    assert len(ordered) == len(set(ids))
    assert in_order(ordered) == ordered


def test_neighbours_are_joined():
    found = runs(["objective-3", "preamble", "objective-1", "objective-2", "objective-5", "vision"])
    assert [(first.id, last.id) for first, last in found] == [
        ("preamble", "preamble"),
        ("vision", "vision"),
        ("objective-1", "objective-3"),
        ("objective-5", "objective-5"),
    ]


@given(st.lists(st.builds(lambda k, n: f"{k}-{n}", st.sampled_from(["objective", "article"]), st.integers(1, 30))))
def test_runs_cover_just_what_was_given_and_cannot_be_joined_further(ids):
    found = runs(ids)
    covered = [f"{a.kind}-{n}" for a, b in found for n in range(a.number, b.number + 1)]
    assert covered == in_order(ids)
    assert all(a.kind != b.kind or b.number > a.number + 1 for (_, a), (b, _) in pairwise(found))
