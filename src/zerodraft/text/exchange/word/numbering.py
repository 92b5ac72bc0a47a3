"""Numbering: the labels that Word computes for the paragraphs of a list ("1.", "(a)", "Article 3")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W, value
from zerodraft.text.exchange.numerals import numeral

MAX_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_START = 1_000_000
"""More than any list counts; a file can claim more."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is its label with %1, %2 … for the counters of the levels."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The counter begins again after a paragraph of this level or above it (None: of the level above)."""
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One list (w:num): the definition it uses, by its id, and what it does otherwise."""

    definition: str
    levels: Mapping[int, Level] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering definitions of a file: those of w:abstractNum, and the lists that use them by numId."""

    definitions: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    lists: Mapping[str, Numbered] = field(default_factory=dict)

    def level(self, list_: str, level: int) -> Level | None:
        numbered = self.lists.get(list_)
        if numbered is None:
            return None
        return numbered.levels.get(level) or self.definitions.get(numbered.definition, {}).get(level)

    def counting(self) -> "Counting":
        return Counting(self)


class Counting:
    """Gives the paragraphs of lists their labels, in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, list_: str, level: int) -> str:
        """The label of the next paragraph in that list at that level; '' where the list shows none."""
        found = self._numbering.level(list_, level)
        if found is None:
            return ""
        numbered = self._numbering.lists[list_]
        # Lists of one definition count on, except where one of them says where to begin.
        counters = self._counters.setdefault(numbered.definition, {})
        for each in range(level + 1):
            if each in numbered.starts and (list_, each) not in self._begun:
                self._begun.add((list_, each))
                counters[each] = numbered.starts[each] - (each == level)
        counters[level] = counters.get(level, found.start - 1) + 1
        for below in [each for each in counters if each > level]:
            definition = self._numbering.level(list_, below) or Level()
            if definition.restart is None or (definition.restart > 0 and level < definition.restart):
                del counters[below]
        return self._shown(list_, found, counters)

    def _shown(self, list_: str, level: Level, counters: Mapping[int, int]) -> str:
        if level.format in {"bullet", "none"} and "%" not in level.text:
            return level.text.strip() if level.format == "none" else "•"

        def counter(match: re.Match[str]) -> str:
            number = int(match[1]) - 1
            definition = self._numbering.level(list_, number) or Level()
            return numeral(counters.get(number, definition.start), "decimal" if level.legal else definition.format)

        return _PLACE.sub(counter, level.text).strip()


def numbering_of(root: Element | None) -> Numbering:
    """The definitions of numbering.xml."""
    if root is None:
        return Numbering()
    definitions: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    named: dict[str, str] = {}
    for each in root.iterfind(f"{W}abstractNum"):
        id_ = each.get(f"{W}abstractNumId", "")
        definitions[id_] = {number: level for number, level in map(_level, each.iterfind(f"{W}lvl")) if number >= 0}
        named[value(each.find(f"{W}styleLink"))] = id_
        linked[id_] = value(each.find(f"{W}numStyleLink"))
    for id_, name in linked.items():
        # A definition may be another one's under the name of a style of lists.
        if name and name in named and not definitions[id_]:
            definitions[id_] = definitions[named[name]]
    return Numbering(
        definitions, {each.get(f"{W}numId", ""): _list(each, definitions) for each in root.iterfind(f"{W}num")}
    )


def _list(element: Element, definitions: Mapping[str, Mapping[int, Level]]) -> Numbered:
    definition = value(element.find(f"{W}abstractNumId"))
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        number = whole(override.get(f"{W}ilvl", ""), -1)
        begins = override.find(f"{W}startOverride")
        if begins is not None:
            starts[number] = whole(value(begins), 1)
        other = override.find(f"{W}lvl")
        if other is not None:
            levels[number] = _level(other)[1]
            starts.setdefault(number, levels[number].start)
    known = definitions.get(definition, {})
    for number, start in starts.items():
        base = levels.get(number) or known.get(number)
        if base is not None:
            levels[number] = replace(base, start=start)
    return Numbered(definition, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    restart = element.find(f"{W}lvlRestart")
    legal = element.find(f"{W}isLgl")
    return whole(element.get(f"{W}ilvl", ""), -1), Level(
        format=value(element.find(f"{W}numFmt")) or "decimal",
        text=value(element.find(f"{W}lvlText")),
        start=whole(value(element.find(f"{W}start")), 1),
        restart=None if restart is None else whole(value(restart), 0),
        legal=legal is not None and value(legal) not in {"0", "false"},
        style=value(element.find(f"{W}pStyle")),
    )


def whole(said: str, default: int) -> int:
    """A whole number that a file says, `default` where it says none or a monstrous one."""
    if said.lstrip("-").isdecimal() and len(said) < 8 and abs(int(said)) < _START:
        return int(said)
    return default
