"""Inline: one paragraph for each unit, with brackets and attributions in it.

    States [shall] [Group of 77 and China, Norway: should] act [Peru: add: urgently] [Chad: delete: and report].

A bracket with no verb replaces the one before it; whoever replaces it also wants it out. "add:" puts in and replaces
nothing, "delete:" puts nothing in, "alt:" is an alternative to the paragraph before. Where some want all of a paragraph
out, one pair of brackets encloses it. Brackets typed in a text are characters of it; those of the layout are pieces of their
own. White space at the ends of bracketed words stands outside, but remains, by its mark, part of them; empty pieces tell the
reading where.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.layouts.by_proponent import blocks
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.notes import notes
from zerodraft.text.core.layouts.printed import Brackets, Mark, Piece, Printed, Showing
from zerodraft.text.core.proposal import Action
from zerodraft.text.core.slots import By, Shown, Slot, deleting_all, is_crowded, shown, without

OPEN, CLOSE, APART = Piece("[", Mark.BRACKET), Piece("]", Mark.BRACKET), Piece(" ", Mark.BRACKET)
BORDER = Piece("", Mark.BRACKET)
"""Before white space that belongs to a bracket, and after it where that bracket came before; nothing of it is seen."""

ADD, ALT, DELETE = "add", "alt", "delete"
CROWDED = " [So much is proposed here that brackets would hide the text: each proposal follows in full.]"


def inline(compilation: Compilation, showing: Showing) -> list[Printed]:
    """The compiled text in brackets. A paragraph that these would hide is given with its proposals one by one."""
    naming = Naming(compilation, showing)
    found: list[Printed] = []
    for each in compilation.units:
        found += _unit(each, compilation, naming, showing)
    return found


def _unit(each: CompiledUnit, compilation: Compilation, naming: Naming, showing: Showing) -> Iterator[Printed]:
    unit = each.unit
    id_ = naming.unit(unit.id)
    if not each.is_disputed:
        yield Printed(id_, unit.kind, unit.label, (Piece(unit.text),) if unit.text else ())
    elif is_crowded(without(each.segments, deleting_all(each.segments))):
        yield Printed(id_, unit.kind, unit.label, (Piece(unit.text), Piece(CROWDED, Mark.NOTE)))
        yield from blocks(each, compilation, naming)
    else:
        verb = ALT if each.made_by is Action.ALT else ADD
        pieces = bracketed(shown(each.segments), naming, showing.brackets, verb)
        yield Printed(id_, unit.kind, unit.label, pieces)
    yield from notes(each, compilation, naming)


def bracketed(
    unit: Shown, naming: Naming, brackets: Brackets = Brackets.NOT_AGREED, verb: str = ADD
) -> tuple[Piece, ...]:
    """The pieces of one paragraph; `verb` is that of words which replace nothing."""
    writing = _Deletions(naming, verb) if brackets is Brackets.DELETIONS else _NotAgreed(naming, verb)
    return writing.written(unit)


class _Writing(ABC):
    """What both profiles have in common: a pair of brackets around all that some want out."""

    def __init__(self, naming: Naming, verb: str) -> None:
        self.naming = naming
        self.verb = verb
        self.out: list[Piece] = []

    def written(self, unit: Shown) -> tuple[Piece, ...]:
        if unit.out:
            self.out += [OPEN, *self.naming.says(unit.out, *self.verbs(DELETE))]
        for slot in unit.slots:
            if slot.deleted_by or slot.alternatives:
                self.disputed(slot)
            else:
                mark = Mark.DELETED if unit.out else Mark.PLAIN
                self.out.append(Piece(slot.text, mark, self.naming.ids(unit.out)))
        if unit.out:
            self.out.append(CLOSE)
        return tuple(self.out)

    def verbs(self, verb: str) -> tuple[str, ...]:
        return (verb,)

    @abstractmethod
    def disputed(self, slot: Slot) -> None:
        """Write a stretch that some want otherwise."""

    def bracket(self, by: By, verbs: tuple[str, ...], text: str, mark: Mark, ids: By) -> None:
        """Words in brackets, apart from a bracket before them; the white space at their ends stands outside."""
        ids = self.naming.ids(ids)
        before, inner, after = apart(text)
        if before:
            self.out += [BORDER, Piece(before, mark, ids)]
        elif self.out and self.out[-1] is CLOSE:
            self.out.append(APART)
        self.out += [OPEN, *self.naming.says(by, *verbs), Piece(inner, mark, ids), CLOSE]
        if after:
            self.out += [BORDER, Piece(after, mark, ids), BORDER]


class _NotAgreed(_Writing):
    def disputed(self, slot: Slot) -> None:
        deleting = frozenset(slot.deleted_by)
        putting = {id_ for each in slot.alternatives for id_ in each.by}
        if slot.text:
            silent = tuple(id_ for id_ in slot.deleted_by if id_ not in putting)
            verbs = (DELETE,) if silent else ()
            self.bracket(silent, verbs, slot.text, Mark.DELETED, slot.deleted_by)
        for text, by in slot.alternatives:
            instead = tuple(id_ for id_ in by if id_ in deleting)
            beside = tuple(id_ for id_ in by if id_ not in deleting)
            if instead:
                self.bracket(instead, (), text, Mark.INSERTED, instead)
            if beside:
                self.bracket(beside, (self.verb,), text, Mark.INSERTED, beside)


class _Deletions(_Writing):
    def verbs(self, verb: str) -> tuple[str, ...]:
        return ()

    def disputed(self, slot: Slot) -> None:
        if slot.text:
            self.bracket(slot.deleted_by, (), slot.text, Mark.DELETED, slot.deleted_by)
        for text, by in slot.alternatives:
            before, inner, after = apart(text)
            ids = self.naming.ids(by)
            if self.out and not before and self._ends_another():
                self.out.append(APART)
            self.out.append(Piece(before + inner, Mark.INSERTED, ids))
            if listed := self.naming.listed(by):
                self.out.append(Piece(f" ({listed})", Mark.ATTRIBUTION, ids))
            if after:
                self.out.append(Piece(after, Mark.INSERTED, ids))

    def _ends_another(self) -> bool:
        """Whether the last piece is a bracket or the names after words that are put in."""
        last = self.out[-1]
        return last is CLOSE or (last.mark is Mark.ATTRIBUTION and last.text.endswith(")"))


def apart(text: str) -> tuple[str, str, str]:
    """The white space before some words, the words, and the white space after; white space alone counts as words."""
    inner = text.strip()
    if not inner:
        return "", text, ""
    start = text.index(inner)
    return text[:start], inner, text[start + len(inner) :]
