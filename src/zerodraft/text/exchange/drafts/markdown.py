"""Markdown, by markdown-it-py. Its marks are taken off the words; numbers of lists and footnotes stay as they were typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zerodraft.files.opening.bounds import MAX_NESTING, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import TooHard
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.html import document_of
from zerodraft.text.exchange.drafts.source import Source, checked

# What the parser is given at once: what never closes what it opens takes time by the square of the length.
_LONGEST = 1_000_000
_LONGEST_PARAGRAPH = 40_000
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TOC = re.compile(r"^[*+-][ \t]+\S[^\n]*\n\{:[ \t]*toc[ \t]*\}[ \t]*$|^\[(?:TOC|toc)\][ \t]*$", re.MULTILINE)
# A list of attributes, as kramdown knows it, alone on its line or at the end of a heading.
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^{}\n]*\}[ \t]*$|[ \t]+\{[:#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\A(?P<label>\[\^[^\]\s]{1,60}\]:)[ \t]*")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]|[#/?]|\.{1,2}/|www\.|[^\s/]+\.[A-Za-z]{2,5}(?:[/?#]|\Z)|[^\s/]+/")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes) -> Source:
    """A .md file. A title in the front matter is the draft's."""
    text = decode(data).replace("\r\n", "\n")
    if len(text) > _LONGEST:
        raise TooHard(f"has more than {_LONGEST:,} characters", "send the draft without its documents")
    front = _FRONT.match(text)
    title = _TITLE.search(front["front"]) if front else None
    body = text[front.end() :] if front else text
    body = _ATTRIBUTES.sub("", _TOC.sub("", body))
    with parsing("a Markdown text"):
        tokens = _parser(body).parse(body)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise TooHard(f"nests more than {MAX_NESTING} lists or quotations", "save it in a simpler form")
    reader = _Reader()
    for number, token in enumerate(tokens):
        reader.take(token, tokens[number - 1].type if number else "")
    return Source(checked(reader.blocks), title["title"].strip("\"'") if title else "")


def _parser(body: str) -> MarkdownIt:
    # Indented text is a paragraph here: drafts are indented to show what lies in what, and hold no programs.
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable("code")
    # "paragraph [x](a)" is bracketed text and no link: nothing of it may vanish.
    parser.validateLink = lambda url: _ADDRESS.match(url) is not None  # type: ignore[method-assign]
    if any(len(paragraph) > _LONGEST_PARAGRAPH for paragraph in body.split("\n\n")):
        parser.disable(["emphasis", "link", "image"])
    return parser


@dataclass(slots=True)
class _Reader:
    """Takes the parser's tokens in order. `markers` are those of the items that are open; each is used once."""

    blocks: list[Block] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    heading: int = 0
    note: str = ""

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

    def _inline(self, token: Token, before: str) -> None:
        text = words_of(token.children or ())
        if before in {"th_open", "td_open"}:
            self.blocks.append(Block(text, kind=Kind.CELL))
        elif before == "heading_open":
            self.blocks.append(Block(text, heading=self.heading))
        else:
            strong = _all_strong(token.children or ())
            for line in _notes_apart(text):
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
        if "<table" in content.lower():
            self.blocks += document_of(content)
            return
        for line in _TAG.sub(" ", content).splitlines():
            if line.strip():
                self._paragraph(line)


def _notes_apart(text: str) -> list[str]:
    """Footnotes may follow each other without an empty line between them."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and not _NOTE.match(line):
            found[-1] = f"{found[-1]}\n{line}"
        else:
            found.append(line)
    return found


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
    return "" if _TAG.fullmatch(tag) else tag


def _all_strong(tokens: Sequence[Token]) -> bool:
    level = 0
    for token in tokens:
        if token.type == "text" and token.content.strip() and not level:
            return False
        level += (token.type == "strong_open") - (token.type == "strong_close")
    return any(token.type == "strong_open" for token in tokens)
