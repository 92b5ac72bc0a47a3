"""The rule sets that ship, by their keys."""

from functools import cache
from pathlib import Path

from zerodraft.process.core.rule_set import RuleSet, from_toml

_FOLDER = Path(__file__).parent / "rule_sets"
INFORMAL = "informal"
"""By which a process runs that has adopted none."""


@cache
def shipped() -> dict[str, RuleSet]:
    """Every rule set that ships, in the order in which they are offered."""
    found = [from_toml(path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.toml")]
    order = (INFORMAL, "ga-plenary", "ga-committee", "ecosoc", "custom")
    return {each.key: each for each in sorted(found, key=lambda each: order.index(each.key))}


def text_of(key: str) -> str:
    """A rule set that ships as it is written, as a beginning for one's own. Raises KeyError."""
    return (_FOLDER / f"{shipped()[key].key}.toml").read_text(encoding="utf-8")
