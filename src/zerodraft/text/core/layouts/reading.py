"""Reading a paragraph of the inline layout back, by its brackets, verbs and names: printing loses nothing (invariant I7).

It reads pieces, not a bare text: there a bracket that a delegation typed could not be told from one of the layout.
"""

from collections.abc import Sequence

from zerodraft.text.core.layouts.naming import names_in
from zerodraft.text.core.layouts.printed import Mark, Piece
from zerodraft.text.core.slots import Alternative, By, Shown, Slot

_VERBS = ("add", "alt", "delete")


def parse_inline(pieces: Sequence[Piece]) -> Shown:
    """The slots of a paragraph printed where brackets mean "not agreed", with names where the compilation has ids."""
    enclosed = _is_enclosed(pieces)
    content = pieces[2:-1] if enclosed else pieces
    found: list[_Read] = []
    at = 0
    while at < len(content):
        at = _read(content, at, found)
    out = _attribution(pieces[1])[0] if enclosed else ()
    return Shown(out, [Slot(each.text, tuple(each.deleted_by), each.put()) for each in found])


def _is_enclosed(pieces: Sequence[Piece]) -> bool:
    """Whether brackets around the whole paragraph say who wants it out."""
    if len(pieces) < 4 or not _is(pieces[0], "[") or _attribution(pieces[1])[1] != "delete":
        return False
    depth = 0
    for number, each in enumerate(pieces):
        depth += _is(each, "[") - _is(each, "]")
        if depth == 0:
            return number == len(pieces) - 1
    return False


def _is(piece: Piece, bracket: str) -> bool:
    return piece.mark is Mark.BRACKET and piece.text == bracket


def _attribution(piece: Piece) -> tuple[tuple[str, ...], str]:
    """The names and the verb of an attribution: "Fiji, Peru: delete: "."""
    if piece.mark is not Mark.ATTRIBUTION:
        return (), ""
    text = piece.text.removesuffix(": ")
    for verb in _VERBS:
        if text == verb:
            return (), verb
        if text.endswith(f": {verb}"):
            return names_in(text[: -len(verb) - 2]), verb
    return names_in(text), ""


class _Read:
    """A slot that is being read."""

    def __init__(self, text: str, deleted_by: By = (), *, disputed: bool = True) -> None:
        self.text = text
        self.deleted_by = dict.fromkeys(deleted_by)
        self.disputed = disputed
        self.alternatives: dict[str, dict[str, None]] = {}

    def put(self) -> tuple[Alternative, ...]:
        return tuple(Alternative(text, tuple(by)) for text, by in self.alternatives.items())


def _read(content: Sequence[Piece], at: int, found: list[_Read]) -> int:
    """Read what begins at a piece, and give where the next begins."""
    before = ""
    if _is(content[at], "") and at + 2 < len(content) and _is(content[at + 2], "["):
        before, at = content[at + 1].text, at + 2
    if not _is(content[at], "["):
        if content[at].mark is not Mark.BRACKET:
            found.append(_Read(content[at].text, disputed=False))
        return at + 1
    names, verb = _attribution(content[at + 1])
    at += 2 if content[at + 1].mark is Mark.ATTRIBUTION else 1
    inner, end = content[at], at + 2
    text = before + inner.text
    if end + 2 < len(content) and _is(content[end], "") and _is(content[end + 2], ""):
        text, end = text + content[end + 1].text, end + 3
    if inner.mark is Mark.DELETED:
        found.append(_Read(text, names))
    else:
        _put(text, names, found, replaces=not verb)
    return end


def _put(text: str, names: By, found: list[_Read], *, replaces: bool) -> None:
    """Words that are put in at the place read last."""
    if not found or not found[-1].disputed:
        found.append(_Read(""))
    place = found[-1]
    place.alternatives.setdefault(text, {}).update(dict.fromkeys(names))
    if replaces:
        place.deleted_by.update(dict.fromkeys(names))
