"""How a meeting stands, in the large words of a wall: what the room waits for, or who has the floor and as what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from zerodraft.floor.core.session import State
from zerodraft.floor.shown import ShownFloor

ON = (State.IN_SESSION.value, State.VOTING.value)
"""The states in which somebody who has the floor speaks."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in large letters, and under it; `holds` is who has the floor when the meeting resumes."""

    title: str
    under: str = ""
    holds: str = ""


def idle(shown: ShownFloor) -> Standing:
    """What a meeting waits for while nobody speaks."""
    if shown.procedure.point and shown.procedure.point.is_appealed:
        return Standing(shown.procedure.point.says, shown.procedure.point.party)
    if shown.state == State.IN_SESSION.value:
        if shown.next:
            return Standing(_("Next speaker"), shown.next.speaker.name)
        return Standing(_("The floor is free"))
    if shown.state == State.VOTING.value:
        return Standing(_("Voting has begun"), _("Until it ends, only points of order on how it is taken are heard."))
    if shown.state == State.SUSPENDED.value:
        return Standing(_suspended(shown), holds=shown.speaking.speaker.name if shown.speaking else "")
    if shown.state == State.ADJOURNED.value:
        return Standing(_adjourned(shown), shown.following)
    return Standing(_("Begins at %(hour)s") % {"hour": f"{shown.begins:%H:%M}"} if shown.begins else shown.state_name)


def speaks(shown: ShownFloor) -> bool:
    """Whether somebody speaks now; who has the floor while the meeting is suspended does not."""
    return shown.speaking is not None and shown.state in ON


def as_what(shown: ShownFloor) -> str:
    """As what somebody speaks: "Has the floor", "Right of reply", "Point of order"."""
    return (shown.speaking.kind_name if shown.speaking else "") or _("Has the floor")


def interrupted(shown: ShownFloor) -> str:
    """Whom a point of order interrupts, in words; '' where it interrupts nobody."""
    point = shown.procedure.point
    return _("%(name)s is interrupted") % {"name": point.interrupted} if point and point.interrupted else ""


def _suspended(shown: ShownFloor) -> str:
    if shown.until:
        return _("Suspended until %(hour)s") % {"hour": f"{shown.until:%H:%M}"}
    return _("The meeting is suspended")


def _adjourned(shown: ShownFloor) -> str:
    if shown.adjourned:
        return _("Adjourned at %(hour)s") % {"hour": f"{shown.adjourned:%H:%M}"}
    return shown.state_name
