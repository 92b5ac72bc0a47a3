"""Tokens: words, runs of white space, single marks, and one for each Han or Kana character.

Whether a border lies between two characters depends on these two alone. So equal stretches of two texts have equal borders,
and only what lies between them has to be looked at.
"""

import re
from collections.abc import Iterable
from itertools import accumulate

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
"""Characters that belong to the word around them, though Python does not count them among its letters."""

_TOKEN = re.compile(rf"[{_HAN}]|(?:[^\W{_HAN}]|[{_MARKS}])+|\s+|.", re.DOTALL)
_WORD = re.compile(rf"[^\W]|[{_MARKS}]")


def tokens(text: str) -> list[str]:
    """The tokens of a text; joined, they are the text."""
    return _TOKEN.findall(text)


def borders(of: list[str]) -> list[int]:
    """Where tokens begin, in code points, and where the last one ends."""
    return [0, *accumulate(map(len, of))]


def is_word(token: str) -> bool:
    """Whether a token is a word or a character that stands for one, not a mark or white space."""
    return _WORD.match(token) is not None


def words(text: str) -> list[str]:
    """The words of a text by which it is known again: without marks, white space and capitals."""
    return [token.casefold() for token in tokens(text) if is_word(token)]


class Coding:
    """Writes words as characters, one for each: so the likeness of what is written is one of words, in every script."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def __call__(self, of: Iterable[str]) -> str:
        # Any character will do; the first that are not control characters come first.
        return "".join(self._characters.setdefault(word, chr(32 + len(self._characters))) for word in of)
