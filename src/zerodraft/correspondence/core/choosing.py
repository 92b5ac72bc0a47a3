"""Which process a letter is about: the one of its very key, else the one whose title is closest by its words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

CLOSE = 0.6
"""Of all words of both titles, how many both must have: two compacts are not one for want of a word."""

_ENGLISH = ("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with")
_FRENCH = ("d", "de", "des", "du", "et", "l", "la", "le", "les", "pour", "sur")
_SPANISH = ("del", "el", "en", "las", "los", "para", "por", "y")
_SMALL = frozenset((*_ENGLISH, *_FRENCH, *_SPANISH))


@dataclass(frozen=True, slots=True)
class Choice:
    """A process by its key, and whether its title is the letter's own or only close to it."""

    process: str
    exact: bool


def propose(key: str, title: str, titles: Mapping[str, str]) -> Choice | None:
    """The process that a letter with this title, which would have this key, is about; None for a new one."""
    if not title:
        return None
    if key in titles:
        return Choice(key, exact=True)
    closeness = {other: _closeness(title, words) for other, words in titles.items()}
    best = max(closeness, key=lambda other: closeness[other], default=None)
    return Choice(best, exact=False) if best is not None and closeness[best] >= CLOSE else None


def _closeness(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.casefold())) - _SMALL
