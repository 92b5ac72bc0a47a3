"""Rendering: a composed letter, or a chain of them, as PDF, Word, HTML and plain text."""

from collections.abc import Sequence
from enum import StrEnum

from zerodraft.correspondence.core.composing.letter import Letter
from zerodraft.correspondence.rendering.html import html
from zerodraft.correspondence.rendering.paper import Paper
from zerodraft.correspondence.rendering.pdf import pdf
from zerodraft.correspondence.rendering.plain import plain
from zerodraft.correspondence.rendering.word import word

__all__ = ["Format", "Paper", "render"]


class Format(StrEnum):
    """A format of a letter, named as its files end."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"
    TEXT = "txt"


def render(letters: Letter | Sequence[Letter], form: Format, paper: Paper = Paper.A4) -> bytes:
    """A letter as a file; of several, a transmittal and what it encloses, one behind the other. The same letters give the
    same bytes.

    Raises typeset.UnprintableCharacters (PDF) for characters that no font has, ValueError for no letter and for an emblem
    that is no picture (PDF and Word).
    """
    chain = (letters,) if isinstance(letters, Letter) else tuple(letters)
    if not chain:
        raise ValueError("there is no letter to render; give one at least")
    if form is Format.PDF:
        return pdf(chain, paper)
    if form is Format.WORD:
        return word(chain, paper)
    if form is Format.HTML:
        return html(chain, paper).encode()
    return plain(chain).encode()
