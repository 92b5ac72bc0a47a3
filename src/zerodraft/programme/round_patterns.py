"""The patterns of a round that ship, by their keys, and what they are called."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from zerodraft.programme.core.patterns import Slot, from_toml

_FOLDER = Path(__file__).parent / "patterns"


@cache
def shipped() -> dict[str, tuple[Slot, ...]]:
    """Every pattern that ships, by its key."""
    return {
        path.stem: from_toml(path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))
    }


def name(key: str) -> str:
    """What a pattern is called; one that an installation added, by its key."""
    return {
        "two-days": _("Two days, morning and afternoon"),
        "three-days": _("Three days, morning and afternoon"),
        "week": _("A week, morning and afternoon"),
    }.get(key, key)
