"""What a point of order, a reply, a swap and a quorum go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.floor.core import points, quorum, replies, swaps
from zerodraft.floor.core.points import CannotRule
from zerodraft.floor.core.replies import CannotReply
from zerodraft.floor.core.session import State
from zerodraft.process.rule_books import shipped

PLENARY, COMMITTEE, ECOSOC, INFORMAL = (shipped()[key] for key in ("ga-plenary", "ga-committee", "ecosoc", "informal"))


def code_of(act, *what, **more) -> str:
    """By what code an act is refused, '' where it is not."""
    try:
        act(*what, **more)
    except ValueError as refused:
        return refused.code
    return ""


VOTES = st.integers(0, 300)


@given(VOTES, VOTES)
def test_rules_71_and_113_only_a_majority_overrules(overruling, upholding):
    outcome = points.settled(points.Stage.APPEALED, overruling=overruling, upholding=upholding)
    assert (outcome is points.Stage.OVERRULED) is (overruling - upholding > 0)


def test_rule_71_each_step_follows_the_one_before():
    steps = {
        "ruled": lambda stage: points.ruled(stage, upheld=True),
        "appealed": lambda stage: points.appealed(stage, allowed=True, went_on=False),
        "settled": lambda stage: points.settled(stage, overruling=0, upholding=0),
    }
    allowed = set()
    for name, step in steps.items():
        for stage in points.Stage:
            try:
                step(stage)
            except CannotRule:
                continue
            allowed.add((name, stage.value))
    assert allowed == {("ruled", "raised"), ("appealed", "upheld"), ("appealed", "rejected"), ("settled", "appealed")}


@pytest.mark.parametrize("rules", [PLENARY, COMMITTEE, ECOSOC], ids=lambda rules: rules.key)
def test_decision_34_401_ten_minutes_then_five_then_no_more(rules):
    assert [replies.check_request(rules, State.IN_SESSION, before) for before in (0, 1)] == [600, 300]
    with pytest.raises(CannotReply) as error:
        replies.check_request(rules, State.IN_SESSION, 2)
    assert error.value.code == "no-more"


@pytest.mark.parametrize(("state", "code"), [(State.NOT_BEGUN, "not-begun"), (State.ADJOURNED, "over")])
def test_rules_73_and_115_a_reply_is_asked_for_while_the_meeting_is_on(state, code):
    with pytest.raises(CannotReply) as error:
        replies.check_request(PLENARY, state, 0)
    assert error.value.code == code
    for on in (State.IN_SESSION, State.VOTING, State.SUSPENDED):
        assert replies.check_request(PLENARY, on, 0) == 600


@pytest.mark.parametrize(
    ("rules", "waiting", "later", "code"),
    [
        (PLENARY, 0, False, ""),
        (PLENARY, 1, False, "others-wait"),
        (PLENARY, 0, True, "later-today"),
        (PLENARY, 3, True, "others-wait"),
        (INFORMAL, 0, True, ""),
        (INFORMAL, 1, False, "others-wait"),
    ],
)
def test_decision_34_401_replies_are_given_at_the_end_of_the_day(rules, waiting, later, code):
    assert code_of(replies.check_grant, rules, waiting=waiting, later_today=later) == code


STEPS = {
    "agreed": {"asked"},
    "declined": {"asked", "agreed"},
    "withdrawn": {"asked", "agreed"},
    "done": {"agreed"},
}


@pytest.mark.parametrize("step", STEPS)
def test_a_swap_goes_by_the_consent_of_both(step):
    codes = {stage: code_of(getattr(swaps, step), stage) for stage in swaps.Stage}
    allowed = {stage.value for stage, code in codes.items() if not code}
    assert set(codes.values()) <= {"", "settled", "not-agreed"}
    assert (codes[swaps.Stage.ASKED] == "not-agreed") is (step == "done")
    assert allowed == STEPS[step]


@pytest.mark.parametrize(
    ("rules", "members", "debate", "decision"),
    [
        (PLENARY, 193, 65, 97),  # rule 67: one third, a majority
        (COMMITTEE, 193, 49, 97),  # rule 108: one quarter, a majority
        (ECOSOC, 54, 18, 28),
        (PLENARY, 3, 1, 2),
        (PLENARY, 4, 2, 3),
    ],
)
def test_rules_67_and_108_the_quorum(rules, members, debate, decision):
    found = quorum.count(rules.quorum, present=decision - 1, members=members)
    assert (found.debate, found.decision, found.may_decide) == (debate, decision, False)
    assert quorum.count(rules.quorum, present=decision, members=members).may_decide
    assert quorum.count(rules.quorum, present=debate, members=members).may_debate
    assert not quorum.count(rules.quorum, present=debate - 1, members=members).may_debate


@pytest.mark.parametrize("stage", [points.Stage.UPHELD, points.Stage.REJECTED])
def test_rules_71_and_113_an_appeal_comes_at_once_after_the_ruling(stage):
    with pytest.raises(CannotRule) as error:
        points.appealed(stage, allowed=True, went_on=True)
    assert error.value.code == "too-late"
