"""Text by text, delegation by delegation, clean, as a redline, in figures; and attribution ruled off in all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.core.layouts.compilations import DRAFT, GROUP, NAMES, ORDER, compilations, compile_all, mod, proposal
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.by_delegation import by_delegation
from zerodraft.text.core.layouts.by_proponent import by_proponent
from zerodraft.text.core.layouts.clean import clean
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Mark, Printed, Showing
from zerodraft.text.core.layouts.redline import redline
from zerodraft.text.core.layouts.statistics import figures, statistics
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.compilation_json import written
from zerodraft.text.exchange.html import html
from zerodraft.text.exchange.proposals_csv import proposals_csv

SHOWING = Showing(order=ORDER)
UNATTRIBUTED = Showing(attribution=False, order=ORDER)


def read(printed: Printed) -> str:
    return "".join(piece.text for piece in printed.pieces)


def under(printed: list[Printed], unit: str) -> list[str]:
    return [read(each) for each in printed if each.unit == unit]


PROPOSALS = (
    mod("a", "p6", "shall", "should", by=("Peru",)),
    mod("b", "p6", "shall", "should", by=("Chad",)),
    mod("c", "p6", "every other", "each", by=("Fiji", "Peru"), reason="Birds move."),
    proposal("d", Action.SUP, "p6", by=("Fiji",), on_behalf_of=GROUP),
    proposal("e", Action.RESERVE, "p6", by=("Türkiye",)),
    proposal("f", Action.ADD, after="p6", text="They publish it.", by=("Chad",)),
    proposal("g", Action.ALT, "p6", text="Nobody reports.", by=("Peru",)),
)


def test_under_each_unit_every_text_stands_once_by_all_who_propose_it():
    said = by_proponent(compile_all(*PROPOSALS), SHOWING)
    base = DRAFT.unit("p6").text
    assert under(said, "p6") == [
        base,
        "Chad, Peru: " + base.replace("shall", "should"),
        "Fiji, Peru: " + base.replace("every other", "each"),
        f"{GROUP}: [delete the paragraph]",
        "Fiji, Peru: [reason: Birds move.]",
        "Türkiye: [reserves its position]",
    ]
    assert under(said, "new-f") == ["[a new paragraph]", "Chad: They publish it."]
    assert under(said, "new-g") == ["[a new paragraph]", "Peru: Nobody reports."]
    assert under(said, "h") == ["Measures"]


@given(compilations())
def test_every_text_that_is_proposed_is_printed_whole(made):
    printed = by_proponent(made, SHOWING)
    for unit in made.units:
        blocks = [each for each in printed if each.unit == unit.unit.id and each.depth]
        for id_ in unit.proposals:
            action = made.proposals[id_].action
            text = projection(unit.segments, id_)
            if action in {Action.MOD, Action.ADD, Action.SPLIT} and text:
                (block,) = [each for each in blocks if any(id_ in p.proposals and p.text == text for p in each.pieces)]
                assert block.pieces[0].mark is Mark.ATTRIBUTION


def test_a_delegation_finds_its_whole_submission_with_those_it_joined():
    said = by_delegation(compile_all(*PROPOSALS), SHOWING, "Peru")
    assert [read(each) for each in said] == [
        "Peru",
        "Reports",
        "States shallshould report to the meeting of the parties every other year.",
        "States shall report to the meeting of the parties every othereach year. [with Fiji]",
        "Fiji, Peru: [reason: Birds move.]",
        "Nobody reports.",
    ]


def test_what_is_proposed_for_a_group_stands_under_the_group():
    said = by_delegation(compile_all(*PROPOSALS), SHOWING)
    names = [read(each) for each in said if each.unit == ""]
    assert names == [GROUP, "Chad", "Fiji", "Peru", "Türkiye"]
    assert [read(each) for each in by_delegation(compile_all(*PROPOSALS), SHOWING, GROUP)][2:] == [
        DRAFT.unit("p6").text
    ]


@given(compilations())
def test_under_a_name_each_text_is_read_against_its_base(made):
    names = {name for each in made.proposals.values() for name in (each.on_behalf_of,) if name} | {
        name for each in made.proposals.values() if not each.on_behalf_of for name in each.proponents
    }
    printed = by_delegation(made, SHOWING)
    assert {read(each) for each in printed if each.unit == ""} == names
    units = {each.unit.id: each for each in made.units}
    for each in printed:
        ids = {id_ for piece in each.pieces for id_ in piece.proposals if piece.mark in {Mark.INSERTED, Mark.DELETED}}
        for id_ in ids:
            words = [piece for piece in each.pieces if piece.mark is not Mark.NOTE]
            mine = "".join(piece.text for piece in words if piece.mark is not Mark.DELETED)
            base = "".join(piece.text for piece in words if piece.mark is not Mark.INSERTED)
            assert mine == projection(units[each.unit].segments, id_)
            assert base == units[each.unit].unit.text


@pytest.mark.parametrize(
    ("delegation", "showing", "says"),
    [("Atlantis", SHOWING, "Atlantis proposes nothing"), ("Peru", UNATTRIBUTED, "attribution is ruled off")],
)
def test_what_cannot_be_printed_by_delegation_is_refused(delegation, showing, says):
    with pytest.raises(ValueError, match=says):
        by_delegation(compile_all(*PROPOSALS), showing, delegation)


def test_clean_is_the_base_or_what_it_reads_with_what_is_taken():
    made = compile_all(*PROPOSALS)
    assert [read(each) for each in clean(made, SHOWING)] == [unit.text for unit in DRAFT.units]
    taken = clean(made, SHOWING, {"a", "b", "c", "f"})
    assert [read(each) for each in taken][-2:] == [
        "States should report to the meeting of the parties each year.",
        "They publish it.",
    ]
    assert "p6" not in {each.unit for each in clean(made, SHOWING, ["d"])}


def test_taken_alternatives_that_contradict_each_other_stand_in_brackets():
    made = compile_all(mod("a", "p6", "shall", "should"), mod("b", "p6", "shall", "may"))
    assert under(clean(made, SHOWING, ["a", "b"]), "p6")[0].startswith("States [should][may] report")


@pytest.mark.parametrize("layout", [clean, redline])
def test_an_unknown_proposal_is_told(layout):
    with pytest.raises(ValueError, match="there is no proposal zz"):
        layout(compile_all(*PROPOSALS), SHOWING, ["a", "zz"])


@given(compilations(), st.data())
def test_a_redline_of_one_proposal_reads_it_and_the_base(made, data):
    chosen = data.draw(st.sampled_from([*made.proposals, None]))
    printed = {
        each.unit: each for each in redline(made, SHOWING, None if chosen is None else [chosen]) if not each.depth
    }
    for unit in made.units:
        pieces = printed[unit.unit.id].pieces if unit.unit.id in printed else ()
        base = "".join(each.text for each in pieces if each.mark is not Mark.INSERTED)
        assert base == unit.unit.text
        if chosen is not None:
            mine = "".join(each.text for each in pieces if each.mark is not Mark.DELETED)
            assert mine == projection(unit.segments, chosen)


def test_a_redline_leaves_out_what_only_others_add():
    assert "new-f" not in {each.unit for each in redline(compile_all(*PROPOSALS), SHOWING, ["a"])}


def test_figures_by_part_and_for_the_whole():
    measures, reports, whole = figures(compile_all(*PROPOSALS))
    assert (measures.title, measures.units, measures.disputed_units, measures.proposals) == ("Measures", 3, 0, 0)
    assert (measures.brackets, measures.disputed_share) == (1, 0.0)
    assert (reports.units, reports.disputed_units, reports.proposals, reports.proponents) == (2, 1, 7, 5)
    assert reports.disputed_words == 12
    assert reports.words == 13
    assert (whole.title, whole.units, whole.brackets) == ("", 5, 1)


def test_figures_of_a_text_without_headings_and_of_none():
    alone = Draft("x", "zh", "", (Unit("u", "", "", Kind.PARA, "［各国］应［采取］措施【一】。"),))
    first, whole = figures(compile_all(draft=alone))
    assert first == whole
    assert (whole.brackets, whole.words) == (3, 8)
    nothing = statistics(compile_all(draft=Draft("x", "en", "", ())), SHOWING)
    assert read(nothing[0]) == "The whole text"


def test_figures_as_lines():
    said = [read(each) for each in statistics(compile_all(*PROPOSALS), SHOWING)]
    assert said[:2] == [
        "The whole text",
        "1 of 5 paragraphs disputed; 7 proposals; 5 proponents; 1 bracket in the base; 35% of 34 words disputed",
    ]
    assert "proponents" not in " ".join(read(each) for each in statistics(compile_all(*PROPOSALS), UNATTRIBUTED))


PRINTS = {
    "inline": inline,
    "by_proponent": by_proponent,
    "clean": lambda made, showing: clean(made, showing, list(made.proposals)),
    "redline": redline,
    "statistics": statistics,
}


@pytest.mark.parametrize("layout", PRINTS)
@given(made=compilations())
def test_i12_without_attribution_no_name_and_no_id_is_anywhere(layout, made):
    printed = PRINTS[layout](made, UNATTRIBUTED)
    page = html(printed, title="x", language="en")
    outputs = [repr(printed), page, written(made, UNATTRIBUTED).decode(), proposals_csv(made, UNATTRIBUTED).decode()]
    for name in (*NAMES, GROUP):
        assert not any(name in each for each in outputs)
    for id_ in made.proposals:
        assert not any(id_ in each for each in outputs)
    assert not any(piece.proposals for each in printed for piece in each.pieces)
    assert "2031" not in outputs[-1]


@given(made=compilations())
def test_with_attribution_every_name_is_printed(made):
    said = repr(by_proponent(made, SHOWING)).replace("””", "”")
    for each in made.proposals.values():
        for name in (each.on_behalf_of,) if each.on_behalf_of else each.proponents:
            assert name in said or each.action is Action.ALT


def test_a_neutral_unit_takes_the_id_of_no_other():
    draft = Draft("x", "en", "", (Unit("new-1", "", "1.", Kind.PARA, "One."),))
    made = compile_all(proposal("secret", Action.ADD, after="new-1", text="Two."), draft=draft)
    assert [each.unit for each in inline(made, UNATTRIBUTED)] == ["new-1", "new-2"]
