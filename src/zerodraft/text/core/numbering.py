"""Numbering: which units are numbered in one run, each with its place in it (5, 5 bis, 5 ter, 6)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zerodraft.text.core.draft import Kind, Unit
from zerodraft.text.core.labels import ORDINALS
from zerodraft.text.core.structure.labels import Label, given_label

_ALT = re.compile(r"\balt\b", re.IGNORECASE)
_NOT_NUMBERED = {Kind.FOOTNOTE, Kind.CELL, Kind.TITLE}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered unit: `style` tells lists apart ("(a)", "article 1"), `rank` is 1 for bis, 2 for ter …, 0 for none.

    Units with the same `run` are numbered on. `before` is the unit that comes before in the run. `is_alternative` where the
    number is that of the unit to which this one is an alternative.
    """

    unit: Unit
    style: str
    value: int
    rank: int
    run: int
    before: "Numbered | None" = None
    is_alternative: bool = False

    @property
    def is_next(self) -> bool:
        """Whether it comes where it should: right after the one before, or first."""
        if self.before is None or self.is_alternative:
            return True
        if self.value == self.before.value:
            return self.rank == self.before.rank + 1
        return self.value == self.before.value + 1 and self.rank == 0


def rank(suffix: str) -> int:
    """Which of bis, ter … a suffix ends with; 0 for none."""
    found = [word for word in re.findall(r"[a-z]+", suffix.lower()) if word in ORDINALS or word == "quat"]
    return ORDINALS.index("quater" if found[-1] == "quat" else found[-1]) + 1 if found else 0


def numbered(units: Iterable[Unit]) -> list[Numbered]:
    """The numbered units in their runs."""
    runs = _Runs()
    return [each for unit in units if (each := runs.read(unit)) is not None]


class _Runs:
    def __init__(self) -> None:
        self._here: dict[tuple[str, str], Numbered] = {}
        self._anywhere: dict[str, Numbered] = {}
        self._count = 0

    def read(self, unit: Unit) -> Numbered | None:
        if not unit.label or unit.kind in _NOT_NUMBERED:
            return None
        label = given_label(unit.label, unit.text)
        if not label.readings:
            return None
        style, value, before = self._best(unit, label)
        is_alternative = bool(_ALT.search(label.suffix))
        if before is None:
            self._count += 1
        run = before.run if before else self._count
        found = Numbered(unit, style, value, rank(label.suffix), run, before, is_alternative)
        if not is_alternative:
            self._here[unit.parent, style] = self._anywhere[style] = found
        return found

    def _best(self, unit: Unit, label: Label) -> tuple[str, int, Numbered | None]:
        """How to read a number that can be read in several ways ("(i)"), and what comes before it."""
        choices = []
        for preference, (style, value) in enumerate(label.readings):
            before = self._before(unit, style, value, bool(label.suffix))
            follows = before is not None and value - before.value in {0, 1}
            # What goes on comes first, then what begins; a list under the same unit before one elsewhere.
            near = before is not None and before.unit.parent == unit.parent
            choices.append(((not (follows and near), value != 1, not follows, preference), style, value, before))
        _, style, value, before = min(choices, key=lambda each: each[0])
        return style, value, before

    def _before(self, unit: Unit, style: str, value: int, has_suffix: bool) -> Numbered | None:  # noqa: FBT001
        here = self._here.get((unit.parent, style))
        begins = value == 1 and not has_suffix
        if here is not None:
            return None if begins else here
        last = self._anywhere.get(style)
        goes_on = last is not None and (value == last.value + 1 or (value == last.value and has_suffix))
        return last if goes_on and not begins else None
