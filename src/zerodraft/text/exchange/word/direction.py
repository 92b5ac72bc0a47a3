"""Direction: which words of a text run from right to left, as Word wants it said of every run.

Word orders letters by itself, but marks, brackets and white space follow the run they are in. So a text is cut where its
direction turns, and what has no direction of its own goes with the words around it, or with the paragraph.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import bidirectional

_RIGHT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = {"L": False, "R": True, "AL": True, "AN": True}
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def directed(text: str, *, rightwards: bool) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether it runs from right to left; `rightwards` says so of the paragraph."""
    if not text:
        return
    if not rightwards and _RIGHT.search(text) is None:
        yield text, False
        return
    at = 0
    for direction, group in groupby(_directions(text, rightwards=rightwards)):
        end = at + sum(1 for _ in group)
        yield text[at:end], direction
        at = end


def contained(text: str) -> str:
    """The text with every override of direction closed, so that it cannot turn round what is printed after it."""
    waiting: list[str] = []
    for character in text:
        if character in _OPENS:
            waiting.append(_OPENS[character])
        elif character in waiting:
            # A closing sign ends what was opened inside as well, as the bidirectional algorithm has it for isolates.
            while waiting.pop() != character:
                pass
    return text + "".join(reversed(waiting))


def _directions(text: str, *, rightwards: bool) -> list[bool]:
    """For each character whether it runs from right to left."""
    found: list[bool] = []
    strong, undecided = rightwards, 0
    for number, character in enumerate(text):
        kind = bidirectional(character)
        if kind == "NSM" and not undecided:
            found.append(strong)
        elif kind in _STRONG:
            now = _STRONG[kind]
            # Between two words of one direction all runs that way; between two of different ones, as the paragraph.
            found += [now if now == strong else rightwards] * undecided + [now]
            strong, undecided = now, 0
        else:
            undecided = number + 1 - len(found)
    return found + [rightwards] * undecided
