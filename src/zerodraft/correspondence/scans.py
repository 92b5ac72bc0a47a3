"""Trying a PDF that somebody else made, in a process of its own, before this server opens it: a signed scan, or a letter
that came in and goes out again behind a cover.

Run as a program, it opens one file in both ways in which it is opened later, and says what it found.
"""

from zerodraft.files.opening import apart, bounds, paged
from zerodraft.files.opening.errors import Damaged, TooHard, UnknownFormat, UnreadableFile
from zerodraft.typeset import NotBound, bound

_ANEW = "scan or print it to PDF anew"
_LIGHTER = "scan it with fewer dots to the inch"
_FEWER = "scan the letter alone"


def check(content: bytes) -> None:
    """Have a PDF tried apart. Raises UnreadableFile for what is no PDF, too large, locked or damaged, for what breaks its
    reader, and for what has not between 1 and `bounds.MAX_PAGES` pages.
    """
    bounds.check_size(content)
    if content.lstrip()[:5] != b"%PDF-":
        raise UnknownFormat("is not a PDF", _ANEW)
    found = apart.ask("zerodraft.correspondence.scans", content, "scan.pdf")
    if found is None:
        raise Damaged("breaks the program that opens it", _ANEW)
    if found["fault"]:
        raise UnreadableFile(found["fault"], found["cure"])


def _try(content: bytes, _name: str) -> dict[str, str]:
    paged.check_streams(content, _LIGHTER)
    pages = len(paged.opened(content).pages)
    if not 1 <= pages <= bounds.MAX_PAGES:
        raise TooHard(f"has {pages} pages, where between 1 and {bounds.MAX_PAGES} are taken", _FEWER)
    try:
        bound(content, [content])
    except NotBound as error:
        raise Damaged("is cut off or damaged", _ANEW) from error
    return {"fault": "", "cure": ""}


def _refused(error: UnreadableFile) -> dict[str, str]:
    return {"fault": error.fault, "cure": error.cure}


if __name__ == "__main__":
    apart.answer(_try, _refused)
