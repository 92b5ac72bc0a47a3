"""Letters as chains, and what of them holds."""

from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.archive import Link, Stand, Standing, Tie, chains, stands

KEYS = [f"letter-{number}" for number in range(9)]
LETTERS = st.integers(0, 9).map(lambda number: KEYS[:number])
LINKS = st.lists(st.builds(Link, st.sampled_from(KEYS), st.sampled_from(list(Tie)), st.sampled_from(KEYS)), max_size=25)


def said(text: str) -> list[Link]:
    """Links, as "c recalls a; b encloses a"."""
    return [Link(of, Tie(tie), to) for of, tie, to in (one.split() for one in text.split(";"))]


@given(LETTERS, LINKS)
def test_every_letter_is_listed_once_whatever_speaks_of_what(letters, links):
    listed = [key for chain in chains(letters, links) for key in chain]
    assert sorted(listed) == letters


@given(LETTERS, LINKS)
def test_what_is_tied_is_in_one_chain_and_what_is_not_is_in_none(letters, links):
    found = chains(letters, links)
    place = {key: number for number, chain in enumerate(found) for key in chain}
    tied = [one for one in links if one.tie is not Tie.REFERENCES and one.of in place and one.to in place]
    tied = [one for one in tied if one.of > one.to]
    assert all(place[one.of] == place[one.to] for one in tied)
    # As few letters are brought together as the ties ask for.
    assert len(found) >= len(letters) - len({(one.of, one.to) for one in tied})


@given(LETTERS, LINKS)
def test_chains_run_from_the_oldest_and_the_one_with_the_newest_letter_is_first(letters, links):
    found = chains(letters, links)
    assert all(list(chain) == sorted(chain) for chain in found)
    newest = [chain[-1] for chain in found]
    assert newest == sorted(newest, reverse=True)


@given(LETTERS, LINKS, st.randoms())
def test_the_order_in_which_links_are_told_makes_no_difference(letters, links, chance):
    shuffled = [*links, *links]
    chance.shuffle(shuffled)
    assert stands(letters, links) == stands(letters, shuffled)
    assert chains(letters, links) == chains(letters, shuffled)


@given(LETTERS, LINKS)
def test_how_a_letter_stands_depends_on_what_is_later_and_on_nothing_else(letters, links):
    found = stands(letters, links)
    for number, key in enumerate(letters):
        later = stands(letters[number:], links)[key]
        assert (later.recalled_by, later.corrected_by, later.superseded_by) == (
            found[key].recalled_by,
            found[key].corrected_by,
            found[key].superseded_by,
        )


@given(LETTERS, LINKS)
def test_nothing_is_said_by_a_letter_that_was_recalled(letters, links):
    found = stands(letters, links)
    for stand in found.values():
        speak = {*stand.recalled_by, *stand.corrected_by, *stand.superseded_by}
        assert all(found[key].standing is not Standing.RECALLED for key in speak)
        assert all(found[key].standing is Standing.RECALLED for key in stand.encloses_recalled)


def test_a_letter_of_which_nobody_speaks_is_in_force():
    assert stands(["a"], []) == {"a": Stand()}
    assert Stand().standing is Standing.IN_FORCE


def test_the_gravest_of_what_is_said_is_how_it_stands():
    found = stands(["a", "b", "c", "d"], said("b supersedes a; c corrects a; d recalls a"))
    assert found["a"] == Stand(("d",), ("c",), ("b",))
    assert found["a"].standing is Standing.RECALLED
    assert stands(["a", "b", "c"], said("b supersedes a; c corrects a"))["a"].standing is Standing.CORRECTED
    assert stands(["a", "b"], said("b supersedes a"))["a"].standing is Standing.SUPERSEDED
    assert stands(["a", "b"], said("b encloses a; b references a"))["a"].standing is Standing.IN_FORCE


def test_what_was_recalled_holds_again_when_the_recall_is_recalled():
    found = stands(["a", "b", "c"], said("b recalls a; c recalls b"))
    assert [found[key].standing for key in "abc"] == [Standing.IN_FORCE, Standing.RECALLED, Standing.IN_FORCE]


def test_a_programme_holds_again_when_the_letter_that_changed_it_is_recalled():
    found = stands(["a", "b", "c"], said("b supersedes a; c recalls b"))
    assert found["a"].standing is Standing.IN_FORCE


def test_a_cover_says_that_what_it_forwards_was_recalled():
    found = stands(["a", "b", "c"], said("b encloses a; c recalls a"))
    assert found["b"] == Stand(encloses_recalled=("a",))
    assert found["b"].standing is Standing.IN_FORCE


def test_a_letter_says_nothing_of_later_ones_nor_of_itself():
    assert stands(["a", "b"], said("a recalls b; a recalls a")) == {"a": Stand(), "b": Stand()}
    assert chains(["a", "b"], said("a recalls b")) == (("b",), ("a",))


def test_references_alone_tie_no_chain():
    assert chains(["a", "b", "c"], said("b references a; c encloses b")) == (("b", "c"), ("a",))


def test_a_letter_that_holds_again_says_again_what_it_said():
    found = stands(["z", "a", "b", "c"], said("a corrects z; b recalls a; c recalls b"))
    assert found["z"] == Stand(corrected_by=("a",))
    assert found["a"] == Stand()


def test_a_letter_ties_all_those_that_it_speaks_of():
    assert chains(["a", "b", "c"], said("c encloses a; c corrects b")) == (("a", "b", "c"),)
