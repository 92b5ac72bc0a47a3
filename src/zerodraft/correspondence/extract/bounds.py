"""How much of a file is read at most, and the reading of it. A letter has a few pages: the bounds are wide for one."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zerodraft.correspondence.extract.errors import Damaged, EmptyFile, NoSuchFile, TooHard, TooLarge, UnreadableFile

MEGABYTE = 1024 * 1024

# The largest scanned letters with their annexes that missions circulate are a few megabytes.
MAX_FILE_BYTES = 20 * MEGABYTE
# Parts of one .docx that are read, unpacked. A thousand pages of Word text come to about ten megabytes of XML.
MAX_UNPACKED_BYTES = 32 * MEGABYTE
# Word's own XML packs twenty- to fortyfold; DEFLATE's ceiling is about 1,030. Judged only above one megabyte.
MAX_PACKING_RATIO = 200
# The list of a .docx's members: a Word file has some twenty, of about a hundred bytes each.
MAX_DIRECTORY_BYTES = MEGABYTE
# All streams of a PDF, inflated. One page scanned in colour at 300 dots per inch without loss is 25 megabytes.
MAX_INFLATED_BYTES = 96 * MEGABYTE
# A programme of work with every annex stays under a hundred pages; each costs about 50 ms.
MAX_PAGES = 150
# A page of a book has 3,000 characters; a page set in a tiny type perhaps 15,000.
MAX_PAGE_CHARACTERS = 40_000
# Lines and boxes on one page; finding tables compares them with each other.
MAX_PAGE_RULES = 4_000
# Tags within tags, tables within tables, messages within messages.
MAX_DEPTH = 250
MAX_TABLE_DEPTH = 12
MAX_MESSAGE_DEPTH = 4
MAX_ATTACHMENTS = 30
# Words of one file after extraction: about 500 pages. The rules of reading work in proportion to it.
MAX_CHARACTERS = 1_500_000
MAX_CELLS = 30_000
# A cell cannot span more of a table than this; Word and HTML let a file claim any number.
MAX_SPAN = 200


def read_bounded(path: Path) -> bytes:
    """The bytes of a regular file, refused by its size before anything is read.

    Raises NoSuchFile (missing, a folder, a device, not readable), EmptyFile or TooLarge.
    """
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise NoSuchFile("is a folder", "name one file in it", str(path))
        if not stat.S_ISREG(facts.st_mode):
            raise NoSuchFile("is not a regular file", "save the letter as a file and name that", str(path))
        if facts.st_size > MAX_FILE_BYTES:
            raise TooLarge(size_fault(facts.st_size), "send the letter without its pictures or annexes", str(path))
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise NoSuchFile("does not exist", "check the name and the folder", str(path)) from None
    except PermissionError:
        raise NoSuchFile("may not be opened by this user", "change its permissions or copy it", str(path)) from None
    except (OSError, ValueError) as error:
        # A name too long, a loop of links, a disk that fails, a NUL in the name.
        reason = getattr(error, "strerror", None) or str(error)
        raise NoSuchFile(f"cannot be opened ({reason})", "check the name and the disk", str(path)) from None
    return data


def check_size(data: bytes) -> None:
    """Refuse what is empty or larger than a letter can be, however it came (a file, an upload, an attachment)."""
    if not data.strip():
        raise EmptyFile("is empty", "save or download it again")
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(size_fault(len(data)), "send the letter without its pictures or annexes")


def size_fault(size: int) -> str:
    return f"is {size / MEGABYTE:.1f} MB, more than the {MAX_FILE_BYTES // MEGABYTE} MB that are read"


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Put around a call into a parser we did not write: whatever it raises leaves as UnreadableFile."""
    try:
        yield
    except UnreadableFile:
        raise
    except (MemoryError, RecursionError):
        raise TooHard(f"is too deeply nested or too large as a {what}", "save it again in a simpler form") from None
    except Exception as error:
        raise Damaged(
            f"is cut off or damaged as a {what} ({type(error).__name__})", "ask for the file again"
        ) from error
