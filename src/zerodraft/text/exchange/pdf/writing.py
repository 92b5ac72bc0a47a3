"""Writing: the paragraphs of a layout as the data of our Typst template."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zerodraft import typeset
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.printed import Mark, Printed

_TEMPLATE = Path(__file__).with_name("draft.typ")
_OWN_DIRECTION = frozenset({Mark.ATTRIBUTION, Mark.NOTE})

_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF, and the characters that no font has: each stands in it as its number in brackets, "[U+1F426]"."""

    content: bytes
    unprintable: tuple[str, ...] = ()


def pdf(printed: Sequence[Printed], *, title: str, language: str) -> Pdf:
    """The paragraphs as PDF. `title` heads the first page and names the document; an empty one is "Draft"."""
    title = " ".join(title.split()) or "Draft"
    texts = [title, *(text for each in printed for text in _texts(each))]
    missing = tuple(dict.fromkeys(character for text in texts for character in typeset.unprintable(text)))
    shown = _Shown(missing)
    titled = not (printed and _kind(printed[0]) is Kind.TITLE)
    data = {"titled": titled, "paragraphs": list(_paragraphs(printed, shown))}
    template = _TEMPLATE.read_text(encoding="utf-8")
    return Pdf(typeset.pdf(template, data, title=shown.text(title), language=language), missing)


class _Shown:
    """Texts with a number for each character that cannot be printed."""

    def __init__(self, missing: Iterable[str]) -> None:
        found = "".join(missing)
        self._missing = re.compile(f"[{re.escape(found)}]") if found else None

    def text(self, text: str) -> str:
        return self._missing.sub(lambda match: f"[U+{ord(match[0]):04X}]", text) if self._missing else text


def _texts(printed: Printed) -> Iterable[str]:
    yield printed.label
    for piece in printed.pieces:
        yield piece.text


def _paragraphs(printed: Iterable[Printed], shown: _Shown) -> Iterable[dict[str, object]]:
    over = Kind.PARA
    for each in printed:
        over = over if each.depth else each.kind
        # A block is indented from the unit that it stands under.
        yield _paragraph(each, shown) | {"indent": each.depth + (over is Kind.SUBPARA)}


def _paragraph(printed: Printed, shown: _Shown) -> dict[str, object]:
    pieces = [
        [piece.mark.value, shown.text(piece.text), direction(piece.text) if piece.mark in _OWN_DIRECTION else ""]
        for piece in printed.pieces
        if piece.text
    ]
    return {
        "kind": _kind(printed).value,
        "label": shown.text(printed.label),
        "direction": direction(printed.label),
        "depth": printed.depth,
        "pieces": pieces,
    }


def _kind(printed: Printed) -> Kind:
    """The kind of a paragraph; a heading of which nothing is seen is none, for screen readers could not announce it."""
    if printed.kind not in _HEADINGS or any(map(_is_seen, "".join(_texts(printed)))):
        return printed.kind
    return Kind.PARA


def _is_seen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def direction(text: str) -> str:
    """The direction of a text by its first letter, "ltr" or "rtl"; '' where it has none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return ""
