"""Drafts as they come: Word, Markdown, web page, plain text, PDF and Akoma Ntoso, read into units."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from zerodraft.files.opening.bounds import check_size, read_bounded
from zerodraft.files.opening.errors import MisleadingName, UnknownFormat, UnreadableFile
from zerodraft.files.opening.sniff import READ, format_of
from zerodraft.text.core.draft import Draft, Kind
from zerodraft.text.core.structure import units
from zerodraft.text.core.structure.language import language_of
from zerodraft.text.exchange.drafts.source import Source

_READERS = {
    "text": "plain",
    "markdown": "markdown",
    "html": "html",
    "pdf": "pdf",
    "docx": "word",
    "akn": "akn",
    "json": "units_json",
}
_XML = frozenset({".xml", ".akn"})
_AKOMA_NTOSO = re.compile(rb"<(?:[\w.-]{1,40}:)?akomaNtoso[\s>]")
_READ = ".docx, .md, .html, .txt, .pdf, Akoma Ntoso (.xml) or our own .json"


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft, and the words of its file that are no part of its text: page numbers, running heads."""

    draft: Draft
    left_out: tuple[str, ...]


def read_draft(data: bytes, name: str) -> Draft:
    """The draft in a file of that name. Raises UnreadableFile, which says what is wrong and what cures it."""
    return read_whole(data, name).draft


def read_draft_file(path: Path) -> Draft:
    """The draft in a file. Raises UnreadableFile."""
    return read_draft(read_bounded(path), str(path))


def read_whole(data: bytes, name: str) -> Reading:
    """The draft in a file, and what was left out of it. Raises UnreadableFile, with the name as its place."""
    try:
        check_size(data)
        reader = import_module(f"{__name__}.{_READERS[_format(data, name)]}")
        source = cast("Callable[[bytes], Source]", reader.read)(data)
    except UnreadableFile as error:
        raise error if error.place else error.within(name) from None
    found = source.units or units(source.blocks)
    first = next((unit for unit in found if unit.kind is Kind.TITLE), None)
    title = source.title or (_said(first.label, first.text) if first else "") or PurePath(name).stem
    language = language_of(" ".join(unit.text for unit in found))
    return Reading(Draft(title, language, sha256(data).hexdigest(), found), source.left_out)


def _said(label: str, text: str) -> str:
    return f"{label} {text}".strip()


def _format(data: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if _AKOMA_NTOSO.search(data[:65536].replace(b"\x00", b"")) and suffix in {*_XML, ""}:
        return "akn"
    if suffix == ".json":
        return "json"
    if suffix in _XML:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            raise UnknownFormat("is XML, but not Akoma Ntoso", f"save it as {_READ}")
        raise MisleadingName(f"is not XML, although its name ends in {suffix}", f"save it as {_READ}")
    try:
        found = format_of(data, name)
    except UnreadableFile as error:
        # What letters are read from is not what drafts are read from.
        raise type(error)(error.fault, error.cure.replace(READ, _READ)) from error
    if found not in _READERS:
        raise UnknownFormat("is an e-mail, not a draft", "save the draft that is attached to it and name that")
    return found
