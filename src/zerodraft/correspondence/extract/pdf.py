"""PDF files, by pdfplumber: pages, their words and ruling lines, put back into lines, paragraphs and tables."""

import pdfplumber
from pdfplumber.pdf import PDF
from pdfplumber.utils.text import extract_words

from zerodraft.correspondence.core.document import Document
from zerodraft.correspondence.extract.flow import Flow
from zerodraft.correspondence.extract.layout import write
from zerodraft.correspondence.extract.page import Page, Word, drop_furniture
from zerodraft.files.opening.bounds import MAX_PAGE_RULES, MAX_PAGES, parsing
from zerodraft.files.opening.errors import NoText, TooHard
from zerodraft.files.opening.paged import check_streams, opened, printed_once, weigh

_ALONE = "print the letter alone to a new PDF"
# A character whose meaning its font does not tell is given by number.
_UNKNOWN_CHARACTER = "(cid:"


def read(data: bytes) -> Document:
    """A .pdf file as a Document. Raises UnreadableFile (locked, a scan, a bomb, too many pages, damage)."""
    check_streams(data, "print it to a new PDF without pictures")
    pages = read_pages(opened(data))
    if all(page.blank for page in pages):
        raise NoText(
            f"has {len(pages)} page{'s' * (len(pages) != 1)} but no text: it is a scan",
            "run text recognition (OCR) on it and send the PDF that comes out",
        )
    flow = Flow()
    write(flow, drop_furniture(pages))
    return flow.document()


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
    weigh(page, number, _ALONE)
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
