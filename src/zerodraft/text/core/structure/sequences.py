"""Which of the lines that look like the heading of a part are one: those whose numbers follow each other.

"Article 5" may also begin a line because a sentence that refers to it was broken there; its number tells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from zerodraft.text.core.structure.labels import Label

_ENDS = re.compile(r"[.;:,!?؛،。；：，！？][\])）\"”»'’\s]*\Z")
_WITHIN = re.compile(r"[.;؛。；]\s|[。；]")
TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, in block `block` from character `at` on, where the heading of a part may stand."""

    block: int
    at: int
    label: Label

    @property
    def values(self) -> set[int]:
        return {value for _, value in self.label.readings}


def ends_sentence(text: str) -> bool:
    return _ENDS.search(text) is not None


def is_title(text: str, longest: int = TITLE_LENGTH) -> bool:
    """Whether words after a label can be the title of a part, and nothing else."""
    return len(text) <= longest and not ends_sentence(text) and not _WITHIN.search(text)


def follows(label: Label) -> bool:
    """Whether what comes after a label can follow the heading of a part: it begins with no small letter and no comma."""
    first = label.rest.lstrip("[(（［\"“«'")[:1]
    return not (first and (first.islower() or first in ",،，;；"))


def in_order(starting: Iterable[Candidate], within: Iterable[Candidate] = ()) -> list[Candidate]:
    """Those candidates of one kind of part (articles) whose numbers make a sequence; it may begin again in an annex.

    Those that stand `within` a line count only where their number is the next and begins no line.
    """
    lines = [each for each in starting if follows(each.label)]
    numbered = {value for each in lines for value in each.values}
    places = {_place(each) for each in lines}
    missing = [each for each in within if follows(each.label) and not each.values & numbered]
    lines.sort(key=_place)
    last_at = {value: _place(each) for each in lines for value in each.values}
    next_of = {_place(each): after for each, after in pairwise(lines)}
    found: list[Candidate] = []
    last: set[int] = {0}
    for each in sorted([*lines, *missing], key=_place):
        begins = _place(each) in places
        later = any(last_at.get(value + 1, (-1, 0)) > _place(each) for value in last)
        if _comes_next(each, last, again=begins) or (
            begins and not later and _comes_later(each, last, next_of.get(_place(each)))
        ):
            found.append(each)
            last = {value for value in each.values if value - 1 in last or value in last} or each.values or last
    return found


def _place(each: Candidate) -> tuple[int, int]:
    return each.block, each.at


def _comes_next(each: Candidate, last: set[int], *, again: bool) -> bool:
    """Whether its number is the next one, or that of the last with a bis, or the first `again`."""
    values = each.values
    if not values:
        return again and not each.label.rest
    if again and 1 in values and last != {1}:
        return True
    return any(value - 1 in last or (value in last and each.label.suffix) for value in values)


def _comes_later(each: Candidate, last: set[int], following: Candidate | None) -> bool:
    """Whether numbers were left out before it: it is a heading by its form, or by the one that follows."""
    if not each.values or max(each.values) <= max(last):
        return False
    goes_on = following is not None and any(value + 1 in following.values for value in each.values)
    return is_title(each.label.rest) or goes_on
