"""The compiled text in brackets, and that printing it loses nothing (I7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.core.layouts.compilations import DRAFT, GROUP, NAMES, ORDER, compilations, compile_all, mod, proposal
from text.texts import units
from zerodraft.text.core.compiling import compiled
from zerodraft.text.core.layouts.inline import CROWDED, bracketed, inline
from zerodraft.text.core.layouts.naming import Naming, names_in
from zerodraft.text.core.layouts.printed import Brackets, Mark, Piece, Printed, Showing
from zerodraft.text.core.layouts.reading import parse_inline
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.slots import Shown, shown

SHOWING = Showing(order=ORDER)
UNATTRIBUTED = Showing(attribution=False, order=ORDER)
DELETIONS = Showing(order=ORDER, brackets=Brackets.DELETIONS)


def read(printed: Printed) -> str:
    return "".join(piece.text for piece in printed.pieces)


def lines(showing: Showing, *proposals: Proposal) -> dict[str, list[str]]:
    """What is printed of each unit."""
    found: dict[str, list[str]] = {}
    for each in inline(compile_all(*proposals), showing):
        found.setdefault(each.unit, []).append(read(each))
    return found


SHOULD = [mod("a", "p5", "shall", "should", by=("Peru",)), mod("b", "p5", "shall", "may", by=("Chad", "Fiji"))]


def test_alternatives_stand_in_brackets_after_what_they_replace():
    assert lines(SHOWING, *SHOULD)["p5"] == [
        "States [shall] [Peru: should] [Chad, Fiji: may] take all the measures that they need to count the birds."
    ]


def test_verbs_tell_what_replaces_nothing_and_what_is_replaced_by_nothing():
    said = lines(
        SHOWING,
        mod("a", "p5", "count", "quickly count", by=("Peru",)),
        mod("b", "p5", "all the ", "the ", by=("Chad",)),
        mod("c", "p5", " that they need", "", by=("Fiji",)),
    )
    (line,) = said["p5"]
    assert line.startswith("States shall take [Chad: delete: all] the measures [Fiji: delete: that they need] to ")
    assert line.endswith("to [Peru: add: quickly] count the birds.")


def test_some_replace_what_others_only_delete():
    said = lines(
        SHOWING, mod("a", "p6", "every", "each", by=("Peru",)), mod("b", "p6", " every other", "", by=("Chad",))
    )
    assert said["p6"][0].endswith("the parties [Chad: delete: every] [Peru: each] [Chad: delete: other] year.")


def test_all_names_are_printed_groups_first_in_protocol_order_and_groups_only_for_what_is_made_for_them():
    said = lines(
        SHOWING,
        *[mod(f"p{number}", "p6", "shall", "should", by=(name,)) for number, name in enumerate(reversed(NAMES))],
        mod("g", "p6", "shall", "should", by=("Peru",), on_behalf_of=GROUP),
    )
    states = "Chad, Fiji, Peru, “Norland, Kingdom of”, “Ruritania: the “old”” one”, Türkiye"
    assert said["p6"][0].startswith(f"States [shall] [{GROUP}, {states}: should] report")


def test_who_wants_the_paragraph_out_encloses_it_all():
    said = lines(SHOWING, *SHOULD, proposal("c", Action.SUP, "p5", by=("Türkiye",)))
    assert said["p5"][0].startswith("[Türkiye: delete: States [shall] [Peru: should] [Chad, Fiji: may] take")
    assert said["p5"][0].endswith("the birds.]")


def test_new_and_alternative_paragraphs():
    said = lines(
        SHOWING,
        proposal("a", Action.ADD, after="p5", text="They count trees."),
        proposal("b", Action.ALT, "p5", text="States count."),
    )
    assert said["new-a"] == ["[Fiji: add: They count trees.]"]
    assert said["new-b"] == ["[Fiji: alt: States count.]"]


def test_where_brackets_mean_deletion_additions_stand_outside():
    (line,) = lines(DELETIONS, *SHOULD, mod("c", "p5", "count", "quickly count", by=("Peru",)))["p5"]
    assert line.startswith("States [Chad, Fiji, Peru: shall] should (Peru) may (Chad, Fiji) take all the measures")
    assert line.endswith("to quickly (Peru) count the birds.")


def test_typed_brackets_are_characters():
    (printed,) = [each for each in inline(compile_all(), SHOWING) if each.unit == "p5a"]
    assert printed.pieces == (Piece("Birds of the sea [and the shore];"),)


def test_a_crowded_paragraph_is_given_text_by_text():
    proposals = [
        mod(f"p{number}", "p5", "shall", word, by=(NAMES[number % 3],)) for number, word in enumerate("abcdefga")
    ]
    said = lines(SHOWING, *proposals)["p5"]
    assert said[0] == DRAFT.unit("p5").text + CROWDED
    assert len(said) == 1 + 7
    assert said[1] == "Chad, Fiji: " + proposals[0].text.replace("shall", "a")
    assert [each.depth for each in inline(compile_all(*proposals), SHOWING) if each.unit == "p5"] == [0, *[1] * 7]


def test_positions_remarks_and_reasons_are_notes():
    said = lines(
        SHOWING,
        proposal("a", Action.NOC, "p6", by=("Chad",)),
        proposal("b", Action.NOC, "p6", by=("Fiji",)),
        proposal("c", Action.RESERVE, "p6", by=("Peru",)),
        proposal("d", Action.COMMENT, "p6", text="To whom?"),
        proposal("e", Action.MOVE, "p5", after="p6", reason="It belongs there."),
    )
    assert said["p6"][1:] == [
        "Chad, Fiji: [retain as it is]",
        "Peru: [reserves its position]",
        "Fiji: [comment: To whom?]",
    ]
    assert said["p5"][1:] == ["Fiji: [move to follow 6]", "Fiji: [reason: It belongs there.]"]
    assert said["new-e-p5"][1:] == ["Fiji: [moved here from 5]", "Fiji: [reason: It belongs there.]"]


def test_without_attribution_the_words_remain_and_the_names_do_not():
    said = lines(
        UNATTRIBUTED, *SHOULD, proposal("c", Action.RESERVE, "p5"), proposal("d", Action.ADD, after="p5", text="New.")
    )
    assert said["p5"] == [
        "States [shall] [should] [may] take all the measures that they need to count the birds.",
        "[Reserves its position]",
    ]
    assert said["new-1"] == ["[add: New.]"]


@given(compilations(), st.sampled_from([SHOWING, UNATTRIBUTED, DELETIONS]))
def test_the_base_is_read_and_nothing_that_is_proposed_is_missing(made, showing):
    printed = inline(made, showing)
    kept = [each for each in printed if each.depth == 0]
    for unit, line in zip(made.units, kept, strict=True):
        if any(piece.text == CROWDED for piece in line.pieces):
            assert line.pieces[0].text == unit.unit.text
            continue
        base = "".join(piece.text for piece in line.pieces if piece.mark in {Mark.PLAIN, Mark.DELETED})
        assert base == unit.unit.text
        put = {each.text for each in unit.segments if each.inserted_by}
        shown_put = "".join(piece.text for piece in line.pieces if piece.mark is Mark.INSERTED)
        assert all(text in shown_put for text in put)


def named(unit: Shown, naming: Naming) -> tuple:
    """A unit's slots with names in no order."""

    def who(by):
        return frozenset(naming.names(by))

    return who(unit.out), [
        (each.text, who(each.deleted_by), [(text, who(by)) for text, by in each.alternatives]) for each in unit.slots
    ]


def bare(unit: Shown) -> tuple:
    return frozenset(unit.out), [
        (each.text, frozenset(each.deleted_by), [(text, frozenset(by)) for text, by in each.alternatives])
        for each in unit.slots
    ]


@given(units(), st.data(), st.sampled_from([SHOWING, UNATTRIBUTED]))
def test_i7_printed_and_read_again_the_slots_and_names_are_the_same(unit, data, showing):
    base, proposed = unit
    by = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(tuple)
    group = st.sampled_from(["", "", GROUP])
    proposals = {
        id_: Proposal(id_, "u", Action.MOD, text=text, proponents=data.draw(by), on_behalf_of=data.draw(group))
        for id_, text in proposed.items()
    }
    made = compile_all()
    naming = Naming(type(made)(made.draft, proposals, ()), showing)
    want = shown(compiled(base, proposed))
    assert bare(parse_inline(bracketed(want, naming))) == named(want, naming)


@pytest.mark.parametrize("names", [NAMES, ("a",), ("“x”, y", "”"), ("a, b",)])
def test_lists_of_names_are_read_again(names):
    made = compile_all(proposal("a", Action.SUP, "p5", by=names))
    naming = Naming(made, Showing())
    assert set(names_in(naming.listed(("a",)))) == set(names)


@pytest.mark.long
def test_i7_holds_for_thousands_of_units():
    test_i7_printed_and_read_again_the_slots_and_names_are_the_same()
