"""A file as the rules of reading see it: one text, and what the file says of the text's shape.

Every format is brought into this form by `correspondence.extract`; the rules never see a format. All positions are
offsets in Unicode code points into `Document.text`, so a fact can point at its words in any file. For a plain text file
`Document.text` is the file's own text, unchanged; for the others it is what `zerodraft read --text FILE` prints.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text is in its file."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `start` and `end` delimit its words in the document's text (equal when it is empty).

    A cell that spans columns or rows is given once, at its first row and column, with its spans.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table: `start` to `end` in the document's text. Blocks never overlap.

    `cells` is in reading order and empty unless the block is a table. A block keeps its line breaks, and the runs of
    spaces by which a file sets columns side by side (two signatures on one line, say).
    """

    kind: BlockKind
    start: int
    end: int
    cells: tuple[Cell, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the file that came as a file of its own: a message's body, or an attachment, with its name."""

    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file, its blocks and its parts in reading order; a file in one piece has one part.

    `headers` holds what an e-mail's header says (lower-case names: from, to, date, subject); it is context for the rules,
    never a source of facts of its own, and is not part of `text`. `page_breaks` are offsets at which a new page begins.
    """

    text: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    headers: dict[str, str] = field(default_factory=dict)
    page_breaks: tuple[int, ...] = ()

    def words(self, item: Block | Cell | Part) -> str:
        """The words of a block, cell or part, as they stand in the text."""
        return self.text[item.start : item.end]
