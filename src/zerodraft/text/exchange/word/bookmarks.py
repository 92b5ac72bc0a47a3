"""Bookmarks: the ids of units inside a Word file, so that they survive whatever a delegation does to its paragraphs.

Word hides a bookmark whose name begins with an underscore, allows letters, digits and underscores, at most 40, and takes
two names for one that differ in capitals only. So an id is spelt with small letters and digits; `-` is an underscore, and
"z" begins whatever else there is: zz (z itself), zp (a point), zu (an underscore), zcA as "zca", any other as "zx2f0z".
"""

import re
from collections.abc import Iterable
from hashlib import sha256

MAX_NAME = 40
_SPELT = "_zd_"
_HASHED = "_zdh_"
"""Before the hash of an id that is too long to be spelt."""

_PLAIN = {"-": "_", "z": "zz", ".": "zp", "_": "zu"}
_CODES = re.compile(r"_|z(?:[zpu]|c(?P<capital>[a-z])|x(?P<code>[0-9a-f]{1,6})z)|[a-y0-9]")
_READ = {code: character for character, code in _PLAIN.items()}


def bookmark_of_unit(id_: str) -> str:
    """The name of the bookmark around the paragraph of a unit."""
    name = _SPELT + "".join(map(_code, id_))
    return name if len(name) <= MAX_NAME else _HASHED + sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def unit_of_bookmark(name: str, known: Iterable[str] = ()) -> str | None:
    """The id of the unit whose bookmark has this name; None for a bookmark of somebody else.

    An id too long to be spelt is found among the `known` ids of the draft only.
    """
    folded = name.lower()
    if folded.startswith(_HASHED):
        return next((id_ for id_ in known if bookmark_of_unit(id_) == folded), None)
    if not folded.startswith(_SPELT):
        return None
    spelt, found, at = folded[len(_SPELT) :], [], 0
    while at < len(spelt):
        match = _CODES.match(spelt, at)
        if match is None or (match["code"] and int(match["code"], 16) > 0x10FFFF):
            return None
        found.append(_character(match))
        at = match.end()
    return "".join(found)


def _code(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if "a" <= character <= "y" or "0" <= character <= "9":
        return character
    return f"zc{character.lower()}" if "A" <= character <= "Z" else f"zx{ord(character):x}z"


def _character(match: re.Match[str]) -> str:
    if match["capital"]:
        return match["capital"].upper()
    return chr(int(match["code"], 16)) if match["code"] else _READ.get(match[0], match[0])
