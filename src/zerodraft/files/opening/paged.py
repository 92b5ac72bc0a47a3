"""PDF files that came from elsewhere, opened within bounds: a bomb is known before a parser takes it in."""

import io
import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import pdfplumber
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from zerodraft.files.opening.bounds import (
    MAX_INFLATED_BYTES,
    MAX_PAGE_BYTES,
    MAX_PAGE_CHARACTERS,
    MAX_PAGE_STROKES,
    MEGABYTE,
    causes,
    parsing,
)
from zerodraft.files.opening.errors import Encrypted, TooHard, TooLarge

# pdfminer warns of every small fault of a file through logging; its words would stand among the file's on a terminal.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfminer").propagate = False

Character: TypeAlias = dict[str, Any]

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 256 * 1024


def check_streams(data: bytes, cure: str) -> None:
    """Inflate every compressed stream to nowhere. Raises TooLarge, with the cure, for a bomb."""
    left = MAX_INFLATED_BYTES
    view = memoryview(data)
    for opening in _STREAM.finditer(data):
        at = opening.end()
        inflater = zlib.decompressobj()
        try:
            packed = view[at : at + _CHUNK]
            while packed and not inflater.eof:
                left -= len(inflater.decompress(packed, _CHUNK))
                if left < 0:
                    raise TooLarge(f"unpacks to more than {MAX_INFLATED_BYTES // MEGABYTE} MB", cure)
                if not inflater.unconsumed_tail:
                    at += _CHUNK
                packed = memoryview(inflater.unconsumed_tail) or view[at : at + _CHUNK]
        except zlib.error:
            # Not compressed this way; then it cannot grow by more than its parser's own loops, which are timed.
            continue


def opened(data: bytes) -> PDF:
    """The file, which lies in memory and so needs no closing (closing a damaged one would only raise again)."""
    with parsing("a PDF"):
        try:
            return pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes(error)):
                cure = "remove the password or print it to a new PDF"
                raise Encrypted("is a PDF locked with a password", cure) from None
            raise


def printed_once(characters: Iterable[Character]) -> Iterator[Character]:
    """The characters without those printed again over themselves, as some programs do to make them bold.

    pdfplumber's own way takes time in proportion to the square of their number, and cannot be interrupted.
    """
    seen: set[tuple[str, int, int]] = set()
    for character in characters:
        text, x, y = character["text"], round(character["x0"]), round(character["top"])
        if not any((text, x + right, y + down) in seen for right in (-1, 0, 1) for down in (-1, 0, 1)):
            yield character
        seen.add((text, x, y))


def weigh(page: pdfplumber.page.Page, number: int, cure: str) -> None:
    """Go through a page's operators once without keeping anything, and refuse it if keeping all would be too much."""
    content = sum(len(stream.get_data()) for stream in page.page_obj.contents if isinstance(stream, PDFStream))
    if content > MAX_PAGE_BYTES:
        raise TooHard(f"has more than {MAX_PAGE_BYTES // MEGABYTE} MB of drawing on page {number}", cure)
    scale = Scale(page.pdf.rsrcmgr, number, cure)
    PDFPageInterpreter(page.pdf.rsrcmgr, scale).process_page(page.page_obj)


class Scale(PDFDevice):  # type: ignore[misc]
    """Counts what a page draws. Raises TooHard past the bounds."""

    def __init__(self, resources: PDFResourceManager, number: int, cure: str) -> None:
        super().__init__(resources)
        self.number = number
        self.cure = cure
        self.characters = 0
        self.strokes = 0

    def render_string(self, _textstate: Any, seq: Any, *_rest: Any) -> None:
        self.characters += sum(len(piece) for piece in seq if isinstance(piece, bytes))
        if self.characters > MAX_PAGE_CHARACTERS:
            raise TooHard(f"has more than {MAX_PAGE_CHARACTERS} characters on page {self.number}", self.cure)

    def paint_path(self, _state: Any, _stroke: Any, _fill: Any, _evenodd: Any, path: Any) -> None:
        self.strokes += len(path)
        if self.strokes > MAX_PAGE_STROKES:
            raise TooHard(f"has more than {MAX_PAGE_STROKES} strokes on page {self.number}", self.cure)
