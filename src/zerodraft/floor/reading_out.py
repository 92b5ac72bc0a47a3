"""Sentences of a meeting, in the page's language: what the chair reads out, when the process meets next."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.floor.shown import ShownSpeaker
from zerodraft.moments import hour, long_day
from zerodraft.programme.core.following import Following


def sentence(now: ShownSpeaker, then: ShownSpeaker | None) -> str:
    """Who has the floor, for whom, followed by whom."""
    said = {"name": now.name, "under": now.under, "next": then.name if then else ""}
    if then is None:
        if now.under:
            return _("I give the floor to %(name)s (%(under)s).") % said
        return _("I give the floor to %(name)s.") % said
    if now.under:
        return _("I give the floor to %(name)s (%(under)s), to be followed by %(next)s.") % said
    return _("I give the floor to %(name)s, to be followed by %(next)s.") % said


def next_meeting(of: Following) -> str:
    """When and where the process meets next."""
    at = of.start.astimezone(ZoneInfo(of.zone)) if of.start else None
    said = {"day": long_day(of.day), "hour": hour(at) if at else "", "room": of.room}
    if at is None:
        words = _("Next meeting on %(day)s")
    elif of.same_day:
        words = _("Next meeting at %(hour)s in %(room)s") if of.room else _("Next meeting at %(hour)s")
    else:
        words = (
            _("Next meeting on %(day)s at %(hour)s in %(room)s")
            if of.room
            else _("Next meeting on %(day)s at %(hour)s")
        )
    return words % said
