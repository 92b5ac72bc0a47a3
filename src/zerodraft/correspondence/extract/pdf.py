"""PDF files, by pdfplumber: pages, their words and ruling lines, put back into lines, paragraphs and tables."""

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
from pdfplumber.utils.text import extract_words

from zerodraft.correspondence.core.document import Document
from zerodraft.correspondence.extract.flow import Flow
from zerodraft.correspondence.extract.layout import write
from zerodraft.correspondence.extract.page import Page, Word, drop_furniture
from zerodraft.files.opening.bounds import (
    MAX_INFLATED_BYTES,
    MAX_PAGE_BYTES,
    MAX_PAGE_CHARACTERS,
    MAX_PAGE_RULES,
    MAX_PAGE_STROKES,
    MAX_PAGES,
    MEGABYTE,
    causes,
    parsing,
)
from zerodraft.files.opening.errors import Encrypted, NoText, TooHard, TooLarge

# pdfminer warns of every small fault of a file through logging; its words would stand among the letter's on a terminal.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfminer").propagate = False

Character: TypeAlias = dict[str, Any]

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 256 * 1024
_ALONE = "print the letter alone to a new PDF"
# A character whose meaning its font does not tell is given by number.
_UNKNOWN_CHARACTER = "(cid:"


def read(data: bytes) -> Document:
    """A .pdf file as a Document. Raises UnreadableFile (locked, a scan, a bomb, too many pages, damage)."""
    check_streams(data)
    pages = read_pages(opened(data))
    if all(page.blank for page in pages):
        raise NoText(
            f"has {len(pages)} page{'s' * (len(pages) != 1)} but no text: it is a scan",
            "run text recognition (OCR) on it and send the PDF that comes out",
        )
    flow = Flow()
    write(flow, drop_furniture(pages))
    return flow.document()


def check_streams(data: bytes) -> None:
    """Inflate every compressed stream to nowhere, so that a bomb is known before a parser opens it."""
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
                    raise TooLarge(
                        f"unpacks to more than {MAX_INFLATED_BYTES // MEGABYTE} MB",
                        "print it to a new PDF without pictures",
                    )
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


def read_pages(file: PDF) -> list[Page]:
    with parsing("a PDF"):
        count = len(file.pages)
    if not count:
        raise NoText("has no pages", "ask for the file again")
    if count > MAX_PAGES:
        raise TooHard(f"has {count} pages, more than the {MAX_PAGES} that are read", _ALONE)
    pages = []
    for number, page in enumerate(file.pages, start=1):
        with parsing("a PDF"):
            pages.append(read_page(page, number))
            page.close()
    return pages


def read_page(page: pdfplumber.page.Page, number: int) -> Page:
    weigh(page, number)
    found = extract_words(list(printed_once(page.chars)), x_tolerance_ratio=0.18, y_tolerance=3, expand_ligatures=True)
    words = [
        Word(word["x0"], word["x1"], word["top"], word["bottom"], word["text"])
        for word in found
        if word["upright"] and _UNKNOWN_CHARACTER not in word["text"]
    ]
    tables = []
    if len(page.lines) + len(page.rects) + len(page.curves) <= MAX_PAGE_RULES:
        tables = [table.cells for table in page.find_tables()]
    return Page.of(number, (page.width, page.height), words, tables)


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


def weigh(page: pdfplumber.page.Page, number: int) -> None:
    """Go through a page's operators once without keeping anything, and refuse it if keeping all would be too much."""
    content = sum(len(stream.get_data()) for stream in page.page_obj.contents if isinstance(stream, PDFStream))
    if content > MAX_PAGE_BYTES:
        raise TooHard(f"has more than {MAX_PAGE_BYTES // MEGABYTE} MB of drawing on page {number}", _ALONE)
    scale = Scale(page.pdf.rsrcmgr, number)
    PDFPageInterpreter(page.pdf.rsrcmgr, scale).process_page(page.page_obj)


class Scale(PDFDevice):  # type: ignore[misc]
    """Counts what a page draws. Raises TooHard past the bounds."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources)
        self.number = number
        self.characters = 0
        self.strokes = 0

    def render_string(self, _textstate: Any, seq: Any, *_rest: Any) -> None:
        self.characters += sum(len(piece) for piece in seq if isinstance(piece, bytes))
        if self.characters > MAX_PAGE_CHARACTERS:
            raise TooHard(f"has more than {MAX_PAGE_CHARACTERS} characters on page {self.number}", _ALONE)

    def paint_path(self, _state: Any, _stroke: Any, _fill: Any, _evenodd: Any, path: Any) -> None:
        self.strokes += len(path)
        if self.strokes > MAX_PAGE_STROKES:
            raise TooHard(f"has more than {MAX_PAGE_STROKES} strokes on page {self.number}", _ALONE)
