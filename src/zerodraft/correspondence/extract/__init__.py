"""From a file to a `Document`: six formats, one module each, loaded when a file of that format comes.

Whatever the file holds, the outcome is a `Document` or an `UnreadableFile` whose one line names the place and the cure.
"""

from importlib import import_module
from pathlib import Path

from zerodraft.correspondence.core.document import Document
from zerodraft.files.opening.bounds import check_size, read_bounded
from zerodraft.files.opening.errors import EmptyFile, TooHard, UnreadableFile
from zerodraft.files.opening.sniff import format_of

__all__ = ["UnreadableFile", "extract", "extract_bytes"]

# The format's module has one public reader, `read(data) -> Document`; importing it brings its parser's library.
_MODULES = {
    "text": "plain",
    "markdown": "markdown",
    "docx": "word",
    "pdf": "pdf",
    "html": "html",
    "message": "message",
}


def extract(path: Path) -> Document:
    """The file at `path` as a Document; its format is told by its ending and checked against its content.

    Raises UnreadableFile, with the path as its place.
    """
    data = read_bounded(path)
    return extract_bytes(data, str(path))


def extract_bytes(data: bytes, name: str) -> Document:
    """The same for bytes that came otherwise (an upload, an attachment) under a name with an ending.

    Raises UnreadableFile, with the name as its place.
    """
    try:
        check_size(data)
        reader = import_module(f"{__name__}.{_MODULES[format_of(data, name)]}")
        document: Document = reader.read(data)
        if not document.text.strip():
            raise EmptyFile("has no words in it", "check that it is the right file")
    except UnreadableFile as error:
        raise error.within(name) from error
    except (MemoryError, RecursionError):
        raise TooHard("is too deeply nested or too large to read", "save it again in a simpler form", name) from None
    return document
