"""Procedural motions (rules 72 to 81 and 114 to 123): made, spoken to on both sides, decided by precedence."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from zerodraft.floor import naming, verbs
from zerodraft.floor.actions.acts import MOST_VOTES, CannotAct, Doing, chairing, new_key
from zerodraft.floor.actions.speaking import check_no_point, check_right, end_under_way, given_to, require_session
from zerodraft.floor.core import motions
from zerodraft.floor.core.motions import CannotMove, Side, Stage
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.floor.models import Floor, Intervention, Motion
from zerodraft.parties.core.party import Capability
from zerodraft.process.core.rule_set import Motion as MotionRule
from zerodraft.record.sealing import Actor


def move(actor: Actor, meeting_key: str, motion: str, party: str, *, seen: int, within: bool = False) -> Motion:
    """Put a motion before the meeting; `within` says that it is for the group to which the party's right is bound.

    Raises StaleState; CannotAct where the rules, or the state, do not allow it, and for a party without the right;
    CannotInscribe for who does not take part.
    """
    with chairing(actor, meeting_key, verbs.MOTION_MADE, seen=seen) as doing:
        floor = doing.floor
        check_no_point(doing)
        _told(lambda: motions.check_move(floor.rule_set, motion, floor.session.state, _pending(floor)))
        check_right(doing, party, Capability.MOVE, within=within)
        made = Motion.objects.create(
            floor=floor, key=new_key("motion"), motion=motion, party=party, moved_at=doing.moment
        )
        doing.memory.keep_new(made)
        floor.open_motions += 1
        doing.subject, doing.on_behalf_of = made.key, party
        doing.data = {"motion": motion, "party": party}
        return made


def speak_to(
    actor: Actor, meeting_key: str, motion_key: str, party: str, *, side: str, seen: int, within: bool = False
) -> Intervention:
    """Give a party the floor in favour of a motion, or against it, as many as the rule allows beside the mover.

    Raises StaleState; CannotAct for a motion whose turn it is not, and when as many have spoken; CannotInscribe.
    """
    if side not in list(Side):
        raise CannotAct(_("Choose on which side the speaker is."))
    with chairing(actor, meeting_key, verbs.MOTION_SPOKEN_TO, seen=seen) as doing:
        floor = doing.floor
        require_session(doing)
        check_no_point(doing)
        found, rule = _in_turn(doing, motion_key)
        spoken = found.in_favour if side == Side.IN_FAVOUR else found.against
        _told(lambda: motions.check_speaker(rule, Side(side), len(spoken)))
        _told(lambda: motions.check_other(party, found.party, [*found.in_favour, *found.against]))
        check_right(doing, party, Capability.MOVE, within=within)
        end_under_way(doing)
        doing.memory.keep(found)
        allotted = None if rule.seconds is None else timedelta(seconds=rule.seconds)
        given = given_to(doing, allotted, party=party, kind=Intervention.Kinds.MOTION)
        if side == Side.IN_FAVOUR:
            found.in_favour = [*found.in_favour, party]
        else:
            found.against = [*found.against, party]
        found.save()
        floor.speaking = given
        doing.subject, doing.on_behalf_of = given.key, party
        doing.data = {"party": party, "side": side}
        return given


def decide(
    actor: Actor, meeting_key: str, motion_key: str, *, outcome: str, votes: Sequence[int] = (), seen: int
) -> Motion:
    """Say that a motion was carried, lost or withdrawn; `votes` are those in favour, against and of abstention, if any.

    Raises StaleState; CannotAct for a motion whose turn it is not (one can be withdrawn at any time), and for votes that
    do not go with the outcome.
    """
    if outcome not in {Stage.CARRIED, Stage.LOST, Stage.WITHDRAWN}:
        raise CannotAct(_("Choose what became of the motion."))
    if votes and (
        len(votes) != len(("in favour", "against", "abstaining")) or not all(0 <= n <= MOST_VOTES for n in votes)
    ):
        raise CannotAct(_("Give the votes in favour, against and of abstention."))
    if votes and outcome == Stage.WITHDRAWN:
        raise CannotAct(_("A motion that is withdrawn is not voted on. Leave the votes out."))
    if votes and (outcome == Stage.CARRIED) is not (votes[0] > votes[1]):
        raise CannotAct(_("With these votes the motion went the other way. A tie loses it."))
    with chairing(actor, meeting_key, verbs.MOTION_DECIDED, seen=seen) as doing:
        check_no_point(doing)
        if outcome == Stage.WITHDRAWN:
            found = _of_floor(doing, motion_key)
            if not Stage(found.stage).is_open:
                raise CannotAct(naming.cannot_move(CannotMove("settled")))
        else:
            if doing.floor.session.state not in {State.IN_SESSION, State.VOTING}:
                raise OutOfOrder(doing.floor.session.state)
            found, _rule = _in_turn(doing, motion_key)
        doing.memory.keep(found)
        found.stage, found.votes = outcome, list(votes) or None
        found.save()
        doing.floor.open_motions = max(doing.floor.open_motions - 1, 0)
        doing.subject = found.key
        doing.data = {"motion": found.motion, "outcome": outcome, "votes": found.votes}
        return found


def _pending(floor: Floor) -> list[str]:
    open_ = floor.motions.filter(stage=Stage.MOVED.value, undone_at=None)
    return list(open_.values_list("motion", flat=True))


def _in_turn(doing: Doing, motion_key: str) -> tuple[Motion, MotionRule]:
    found, rules = _of_floor(doing, motion_key), doing.floor.rule_set
    pending = _pending(doing.floor)
    _told(lambda: motions.check_turn(rules, found.motion, Stage(found.stage), pending))
    rule = rules.motion(found.motion)
    if rule is None:
        raise CannotAct(naming.cannot_move(CannotMove("unknown")))
    return found, rule


def _of_floor(doing: Doing, motion_key: str) -> Motion:
    found = doing.floor.motions.filter(key=motion_key, undone_at=None).first()
    if found is None:
        raise CannotAct(_("There is no such motion before this meeting."))
    return found


def _told(check: Callable[[], object]) -> None:
    try:
        check()
    except CannotMove as refused:
        raise CannotAct(naming.cannot_move(refused)) from refused
