"""The values that reading a Word file gives: paragraphs of runs, each knowing which tracked changes it lies in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from zerodraft.text.exchange.word.numbering import Numbering


class ChangeKind(StrEnum):
    """What a tracked change does to the words inside it."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"

    @property
    def adds(self) -> bool:
        return self in {ChangeKind.INSERTED, ChangeKind.MOVED_TO}


class Change(NamedTuple):
    """One tracked change. `number` is its own in the file, where `id` (w:id) may be missing or there twice.

    `move` is the name that both halves of a move have in common. `part` is the XML part it stands in.
    """

    number: int
    kind: ChangeKind
    id: str = ""
    author: str = ""
    at: str = ""
    move: str = ""
    part: str = ""


class Look(NamedTuple):
    """How a run looks, as far as people mark changes or structure by it; colours as Word writes them ("FF0000")."""

    struck: bool = False
    underlined: bool = False
    colour: str = ""
    highlight: str = ""
    bold: bool = False


PLAIN = Look()


class Run(NamedTuple):
    """Some words of one look. `changes` are those it lies in, outermost first. A picture or the like has no text."""

    text: str
    changes: tuple[Change, ...] = ()
    look: Look = PLAIN
    note: str = ""
    """The id of the footnote or endnote whose mark this is ("footnote 2")."""

    @property
    def is_original(self) -> bool:
        """Whether it is there when all changes are rejected."""
        return not self.changes or not any(each.kind.adds for each in self.changes)

    @property
    def is_final(self) -> bool:
        """Whether it is there when all changes are accepted."""
        return not self.changes or all(each.kind.adds for each in self.changes)


class Story(StrEnum):
    """Which of its texts a paragraph of a Word file belongs to."""

    BODY = "body"
    BOX = "box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"


class Cell(NamedTuple):
    """Where a paragraph stands in a table, counted from 0; of nested tables the innermost."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (w:p).

    `mark` are the changes of its end: where it was inserted, rejecting joins this paragraph with the next; where it was
    deleted, accepting does. `around` are the changes of the row or block it lies in; they are among those of its runs too.
    `level` is that of its list (None for no list), `outline` that of a heading, from 0. `bookmarks` are their names,
    `note` is the id of the note it belongs to.
    """

    runs: tuple[Run, ...]
    story: Story = Story.BODY
    mark: tuple[Change, ...] = ()
    around: tuple[Change, ...] = ()
    style_name: str = ""
    outline: int | None = None
    list: str = ""
    level: int | None = None
    centred: bool = False
    bookmarks: tuple[str, ...] = ()
    cell: Cell | None = None
    note: str = ""
    numbering_changes: tuple[Change, ...] = ()
    """Changes of the paragraph's place in a list: they change its label only."""

    @property
    def original(self) -> str:
        """Its words when all changes are rejected."""
        return "".join(run.text for run in self.runs if run.is_original)

    @property
    def final(self) -> str:
        """Its words when all changes are accepted."""
        return "".join(run.text for run in self.runs if run.is_final)

    @property
    def changes(self) -> frozenset[Change]:
        """Every change of it or in it."""
        inside = {change for run in self.runs for change in run.changes}
        return frozenset({*inside, *self.mark, *self.around, *self.numbering_changes})

    @property
    def ends_in_original(self) -> bool:
        """Whether its end is there when all changes are rejected."""
        return not any(each.kind.adds for each in (*self.mark, *self.around))

    @property
    def ends_in_final(self) -> bool:
        """Whether its end is there when all changes are accepted."""
        return all(each.kind.adds for each in (*self.mark, *self.around))


class Anchor(NamedTuple):
    """From where to where a comment is anchored: paragraphs by number, and characters in the text of all their runs."""

    paragraph: int
    start: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `anchor` is None where nothing in the file says on what it comments."""

    id: str
    author: str
    text: str
    at: str = ""
    anchor: Anchor | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class WordText:
    """All that a Word file says, in reading order: the body with tables and boxes, footnotes, endnotes, then page furniture.

    `changes` are all that the file has; `strays` are those of them on no words of a paragraph (in a formula, in a copy
    for older programs). `formatting` counts tracked changes of looks only.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    strays: Mapping[Change, str] = field(default_factory=dict)
    formatting: int = 0
    numbering: Numbering = field(default_factory=Numbering)
    title: str = ""

    def labels(self, *, final: bool = False) -> tuple[str, ...]:
        """The number or letter that Word shows before each paragraph, '' for none, all changes rejected or accepted."""
        counting = self.numbering.counting()
        return tuple(
            counting.next(each.list, each.level)
            if each.level is not None and (each.ends_in_final if final else each.ends_in_original)
            else ""
            for each in self.paragraphs
        )


def words(runs: Iterable[Run]) -> str:
    """The text of all of them, whether it was inserted or deleted."""
    return "".join(run.text for run in runs)
