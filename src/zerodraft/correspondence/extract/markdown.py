"""Markdown, by markdown-it-py: headings, lists and tables; the marks of emphasis and links are taken off the words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract.flow import CellWords, Flow, place
from zerodraft.files.opening.bounds import MAX_MARKDOWN, MAX_NESTING, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import TooHard

_BREAK_TAGS = ("<br>", "<br/>", "<br />")
_OPENING = {"list_item_open": BlockKind.LIST_ITEM, "heading_open": BlockKind.HEADING}
_CLOSING = frozenset({"list_item_close", "heading_close"})


def read(data: bytes) -> Document:
    """A .md file as a Document."""
    source = decode(data)
    if len(source) > MAX_MARKDOWN:
        raise TooHard(f"has more than {MAX_MARKDOWN} characters of text", "send the letter alone")
    with parsing("a Markdown text"):
        tokens = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").parse(source)
    # The parser drops what lies deeper, without a word.
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise TooHard(f"nests more than {MAX_NESTING} lists or quotations", "save it in a simpler form")
    reader = Reader()
    for before, token in pairwise([Token("start", "", 0), *tokens]):
        reader.take(token, before.type)
    return reader.flow.document()


@dataclass(slots=True)
class Reader:
    """Takes the parser's tokens in order."""

    flow: Flow = field(default_factory=Flow)
    kinds: list[BlockKind] = field(default_factory=lambda: [BlockKind.PARAGRAPH])
    rows: list[list[CellWords]] = field(default_factory=list)

    def take(self, token: Token, before: str) -> None:
        if token.type in _OPENING:
            self.kinds.append(_OPENING[token.type])
        elif token.type in _CLOSING:
            self.kinds.pop()
        elif token.type == "tr_open":
            self.rows.append([])
        elif token.type == "table_close":
            self.flow.table(place(self.rows))
            self.rows = []
        elif token.type == "inline" and before in {"th_open", "td_open"}:
            self.rows[-1].append(CellWords(words_of(token.children or ()), 0, 0, header=before == "th_open"))
        elif token.type == "inline":
            self.flow.block(words_of(token.children or ()), self.kinds[-1])
        elif token.type in {"fence", "code_block"}:
            self.flow.block(token.content)


def words_of(tokens: Sequence[Token]) -> str:
    """The words of a line of Markdown without its marks; line breaks kept."""
    said = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            said.append(token.content)
        elif token.type in {"softbreak", "hardbreak"} or token.content.lower() in _BREAK_TAGS:
            said.append("\n")
        elif token.type == "image":
            said.append(words_of(token.children or ()))
    return "".join(said)
