"""What delegations are told of their places and turns, as notices and by e-mail: given within the act, worded when read.

A notice holds the inscription that it is about; where it stands when somebody reads is looked up then.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.floor import telling
from zerodraft.floor.core.alerts import Alert
from zerodraft.floor.models import Inscription
from zerodraft.moments import hour, long_day
from zerodraft.post import wording
from zerodraft.post.actions import notify
from zerodraft.post.core.matter import Matter
from zerodraft.process.topics import topic_of_key
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting

CARRIED, IN_WRITING, MOVED_UP = "place-carried-over", "invited-in-writing", "place-moved-up"
SWAP_ASKED, SWAP_AGREED, SWAP_DECLINED, SWAP_MADE = "swap-asked", "swap-agreed", "swap-declined", "swap-made"


def tell(
    actor: Actor,
    kind: str,
    told: Inscription,
    *,
    once: str,
    other: Inscription | None = None,
    turn: tuple[datetime, datetime] | None = None,
) -> None:
    """Tell the delegation behind an inscription; `other` is that of the delegation with which it changes places.

    `turn` is when it is forecast to speak, at the earliest and at about. `once` is what happened, by a stable id: nobody is
    told of it twice.
    """
    meeting = told.on_list.floor.meeting
    notify(
        actor,
        Matter(
            kind,
            f"meeting:{meeting.key}",
            f"{kind}:{once}",
            {
                "inscription": told.key,
                "other": other.key if other else None,
                "turn": [each.isoformat() for each in turn or ()],
            },
            f"/meetings/{meeting.key}/floor/",
        ),
        to=told.party,
        within=topic_of_key(meeting.round.process.key),
        by_email=True,
    )


def tell_risen(actor: Actor, risen: Iterable[Inscription]) -> None:
    """Tell those who moved up from the waiting list."""
    for each in risen:
        tell(actor, MOVED_UP, each, once=each.key)


def register() -> None:
    """Have the post know the words of these notices; called once, when the room starts."""
    for kind, words in _WORDS.items():
        wording.register(kind, words, urgent=True)  # a meeting goes on: what is told of places in it is old tomorrow


def _carried(of: "_About") -> tuple[str, str]:
    text = (
        _("The meeting could not hear you. You stand on the list “%(list)s” of the meeting of %(when)s, %(place)s.")
        % of.named
    )
    if of.is_beyond:
        text = f"{text} {_('That list is full: you move up when a place is free.')}"
    return _("%(name)s: your place was carried over to another meeting") % of.named, text


def _in_writing(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s: please hand in your statement in writing") % of.named,
        _(
            "The meeting of %(when)s could not hear everybody on the list “%(list)s”. A statement that you hand in is kept "
            "as submitted in writing."
        )
        % of.named,
    )


def _moved_up(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s: you moved up from the waiting list") % of.named,
        _("You stand on the list “%(list)s” of the meeting of %(when)s, %(place)s.") % of.named,
    )


def _swap_asked(of: "_About") -> tuple[str, str]:
    return (
        _("%(other)s asks %(name)s to change places") % of.named,
        _("On the list “%(list)s” of the meeting of %(when)s. Agree or decline on the page of the meeting.") % of.named,
    )


def _swap_agreed(of: "_About") -> tuple[str, str]:
    return (
        _("%(other)s agreed to change places with %(name)s") % of.named,
        _("The desk of the meeting of %(when)s makes the change on the list “%(list)s”.") % of.named,
    )


def _swap_declined(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s does not change places with %(other)s") % of.named,
        _("The swap was declined. You keep your place on the list “%(list)s” of the meeting of %(when)s.") % of.named,
    )


def _swap_made(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s and %(other)s have changed places") % of.named,
        _("You stand on the list “%(list)s” of the meeting of %(when)s, %(place)s.") % of.named,
    )


def _turn_near(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s: your turn to speak is near, not before %(early)s") % of.named,
        _("You speak at about %(about)s, and not before %(early)s, on the list “%(list)s”. %(where)s") % of.named,
    )


def _turn_put_off(of: "_About") -> tuple[str, str]:
    return (
        _("%(name)s: your turn to speak is later than we said, not before %(early)s") % of.named,
        _(
            "You speak at about %(about)s, and not before %(early)s, on the list “%(list)s”. We tell you when it is near."
        )
        % of.named,
    )


class _About:
    """What a notice is about, as things stand when it is read. Raises LookupError when it is gone."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        found = _inscription(str(params["inscription"]))
        held = found.on_list
        zone = ZoneInfo(held.floor.meeting.zone)
        turn = [f"{datetime.fromisoformat(each).astimezone(zone):%H:%M}" for each in params.get("turn", ())]
        early, about = turn or ("", "")
        self.is_beyond = found.key in held.reserve
        self.named = {
            "name": telling.speaker(found),
            "other": telling.speaker(_inscription(str(params["other"]))) if params.get("other") else "",
            "list": held.name,
            "when": _when(held.floor.meeting),
            "place": _place(found),
            "where": _where(held.floor.meeting),
            "early": early,
            "about": about,
        }


def _inscription(key: str) -> Inscription:
    found = Inscription.objects.filter(key=key).select_related("on_list__floor__meeting__room").first()
    if found is None:
        raise LookupError(key)
    return found


def _when(meeting: "Meeting") -> str:
    at = meeting.start.astimezone(ZoneInfo(meeting.zone)) if meeting.start else None
    return f"{long_day(at.date())}, {hour(at)}" if at else long_day(meeting.day)


def _where(meeting: "Meeting") -> str:
    return _("The meeting is in %(room)s.") % {"room": meeting.room.name} if meeting.room else ""


def _place(found: Inscription) -> str:
    held = found.on_list
    if found.key in held.order:
        return _("as number %(place)d") % {"place": held.order.index(found.key) + 1}
    if found.key in held.reserve:
        return _("on the waiting list, number %(place)d") % {"place": held.reserve.index(found.key) + 1}
    return _("where you wait no longer")


def _worded(words: Callable[[_About], tuple[str, str]]) -> wording.Words:
    return lambda params, _language: words(_About(params))


_WORDS: Mapping[str, wording.Words] = {
    CARRIED: _worded(_carried),
    IN_WRITING: _worded(_in_writing),
    MOVED_UP: _worded(_moved_up),
    SWAP_ASKED: _worded(_swap_asked),
    SWAP_AGREED: _worded(_swap_agreed),
    SWAP_DECLINED: _worded(_swap_declined),
    SWAP_MADE: _worded(_swap_made),
    Alert.NEAR: _worded(_turn_near),
    Alert.PUT_OFF: _worded(_turn_put_off),
}
