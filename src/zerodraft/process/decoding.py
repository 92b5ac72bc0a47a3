"""From the bytes of a list to its words: lists of names come in whatever encoding an office's program writes."""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Windows writes for the scripts of the six languages; more would only make the guess worse.
_CANDIDATES = ["cp1252", "cp1251", "cp1256", "gb18030"]


class NotText(ValueError):
    """The file is no text in an encoding that is known here."""


def decode(data: bytes) -> tuple[str, str]:
    """The words, and the encoding that was assumed ("utf-8", "cp1251"). Raises NotText."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), name
    for name in ("utf-8", *_wide(data)):
        try:
            return _strictly(data, name), name
        except NotText:
            continue
    if b"\x00" in data:
        raise NotText
    best = from_bytes(data, cp_isolation=_CANDIDATES, threshold=0.5).best()
    if best is None:
        raise NotText
    return _strictly(data, best.encoding), best.encoding


def _wide(data: bytes) -> list[str]:
    """UTF-16 without its mark has a NUL beside every comma, before or after it."""
    if data.count(b"\x00") < len(data) // 20 or len(data) % 2:
        return []
    return ["utf-16-le"] if data[1::2].count(0) >= data[::2].count(0) else ["utf-16-be"]


def _strictly(data: bytes, name: str) -> str:
    try:
        words = data.decode(name)
    except ValueError as error:
        raise NotText from error
    if "\x00" in words:
        raise NotText
    return words
