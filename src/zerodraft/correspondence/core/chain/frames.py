"""The parts of a letter and the lines of a file, as the rules about a chain of letters share them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zerodraft.correspondence.core.chain.datelines import Dateline
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Span
from zerodraft.correspondence.core.words.pieces import Line, Sheet

SHORT = 80  # code points; a longer line is running text, not a part of a letter's frame


@dataclass(frozen=True, slots=True)
class Frame:
    """One letter or dated annex. `head` runs up to the salutation, `body` to the courtesy close, `foot` holds signatures
    and distribution, `tail` what follows undated. An `annex` has no salutation and no signature of its own.
    """

    day: Day | None
    place: Stated[str] | None
    head: Span
    body: Span
    foot: Span
    tail: Span
    annex: bool = False
    words: Span = field(default=Span(0, 0))  # what shows that it is there: its salutation, heading or date

    @property
    def extent(self) -> Span:
        return Span(self.head.start, self.tail.end)


@dataclass(slots=True)
class Chain:
    """All lines of a file, with its datelines."""

    sheet: Sheet
    languages: Sequence[Language]
    lines: list[Line]
    datelines: list[tuple[int, Dateline]]  # with the number of the line

    def phrase(self, *keys: str) -> str:
        return "(?:" + "|".join(language.any_of(*keys) for language in self.languages) + ")"

    def finds(self, line: Line, *keys: str) -> bool:
        return bool(compiled(rf"(?<!\w){self.phrase(*keys)}(?!\w)").search(line.folded))

    def opens(self, line: Line, *keys: str) -> bool:
        return bool(compiled(rf"{self.phrase(*keys)}").match(line.folded))
