"""The duty stations that ship, with what this installation says of their days."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from zerodraft.programme.core.stations import Amendment, Station, amended, from_toml
from zerodraft.programme.models import Holiday

_FOLDER = Path(__file__).parent / "stations"


@cache
def shipped() -> dict[str, Station]:
    """Every duty station that ships, by its key."""
    return {
        path.stem: from_toml(path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))
    }


def name(key: str) -> str:
    """What a duty station is called; one that an installation added, by its key."""
    return {
        "geneva": _("Geneva"),
        "nairobi": _("Nairobi"),
        "new-york": _("New York"),
        "vienna": _("Vienna"),
    }.get(key, key)


def amendments() -> list[Holiday]:
    """What this installation says of days, by station and day."""
    return list(Holiday.objects.all())


def current() -> tuple[Station, ...]:
    """The stations as they are here."""
    own = [Amendment(each.station, each.day, each.name) for each in amendments()]
    return amended(shipped().values(), own)
