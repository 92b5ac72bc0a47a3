"""Rebasing: a proposal goes on where its words stand, and is flagged where they do not; never guessed, never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import rewritten, texts
from zerodraft.text.core.edits import Base
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.rebasing import Carrying, carried, rebase

OLD = "States shall take all the appropriate measures to protect the rights of every person."


def proposal(action=Action.MOD, text="", **more) -> Proposal:
    return Proposal("p", "u1", action, text, proponents=("Freedonia",), **more)


def test_a_change_to_other_words_stands():
    new = OLD.replace("shall", "should")
    rebased = rebase(proposal(text=OLD.replace("every person", "all")), OLD, new)
    assert rebased.stands
    assert not rebased.is_met
    assert rebased.proposal.text == new.replace("every person", "all")


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("every person", "women"),
        OLD.replace("of every", "of each and every"),
        OLD.replace(" of every person", ""),
        "Something else.",
        "",
    ],
)
def test_a_change_to_the_same_or_the_next_words_is_flagged_with_the_old_words_kept(new):
    made = proposal(text=OLD.replace("every person", "all"))
    rebased = rebase(made, OLD, new)
    assert not rebased.stands
    assert rebased.why
    assert rebased.proposal == made


def test_what_the_text_says_already_is_met():
    wanted = OLD.replace("shall", "should")
    assert rebase(proposal(text=wanted), OLD, wanted).is_met
    assert rebase(proposal(text=wanted), OLD, wanted.replace("every person", "all")).is_met
    both = rebase(proposal(text=wanted.replace("every person", "all")), OLD, wanted)
    assert both.stands
    assert both.proposal.text == wanted.replace("every person", "all")


@given(st.data(), texts)
def test_on_an_unchanged_text_nothing_changes(data, old):
    made = proposal(text=data.draw(rewritten(old)))
    assert rebase(made, old, old).proposal == made
    assert rebase(made, old, old).stands


@given(st.data(), texts)
def test_what_stands_makes_just_the_changes_that_were_asked_for(data, old):
    new, text = data.draw(rewritten(old)), data.draw(rewritten(old))
    rebased = rebase(proposal(text=text), old, new)
    if not rebased.stands:
        assert rebased.proposal.text == text
        return
    asked = [edit.text for edit in Base(old).edits(text)]
    done = Base(old).edits(new)
    # What either put in is there, and what neither touched as well.
    for put in asked + [edit.text for edit in done]:
        assert put in rebased.proposal.text or rebased.is_met
    length = len(old) + sum(len(e.text) - (e.end - e.start) for e in {*Base(old).edits(text), *done})
    assert len(rebased.proposal.text) == length or rebased.is_met


def onto(old: dict[str, str], new: dict[str, str], gone: dict[str, str] | None = None) -> Carrying:
    return Carrying(old, new, {}, gone or {})


@pytest.mark.parametrize(
    ("made", "stands"),
    [
        (proposal(Action.SUP), False),
        (proposal(Action.NOC), False),
        (proposal(Action.SPLIT, texts=("One.", "Two.")), False),
        (proposal(Action.RESERVE), True),
        (proposal(Action.COMMENT, "Why?"), True),
        (proposal(Action.ALT, "Another."), True),
        (proposal(Action.MOVE, after="u2"), True),
        (Proposal("p", "", Action.ADD, "New.", after="u2"), True),
        (Proposal("p", "", Action.ADD, "New."), True),
        (Proposal("p", "", Action.ADD, "New.", after="u3"), False),
        (Proposal("p", "u1", Action.MOVE, after="u3"), False),
        (Proposal("p", "u3", Action.RESERVE), False),
        (Proposal("p", "", Action.MERGE, "Both.", units=("u1", "u2")), False),
        (Proposal("p", "", Action.MERGE, "Both.", units=("u2", "u4")), True),
    ],
)
def test_every_action_is_carried_or_flagged_with_a_reason(made, stands):
    texts_ = {"u1": "One.", "u2": "Two.", "u3": "Three.", "u4": "Four."}
    rebased = carried(made, onto(texts_, {"u1": "One!", "u2": "Two.", "u4": "Four."}, {"u3": "was deleted"}))
    assert rebased.stands is stands
    assert bool(rebased.why) is not stands
    assert rebased.proposal == made
