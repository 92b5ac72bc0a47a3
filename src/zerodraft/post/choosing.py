"""The form in which somebody says how often they are written to."""

from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.moments import weekday
from zerodraft.post.core.rhythm import WEEK, Often, Rhythm, zones

_MONDAY = date(2018, 2, 19)


def often_names() -> list[tuple[str, str]]:
    """How often, in words, by code."""
    return [
        (Often.AT_ONCE.value, _("At once, each by itself")),
        (Often.DAILY.value, _("Once a day, all in one e-mail")),
        (Often.WEEKLY.value, _("Once a week, all in one e-mail")),
        (Often.NONE.value, _("Not by e-mail")),
    ]


def weekday_names() -> list[tuple[int, str]]:
    """The days of the week, Monday first."""
    return [(number, weekday(_MONDAY + timedelta(days=number))) for number in range(WEEK)]


def rhythm_given(form: QueryDict) -> Rhythm:
    """What a form says. Raises ValueError, in words, for what cannot be."""
    usual = Rhythm()
    often = form.get("often", "")
    if often not in set(Often):
        raise ValueError(_("Choose how often you want notices by e-mail."))
    zone = form.get("zone", "").strip() or usual.zone
    if zone not in zones():
        raise ValueError(_("“%(zone)s” is no time zone. Write it as America/New_York.") % {"zone": zone[:60]})
    return Rhythm(
        Often(often), _within(form, "hour", usual.hour, 24), _within(form, "weekday", usual.weekday, WEEK), zone
    )


def _within(form: QueryDict, name: str, usual: int, bound: int) -> int:
    """A number from 0 up to the bound; the usual one where the form has none."""
    given = form.get(name, "").strip() or str(usual)
    if not (given.isascii() and given.isdigit() and len(given) < 4 and int(given) < bound):
        raise ValueError(_("Choose the hour and the day from the lists."))
    return int(given)
