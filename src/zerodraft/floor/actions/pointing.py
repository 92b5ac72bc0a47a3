"""Points of order (rules 71 and 113): raised, ruled on, appealed against; what they interrupt goes on afterwards."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _

from zerodraft.floor import naming, queries, verbs
from zerodraft.floor.actions.acts import MOST_VOTES, CannotAct, Doing, chairing, new_key
from zerodraft.floor.actions.speaking import check_right, end_under_way, given_to
from zerodraft.floor.core import points
from zerodraft.floor.core.points import CannotRule, Stage
from zerodraft.floor.core.session import OutOfOrder, State
from zerodraft.floor.models import Floor, Intervention, PointOfOrder
from zerodraft.parties.core.party import Capability
from zerodraft.record.sealing import Actor


def raise_point(actor: Actor, meeting_key: str, party: str, *, seen: int, within: bool = False) -> PointOfOrder:
    """Give a party the floor at once on a point of order; the clock of whoever had it stands still.

    `within` says that it is on the matter to which the party's right is bound (A/RES/58/314, A/RES/52/250). A point is
    heard during a vote too. Raises StaleState; CannotAct while another is before the meeting, where the rules have none,
    and for a party without the right; CannotInscribe for who does not take part.
    """
    with chairing(actor, meeting_key, verbs.POINT_RAISED, seen=seen) as doing:
        floor = doing.floor
        rules = floor.rule_set.points_of_order
        if rules is None:
            raise CannotAct(_("The rules of this meeting know no points of order."))
        _require_on(doing)
        if floor.point_id:
            raise CannotAct(naming.cannot_rule(CannotRule("under-way")))
        check_right(doing, party, Capability.RAISE_POINT_OF_ORDER, within=within)
        interrupted, was_running = floor.speaking, _hold(doing, floor.speaking)
        given = given_to(doing, timedelta(seconds=rules.seconds), party=party, kind=Intervention.Kinds.POINT_OF_ORDER)
        given.clock = given.clock.start(doing.moment)
        given.save()
        point = PointOfOrder.objects.create(
            floor=floor,
            key=new_key("point"),
            party=party,
            raised_at=doing.moment,
            spoken=given,
            interrupted=interrupted,
            was_running=was_running,
        )
        doing.memory.keep_new(point)
        floor.point = point
        doing.subject, doing.on_behalf_of = point.key, party
        doing.data = {"party": party, "interrupted": interrupted.key if interrupted else None}
        return point


def rule(actor: Actor, meeting_key: str, *, upheld: bool, seen: int) -> PointOfOrder:
    """Rule on the point of order; whoever was interrupted has the floor again, with a clock that goes on if it ran.

    Raises StaleState, CannotAct.
    """
    with chairing(actor, meeting_key, verbs.POINT_RULED, seen=seen) as doing:
        _require_on(doing)
        point = _before_the_meeting(doing)
        doing.memory.keep(point)
        point.stage = _told(lambda: points.ruled(Stage(point.stage), upheld=upheld)).value
        point.save()
        end_under_way(doing)
        _go_on(doing, point)
        doing.subject = point.key
        doing.data = {"ruling": point.stage}
        return point


def appeal(actor: Actor, meeting_key: str, party: str, *, seen: int) -> PointOfOrder:
    """Appeal against the last ruling: it is put to the vote at once, and everything else waits.

    Raises StaleState; CannotAct where there is no such appeal, once the meeting went on after the ruling, and for a party
    that cannot challenge one.
    """
    with chairing(actor, meeting_key, verbs.POINT_APPEALED, seen=seen) as doing:
        _require_on(doing)
        floor = doing.floor
        standing = floor.points.filter(undone_at=None).order_by("-id")
        # While a later point is heard, the ruling in question is that on the one before.
        point = (standing.exclude(pk=later) if (later := _later(floor)) else standing).first()
        if point is None:
            raise CannotAct(naming.cannot_rule(CannotRule("not-ruled")))
        rules = floor.rule_set.points_of_order
        doing.memory.keep(point)
        point.stage = _told(
            lambda: points.appealed(
                Stage(point.stage), allowed=bool(rules and rules.appeal), went_on=not queries.is_ruling_last(floor.pk)
            )
        ).value
        check_right(doing, party, Capability.CHALLENGE_RULING)
        point.appealed_by = party
        point.interrupted, point.was_running = floor.speaking, _hold(doing, floor.speaking)
        point.save()
        floor.speaking, floor.point = None, point
        doing.subject, doing.on_behalf_of = point.key, party
        doing.data = {"party": party}
        return point


def settle_appeal(actor: Actor, meeting_key: str, *, overruling: int, upholding: int, seen: int) -> PointOfOrder:
    """Say how the vote on the appeal went: a majority overrules, a tie does not. Raises StaleState, CannotAct."""
    if not (0 <= overruling <= MOST_VOTES and 0 <= upholding <= MOST_VOTES):
        raise CannotAct(_("Give the numbers of votes."))
    with chairing(actor, meeting_key, verbs.POINT_SETTLED, seen=seen) as doing:
        _require_on(doing)
        point = _before_the_meeting(doing)
        doing.memory.keep(point)
        point.stage = _told(
            lambda: points.settled(Stage(point.stage), overruling=overruling, upholding=upholding)
        ).value
        point.overruling, point.upholding = overruling, upholding
        point.save()
        _go_on(doing, point)
        doing.subject = point.key
        doing.data = {"outcome": point.stage, "overruling": overruling, "upholding": upholding}
        return point


def _later(floor: Floor) -> int | None:
    """The id of a point that is heard now: one that was raised after the last ruling."""
    return floor.point.pk if floor.point and floor.point.stage == Stage.RAISED else None


def _require_on(doing: Doing) -> None:
    """A point is heard, ruled on and appealed against in session and during a vote: no clock goes on in a suspension."""
    if doing.floor.session.state not in {State.IN_SESSION, State.VOTING}:
        raise OutOfOrder(doing.floor.session.state)


def _hold(doing: Doing, under_way: Intervention | None) -> bool:
    """Let a clock that runs stand still; whether it ran."""
    if under_way is None or not under_way.clock.running:
        return False
    doing.memory.keep(under_way)
    under_way.clock = under_way.clock.pause(doing.moment)
    under_way.save()
    return True


def _go_on(doing: Doing, point: PointOfOrder) -> None:
    under_way = point.interrupted
    doing.floor.point, doing.floor.speaking = None, under_way
    if under_way and point.was_running and under_way.clock.paused and under_way.ended_at is None:
        doing.memory.keep(under_way)
        under_way.clock = under_way.clock.resume(doing.moment)
        under_way.save()


def _before_the_meeting(doing: Doing) -> PointOfOrder:
    if doing.floor.point is None:
        raise CannotAct(naming.cannot_rule(CannotRule("not-raised")))
    return doing.floor.point


def _told(step: Callable[[], Stage]) -> Stage:
    try:
        return step()
    except CannotRule as refused:
        raise CannotAct(naming.cannot_rule(refused)) from refused
