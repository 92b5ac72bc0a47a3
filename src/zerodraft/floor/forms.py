"""What the floor's forms send, brought into values; what cannot be read is refused with the field and the cure."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import available_timezones

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import naming
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.actions.lists import Times
from zerodraft.floor.core import hours
from zerodraft.floor.finding import found_by
from zerodraft.floor.models import Inscription
from zerodraft.floor.requests import Request, Speaks
from zerodraft.parties.queries import register

LONGEST_FIELD = 300
LONGEST_NAMES = 8_000
"""Characters of a field of names: as many as the names of all States have."""

_BETWEEN_NAMES = re.compile(r"[,;،；，、\r\n]+")
LONGEST_SUSPENSION = timedelta(hours=12)
"""An hour that comes only later than this was meant for today, and has passed."""


def text(form: QueryDict, name: str) -> str:
    """A field of one line, without what no line can hold. Raises CannotAct for one that is too long."""
    value = " ".join(form.get(name, "").replace("\0", " ").split())
    if len(value) > LONGEST_FIELD:
        raise CannotAct(_("This field holds at most %(count)d characters.") % {"count": LONGEST_FIELD})
    return value


def seen(form: QueryDict) -> tuple[int, str]:
    """The turn that the page showed, and the inscription that stood next on it ('' when the act needs none)."""
    turn, _colon, key = text(form, "seen").partition(":")
    if not turn.isascii() or not turn.isdigit() or len(turn) > 9:
        raise CannotAct(_("The page did not say what it showed. Load it again, and repeat."))
    return int(turn), key


def occurred(form: QueryDict, zone: str) -> datetime | None:
    """When an act happened that is entered afterwards; None for one that happens now. Raises CannotAct."""
    return _hour(form, "at", zone, hours.past)


def until(form: QueryDict, zone: str) -> datetime | None:
    """Until when a meeting is suspended; None when no hour is given. Raises CannotAct, also for an hour that has passed."""
    found = _hour(form, "until", zone, hours.coming)
    if found and found - clock.now() > LONGEST_SUSPENSION:
        raise CannotAct(
            _("%(hour)s has passed today. Give a later hour, or leave it out.") % {"hour": text(form, "until")}
        )
    return found


def moment(form: QueryDict, name: str, zone: str) -> datetime | None:
    """A day and an hour as a browser sends them (2018-02-20T10:00), in the meeting's zone. Raises CannotAct."""
    value = text(form, name)
    if not value:
        return None
    try:
        return hours.local(datetime.fromisoformat(value), zone)
    except hours.NoSuchHour as refused:
        raise CannotAct(naming.no_such_hour(refused, value)) from refused
    except (ValueError, OverflowError) as refused:
        raise CannotAct(
            _("“%(value)s” is no day and hour. Write it as 2018-02-20T10:00.") % {"value": value}
        ) from refused


def times(form: QueryDict, zone: str) -> Times:
    """When a list opens, is taken over by the desk and closes; hours are those of the zone that the form names, if any."""
    named = text(form, "zone") or zone
    if named not in available_timezones():
        raise CannotAct(_("No time zone is called “%(zone)s”.") % {"zone": named[:60]})
    found = {name: moment(form, name, named) for name in ("opens", "desk", "closes")}
    return Times(**found, minutes=number(form, "minutes"), zone=text(form, "zone"))


def number(form: QueryDict, name: str) -> int | None:
    """A whole number; None for an empty field. Raises CannotAct."""
    value = text(form, name)
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise CannotAct(_("“%(value)s” is no whole number.") % {"value": value})
    return int(value)


def limit(form: QueryDict, name: str = "limit") -> int | None:
    """A length of time in seconds, from minutes as typed (3 or 1:30); None for an empty field. Raises CannotAct."""
    value = text(form, name)
    if not value:
        return None
    minutes, _colon, seconds = value.partition(":")
    try:
        found = int(minutes) * 60 + int(seconds or 0)
    except ValueError as refused:
        raise CannotAct(
            _("“%(value)s” is no length of time. Write minutes, as 3, or 1:30.") % {"value": value}
        ) from refused
    return found


def party(form: QueryDict, on: date) -> str:
    """The party chosen from the suggestions, or the one that fits what was typed. Raises CannotAct."""
    return text(form, "party") or found_by(text(form, "typed"), on)


def answer(form: QueryDict, name: str) -> bool:
    """Yes or no. Raises CannotAct for neither."""
    value = form.get(name)
    if value not in {"yes", "no"}:
        raise CannotAct(_("Say yes or no."))
    return value == "yes"


def ticked(form: QueryDict, name: str) -> bool:
    """Whether a box is ticked; one that is not, a browser does not send."""
    return form.get(name) == "yes"


def votes(form: QueryDict, *names: str) -> list[int]:
    """Numbers of votes; none where all fields are empty. Raises CannotAct where some are."""
    found = [number(form, name) for name in names]
    given = [each for each in found if each is not None]
    if given and len(given) < len(found):
        raise CannotAct(_("Give all the numbers of votes, or none."))
    return given


def speaks(form: QueryDict) -> Speaks:
    """Who will speak and how. Raises CannotAct."""
    return Speaks(
        name=text(form, "speaker"),
        rank=text(form, "rank"),
        gender=text(form, "gender"),
        first_time=form.get("first_time") == "yes",
        language=text(form, "language"),
        seconds=limit(form, "length"),
    )


def named(form: QueryDict, name: str, on: date) -> tuple[str, ...]:
    """The parties that a field names, one a line or with commas between; a key stands for itself. Raises CannotAct."""
    value = "\n".join(form.getlist(name))
    if len(value) > LONGEST_NAMES:
        raise CannotAct(_("This field holds at most %(count)d characters.") % {"count": LONGEST_NAMES})
    words = (" ".join(each.split()) for each in _BETWEEN_NAMES.split(value.replace("\0", " ")))
    known = register().parties
    return tuple(dict.fromkeys(each if each in known else found_by(each, on) for each in words if each))


def request(form: QueryDict, party: str, on: date) -> Request:
    """What a delegation asks: in national capacity, for a group, or jointly with States named on the spot.

    Raises CannotAct.
    """
    capacity = form.get("capacity") or Inscription.Capacities.NATIONAL.value
    if capacity not in Inscription.Capacities.values:
        raise CannotAct(_("Choose whether you speak for your delegation, for a group, or for several States."))
    group = text(form, "group") if capacity == Inscription.Capacities.GROUP else ""
    joint = named(form, "joint", on) if capacity == Inscription.Capacities.JOINT else ()
    aligned, dissenting = (named(form, name, on) if group else () for name in ("aligned", "dissenting"))
    return Request(party, capacity, group, joint, aligned, dissenting, speaks(form))


def _hour(form: QueryDict, name: str, zone: str, find: "hours.Finder") -> datetime | None:
    value = text(form, name)
    if not value:
        return None
    try:
        return find(value, zone, clock.now())
    except hours.NoSuchHour as refused:
        raise CannotAct(naming.no_such_hour(refused, value)) from refused
