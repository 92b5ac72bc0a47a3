"""Coverage: which characters our fonts have, so that no box ever stands for a letter unnoticed."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
_SHAPING = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff")
"""Characters that are never seen, but shape or break what stands around them."""


class UnprintableCharacters(ValueError):
    """Characters that none of our fonts has, in the order of their first appearance."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        said = ", ".join(map(named, self.characters))
        super().__init__(f"none of the fonts has {said}; replace or remove what cannot be printed")


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once.

    Marks that turn the direction of all that follows (U+202A to U+202E, U+2066 to U+2069) count: they make a reader see
    other words than those that are there.
    """
    return tuple(character for character in dict.fromkeys(text) if not _is_printable(character))


def named(character: str) -> str:
    """A character as it is told to a person: "U+1F426 BIRD"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def _is_printable(character: str) -> bool:
    return character in _SHAPING or ord(character) in _covered()


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines():
        _, *ranges = line.split()
        for each in ranges:
            first, _, last = each.partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    # A font may have an empty glyph for these, but they are not to be obeyed.
    return frozenset(found - {*range(0x20), *range(0x202A, 0x202F), *range(0x2066, 0x206A)})
