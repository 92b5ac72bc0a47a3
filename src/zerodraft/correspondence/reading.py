"""The front door of reading: a file goes in, what its letter says comes out."""

from pathlib import Path

from zerodraft.correspondence.core.document import Document
from zerodraft.correspondence.core.facts import NotALetter, Reading, UnreadableLanguage
from zerodraft.correspondence.core.reading import read
from zerodraft.correspondence.extract import UnreadableFile, extract, extract_bytes
from zerodraft.correspondence.languages import languages

REFUSALS = (UnreadableFile, NotALetter, UnreadableLanguage)
"""What reading may raise; the message of each is one line that names place and cure."""


def read_file(path: Path) -> Reading:
    """Read the letter in a file. Raises one of REFUSALS."""
    return read_document(extract(path))


def read_bytes(content: bytes, name: str) -> tuple[Document, Reading]:
    """Read a letter that came as bytes under a file name; give its text too. Raises one of REFUSALS."""
    document = extract_bytes(content, name)
    return document, read_document(document)


def read_document(document: Document) -> Reading:
    """Read what was extracted from a file. Raises NotALetter or UnreadableLanguage."""
    return read(document, languages())
