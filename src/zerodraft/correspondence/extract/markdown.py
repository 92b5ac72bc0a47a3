"""Markdown, by markdown-it-py: headings, lists and tables; the marks of emphasis and links are taken off the words."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract.bounds import MAX_CHARACTERS, parsing
from zerodraft.correspondence.extract.charset import decode
from zerodraft.correspondence.extract.errors import TooHard
from zerodraft.correspondence.extract.flow import CellWords, Flow, place

_BREAK_TAGS = ("<br>", "<br/>", "<br />")


def read(data: bytes) -> Document:
    """A .md file as a Document."""
    source = decode(data)
    if len(source) > MAX_CHARACTERS:
        raise TooHard(f"has more than {MAX_CHARACTERS} characters of text", "send the letter alone")
    with parsing("Markdown text"):
        tokens = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(source)
    flow = Flow()
    kinds = [BlockKind.PARAGRAPH]
    rows: list[list[CellWords]] = []
    for index, token in enumerate(tokens):
        if token.type in {"list_item_open", "heading_open"}:
            kinds.append(BlockKind.LIST_ITEM if token.type == "list_item_open" else BlockKind.HEADING)
        elif token.type in {"list_item_close", "heading_close"}:
            kinds.pop()
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            flow.table(place(rows))
            rows = []
        elif token.type == "inline" and tokens[index - 1].type in {"th_open", "td_open"}:
            header = tokens[index - 1].type == "th_open"
            rows[-1].append(CellWords(words_of(token.children or ()), 0, 0, header=header))
        elif token.type == "inline":
            flow.block(words_of(token.children or ()), kinds[-1])
        elif token.type in {"fence", "code_block"}:
            flow.block(token.content)
    return flow.document()


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
