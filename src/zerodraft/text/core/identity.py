"""The ids of units: the same for the same file, short, and telling where a unit stands ("art5-2-a-3fa9c2").

An id ends with a hash of the text, so that in another draft it is never by accident that of another unit.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from zerodraft.text.core.compilation import NEW

MAX_LENGTH = 32
_HASH = 6
_VALID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62}[A-Za-z0-9])?")
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: the name of its own place after those of what it lies in; `carried` is an id of its file."""

    names: tuple[str, ...]
    text: str
    carried: str = ""


def ids(places: Iterable[Place]) -> list[str]:
    """An id for each of the places, all different. One that the file carries is kept if it can be an id and is free."""
    places = list(places)
    taken: set[str] = set()
    carried: list[str] = []
    for each in places:
        carried.append(each.carried if is_id(each.carried) and each.carried not in taken else "")
        taken.add(carried[-1])
    numbers: dict[str, int] = {}
    found = []
    for place, kept in zip(places, carried, strict=True):
        id_ = kept or _free(_readable(place), taken, numbers)
        taken.add(id_)
        found.append(id_)
    return found


def is_id(text: str) -> bool:
    """Whether a text can be the id of a unit: letters, digits, dots and dashes, and not as those of proposed units."""
    return _VALID.fullmatch(text) is not None and not text.startswith(NEW)


def _readable(place: Place) -> str:
    names = [name for name in (_OTHER.sub("", each.lower()) for each in place.names) if name]
    room = MAX_LENGTH - _HASH - 4
    while len(names) > 1 and len("-".join(names)) > room:
        names.pop(0)
    # Of the number too, which is part of the label: the places say no more of a label in another script.
    digest = sha256("\n".join([*place.names, place.text]).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    return "-".join(filter(None, ["-".join(names)[:room].strip("-"), digest]))


def _free(id_: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The id, or with the next number that is free; `numbers` are those reached."""
    free = id_
    while free in taken:
        numbers[id_] = numbers.get(id_, 1) + 1
        free = f"{id_}.{numbers[id_]}"
    return free
