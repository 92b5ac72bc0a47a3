"""What is said to somebody who asked to speak and cannot, or does already, in the words of the page's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.floor.core.window import Openness, Why
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.moments import long_day
from zerodraft.programme.particulars import state_name


def speaker(inscription: Inscription) -> str:
    """For whom an inscription speaks, by the name of the meeting's day: the group where it speaks for one."""
    on = inscription.on_list.floor.meeting.day
    key = inscription.group or inscription.party
    return state_name(key, on) or key


def already_waiting(inscription: Inscription, held: SpeakersList) -> str:
    """That a party is on the list already, and where."""
    name = speaker(inscription)
    if inscription.state == Inscription.States.SPEAKING:
        return _("%(name)s has the floor now.") % {"name": name}
    if inscription.key in held.reserve:
        place = held.reserve.index(inscription.key) + 1
        return _("%(name)s is on the waiting list already, as number %(place)d.") % {"name": name, "place": place}
    place = held.order.index(inscription.key) + 1
    return _("%(name)s is on the list already, as number %(place)d.") % {"name": name, "place": place}


def not_waiting(inscription: Inscription) -> str:
    """Why an inscription is no longer one that waits."""
    name = {"name": speaker(inscription)}
    return {
        Inscription.States.SPEAKING.value: _("%(name)s has the floor now.") % name,
        Inscription.States.SPOKEN.value: _("%(name)s has spoken already.") % name,
        Inscription.States.WITHDRAWN.value: _("The inscription of %(name)s was withdrawn.") % name,
        Inscription.States.IN_WRITING.value: _("%(name)s was invited to hand in its statement in writing.") % name,
    }[inscription.state]


def not_open(openness: Openness, held: SpeakersList, moment: datetime) -> str:
    """Why one cannot inscribe at this moment, and what one can do."""
    zone = ZoneInfo(held.zone or held.floor.meeting.zone)
    if openness.why is Why.AT_DESK:
        return _("The desk keeps this list now. Ask the desk, or raise your nameplate.")
    if openness.until:
        at = openness.until.astimezone(zone)
        return _("This list is not open yet. It opens on %(day)s at %(hour)s.") % {
            "day": long_day(at.date()),
            "hour": f"{at:%H:%M}",
        }
    if openness.why is Why.NOT_YET or openness.since is None:
        return _("This list is not open yet. The desk will open it.")
    at = openness.since.astimezone(zone)
    return _("This list closed at %(hour)s. Ask the desk, or raise your nameplate.") % {"hour": f"{at:%H:%M:%S}"}
