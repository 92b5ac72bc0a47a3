"""Setting: the style and the indentation of a unit in Word, from its kind and what it lies in."""

from collections.abc import Sequence

from zerodraft.files.opening.markup import Element
from zerodraft.text.core.draft import Kind, Unit
from zerodraft.text.exchange.word.document import WordFile
from zerodraft.text.exchange.word.styles import style_of

STEP = 851
"""How far a paragraph is indented for each level, in twentieths of a point: 1.5 cm, as wide as “2 quater.”."""

_SPACED = frozenset({Kind.TITLE, Kind.HEADING})
_DEEPEST = 20
"""Units do not lie deeper; a draft whose parents go round in a circle ends here too."""


class Setting:
    """How the units of one draft are set."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = {each.id: each for each in units}

    def paragraph(self, file: WordFile, unit: Unit, *, parent: Element | None = None, changed: str = "") -> Element:
        """The paragraph of a unit, without its words; `changed` as for `WordFile.paragraph`."""
        above = [each.kind for each in self._above(unit)]
        if unit.kind is Kind.HEADING:
            return file.paragraph(style_of(unit.kind, 1 + above.count(Kind.HEADING)), parent=parent, changed=changed)
        if unit.kind is not Kind.SUBPARA:
            return file.paragraph(style_of(unit.kind), parent=parent, changed=changed)
        level = above.count(Kind.SUBPARA) + 1
        hanging = STEP if unit.label else 0
        return file.paragraph(style_of(unit.kind), parent=parent, left=level * STEP, hanging=hanging, changed=changed)

    def _above(self, unit: Unit) -> list[Unit]:
        found: list[Unit] = []
        above = self._units.get(unit.parent)
        while above is not None and above not in found and len(found) < _DEEPEST:
            found.append(above)
            above = self._units.get(above.parent)
        return found


def after_label(kind: Kind) -> str:
    """What stands between a label and the text of a unit."""
    return " " if kind in _SPACED else "\t"
