"""What an installation says of the days of a duty station otherwise than the data that ships."""

import secrets
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.programme import duty_stations, permissions, verbs
from zerodraft.programme.core.stations import LONGEST_NAME
from zerodraft.programme.models import Holiday
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

MOST = 2_000
"""How many days an installation may amend."""


@transaction.atomic
def amend_holidays(actor: Actor, *, station: str, day: date, name: str) -> Holiday:
    """Add a holiday of a duty station, or with '' for its name make a working day of one.

    Raises ValueError for a station that is not known, for a name too long, and for a day that is amended already.
    """
    _authorise(actor)
    name = " ".join(name.split())
    if station not in duty_stations.shipped():
        raise ValueError(_("There is no such duty station."))
    if len(name) > LONGEST_NAME:
        raise ValueError(_("The name of a holiday has at most %(most)d characters.") % {"most": LONGEST_NAME})
    if not name and day not in duty_stations.shipped()[station].holidays:
        raise ValueError(_("That day is no holiday there. Write the name of the holiday that it is to be."))
    if Holiday.objects.filter(station=station, day=day).exists():
        raise ValueError(_("That day was changed already. Take that back first."))
    if Holiday.objects.count() >= MOST:
        raise ValueError(_("At most %(most)d days may be changed.") % {"most": MOST})
    row = Holiday.objects.create(key=f"holiday-{secrets.token_hex(6)}", station=station, day=day, name=name)
    append(
        verbs.HOLIDAY_AMENDED.name,
        actor=actor.key,
        subject=row.key,
        topic=f"station:{station}",
        data={"day": day.isoformat(), "station": station, "works": "no" if name else "yes"},
    )
    return row


@transaction.atomic
def withdraw_amendment(actor: Actor, key: str) -> None:
    """Take back what was said of a day. Raises ValueError where nothing was."""
    _authorise(actor)
    row = Holiday.objects.filter(key=key).first()
    if row is None:
        raise ValueError(_("That was taken back already."))
    append(
        verbs.HOLIDAY_WITHDRAWN.name,
        actor=actor.key,
        subject=row.key,
        topic=f"station:{row.station}",
        data={"day": row.day.isoformat(), "station": row.station},
    )
    row.delete()


def _authorise(actor: Actor) -> None:
    if not rules.has_perm(permissions.AMEND_HOLIDAYS, actor):
        raise PermissionDenied(_("Only the secretariat of the installation may change holidays."))
