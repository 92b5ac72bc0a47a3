"""What kind of unit each node is: preambular, operative, introducing others, one of a list."""

import re
from collections.abc import Iterator, Sequence

from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure.headings import bare
from zerodraft.text.core.structure.nesting import Node
from zerodraft.text.core.structure.words import ENACTING, OP, PP, PREAMBLES

_BEFORE_WORDS = re.compile(r"^[\s\[\]［］【】(（{*_\"“«'‘>.\-–—:]+")
_GOES_ON = re.compile(r"[,;،؛，；][\s\])）］】\"”»']*\Z|[,;،؛，；] (?:and|et|y|и|و)[\s\]]*\Z")
_COMMA = re.compile(r"[,،，:：][\s\])）］】]*\Z")
_FORMULA_LENGTH = 200
_ARTICLES = frozenset({"article", "objective", "principle", "action", "rule"})
_NUMBERED = ("1.", "一、", "1)", "-1", "1-")


def first_words(text: str) -> str:
    return _BEFORE_WORDS.sub("", text)


class Kinds:
    """Goes through the nodes in reading order, knowing whether it is in a preamble."""

    def __init__(self) -> None:
        self._preamble = False
        self._seen = 0
        self._resolution = False

    def give(self, nodes: Sequence[Node]) -> None:
        for number, node in enumerate(nodes):
            following = nodes[number + 1] if number + 1 < len(nodes) else None
            node.kind = self._kind(node, following)
        _give_operative(nodes)

    def _kind(self, node: Node, following: Node | None) -> Kind:
        if node.block.kind:
            return node.block.kind
        if node.heading:
            if node.label.word != "option":
                self._preamble = bare(node.text) in PREAMBLES
                self._seen = 0
            return _kind_of_heading(node)
        if node.label.word in {"pp", "op"}:
            return Kind.PP if node.label.word == "pp" else Kind.OP
        return self._of_preamble(node, following) or self._of_body(node)

    def _of_preamble(self, node: Node, following: Node | None) -> Kind | None:
        """The kind of a paragraph in a preamble; None where it is none, or the preamble has ended."""
        words = first_words(node.text)
        opens = PP.match(words) is not None
        if not self._preamble:
            self._preamble = self._begins(node, following, opens=opens)
        if not self._preamble or _is_listed(node):
            return None
        if ENACTING.match(words):
            self._preamble = False
            return None
        if opens:
            self._seen += 1
            self._resolution = True
            return Kind.PP
        if node.label.text and node.label.word != "option":
            # A numbered paragraph that opens as no preambular one does is operative, or the preamble is numbered prose.
            self._preamble = not OP.match(words)
            return None
        if not self._seen and _COMMA.search(node.text) and len(node.text) <= _FORMULA_LENGTH:
            return Kind.CHAPEAU
        return Kind.PP if self._seen and _GOES_ON.search(node.text) else None

    def _begins(self, node: Node, following: Node | None, *, opens: bool) -> bool:
        """Whether a preamble without a heading begins: with its formula before a preambular paragraph, or with that."""
        if node.label.text or _in_article(node):
            return False
        if opens:
            return _GOES_ON.search(node.text) is not None
        formula = _COMMA.search(node.text) is not None and len(node.text) <= _FORMULA_LENGTH
        return formula and following is not None and PP.match(first_words(following.text)) is not None

    def _of_body(self, node: Node) -> Kind:
        if self._resolution and not _in_article(node) and not _is_listed(node) and OP.match(first_words(node.text)):
            return Kind.OP
        if _is_listed(node):
            return Kind.SUBPARA
        return Kind.CHAPEAU if any(map(_is_item, node.children)) else Kind.PARA


def _kind_of_heading(node: Node) -> Kind:
    """A whole sentence after the number of an article is the article, not its heading."""
    long = len(node.text) > 150 and node.text.rstrip("]］ ")[-1:] in ".;。；:؛"
    return Kind.PARA if long and node.block.heading < 0 else Kind.HEADING


def _is_listed(node: Node) -> bool:
    """Whether it is an item: by its letter or bullet, or because it is numbered within a numbered paragraph."""
    if not node.label.text or node.label.word:
        return False
    style = node.style.split("@")[0]
    if style.startswith("1.1"):
        return False
    if style not in _NUMBERED:
        return True
    return any(above.label.text and above.label.word != "option" and not above.heading for above in _above(node))


def _above(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _is_item(node: Node) -> bool:
    return bool(node.label.text) and node.kind not in {Kind.FOOTNOTE, Kind.CELL} and not node.block.kind


def _in_article(node: Node) -> bool:
    return any(above.heading and above.label.word in _ARTICLES for above in _above(node))


def _give_operative(nodes: Sequence[Node]) -> None:
    """Where half of the numbered paragraphs side by side are operative, the others are too."""
    beside: dict[int, list[Node]] = {}
    for node in nodes:
        if node.label.text and node.style.split("@")[0] in _NUMBERED and not node.heading:
            beside.setdefault(id(node.parent), []).append(node)
    for group in beside.values():
        operative = sum(node.kind is Kind.OP for node in group)
        if operative * 2 >= len(group):
            for node in group:
                node.kind = Kind.OP if node.kind in {Kind.PARA, Kind.CHAPEAU} else node.kind
