"""Binding: a PDF of ours with others behind it, as a signed scan behind its cover. The same files give the same bytes."""

import hashlib
import re
from collections.abc import Sequence
from io import BytesIO

import pypdfium2

MOST_PAGES = 500
LARGEST = 50_000_000
"""Bytes of all files together."""
_ID = re.compile(rb"(/ID\s*\[\s*(?:\([^)]*\)|<[^>]*>)\s*<)([0-9A-Fa-f]{32})(>\s*\])")
_ACCESSIBLE = re.compile(rb"<pdfuaid:part>\d</pdfuaid:part>")


class NotBound(ValueError):
    """A file that cannot be bound, with its place and the cure."""


def bound(first: bytes, others: Sequence[bytes]) -> bytes:
    """One PDF of several. It keeps title, date and tags of the first, whose promise of being accessible as a whole (PDF/UA)
    is taken out: the pages behind it may be pictures.

    Raises NotBound for what is no PDF, locked by a password, or too much.
    """
    files = (first, *others)
    if sum(map(len, files)) > LARGEST:
        raise NotBound(f"the files have more than {LARGEST // 1_000_000} MB together; scan with fewer dots to the inch")
    whole = _opened(first, 1)
    try:
        for number, content in enumerate(others, start=2):
            behind = _opened(content, number)
            try:
                if len(whole) + len(behind) > MOST_PAGES:
                    raise NotBound(f"file {number} goes beyond {MOST_PAGES} pages; circulate it as a file of its own")
                whole.import_pages(behind)
            except pypdfium2.PdfiumError as error:
                raise NotBound(
                    f"the pages of file {number} cannot be taken over; save or scan it anew as PDF"
                ) from error
            finally:
                behind.close()
        out = BytesIO()
        whole.save(out)
    finally:
        whole.close()
    made = _ACCESSIBLE.sub(lambda claim: b" " * len(claim[0]), out.getvalue())
    # PDFium marks each file that it writes with a number of its own, of which we make the number of what is bound.
    mark = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in files)).hexdigest()[:32].upper()
    return _ID.sub(lambda id_: id_[1] + mark.encode() + id_[3], made)


def _opened(content: bytes, number: int) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotBound(
            f"file {number} cannot be opened: it is no PDF, damaged, or locked by a password; save or scan it anew as PDF"
        ) from error
