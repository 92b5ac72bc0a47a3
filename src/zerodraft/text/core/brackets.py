"""Brackets that are typed in a draft: ranges that nest, may run over several units, and are sometimes left open.

Nothing is refused: a bracket without its partner is listed with its place. Where a range was opened in the middle of a unit
and not closed before the next heading, it is the opening one that has none: else one slip would pair off the rest.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerodraft.text.core.draft import Draft, Kind, Unit

OPENING, CLOSING = "[［【", "]］】"
_BRACKET = re.compile(r"[\[\]［］【】]")
_HOLDER = re.compile(r"(?:[\s.…_·\-–—]*|\s*[XYZNx]{1,3}\s*)\Z")
_BETWEEN = re.compile(r"[\s/]*\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bracket stands: in the text of a unit at code point `at`, or in its label."""

    unit: str
    at: int
    in_label: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """What stands between an opening bracket and the closing one with the same id.

    `depth` is 1 for a range in no other, `within` the id of the one around it (0 for none). `in_word` where it begins or
    ends inside a word ("Party[ies]"); `is_placeholder` where it holds a place for words to come ("[X]", "[...]").
    """

    id: int
    start: Place
    end: Place
    depth: int
    within: int
    in_word: bool = False
    is_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Stray:
    """A bracket without a partner: its place, the bracket, and the words around it."""

    place: Place
    bracket: str
    context: str


@dataclass(frozen=True, slots=True)
class Bracketing:
    """All brackets of a draft. `alternatives` are ids of ranges side by side, of which one is chosen ("[may][shall]")."""

    ranges: tuple[Range, ...]
    strays: tuple[Stray, ...]
    alternatives: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Open:
    place: Place
    number: int
    """Of the unit, in reading order."""
    begins_unit: bool


def bracketed(draft: Draft) -> Bracketing:
    """The brackets of a draft, in the order in which they open."""
    return _Parsing(draft.units).done()


class _Parsing:
    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._order = units
        self._open: list[_Open] = []
        self._pairs: list[tuple[Place, Place]] = []
        self._strays: list[Place] = []

    def done(self) -> Bracketing:
        for number, unit in enumerate(self._order):
            if unit.kind in {Kind.HEADING, Kind.TITLE}:
                self._left_open(number)
            for in_label, text in ((True, unit.label), (False, unit.text)):
                for match in _BRACKET.finditer(text):
                    begins = not text[: match.start()].strip(OPENING + " \u00a0*_")
                    self._meet(match.group(), _Open(Place(unit.id, match.start(), in_label), number, begins))
        self._strays += [each.place for each in self._open]
        return self._found()

    def _left_open(self, number: int) -> None:
        """A heading begins: what is open and did not begin its unit will not be closed."""
        kept = [each for each in self._open if each.begins_unit or each.number == number]
        self._strays += [each.place for each in self._open if each not in kept]
        self._open = kept

    def _meet(self, bracket: str, here: _Open) -> None:
        if bracket in OPENING:
            self._open.append(here)
        elif self._open:
            self._pairs.append((self._open.pop().place, here.place))
        else:
            self._strays.append(here.place)

    def _found(self) -> Bracketing:
        numbers = {unit.id: number for number, unit in enumerate(self._order)}

        def order(place: Place) -> tuple[int, bool, int]:
            return numbers[place.unit], not place.in_label, place.at

        ranges: list[Range] = []
        around: list[Range] = []
        for number, (start, end) in enumerate(sorted(self._pairs, key=lambda pair: order(pair[0])), start=1):
            while around and order(around[-1].end) < order(start):
                around.pop()
            within = around[-1].id if around else 0
            holds = self._holds(start, end)
            in_word = self._in_word(start, end)
            found = Range(number, start, end, len(around) + 1, within, in_word, holds and not in_word)
            ranges.append(found)
            around.append(found)
        strays = tuple(self._stray(place) for place in sorted(self._strays, key=order))
        return Bracketing(tuple(ranges), strays, tuple(self._alternatives(ranges)))

    def _text(self, place: Place) -> str:
        unit = self._units[place.unit]
        return unit.label if place.in_label else unit.text

    def _holds(self, start: Place, end: Place) -> bool:
        if (start.unit, start.in_label) != (end.unit, end.in_label):
            return False
        return _HOLDER.match(self._text(start)[start.at + 1 : end.at]) is not None

    def _in_word(self, start: Place, end: Place) -> bool:
        before, after = self._text(start)[: start.at][-1:], self._text(start)[start.at + 1 :][:1]
        inside, outside = self._text(end)[: end.at][-1:], self._text(end)[end.at + 1 :][:1]
        return _joined(before, after) or _joined(inside, outside)

    def _stray(self, place: Place) -> Stray:
        text = self._text(place)
        context = text[max(place.at - 30, 0) : place.at + 31].strip()
        return Stray(place, text[place.at], context)

    def _alternatives(self, ranges: Sequence[Range]) -> Iterator[tuple[int, ...]]:
        starts = {each.start: each for each in ranges}
        begun: set[int] = set()
        for each in ranges:
            group = [each]
            while each.id not in begun and (after := self._beside(group[-1], starts)):
                group.append(after)
            if len(group) > 1:
                begun |= {one.id for one in group}
                yield tuple(one.id for one in group)

    def _beside(self, one: Range, starts: dict[Place, Range]) -> Range | None:
        text = self._text(one.end)
        match = _BRACKET.search(text, one.end.at + 1)
        if match is None or not _BETWEEN.match(text[one.end.at + 1 : match.start()]):
            return None
        return starts.get(Place(one.end.unit, match.start(), one.end.in_label))


def _joined(one: str, other: str) -> bool:
    """Whether two characters belong to one word. Han characters do not: each is a word by itself."""
    return one.isalpha() and other.isalpha() and not ("\u3040" <= one <= "\u9fff" or "\u3040" <= other <= "\u9fff")


def remaining(draft: Draft, found: Bracketing | None = None) -> dict[str, int]:
    """How many ranges each part of the draft still has, by the id of its heading of the highest level ('' for no part)."""
    parts = _parts(draft.units)
    counted = Counter(parts[each.start.unit] for each in (found or bracketed(draft)).ranges)
    return {part: counted[part] for part in dict.fromkeys(parts.values())}


def _parts(units: Sequence[Unit]) -> dict[str, str]:
    """For each unit the part that it lies in."""
    parts: dict[str, str] = {}
    for unit in units:
        above = parts.get(unit.parent, "")
        parts[unit.id] = above or (unit.id if unit.kind is Kind.HEADING else "")
    return parts
