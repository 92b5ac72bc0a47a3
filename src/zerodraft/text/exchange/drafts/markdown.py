"""Markdown, by markdown-it-py. Its marks are taken off the words; numbers of lists and footnotes stay as they were typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from zerodraft.files.opening.bounds import MAX_NESTING, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import TooHard
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure import Block
from zerodraft.text.core.structure.labels import item_label
from zerodraft.text.exchange.drafts.html import document_of
from zerodraft.text.exchange.drafts.source import Source, checked
from zerodraft.text.exchange.drafts.tags import is_tag

# What the parser is given at once: what never closes what it opens takes time by the square of the length.
_LONGEST = 1_000_000
_LONGEST_PARAGRAPH = 40_000
# Front matter: names with values and nothing else. Text between two rulers is text.
_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<front>[a-z][\w-]*:.*\n(?:(?:[a-z][\w-]*:|[ \t]+\S|-[ \t]|\#).*\n|[ \t]*\n)*)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TOC = re.compile(r"^[*+-][ \t]+\S[^\n]*\n\{:[ \t]*toc[ \t]*\}[ \t]*$|^\[(?:TOC|toc)\][ \t]*$", re.MULTILINE)
# A list of attributes, as kramdown knows it, alone on its line or at the end of one; "{...}" is a gap in the text.
_ATTRIBUTE = r"""[ \t]*(?:[#.][A-Za-z_][\w-]*|[A-Za-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))"""
_ATTRIBUTES = re.compile(
    rf"^[ \t]*\{{:(?:[ \t]*[a-z][\w-]*|(?:{_ATTRIBUTE})+)[ \t]*\}}[ \t]*$"
    rf"|[ \t]+\{{:?(?:{_ATTRIBUTE})+[ \t]*\}}[ \t]*$",
    re.MULTILINE,
)
_NOTE = re.compile(r"\A(?P<label>\[\^[^\]\s]{1,60}\]:)[ \t]*")
_TAG = re.compile(r"<!--.*?-->|</?(?P<name>[A-Za-z][^\s<>/]*)[^<>]*>", re.DOTALL)
# A name alone is an address only if it ends as files of a site do: "[shall](and/or)" and "[shall](US:delete)" are text.
_ADDRESS = re.compile(
    r"(?:https?|ftp|file)://\S|(?:mailto|tel):\S|//?[^\s/]|#[A-Za-z]|\.{1,2}/|www\."
    r"|[^\s:?#]+\.(?:html?|php|aspx?|md|pdf|docx?|txt|odt|png|jpe?g|gif|svg)(?:[?#]|\Z)",
    re.IGNORECASE,
)
# How a line ends before an item: one that goes on in the next line may go on with "(a) of Article 5".
_ENDS = re.compile(r"(?:[.;:,،؛。；：，][\]\)]*|[;,]\s+\w+)\s*\Z")
# Round brackets after square ones that hold no address, though perhaps the words of a title.
_EMPTY = re.compile(r"\(\s*(?:\)|[\"'(])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes) -> Source:
    """A .md file. A title in the front matter is the draft's; the front matter itself is left out."""
    text = decode(data).replace("\r\n", "\n")
    if len(text) > _LONGEST:
        raise TooHard(f"has more than {_LONGEST:,} characters", "send the draft without its documents")
    front = _FRONT.match(text)
    title = _TITLE.search(front["front"]) if front else None
    body = text[front.end() :] if front else text
    body = _ATTRIBUTES.sub("", _TOC.sub("", body))
    parser = _parser(body)
    with parsing("a Markdown text"):
        tokens = parser.parse(body)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise TooHard(f"nests more than {MAX_NESTING} lists or quotations", "save it in a simpler form")
    reader = _Reader(parser, body.split("\n"))
    for number, token in enumerate(tokens):
        reader.take(token, tokens[number - 1].type if number else "")
    left_out = [line for line in front["front"].splitlines() if line.strip()] if front else []
    named = title["title"].strip("\"'") if title else ""
    return Source(checked(reader.blocks), named, (*left_out, *reader.left_out))


def _parser(body: str) -> MarkdownIt:
    # Indented text is a paragraph here: drafts are indented to show what lies in what, and hold no programs.
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable("code")
    # "paragraph [x](a)" is bracketed text and no link: nothing of it may vanish.
    parser.validateLink = lambda url: _ADDRESS.match(url) is not None  # type: ignore[method-assign]
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    if any(len(paragraph) > _LONGEST_PARAGRAPH for paragraph in body.split("\n\n")):
        parser.disable(["emphasis", "link", "image"])
    return parser


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    return not _leads_nowhere(state, state.pos) and link(state, silent)


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls its rules
    return not _leads_nowhere(state, state.pos + 1) and image(state, silent)


def _leads_nowhere(state: StateInline, at: int) -> bool:
    """Whether brackets are followed by others without an address, as in "[shall]()": all of them are text."""
    if state.src[at : at + 1] != "[":
        return False
    end = parseLinkLabel(state, at, at == state.pos)
    return end >= 0 and _EMPTY.match(state.src, end + 1) is not None


@dataclass(slots=True)
class _Reader:
    """Takes the parser's tokens in order. `markers` are those of the items that are open; each is used once."""

    parser: MarkdownIt
    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    heading: int = 0
    columns: int = 0
    row: int = -1

    def take(self, token: Token, before: str) -> None:
        if token.type == "list_item_open":
            self.markers.append(f"{token.info}{token.markup}" if token.info else token.markup)
        elif token.type == "list_item_close":
            self._flush_marker()
            self.markers.pop()
        elif token.type == "heading_open":
            self.heading = int(token.tag[1:])
        elif token.type == "inline":
            self._inline(token, before)
        elif token.type in {"fence", "code_block"}:
            for line in token.content.splitlines():
                self._paragraph(line)
        elif token.type == "html_block":
            self._html(token.content)
        else:
            self._table(token)

    def _table(self, token: Token) -> None:
        """Cells that a row has more than its table would not be shown; here they are."""
        if token.type == "table_open":
            self.columns = 0
        elif token.type == "th_open":
            self.columns += 1
        elif token.type == "tr_close" and self.row >= 0:
            for cell in _cells(self.lines[self.row])[self.columns :]:
                words = words_of(self.parser.parseInline(cell)[0].children or ())
                self.blocks.append(Block(words, kind=Kind.CELL))
        elif token.type == "tr_open":
            self.row = token.map[0] if token.map else -1

    def _inline(self, token: Token, before: str) -> None:
        text = words_of(token.children or ())
        if before in {"th_open", "td_open"}:
            self.blocks.append(Block(text, kind=Kind.CELL))
        elif before == "heading_open":
            self.blocks.append(Block(text, heading=self.heading))
        else:
            strong = _all_strong(token.children or ())
            for line in _lines_apart(text):
                self._paragraph(line, strong=strong)

    def _paragraph(self, text: str, *, strong: bool = False) -> None:
        note = _NOTE.match(text)
        if note and not self.markers:
            self.blocks.append(Block(text[note.end() :], note["label"], kind=Kind.FOOTNOTE))
            return
        depth = len(self.markers)
        marker = self.markers[-1] if self.markers else ""
        if marker:
            self.markers[-1] = ""
            depth -= 1
        self.blocks.append(Block(text, marker, depth=depth, strong=strong and not depth))

    def _flush_marker(self) -> None:
        """An item without words still shows its number."""
        if self.markers[-1]:
            self._paragraph("")

    def _html(self, content: str) -> None:
        blocks, left_out = document_of(f"<body>{content}")
        self.left_out += left_out
        for block in blocks:
            if self.markers:
                self._paragraph(f"{block.label} {block.text}".strip())
            else:
                self.blocks.append(block)


def _cells(line: str) -> list[str]:
    """The cells of a line of a table, which may stand in a quotation."""
    cells = escapedSplit(line.lstrip("> \t").rstrip())
    return [cell.strip() for cell in cells[not cells[0] : len(cells) - (not cells[-1])]]


def _lines_apart(text: str) -> list[str]:
    """Footnotes, and items with typed letters, may follow each other without an empty line between them."""
    found: list[list[str]] = []
    for line in text.split("\n"):
        if found and not _NOTE.match(line) and not (_ENDS.search(found[-1][-1]) and item_label(line)):
            found[-1].append(line)
        else:
            found.append([line])
    return ["\n".join(lines) for lines in found]


def words_of(tokens: Sequence[Token]) -> str:
    """The words of a line of Markdown without its marks."""
    said = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            said.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            said.append("\n")
        elif token.type == "html_inline":
            said.append(_unmarked(token.content))
        elif token.type == "image":
            said.append(words_of(token.children or ()))
    return "".join(said)


def _unmarked(tag: str) -> str:
    """Nothing for a tag, white space for a break; what only looks like a tag stays."""
    if _BREAK.fullmatch(tag):
        return "\n"
    found = _TAG.fullmatch(tag)
    return "" if found and (not found["name"] or is_tag(found["name"])) else tag


def _all_strong(tokens: Sequence[Token]) -> bool:
    level = 0
    for token in tokens:
        if token.type == "text" and token.content.strip() and not level:
            return False
        level += (token.type == "strong_open") - (token.type == "strong_close")
    return any(token.type == "strong_open" for token in tokens)
