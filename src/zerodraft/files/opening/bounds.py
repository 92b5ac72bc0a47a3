"""How much of a file is read at most, and the reading of it. The bounds are wide for a letter or a draft."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zerodraft.files.opening.errors import Damaged, EmptyFile, NoSuchFile, TooHard, TooLarge, UnreadableFile

MEGABYTE = 1024 * 1024

# The largest scanned letters with their annexes that missions circulate are a few megabytes.
MAX_FILE_BYTES = 20 * MEGABYTE
# Parts of one .docx that are read, unpacked. A thousand pages of Word text come to about ten megabytes of XML.
MAX_UNPACKED_BYTES = 16 * MEGABYTE
# Word's own XML packs twenty- to fortyfold; DEFLATE's ceiling is about 1,030. Judged only above one megabyte.
MAX_PACKING_RATIO = 200
# The list of a .docx's members: a Word file has some twenty, of about a hundred bytes each.
MAX_DIRECTORY_BYTES = MEGABYTE
# All streams of a PDF, inflated. One page scanned in colour at 300 dots per inch without loss is 25 megabytes.
MAX_INFLATED_BYTES = 96 * MEGABYTE
# A programme of work with every annex stays well under a hundred pages; each costs about 50 ms.
MAX_PAGES = 100
# A page of a book has 3,000 characters; a page set in a tiny type perhaps 15,000.
MAX_PAGE_CHARACTERS = 40_000
# Lines and boxes on one page; finding tables compares them with each other.
MAX_PAGE_RULES = 4_000
# A page with more drawn strokes than this is a map; each takes about a kilobyte of memory.
MAX_PAGE_STROKES = 40_000
# The operators that draw one page, unpacked. A page of text has ten kilobytes, one with a detailed emblem half a megabyte.
MAX_PAGE_BYTES = 4 * MEGABYTE
# Tags within tags, tables within tables, messages within messages.
MAX_DEPTH = 250
# Quotations within lists within quotations, in Markdown.
MAX_NESTING = 60
MAX_TABLE_DEPTH = 12
MAX_MESSAGE_DEPTH = 4
MAX_ATTACHMENTS = 30
# How far back the cause of an exception is looked for.
_MAX_CAUSES = 20
# Words of one file after extraction: more than as many pages as above hold. The rules of reading work in proportion to it.
MAX_CHARACTERS = 500_000
MAX_CELLS = 20_000
# Markdown that never closes what it opens takes its parser time in proportion to the square of its length.
MAX_MARKDOWN = 150_000
# Room that spans may claim in one table, counted in single cells.
MAX_SPANNED = 200_000
# Tags of one web page; the longest programme of work set as a table has a few thousand.
MAX_TAGS = 100_000
# One tag, each quoted value counted as one character. The parser compares each attribute of a tag with all others, and
# nothing can stop it in the middle.
MAX_TAG_CHARACTERS = 60_000
# A cell cannot span more of a table than this; Word and HTML let a file claim any number.
MAX_SPAN = 200


def read_bounded(path: Path) -> bytes:
    """The bytes of a regular file, refused by its size before anything is read.

    Raises NoSuchFile (missing, a folder, a device, not readable) or TooLarge.
    """
    try:
        check_facts(path.stat(), str(path))
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except UnreadableFile:
        raise
    except FileNotFoundError:
        raise NoSuchFile("does not exist", "check the name and the folder", str(path)) from None
    except PermissionError:
        raise NoSuchFile("may not be opened by this user", "change its permissions or copy it", str(path)) from None
    except (OSError, ValueError) as error:
        # A name too long, a loop of links, a disk that fails, a NUL in the name.
        reason = getattr(error, "strerror", None) or str(error)
        raise NoSuchFile(f"cannot be opened ({reason})", "check the name and the disk", str(path)) from None


def check_facts(facts: os.stat_result, place: str) -> None:
    """Refuse what is no regular file, without opening it (a pipe would wait for ever), and what is too large."""
    if stat.S_ISDIR(facts.st_mode):
        raise NoSuchFile("is a folder", "name one file in it", place)
    if not stat.S_ISREG(facts.st_mode):
        raise NoSuchFile("is not a regular file", "save it as a file and name that", place)
    if facts.st_size > MAX_FILE_BYTES:
        raise TooLarge(size_fault(facts.st_size), "send it without its pictures or annexes", place)


def check_size(data: bytes) -> None:
    """Refuse what is empty or larger than a letter or a draft can be, however it came (a file, an upload, an attachment)."""
    if not data.strip():
        raise EmptyFile("is empty", "save or download it again")
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(size_fault(len(data)), "send it without its pictures or annexes")


def size_fault(size: int) -> str:
    return f"is {size / MEGABYTE:.1f} MB, more than the {MAX_FILE_BYTES // MEGABYTE} MB that are read"


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Put around a call into a parser we did not write: whatever it raises leaves as UnreadableFile.

    `what` is the format with its article. A parser may have wrapped the real cause in an exception of its own.
    """
    try:
        yield
    except Exception as error:
        # Parsers meet a damaged file with any exception at all, AssertionError and KeyError included.
        for cause in causes(error):
            if isinstance(cause, UnreadableFile):
                raise cause from None
            if isinstance(cause, (MemoryError, RecursionError)):
                raise TooHard(f"is too large or too deeply nested for {what}", "save it in a simpler form") from None
        raise Damaged(f"is cut off or damaged: it cannot be read as {what}", "ask for the file again") from error


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and those it wraps, as its cause or in its arguments, outermost first."""
    for _ in range(_MAX_CAUSES):
        if error is None:
            return
        yield error
        yield from (argument for argument in error.args if isinstance(argument, BaseException))
        error = error.__cause__ or error.__context__
