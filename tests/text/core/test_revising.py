"""The next draft: every word explained, none vanished, every proposal accounted for (I9 and I11 of the design)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import rewritten, texts
from zerodraft.text.core.checking import BadProposals
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Mark
from zerodraft.text.core.lineage import Relation
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.redlining import redlined_revision
from zerodraft.text.core.revising import BadRevision, revise
from zerodraft.text.core.revision.combining import Collision
from zerodraft.text.core.revision.layers import FACILITATOR, How, as_segments, explained, new_text
from zerodraft.text.core.revision.values import Added, Editing, Outcome
from zerodraft.text.core.revision.working import UnknownUnit


def draft(*units: str, labels: bool = True) -> Draft:
    made = (
        Unit(f"u{number}", "", f"{number}." if labels else "", Kind.PARA, text)
        for number, text in enumerate(units, start=1)
    )
    return Draft("A draft", "en", "", tuple(made))


def proposal(id_: str, action: Action, unit: str = "", text: str = "", **more) -> Proposal:
    return Proposal(id_, unit, action, text, proponents=("Freedonia",), **more)


MOD, ADD, SUP, ALT, MOVE, SPLIT, MERGE = (
    Action.MOD,
    Action.ADD,
    Action.SUP,
    Action.ALT,
    Action.MOVE,
    Action.SPLIT,
    Action.MERGE,
)


@st.composite
def rounds(draw: st.DrawFn):
    """A base, proposals of every kind, which of them are taken in, and what the facilitator edits."""
    base = draft(*draw(st.lists(texts.filter(str.strip), min_size=2, max_size=5)))
    ids = [unit.id for unit in base.units]
    made: list[Proposal] = []
    for number in range(draw(st.integers(0, 5))):
        unit = draw(st.sampled_from(base.units))
        action = draw(st.sampled_from([MOD, MOD, MOD, ADD, SUP, ALT, MOVE, SPLIT, MERGE, Action.NOC, Action.COMMENT]))
        text = draw(rewritten(unit.text).filter(str.strip))
        others = [each for each in ids if each != unit.id]
        made.append(
            proposal(
                f"p{number}",
                action,
                "" if action in {ADD, MERGE} else unit.id,
                text,
                after=draw(st.sampled_from(["", *others])) if action in {ADD, MOVE} else "",
                texts=(text, draw(texts.filter(str.strip))) if action is SPLIT else (),
                units=(unit.id, draw(st.sampled_from(others))) if action is MERGE else (),
            )
        )
    take = draw(st.sets(st.sampled_from([each.id for each in made]))) if made else set()
    edits = draw(st.dictionaries(st.sampled_from(ids), texts.filter(str.strip), max_size=2))
    added = tuple(Added(draw(st.sampled_from(["", *ids])), text) for text in draw(st.lists(texts, max_size=1)))
    removed = frozenset(draw(st.sets(st.sampled_from(ids), max_size=1)))
    return base, made, take, Editing(edits, removed, added)


def settled(base, made, take, editing):
    """The revision, with fewer proposals taken in while some collide."""
    while True:
        try:
            return revise(base, made, take, editing), take
        except Collision as error:
            take = take - {error.proposals[-1]}
        except UnknownUnit:
            take = take - {each.id for each in made if each.action is MERGE}


@given(rounds())
def test_i11_every_character_is_explained_and_none_vanishes(case):
    base, made, take, editing = case
    revision, take = settled(base, made, take, editing)
    said = set(take)
    for each in revision.units:
        if each.new:
            assert "".join(part.text for part in explained(each.stretches)) == each.new.text
        for part in each.stretches:
            assert part.text
            assert (part.how is How.PROPOSAL) == bool(part.proposals)
            assert set(part.proposals) <= said
            assert set(part.deleted_by) <= said | {FACILITATOR}
            assert part.is_base == bool(part.unit)
    for unit in base.units:
        stood = "".join(p.text for each in revision.units for p in each.stretches if p.unit == unit.id)
        assert stood == unit.text
    assert [each.new for each in revision.units if each.new] == list(revision.draft.units)
    assert len({unit.id for unit in revision.draft.units}) == len(revision.draft.units)


@given(rounds())
def test_i9_every_proposal_is_disposed_of_and_every_live_one_carried(case):
    base, made, take, editing = case
    revision, take = settled(base, made, take, editing)
    assert [each.proposal for each in revision.dispositions] == [each.id for each in made]
    open_ = {each.proposal for each in revision.dispositions if each.outcome in {Outcome.CARRIED, Outcome.NOT_TAKEN_UP}}
    assert {each.proposal.id for each in revision.carried} == open_
    there = {unit.id for unit in revision.draft.units}
    for each in revision.carried:
        assert each.stands or each.why
        if each.stands:
            assert not each.proposal.unit or each.proposal.unit in there
            assert not each.proposal.after or each.proposal.after in there
    for each in revision.dispositions:
        assert set(each.units) <= there


@given(rounds())
def test_the_redline_shows_every_word_that_came_stayed_or_went(case):
    base, made, take, editing = case
    revision, _ = settled(base, made, take, editing)
    printed = redlined_revision(revision)
    assert len(printed) == len(revision.units)
    for line, of in zip(printed, revision.units, strict=True):
        shown = {mark: "".join(each.text for each in line.pieces if each.mark is mark) for mark in Mark}
        gone = "".join(each.text for each in of.stretches if each.deleted_by)
        assert shown[Mark.DELETED] == gone
        assert shown[Mark.INSERTED] == "".join(each.text for each in of.stretches if not each.is_base)
        assert "".join(each.text for each in line.pieces if each.mark in {Mark.PLAIN, Mark.INSERTED}) == (
            of.new.text if of.new else ""
        )
        if of.new is None and of.relation is Relation.MERGED:
            assert shown[Mark.NOTE].startswith("[merged into ")


@given(rounds())
def test_what_nobody_touches_keeps_its_id_and_every_old_unit_is_in_the_concordance(case):
    base, made, take, editing = case
    revision, _ = settled(base, made, take, editing)
    assert {row.old for row in revision.concordance if row.old} == {unit.id for unit in base.units}
    assert [row.new for row in revision.concordance if row.new] == [unit.id for unit in revision.draft.units]
    for row in revision.concordance:
        if row.relation is Relation.SAME:
            assert row.old == row.new


@given(st.data(), texts.filter(str.strip))
def test_a_proposal_taken_in_alone_is_read_byte_for_byte(data, base):
    text = data.draw(rewritten(base).filter(str.strip))
    revision = revise(draft(base), [proposal("p", MOD, "u1", text)], {"p"})
    assert revision.draft.units[0].text == text
    assert revision.dispositions[0].outcome is Outcome.ACCEPTED


def outcomes(revision) -> dict[str, str]:
    return {each.proposal: each.outcome.value for each in revision.dispositions}


BASE = "States shall take all the appropriate measures to protect the rights of every person."


def test_proposals_on_different_words_are_merged():
    one = proposal("p1", MOD, "u1", BASE.replace("shall", "should"))
    other = proposal("p2", MOD, "u1", BASE.replace("every person", "all"))
    revision = revise(draft(BASE), [one, other], {"p1", "p2"})
    assert revision.draft.units[0].text == BASE.replace("shall", "should").replace("every person", "all")
    assert outcomes(revision) == {"p1": "merged", "p2": "merged"}
    assert revision.dispositions[0].why == "together with p2"
    reasons = [(part.text, part.how.value, part.proposals) for part in explained(revision.units[0].stretches)]
    assert ("should", "proposal", ("p1",)) in reasons
    assert ("all", "proposal", ("p2",)) in reasons
    assert "".join(each.text for each in as_segments(revision.units[0].stretches) if not each.inserted_by) == BASE


def test_proposals_that_change_the_same_words_differently_collide():
    made = [
        proposal("p1", MOD, "u1", BASE.replace("shall", "should")),
        proposal("p2", MOD, "u1", BASE.replace("shall", "may")),
    ]
    with pytest.raises(Collision, match=r"unit u1: p1, p2 change the same words, “shall”, differently"):
        revise(draft(BASE), made, {"p1", "p2"})
    final = BASE.replace("shall", "should, and where they can may,")
    revision = revise(draft(BASE), made, {"p1", "p2"}, Editing({"u1": final}))
    assert revision.draft.units[0].text == final
    assert outcomes(revision) == {"p1": "merged", "p2": "merged"}
    assert {part.how for part in explained(revision.units[0].stretches)} == {How.KEPT, How.PROPOSAL, How.FACILITATOR}


def test_what_is_put_in_at_one_place_collides():
    made = [
        proposal("p1", MOD, "u1", BASE.replace("rights of", "rights and the dignity of")),
        proposal("p2", MOD, "u1", BASE.replace("rights of", "rights and freedoms of")),
    ]
    with pytest.raises(Collision, match="p1, p2 change the text at the same place differently"):
        revise(draft(BASE), made, {"p1", "p2"})


def test_who_proposed_the_same_unit_has_it_too():
    made = [
        proposal("p1", ADD, text="Every State reports.", after="u1"),
        proposal("p2", ADD, text="Every State reports.", after="u1"),
        proposal("p3", MOD, "new-p1", "Every State reports each year."),
    ]
    revision = revise(draft(BASE), made, {"p2"})
    assert outcomes(revision) == {"p1": "accepted", "p2": "accepted", "p3": "carried"}
    assert revision.carried[0].proposal.unit == revision.draft.units[1].id


def test_words_that_another_unit_had_before_have_not_moved_there():
    made = [proposal("p", ADD, text="Every State reports each year.", after="u1")]
    revision = revise(draft(BASE, "Every State reports each year. Then it acts."), made, set())
    assert outcomes(revision) == {"p": "carried"}


@pytest.mark.parametrize(
    "other",
    [
        proposal("p2", MOD, "u1", BASE.replace("shall", "may")),
        proposal("p2", SPLIT, "u1", texts=("States shall act.", "They report.")),
        proposal("p2", MERGE, text="One.", units=("u1", "u2")),
    ],
)
def test_a_unit_is_not_deleted_and_kept(other):
    with pytest.raises(Collision, match="unit u1: p1, p2 do different things"):
        revise(draft(BASE, "Two."), [proposal("p1", SUP, "u1"), other], {"p1", "p2"})


def test_words_of_two_deletions_are_deleted_once():
    made = [
        proposal("p1", MOD, "u1", BASE.replace("all the appropriate ", "")),
        proposal("p2", MOD, "u1", BASE.replace("the appropriate measures ", "")),
    ]
    revision = revise(draft(BASE), made, {"p1", "p2"})
    assert "appropriate" not in revision.draft.units[0].text
    both = [part for part in revision.units[0].stretches if part.deleted_by == ("p1", "p2")]
    assert "appropriate" in "".join(part.text for part in both)


def test_units_are_added_moved_split_and_merged():
    base = draft("One stands here.", "Two has a first half and a second half.", "Three.", "Four is merged.", "Five.")
    made = [
        proposal("add", ADD, text="Between one and two.", after="u1"),
        proposal("split", SPLIT, "u2", texts=("Two has a first half", "a second half.")),
        proposal("merge", MERGE, text="Three. Four is merged, too.", units=("u3", "u4")),
        proposal("move", MOVE, "u5", after=""),
    ]
    revision = revise(base, made, {each.id for each in made})
    assert [unit.text for unit in revision.draft.units] == [
        "Five.",
        "One stands here.",
        "Between one and two.",
        "Two has a first half",
        "a second half.",
        "Three. Four is merged, too.",
    ]
    assert set(outcomes(revision).values()) == {"accepted"}
    relations = {row.old: row.relation.value for row in revision.concordance if row.old and row.relation != "new"}
    assert relations == {"u5": "moved", "u1": "same", "u2": "split", "u3": "merged", "u4": "merged"}
    by_unit = {each.new.text: each for each in revision.units if each.new}
    assert {part.how for part in explained(by_unit["Five."].stretches)} == {How.MOVED}
    assert {part.how for part in explained(by_unit["a second half."].stretches)} == {How.MOVED}
    assert "Four is merged" in "".join(
        part.text for part in by_unit["Three. Four is merged, too."].stretches if part.unit == "u4"
    )


def test_what_lies_in_a_unit_moves_with_it():
    base = Draft(
        "",
        "en",
        "",
        (
            Unit("a", "", "1.", Kind.CHAPEAU, "First:"),
            Unit("b", "a", "(a)", Kind.SUBPARA, "item"),
            Unit("c", "", "2.", Kind.PARA, "Second."),
        ),
    )
    moved = revise(base, [proposal("p", MOVE, "a", after="c")], {"p"})
    assert [unit.id for unit in moved.draft.units] == ["c", "a", "b"]
    with pytest.raises(BadProposals, match="nor what lies in it"):
        revise(base, [proposal("p", MOVE, "a", after="b")], {"p"})
    round_ = [proposal("p", MOVE, "a", after="c"), proposal("q", MOVE, "c", after="a")]
    with pytest.raises(Collision, match="in a circle"):
        revise(base, round_, {"p", "q"})


def test_bis_and_ter_are_settled_into_plain_numbers():
    base = draft("One.", "Two.", "Three.")
    made = [proposal("p1", ADD, text="New.", after="u1"), proposal("p2", SUP, "u2")]
    kept = revise(base, made, {"p1", "p2"})
    assert [unit.label for unit in kept.draft.units] == ["1.", "1 bis.", "3."]
    settled_ = revise(base, made, {"p1", "p2"}, renumber=True)
    assert [unit.label for unit in settled_.draft.units] == ["1.", "2.", "3."]
    rows = [(row.old_label, row.new_label, row.relation.value) for row in settled_.concordance]
    assert rows == [("1.", "1.", "same"), ("", "2.", "new"), ("2.", "", "dropped"), ("3.", "3.", "same")]


def test_an_amendment_to_a_proposed_unit_needs_that_one():
    made = [
        proposal("p1", ADD, text="Every State reports.", after="u1"),
        proposal("p2", MOD, "new-p1", "Every State reports each year."),
    ]
    revision = revise(draft(BASE), made, {"p1", "p2"})
    assert revision.draft.units[1].text == "Every State reports each year."
    assert outcomes(revision) == {"p1": "merged", "p2": "accepted"}
    with pytest.raises(BadRevision, match="take p1 in too"):
        revise(draft(BASE), made, {"p2"})
    later = revise(draft(BASE), made, {"p1"})
    assert later.carried[0].proposal.unit == later.draft.units[1].id
    neither = revise(draft(BASE), made, set())
    assert [(each.proposal.id, each.stands) for each in neither.carried] == [("p1", True), ("p2", True)]


def test_what_was_not_taken_in_is_carried_met_or_flagged():
    made = [
        proposal("p1", MOD, "u1", BASE.replace("shall", "should")),
        proposal("same", MOD, "u1", BASE.replace("shall", "should")),
        proposal("open", MOD, "u1", BASE.replace("every person", "all")),
        proposal("lost", MOD, "u1", BASE.replace("shall take", "may take")),
        proposal("no", MOD, "u1", BASE.replace("protect", "guard")),
        proposal("gone", MOD, "u2", "Two, changed."),
        proposal("del", SUP, "u2"),
        proposal("elsewhere", ADD, text="and the rights of generations to come", after="u2"),
    ]
    editing = Editing({"u3": "Three, and the rights of generations to come."}, frozenset({"u2"}))
    revision = revise(draft(BASE, "Two.", "Three."), made, {"p1"}, editing, decline={"no"})
    assert outcomes(revision) == {
        "p1": "accepted",
        "same": "accepted",
        "open": "carried",
        "lost": "not taken up",
        "no": "declined",
        "gone": "not taken up",
        "del": "accepted",
        "elsewhere": "moved",
    }
    carried = {each.proposal.id: each for each in revision.carried}
    assert carried["open"].proposal.text == BASE.replace("shall", "should").replace("every person", "all")
    assert "“shall”" in carried["lost"].why
    assert carried["lost"].proposal.text == BASE.replace("shall take", "may take")
    assert carried["gone"].why == "unit u2 was deleted"


def test_unknown_ids_are_refused():
    with pytest.raises(BadRevision, match="no proposal 'x'"):
        revise(draft(BASE), [], {"x"})
    with pytest.raises(UnknownUnit, match="unit 'u9'"):
        revise(draft(BASE), [], set(), Editing({"u9": "Text."}))
    with pytest.raises(BadRevision, match="both taken in and declined"):
        revise(draft(BASE), [proposal("p", SUP, "u1")], {"p"}, decline={"p"})


def test_what_is_merged_into_another_unit_is_edited_there():
    merge = proposal("p", MERGE, text="One and two.", units=("u1", "u2"))
    with pytest.raises(UnknownUnit, match="unit u2 is merged into u1 by p; edit u1 instead"):
        revise(draft("One.", "Two."), [merge], {"p"}, Editing({"u2": "Two?"}))
    revision = revise(draft("One.", "Two."), [merge], {"p"}, Editing({"u1": "One and Two."}))
    assert revision.dispositions[0].outcome is Outcome.MERGED
    assert revision.dispositions[0].why == "together with facilitator"


def test_a_draft_can_be_revised_again_with_the_same_ids_of_proposals():
    first = revise(draft(BASE), [proposal("p1", ADD, text="New.", after="u1")], {"p1"}).draft
    second = revise(first, [proposal("p1", ADD, text="Newer.", after="u1")], {"p1"}).draft
    assert len({unit.id for unit in second.units}) == 3
    assert first.units[1].id in {unit.id for unit in second.units}


def test_new_text_leaves_out_what_is_deleted():
    revision = revise(draft(BASE), [proposal("p", MOD, "u1", "States act.")], {"p"})
    assert new_text(revision.units[0].stretches) == "States act."
