"""A draft: the units of a negotiating text in reading order."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a unit is in its text."""

    TITLE = "title"
    HEADING = "heading"
    CHAPEAU = "chapeau"
    PP = "pp"
    OP = "op"
    PARA = "para"
    SUBPARA = "subpara"
    FOOTNOTE = "footnote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, heading, item of a list, footnote or cell of a table, to which a proposal can be made.

    `id` stays the same from draft to draft whatever happens to the number; `parent` is the id of the unit it lies in ('' for
    none). `label` is what stands before the text ("5 bis.", "(a)", "PP3"; '' for none), `text` is without label and markup.
    """

    id: str
    parent: str
    label: str
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was issued: `language` is a tag as "en" or "zh", `sha256` the hash of the file it was read from."""

    title: str
    language: str
    sha256: str
    units: tuple[Unit, ...]

    def unit(self, id_: str) -> Unit:
        """The unit with that id. Raises LookupError."""
        for each in self.units:
            if each.id == id_:
                return each
        raise LookupError(id_)
