"""Naming: who stands behind some words, as it is printed, or nothing of it where attribution is ruled off."""

import re

from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.compilation import NEW, Compilation
from zerodraft.text.core.layouts.printed import Mark, Piece, Showing
from zerodraft.text.core.slots import By

_MISLEADING = re.compile(r"[,:;“”\[\]]")
_NAME = re.compile(r"“((?:[^”]|””)*)”(?:, |$)|(.+?)(?:, |$)", re.DOTALL)


class Naming:
    """The names for one compilation and one way of showing it. They are asked for often, so they are kept by their ids."""

    __slots__ = ("_compilation", "_listed", "_numbers", "_units", "attributed", "order")

    def __init__(self, compilation: Compilation, showing: Showing) -> None:
        self.attributed = showing.attribution
        self.order = showing.order
        self._compilation = compilation
        self._listed: dict[By, str] = {}
        self._numbers = {} if self.attributed else _numbers(compilation)
        self._units = {} if self.attributed else _neutral_units(compilation)

    def names(self, by: By) -> tuple[str, ...]:
        """Who stands behind these proposals; nobody where attribution is ruled off."""
        if not self.attributed:
            return ()
        return names_behind((self._compilation.proposals[id_] for id_ in by), self.order)

    def listed(self, by: By) -> str:
        """Their names in protocol order, separated by commas; '' where attribution is ruled off."""
        found = self._listed.get(by)
        if found is None:
            found = self._listed[by] = ", ".join(map(_quoted, self.names(by)))
        return found

    def ids(self, by: By) -> By:
        """The ids that may be shown with some words."""
        return by if self.attributed else ()

    def id(self, proposal: str) -> str:
        """By what one proposal is referred to: its id, or a number that says nothing of whose it is."""
        return proposal if self.attributed else self._numbers[proposal]

    def unit(self, id_: str) -> str:
        """The id of a unit; that of a proposed unit holds the id of its proposal, and is replaced where none may appear."""
        return self._units.get(id_, id_)

    def says(self, by: By, *verbs: str) -> tuple[Piece, ...]:
        """The attribution before some words: "Fiji, Peru: delete: ", without names where it is ruled off."""
        listed = self.listed(by)
        text = "".join(f"{each}: " for each in (listed, *verbs) if each)
        return (Piece(text, Mark.ATTRIBUTION, self.ids(by)),) if text else ()


def names_in(listed: str) -> tuple[str, ...]:
    """The names that `listed` printed."""
    return tuple(match[2] if match[1] is None else match[1].replace("””", "”") for match in _NAME.finditer(listed))


def _quoted(name: str) -> str:
    """A name as it stands in a list; in quotation marks if a mark in it could be taken for one of the list."""
    return "“" + name.replace("”", "””") + "”" if _MISLEADING.search(name) else name


def _numbers(compilation: Compilation) -> dict[str, str]:
    return {id_: str(number) for number, id_ in enumerate(compilation.proposals, start=1)}


def _neutral_units(compilation: Compilation) -> dict[str, str]:
    """Other ids for the proposed units, none of which the draft has."""
    taken = {unit.id for unit in compilation.draft.units}
    found: dict[str, str] = {}
    number = 0
    for each in compilation.units:
        if each.made_by is not None:
            number += 1
            while f"{NEW}{number}" in taken:
                number += 1
            found[each.unit.id] = f"{NEW}{number}"
    return found
