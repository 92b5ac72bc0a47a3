"""The session of a meeting (rule 76: suspension and adjournment)."""

from datetime import UTC, datetime, timedelta

import pytest

from zerodraft.floor.core.session import OutOfOrder, Session, State

TEN = datetime(2018, 2, 20, 15, 0, tzinfo=UTC)
LATER = TEN + timedelta(hours=1)
BEGUN = Session().call_to_order(TEN)
SUSPENDED = BEGUN.suspend(LATER, None)
ADJOURNED = BEGUN.adjourn(LATER)


def test_it_keeps_the_times_at_which_it_really_happened():
    assert (BEGUN.state, BEGUN.called) == (State.IN_SESSION, TEN)
    until = LATER + timedelta(minutes=30)
    assert BEGUN.suspend(LATER, until).until == until
    resumed = BEGUN.suspend(LATER, until).resume()
    assert (resumed.state, resumed.suspended, resumed.until, resumed.called) == (State.IN_SESSION, None, None, TEN)
    assert SUSPENDED.adjourn(LATER).state is State.ADJOURNED


@pytest.mark.parametrize("session", [Session(), BEGUN, SUSPENDED, ADJOURNED])
@pytest.mark.parametrize(
    ("act", "allowed"),
    [
        (lambda s: s.call_to_order(TEN), {State.NOT_BEGUN}),
        (lambda s: s.suspend(LATER, None), {State.IN_SESSION}),
        (lambda s: s.resume(), {State.SUSPENDED}),
        (lambda s: s.adjourn(LATER), {State.IN_SESSION, State.SUSPENDED}),
    ],
)
def test_every_act_in_every_state(session, act, allowed):
    if session.state in allowed:
        act(session)
        return
    with pytest.raises(OutOfOrder) as refused:
        act(session)
    assert refused.value.state is session.state
