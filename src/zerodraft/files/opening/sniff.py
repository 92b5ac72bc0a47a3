"""What a file is by its content, whatever its name says."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.errors import Damaged, Encrypted, MisleadingName, UnknownFormat

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".eml": "message",
}
READ = ".txt, .md, .docx, .pdf, .html or .eml"
_NAMES = {
    "docx": "a Word document (.docx)",
    "pdf": "a PDF (.pdf)",
    "html": "a web page (.html)",
    "text": "a text (.txt)",
    "markdown": "a Markdown text (.md)",
    "message": "an e-mail (.eml)",
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format that is recognized in order to be refused: how its files open, what it is called, what to do with it."""

    opening: bytes
    name: str
    cure: str


_OCR = "run text recognition (OCR) on it and send the PDF that comes out"
_UNPACK = "unpack it and read the file inside"
_WORD = "open it in a word processor and save it as .docx"
_FOREIGN = (
    Foreign(b"{\\rtf", "a Rich Text document (.rtf)", _WORD),
    Foreign(b"\x89PNG", "a PNG picture", _OCR),
    Foreign(b"\xff\xd8\xff", "a JPEG picture", _OCR),
    Foreign(b"GIF8", "a GIF picture", _OCR),
    Foreign(b"II*\x00", "a TIFF picture", _OCR),
    Foreign(b"MM\x00*", "a TIFF picture", _OCR),
    Foreign(b"BM", "a bitmap picture", _OCR),
    Foreign(b"RIFF", "a picture, sound or film", _OCR),
    Foreign(b"\x1f\x8b", "a gzip archive", _UNPACK),
    Foreign(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    Foreign(b"Rar!\x1a", "a RAR archive", _UNPACK),
    Foreign(b"BZh", "a bzip2 archive", _UNPACK),
    Foreign(b"\xfd7zXZ", "an xz archive", _UNPACK),
    Foreign(b"\x7fELF", "a program", "find the text itself"),
    Foreign(b"MZ", "a program", "find the text itself"),
    Foreign(b"%!PS", "a PostScript file", "print it to a PDF"),
    Foreign(b"\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)", "ask the sender for the file itself"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OFFICE = b"[Content_Types].xml"
_PACKED = (
    ("xl/", "a spreadsheet (.xlsx)"),
    ("ppt/", "a set of slides (.pptx)"),
    ("mimetype", "an OpenDocument file (.odt)"),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# A short text may well begin with these two letters; the files they announce hold bytes that text does not.
_NEEDS_NUL = (b"BM", b"MZ", b"BZh", b"RIFF")


def format_of(data: bytes, name: str) -> str:
    """The format in which to read `data`: one of the values of SUFFIXES.

    Raises UnknownFormat, Encrypted (a locked Office file) or MisleadingName.
    """
    suffix = PurePath(name).suffix.lower()
    promised = SUFFIXES.get(suffix)
    found = by_content(data, promised)
    if promised is None:
        if found is None:
            said = f"has the ending {suffix[:20]}" if suffix else "has a name without an ending"
            raise UnknownFormat(f"{said}, which is not read", f"save it as {READ}")
        raise MisleadingName(f"is {_NAMES[found]} under another name", f"give its name the ending {_ending(found)}")
    if found and found != promised:
        raise MisleadingName(
            f"is {_NAMES[found]}, although its name ends in {suffix}", f"give its name the ending {_ending(found)}"
        )
    if found is None and promised in {"docx", "pdf"}:
        raise MisleadingName(f"is not {_NAMES[promised]}, although its name ends in {suffix}", f"save it as {READ}")
    return promised


def by_content(data: bytes, promised: str | None) -> str | None:
    """The format that the bytes themselves show, None where only the name can tell (kinds of text)."""
    refuse_foreign(data)
    if data.startswith(_ZIP):
        return packed(data)
    # Readers accept junk before the header, so do mail gateways that add it; not in a text, which may speak of PDF.
    if data.lstrip()[:5] == b"%PDF-" or (promised == "pdf" and b"%PDF-" in data[:1024]):
        return "pdf"
    if promised != "markdown" and _HTML.match(data[:4096]):
        return "html"
    return None


def refuse_foreign(data: bytes) -> None:
    """Raise UnknownFormat or Encrypted for formats that are recognized and not read."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_OFFICE in data:
            raise Encrypted("is an Office document locked with a password", "remove the password and save it again")
        if _OUTLOOK in data:
            raise UnknownFormat("is an Outlook message (.msg)", "save it from Outlook as .eml or as text")
        raise UnknownFormat("is an old Office document (.doc, .xls or .ppt)", _WORD)
    for foreign in _FOREIGN:
        if data.startswith(foreign.opening) and (foreign.opening not in _NEEDS_NUL or b"\x00" in data[:1024]):
            raise UnknownFormat(f"is {foreign.name}", foreign.cure)


def packed(data: bytes) -> str:
    """Which of the formats that are ZIP archives inside this one is; one that is cut off passes for what it began as."""
    try:
        names = Archive(data).names()
    except Damaged:
        # Office programs put this member first, so it is still there; the reader of .docx will say what is missing.
        if _OFFICE in data[:4096]:
            return "docx"
        raise
    for sign, kind in _PACKED:
        if any(name.startswith(sign) for name in names):
            raise UnknownFormat(f"is {kind}", f"save it as {READ}")
    if _OFFICE.decode() in names:
        return "docx"
    raise UnknownFormat("is a ZIP archive", _UNPACK)


def _ending(kind: str) -> str:
    return next(suffix for suffix, value in SUFFIXES.items() if value == kind)
