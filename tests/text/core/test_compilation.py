"""A draft compiled with proposals of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import rewritten, texts
from zerodraft.text.core.checking import BadProposals, checked
from zerodraft.text.core.compilation import CompiledUnit, compilation, lying_in
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.proposal import Action, Proposal

DRAFT = Draft(
    "A draft",
    "en",
    "",
    (
        Unit("o7", "", "", Kind.HEADING, "Objective 7"),
        Unit("p5", "o7", "5.", Kind.PARA, "Parties shall act."),
        Unit("p5a", "p5", "(a)", Kind.SUBPARA, "Count the birds;"),
        Unit("p5b", "p5", "(b)", Kind.SUBPARA, "Count the trees."),
        Unit("p6", "o7", "6.", Kind.PARA, "Parties shall report."),
    ),
)


def proposal(id_: str, action: Action, unit: str = "", **more: object) -> Proposal:
    return Proposal(id_, unit, action, proponents=("Fiji",), **more)


def compiled_units(*proposals: Proposal) -> dict[str, CompiledUnit]:
    assert checked(DRAFT, proposals) == ()
    return {each.unit.id: each for each in compilation(DRAFT, proposals).units}


def order(*proposals: Proposal) -> list[str]:
    return list(compiled_units(*proposals))


def read(unit: CompiledUnit, id_: str = "") -> str:
    return projection(unit.segments, id_)


def test_without_proposals_the_draft_is_read():
    units = compiled_units()
    assert [each.unit for each in units.values()] == list(DRAFT.units)
    assert [read(each) for each in units.values()] == [each.text for each in DRAFT.units]
    assert not any(each.is_disputed for each in units.values())


def test_an_added_unit_stands_directly_after_and_changes_no_number():
    units = compiled_units(proposal("a", Action.ADD, after="p5", text="Parties shall meet."))
    assert list(units)[1:4] == ["p5", "new-a", "p5a"]
    added = units["new-a"]
    assert (added.unit.label, added.unit.kind, added.unit.text) == ("5 bis.", Kind.PARA, "")
    assert read(added) == ""
    assert read(added, "a") == "Parties shall meet."
    assert added.made_by is Action.ADD
    assert units["p6"].unit.label == "6."


def test_what_is_added_at_the_beginning_and_under_a_heading():
    units = compiled_units(
        proposal("a", Action.ADD, text="Before all."), proposal("b", Action.ADD, after="o7", text="A chapeau.")
    )
    assert list(units)[:3] == ["new-a", "o7", "new-b"]
    assert units["new-b"].unit.kind is Kind.PARA
    assert units["new-b"].unit.parent == "o7"


def test_equal_additions_are_one_unit_and_others_follow_in_order_of_submission():
    units = compiled_units(
        proposal("z", Action.ADD, after="p5", text="One."),
        proposal("y", Action.ADD, after="p5", text="Another."),
        proposal("x", Action.ADD, after="p5", text="One."),
        proposal("w", Action.ALT, "p5", text="Instead."),
    )
    assert list(units)[1:5] == ["p5", "new-w", "new-z", "new-y"]
    assert units["new-z"].proposals == ("z", "x")
    assert read(units["new-z"], "x") == "One."
    assert [units[id_].unit.label for id_ in ("new-w", "new-z", "new-y")] == ["5 alt.", "5 bis.", "5 ter."]


def test_a_proposal_on_a_proposed_unit_is_kept_also_when_it_names_an_equal_one():
    units = compiled_units(
        proposal("a", Action.ADD, after="p5", text="One."),
        proposal("b", Action.ADD, after="p5", text="One."),
        proposal("c", Action.MOD, "new-b", text="One more."),
        proposal("d", Action.ADD, after="new-b", text="And then."),
    )
    assert read(units["new-a"], "c") == "One more."
    assert list(units)[1:4] == ["p5", "new-a", "new-d"]


def test_deleting_retaining_reserving_and_remarking():
    units = compiled_units(
        proposal("a", Action.SUP, "p5a"),
        proposal("b", Action.NOC, "p5a"),
        proposal("c", Action.RESERVE, "p5a"),
        proposal("d", Action.COMMENT, "p5a", text="Which birds?"),
    )
    unit = units["p5a"]
    assert unit.proposals == ("a", "b", "c", "d")
    assert [read(unit, id_) for id_ in "abcd"] == ["", "Count the birds;", "Count the birds;", "Count the birds;"]


def test_a_unit_that_is_moved_is_deleted_here_and_put_there():
    units = compiled_units(proposal("a", Action.MOVE, "p5a", after="p6"))
    assert list(units)[-1] == "new-a-p5a"
    assert read(units["p5a"], "a") == ""
    assert read(units["new-a-p5a"], "a") == "Count the birds;"
    assert read(units["new-a-p5a"]) == ""


def test_what_lies_in_a_unit_is_moved_with_it():
    units = compiled_units(proposal("a", Action.MOVE, "p5", after="p6"))
    assert list(units)[-3:] == ["new-a-p5", "new-a-p5a", "new-a-p5b"]
    assert [read(units[id_], "a") for id_ in ("p5", "p5a", "p5b")] == ["", "", ""]
    assert read(units["new-a-p5b"], "a") == "Count the trees."


def test_a_proposed_unit_is_moved_and_merged_with_its_words():
    units = compiled_units(
        proposal("a", Action.ADD, after="p5", text="One."),
        proposal("b", Action.ADD, after="p5", text="One."),
        proposal("c", Action.MOVE, "new-b", after="p6"),
        proposal("d", Action.MERGE, units=("new-b", "p6"), text="One, and report."),
    )
    assert read(units["new-c-new-a"], "c") == "One."
    assert read(units["new-a"], "d") == "One, and report."
    assert read(units["p6"], "d") == ""


def test_ids_that_look_like_parts_of_another_proposal_are_told_apart():
    units = compiled_units(
        proposal("a", Action.SPLIT, "p6", texts=("Parties shall", "report.")),
        proposal("a-2", Action.ADD, after="p5", text="One."),
        proposal("c", Action.MOD, "new-a-2", text="One more."),
    )
    assert read(units["new-a-2"], "a") == "report."
    assert read(units["new-a-2+"], "a-2") == "One."
    assert read(units["new-a-2+"], "c") == "One more."


def test_thousands_may_follow_one_another():
    chain = [proposal("p0", Action.ADD, after="p6", text="0")]
    chain += [proposal(f"p{n}", Action.ADD, after=f"new-p{n - 1}", text=str(n)) for n in range(1, 3_000)]
    assert order(*chain)[-3_000:] == [f"new-p{n}" for n in range(3_000)]


def test_splitting_and_merging():
    units = compiled_units(
        proposal("a", Action.SPLIT, "p5", texts=("Parties shall act.", "They shall act soon.", "And well.")),
        proposal("b", Action.MERGE, units=("p5a", "p5b"), text="Count birds and trees."),
    )
    assert [read(units[id_], "a") for id_ in ("p5", "new-a-2", "new-a-3")] == [
        "Parties shall act.",
        "They shall act soon.",
        "And well.",
    ]
    assert list(units)[1:4] == ["p5", "new-a-2", "new-a-3"]
    assert [read(units[id_], "b") for id_ in ("p5a", "p5b")] == ["Count birds and trees.", ""]


@given(st.data())
def test_whatever_is_proposed_each_proposal_reads_its_own_text_and_the_base_stays(data):
    proposals = []
    for number in range(data.draw(st.integers(0, 6))):
        unit = data.draw(st.sampled_from(DRAFT.units))
        action = data.draw(st.sampled_from([Action.MOD, Action.ADD, Action.ALT, Action.SUP, Action.MOVE]))
        text = data.draw((rewritten(unit.text) | texts).filter(str.strip))
        after = data.draw(
            st.sampled_from(sorted({"", *(each.id for each in DRAFT.units)} - {unit.id, *lying_in(DRAFT, unit.id)}))
        )
        proposals.append(proposal(f"q{number}", action, unit.id, text=text, after=after))
    checked(DRAFT, proposals)
    compiled = compilation(DRAFT, proposals)
    units = {each.unit.id: each for each in compiled.units}
    assert [each.unit for each in compiled.units if each.made_by is None] == list(DRAFT.units)
    assert all(read(each) == each.unit.text for each in compiled.units)
    for each in proposals:
        concerned = [unit for unit in compiled.units if each.id in unit.proposals]
        assert concerned
        if each.action is Action.MOD:
            assert read(units[each.unit], each.id) == each.text
        elif each.action in {Action.ADD, Action.ALT}:
            assert [read(unit, each.id) for unit in concerned if unit.made_by] == [each.text]
        else:
            assert read(units[each.unit], each.id) == ""


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (proposal("a", Action.MOD, "p99", text="x"), "there is no unit 'p99'"),
        (proposal("a", Action.MOD, "p5"), "use SUP"),
        (proposal("a", Action.ADD, after="p99", text="x"), "no unit 'p99' to follow"),
        (proposal("a", Action.ADD, after="p5"), "ADD needs a text"),
        (proposal("a", Action.MOVE, "p5", after="p5"), "cannot follow itself"),
        (proposal("a", Action.MOVE, "p5", after="p5a"), "nor what lies in it"),
        (proposal("a", Action.SPLIT, "p5", texts=("one",)), "two or more"),
        (proposal("a", Action.MERGE, units=("p5",), text="x"), "two or more"),
        (proposal("a", Action.MERGE, units=("p5", "p99"), text="x"), "there is no unit 'p99'"),
        (proposal("", Action.NOC, "p5"), "has no id"),
        (Proposal("a", "p5", Action.NOC), "names no proponent"),
        (proposal("a", Action.MOD, "new-b", text="x"), "there is no unit 'new-b'"),
    ],
)
def test_what_cannot_be_compiled_is_refused_by_name(bad, says):
    with pytest.raises(BadProposals, match=says):
        checked(DRAFT, [bad])


def test_every_fault_is_told_at_once():
    with pytest.raises(BadProposals) as refused:
        checked(
            DRAFT, [proposal("a", Action.NOC, "p5"), proposal("a", Action.NOC, "p98"), Proposal("b", "p99", Action.SUP)]
        )
    assert len(refused.value.faults) == 4


def test_what_is_odd_is_flagged_and_kept():
    same = proposal("a", Action.MOD, "p5", text="Parties shall act.")
    first, second = (proposal(id_, Action.MOD, "p6", text=f"Text {id_}") for id_ in "bc")
    assert [(flag.proposal, flag.code) for flag in checked(DRAFT, [same, first, second])] == [
        ("a", "equals-base"),
        ("c", "second-text"),
    ]
    assert compilation(DRAFT, [same]).units[1].proposals == ("a",)
