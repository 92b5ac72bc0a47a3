"""Procedural motions: precedence, who speaks, and when they may be moved (rules 71 to 77, 113 to 119)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from zerodraft.floor.core import motions
from zerodraft.floor.core.motions import CannotMove, Side, Stage
from zerodraft.floor.core.session import State
from zerodraft.process.rule_books import shipped

PLENARY, COMMITTEE, ECOSOC, INFORMAL = (shipped()[key] for key in ("ga-plenary", "ga-committee", "ecosoc", "informal"))
FORMAL = [PLENARY, COMMITTEE, ECOSOC]
FOUR = ["suspend-meeting", "adjourn-meeting", "adjourn-debate", "close-debate"]


def refused(act, *what) -> str:
    with pytest.raises(CannotMove) as error:
        act(*what)
    return error.value.code


@pytest.mark.parametrize("rules", FORMAL, ids=lambda rules: rules.key)
@given(st.permutations(FOUR))
def test_rules_77_and_119_the_four_motions_are_taken_up_in_their_order(rules, moved):
    assert motions.in_precedence(rules, moved) == FOUR


@given(st.sets(st.sampled_from([each.key for each in PLENARY.motions]), min_size=1))
def test_rule_77_exactly_one_of_those_pending_has_its_turn(pending):
    first = motions.in_precedence(PLENARY, pending)[0]
    assert PLENARY.precedence(first) == min(map(PLENARY.precedence, pending))
    for key in pending - {first}:
        assert refused(motions.check_turn, PLENARY, key, Stage.MOVED, sorted(pending)) == "not-first"
    motions.check_turn(PLENARY, first, Stage.MOVED, sorted(pending))


@pytest.mark.parametrize("stage", [Stage.CARRIED, Stage.LOST, Stage.WITHDRAWN])
def test_a_motion_that_is_settled_has_no_turn(stage):
    assert refused(motions.check_turn, PLENARY, "close-debate", stage, []) == "settled"


@pytest.mark.parametrize("rules", FORMAL, ids=lambda rules: rules.key)
@pytest.mark.parametrize(
    ("key", "in_favour", "against"),
    [
        ("suspend-meeting", 0, 0),  # rules 76, 118: not debated
        ("adjourn-meeting", 0, 0),
        ("adjourn-debate", 2, 2),  # rules 74, 116
        ("close-debate", 0, 2),  # rules 75, 117
    ],
)
def test_rules_74_to_76_and_116_to_118_how_many_speak_on_each_side(rules, key, in_favour, against):
    motion = rules.motion(key)
    for side, most in ((Side.IN_FAVOUR, in_favour), (Side.AGAINST, against)):
        for spoken in range(most):
            motions.check_speaker(motion, side, spoken)
        assert refused(motions.check_speaker, motion, side, most) == "no-more"


@pytest.mark.parametrize("rules", FORMAL, ids=lambda rules: rules.key)
def test_rules_88_and_128_no_motion_that_ships_is_moved_during_voting(rules):
    for each in rules.motions:
        assert refused(motions.check_move, rules, each.key, State.VOTING, []) == "voting"
        assert motions.check_move(rules, each.key, State.IN_SESSION, []) == each


def test_own_rules_may_let_a_motion_be_moved_during_voting():
    own = replace(PLENARY, motions=(replace(PLENARY.motions[0], during_voting=True), *PLENARY.motions[1:]))
    assert motions.check_move(own, "suspend-meeting", State.VOTING, []).during_voting
    assert refused(motions.check_move, own, "close-debate", State.VOTING, []) == "voting"


@pytest.mark.parametrize("state", [State.NOT_BEGUN, State.SUSPENDED, State.ADJOURNED])
def test_a_motion_is_moved_in_a_meeting_that_is_on(state):
    assert refused(motions.check_move, PLENARY, "close-debate", state, []) == "not-on"


def test_what_cannot_be_moved():
    assert refused(motions.check_move, INFORMAL, "close-debate", State.IN_SESSION, []) == "informal"
    assert refused(motions.check_move, PLENARY, "go-home", State.IN_SESSION, []) == "unknown"
    assert refused(motions.check_move, PLENARY, "close-debate", State.IN_SESSION, ["close-debate"]) == "same"


def test_rule_74_one_speaks_once_and_the_mover_not_again():
    motions.check_other("c", "a", ["b"])
    for party in ("a", "b"):
        assert refused(motions.check_other, party, "a", ["b"]) == "heard"
