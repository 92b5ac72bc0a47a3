"""A language's words, as the rules use them: lists of phrases and tables of values, with the patterns built from them.

A phrase is a fragment of a regular expression over folded text (see `folding`), in which a blank stands for one blank.
The keys are the same in every language; `correspondence.languages` loads them from one file per language.
"""

import re
from collections.abc import Mapping
from functools import cache

GAP = r"(?: |(?<='))"  # between two words, of which the first may be elided: "the draft", "l'accord"


class Language:
    """One language: `code` ("en"), its English `name`, its phrases and its tables of values, by dotted key."""

    __slots__ = ("code", "name", "phrases", "values")

    def __init__(
        self,
        code: str,
        name: str,
        phrases: Mapping[str, tuple[str, ...]],
        values: Mapping[str, Mapping[str, str | int]],
    ) -> None:
        self.code = code
        self.name = name
        self.phrases = phrases
        self.values = values

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def any_of(self, *keys: str) -> str:
        """A pattern (without a group of its own) for any phrase of these lists, the longest first."""
        phrases = {phrase for key in keys for phrase in self.phrases[key]}
        if not phrases:
            return r"(?!)"
        return "(?:" + "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) + ")"

    def any_key(self, key: str) -> str:
        """A pattern for any name in a table of values, the longest first."""
        return "(?:" + "|".join(sorted(map(_literal, self.values[key]), key=lambda word: (-len(word), word))) + ")"

    def number(self, key: str, word: str) -> int:
        """The whole number that a table gives for a word. Raises KeyError for a word that is not in it."""
        return int(self.values[key][" ".join(word.split())])

    def finder(self, *keys: str) -> re.Pattern[str]:
        """A compiled pattern for whole words among these lists of phrases."""
        return _finder(self, keys)


def _literal(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ").replace(r"\-", "-")


@cache
def _finder(language: Language, keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){language.any_of(*keys)}(?!\w)")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A compiled pattern, compiled once however often the rules ask for it."""
    return re.compile(pattern)
