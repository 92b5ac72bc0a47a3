"""How speaking time was shared, as bars: words in the page's language, and lengths in hundredths of the longest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.floor import presenting
from zerodraft.floor.core.fairness import Fairness, Had, Share
from zerodraft.floor.models import Inscription
from zerodraft.floor.values import Speaker
from zerodraft.parties.core.groups import is_regional, members_on
from zerodraft.parties.queries import register
from zerodraft.process import queries as process

LONG = 100.0


@dataclass(frozen=True, slots=True)
class ShownBar:
    """One bar: whose, how long (0 to 100), the figure beside it, and more in small letters.

    `second` is that of a bar under it, with its own figure; None where there is none.
    """

    name: str
    length: float
    figure: str
    more: str = ""
    second: float | None = None
    second_figure: str = ""


@dataclass(frozen=True, slots=True)
class ShownBars:
    """A picture: its title, what it leaves out or adds up to, what its columns say, and its bars; `kind` colours them."""

    title: str
    note: str
    columns: tuple[str, ...]
    bars: tuple[ShownBar, ...]
    kind: str = "time"


def pictures(of: Fairness, on: date) -> tuple[ShownBars, ...]:
    """All pictures that there is anything for, by the names of a day."""
    if not of.count:
        return ()
    time, statements = _("Speaking time"), _("Statements")
    found = (
        ShownBars(
            _("By regional group"),
            _("Without what was said on behalf of groups."),
            (_("Regional group"), time, _("Who spoke")),
            tuple(_regions(of.regions, on)),
        ),
        ShownBars(
            _("By category"),
            "",
            (_("Category"), time, statements),
            tuple(_bars(of.categories, process.speakers_name)),
        ),
        ShownBars(
            _("By gender of the speaker"),
            _("Where the delegation gave it."),
            (_("Gender"), time, statements),
            tuple(_bars(of.genders, _gender)) if any(share.key for share in of.genders) else (),
        ),
        ShownBars(
            _("First-time speakers"),
            _("Where the delegation said so."),
            (_("Speaker"), time, statements),
            tuple(_bars(of.first, _first)) if any(share.key for share in of.first) else (),
        ),
        ShownBars(
            _("Over time"),
            ngettext(
                "%(count)d of %(all)d statements went over its time, by %(length)s in all.",
                "%(count)d of %(all)d statements went over their time, by %(length)s in all.",
                of.over_count,
            )
            % {"count": of.over_count, "all": of.count, "length": presenting.length(of.over_time)},
            (_("Speaker"), _("Over time"), _("Asked to conclude")),
            tuple(_over(of.over, on)),
            "over",
        ),
        ShownBars(
            _("What was announced, and what was used"),
            _("Where the delegation said how long it would be; who went furthest beyond stands first."),
            (_("Speaker"), _("Announced, used"), _("Difference")),
            tuple(_asked(of.asked, on)),
            "asked",
        ),
    )
    return tuple(each for each in found if each.bars)


def _regions(shares: Sequence[Share[str]], on: date) -> Iterable[ShownBar]:
    """Each regional group, those of which nobody spoke too, with how many of its members did."""
    known, named = register(), presenting.names_of(on)
    spoke = {share.key: share for share in shares}
    groups = [key for key, party in known.parties.items() if party.kind_on(on) and is_regional(party, on)]
    silent = [Share(key, timedelta(), 0, 0) for key in groups if key not in spoke]
    most = _most(share.time for share in shares)
    for share in (*shares, *silent):
        members = len(members_on(known, share.key, on)) if share.key else 0
        more = (
            ngettext("%(count)d of %(members)d member", "%(count)d of %(members)d members", members)
            % {"count": share.parties, "members": members}
            if members
            else _statements(share.count)
        )
        name = named(share.key) if share.key else _("In no regional group")
        yield ShownBar(name, _part(share.time, most), presenting.length(share.time), more)


def _bars(shares: Sequence[Share[str]] | Sequence[Share[bool]], name: "presenting.Names") -> Iterable[ShownBar]:
    most = _most(share.time for share in shares)
    for share in shares:
        figure = presenting.length(share.time)
        yield ShownBar(name(share.key), _part(share.time, most), figure, _statements(share.count))  # type: ignore[arg-type]


def _over(all_: Sequence[Had], on: date) -> Iterable[ShownBar]:
    most = _most(each.over for each in all_)
    for each in all_:
        times = ngettext("%(count)d time", "%(count)d times", each.reminders) % {"count": each.reminders}
        of = _("%(over)s over %(allotted)s") % {
            "over": f"+{presenting.length(each.over)}",
            "allotted": presenting.length(each.allotted or timedelta()),
        }
        yield ShownBar(_named(each, on), _part(each.over, most), of, times if each.reminders else "")


def _asked(all_: Sequence[Had], on: date) -> Iterable[ShownBar]:
    most = _most(max(each.used, each.asked or timedelta()) for each in all_)
    for each in all_:
        asked = each.asked or timedelta()
        gone = each.used - asked
        more = f"+{presenting.length(gone)}" if gone > timedelta() else f"−{presenting.length(-gone)}"
        yield ShownBar(
            _named(each, on),
            _part(asked, most),
            presenting.length(asked),
            more,
            _part(each.used, most),
            presenting.length(each.used),
        )


def _statements(count: int) -> str:
    return ngettext("%(count)d statement", "%(count)d statements", count) % {"count": count}


def _named(had: Had, on: date) -> str:
    speaker = had.speaker
    return presenting.speaker(speaker, presenting.names_of(on)).name if isinstance(speaker, Speaker) else ""


def _gender(code: str) -> str:
    return str(Inscription.Genders(code).label) if code else _("Not given")


def _first(first: object) -> str:
    return _("For the first time") if first else _("Others")


def _most(lengths: Iterable[timedelta]) -> timedelta:
    return max(lengths, default=timedelta())


def _part(length: timedelta, most: timedelta) -> float:
    return round(LONG * (length / most), 1) if most else 0.0
