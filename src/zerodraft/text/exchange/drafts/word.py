"""Word files: the text as it was before any tracked change, with Word's own numbers as labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.source import Source, checked
from zerodraft.text.exchange.word.bookmarks import unit_of_bookmark
from zerodraft.text.exchange.word.reading import read_word
from zerodraft.text.exchange.word.runs import Paragraph, Run, Story

_NOTES = frozenset({Story.FOOTNOTE, Story.ENDNOTE})
_FURNITURE = frozenset({Story.HEADER, Story.FOOTER})
_KINDS = {"cell text": Kind.CELL, "footnote text": Kind.FOOTNOTE}
_TITLES = frozenset({"title", "titre", "título", "заголовок"})
# An entry of a table of contents, by its style, is no heading, whatever it says.
_ENTRY = re.compile(r"toc \d")
_NOTED = re.compile(r"\s*(?P<label>\S{1,12}?)[ \u00a0]*\t(?P<rest>.*\w.*)", re.DOTALL)
# A number that a tab sets apart is a label without any point: "1", "3.2".
_SET_APART = re.compile(r"\s*(?P<label>\d{1,3}(?:\.\d{1,3}){0,4})[ \u00a0]*\t(?P<rest>.*\w.*)", re.DOTALL)


def read(data: bytes) -> Source:
    """A .docx file. Headers and footers are left out."""
    word = read_word(data)
    pieces = list(_merged(zip(word.paragraphs, word.labels(), strict=True)))
    notes: dict[str, list[_Piece]] = {}
    for piece in pieces:
        if piece.first.story in _NOTES:
            notes.setdefault(piece.first.note, []).append(piece)
    blocks: list[Block] = []
    number = 0
    for piece in pieces:
        if piece.first.story in _NOTES or piece.first.story in _FURNITURE:
            continue
        blocks.append(_block(piece))
        for note in [run.note for run in piece.runs if run.note in notes]:
            number += 1
            blocks += _note_blocks(notes.pop(note), str(number))
    # A note whose mark is not in the text is still a part of it.
    for rest in notes.values():
        blocks += _note_blocks(rest, "")
    furniture = [piece.text.strip() for piece in pieces if piece.first.story in _FURNITURE and piece.text.strip()]
    return Source(checked(blocks), left_out=tuple(furniture))


@dataclass(slots=True)
class _Piece:
    """A paragraph as it was before the changes; it may have been several since."""

    first: Paragraph
    label: str
    runs: list[Run] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def _merged(paragraphs: Iterator[tuple[Paragraph, str]]) -> Iterator[_Piece]:
    """The paragraphs as they were: what a new paragraph mark took apart is one again, what was inserted is not there."""
    open_: _Piece | None = None
    for paragraph, label in paragraphs:
        if open_ is not None and open_.first.story is not paragraph.story:
            yield open_
            open_ = None
        if open_ is None:
            open_ = _Piece(paragraph, label)
        elif not open_.text:
            # Nothing but insertions so far: the paragraph that was there is this one.
            open_ = _Piece(paragraph, label, open_.runs, open_.bookmarks)
        open_.label = open_.label or label
        open_.runs += [run for run in paragraph.runs if run.is_original]
        open_.bookmarks += paragraph.bookmarks
        if paragraph.ends_in_original:
            yield open_
            open_ = None
    if open_ is not None:
        yield open_


def _block(piece: _Piece) -> Block:
    first = piece.first
    kind = Kind.CELL if first.cell is not None else None
    if kind is None:
        name = first.style_name.lower()
        kind = Kind.TITLE if name in _TITLES else Kind.PARA if _ENTRY.fullmatch(name) else _KINDS.get(name)
    text, label = piece.text, piece.label if piece.text.strip() else ""
    apart = None if label else _NOTED.fullmatch(text) if kind is Kind.FOOTNOTE else _SET_APART.fullmatch(text)
    apart = None if kind in {Kind.CELL, Kind.TITLE} else apart
    if apart:
        text, label = apart["rest"], apart["label"]
    return Block(
        text,
        label,
        heading=first.outline + 1 if first.outline is not None and kind is None else 0,
        level=first.level or 0,
        kind=kind,
        id=_id(piece.bookmarks),
        strong=first.centred or _is_bold(piece.runs),
    )


def _note_blocks(pieces: list[_Piece], number: str) -> Iterator[Block]:
    for piece in pieces:
        if piece.text.strip():
            yield Block(piece.text, number, kind=Kind.FOOTNOTE, id=_id(piece.bookmarks))
            number = ""


def _id(bookmarks: list[str]) -> str:
    found = (unit_of_bookmark(name) for name in bookmarks)
    return next((id_ for id_ in found if id_), "")


def _is_bold(runs: list[Run]) -> bool:
    said = [run for run in runs if run.text.strip()]
    return bool(said) and all(run.look.bold for run in said)
