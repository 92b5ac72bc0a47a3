"""The right of reply (rules 73 and 115, decision 34/401): asked for during the meeting, given at its end or the day's."""

from zerodraft.floor.core.session import State
from zerodraft.process.core.rule_set import Grants, RuleSet


class CannotReply(ValueError):
    """A reply cannot be asked for, or not be given now; `code` says why.

    Codes: no-replies (these rules have none), not-begun, over (the meeting is adjourned), no-more (all that one
    delegation may have), others-wait (speakers wait still), later-today (another meeting of the day takes up the same).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_request(rules: RuleSet, state: State, before: int) -> int:
    """The seconds that a delegation's next reply may last, after `before` that it had or asked for. Raises CannotReply."""
    if rules.replies is None:
        raise CannotReply("no-replies")
    if state is State.NOT_BEGUN:
        raise CannotReply("not-begun")
    if state is State.ADJOURNED:
        raise CannotReply("over")
    seconds = rules.reply_seconds(before)
    if seconds is None:
        raise CannotReply("no-more")
    return seconds


def check_grant(rules: RuleSet, *, waiting: int, later_today: bool) -> None:
    """Whether replies may be given now, while so many wait on other lists, or the day has another meeting on the matter.

    Raises CannotReply; a chair who says that it is to be now all the same is not asked.
    """
    when = rules.replies.granted if rules.replies else Grants.AT_ANY_TIME
    if when is Grants.AT_ANY_TIME:
        return
    if waiting:
        raise CannotReply("others-wait")
    if when is Grants.END_OF_DAY and later_today:
        raise CannotReply("later-today")
