"""From bytes to words: the encoding that was declared, then UTF-8, then the likeliest of those that letters come in."""

import codecs
import re
from collections.abc import Iterator

from zerodraft.files.opening.errors import Binary, UnknownCharset

# Longest first: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What office programs have written in the countries that write these letters; more would only make the guess worse.
_CANDIDATES = ["cp1252", "mac_roman", "cp850"]
_WIDE_CANDIDATES = ["utf_16_le", "utf_16_be"]
# By the web's rule and in every mail program, what calls itself Latin-1 or ASCII is Windows' superset of it.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Python's codecs that are no character encodings of files; some decode slowly, some warn.
_NOT_OF_FILES = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# One stray control character in a long letter is an accident of printing; one in fifty is not text.
_MAX_CONTROLS = 0.02
# The guess looks at the head of the file: it is slow, and a letter does not change its encoding half-way.
_SAMPLE = 32 * 1024
_CURE = "save it as UTF-8 text"


def decode(data: bytes, declared: str | None = None) -> str:
    """The words of `data`, without a byte order mark; line ends as they are.

    A declared encoding that is unknown or does not fit is passed over if another fits.
    Raises UnknownCharset when no encoding yields readable words, Binary when the bytes are plainly no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            marked = attempt(data[len(mark) :], name)
            if marked is None:
                raise UnknownCharset(f"is not in {name.upper()}, as its first bytes say", _CURE)
            return marked
    for encoding in encodings(data, declared):
        words = attempt(data, encoding)
        if words is not None:
            return words
    if len(_BINARY.findall(data)) > _MAX_CONTROLS * len(data):
        raise Binary("is binary data, not text", "check that it is the right file and that it came whole")
    said = f"declares the character encoding {declared[:40]!r}, which is unknown or does not fit" if declared else ""
    raise UnknownCharset(said or "is in an unknown character encoding", _CURE)


def attempt(data: bytes, encoding: str) -> str | None:
    """The words in this encoding, or None if it is unknown or they would not be readable."""
    try:
        name = codecs.lookup(encoding).name
        if name in _NOT_OF_FILES:
            return None
        words = data.decode(_SUPERSETS.get(name, name))
    except (LookupError, ValueError):
        return None
    return words if readable(words) else None


def readable(words: str) -> bool:
    """Whether control characters are few enough for this to be text."""
    return len(_CONTROLS.findall(words)) <= _MAX_CONTROLS * len(words)


def encodings(data: bytes, declared: str | None) -> Iterator[str]:
    """The encodings to try, the likeliest first; the last is a guess by the head of the file, if one can be made."""
    if declared:
        yield declared
    yield "utf-8"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - almost every file is UTF-8 and never needs it

    head = data[:_SAMPLE]
    # Only UTF-16 has NULs among its words; without them it would make Chinese of anything.
    candidates = _WIDE_CANDIDATES if b"\x00" in head else _CANDIDATES
    best = from_bytes(head, cp_isolation=candidates, threshold=0.3).best()
    if best:
        yield best.encoding
