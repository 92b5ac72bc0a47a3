"""Structure: from the paragraphs of a source to the units of a draft. Label and text of the units give the source's text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zerodraft.text.core.draft import Kind, Unit
from zerodraft.text.core.identity import Place, ids
from zerodraft.text.core.structure.block import Block
from zerodraft.text.core.structure.headings import bare, marked
from zerodraft.text.core.structure.kinds import Kinds
from zerodraft.text.core.structure.nesting import Node, nested
from zerodraft.text.core.structure.splitting import apart
from zerodraft.text.core.structure.words import PREAMBLES

__all__ = ["Block", "folded", "units"]

# Ordinary white space only: a no-break space before a French colon is a character of the text.
_WHITE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_SHORT = {
    "article": "art",
    "chapter": "ch",
    "section": "sec",
    "objective": "obj",
    "option": "opt",
    "principle": "princ",
    "appendix": "app",
}
_OF_KIND = {Kind.CHAPEAU: "chap", Kind.HEADING: "head", Kind.FOOTNOTE: "note", Kind.SUBPARA: "sub"}


def folded(text: str) -> str:
    """A text with its ordinary white space folded."""
    if text.isprintable() and "  " not in text:
        # Nearly every text: it has no white space but single spaces, and is not looked through twice.
        return text.strip(" ")
    return _WHITE.sub(" ", text).strip(" ")


def units(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """The units of a text: title, headings, paragraphs, items, footnotes and cells, each in what it lies in."""
    whole = [replace(block, text=folded(block.text), label=folded(block.label)) for block in blocks]
    nodes = nested(marked(apart([block for block in whole if block.text or block.label])))
    Kinds().give(nodes)
    found = ids(_places(nodes))
    id_of = {id(node): id_ for node, id_ in zip(nodes, found, strict=True)}
    return tuple(
        Unit(id_, id_of[id(node.parent)] if node.parent else "", node.label.text.strip(), node.kind, node.text)
        for node, id_ in zip(nodes, found, strict=True)
    )


def _places(nodes: Sequence[Node]) -> list[Place]:
    names: dict[int, tuple[str, ...]] = {}
    preambular = 0
    found = []
    for node in nodes:
        preambular = preambular + 1 if node.kind is Kind.PP else 0 if node.heading else preambular
        above = names[id(node.parent)] if node.parent else ()
        own = _name(node, preambular)
        # The parts above an article add nothing: articles are numbered throughout.
        names[id(node)] = (own,) if node.label.word in {"article", "objective", "annex"} else (*above, own)
        found.append(Place(names[id(node)], node.text, node.block.id))
    return found


def _name(node: Node, preambular: int) -> str:
    label = node.label
    if label.readings:
        number = _number(label.text, label.readings[0][1])
        word = label.word if label.word not in {"pp", "op"} or label.word not in label.text.lower() else ""
        return f"{_SHORT.get(word, word)}{number}"
    if node.kind is Kind.PP:
        return f"pp{preambular}"
    if node.heading and bare(node.text) in PREAMBLES:
        return "pre"
    return _OF_KIND.get(node.kind, node.kind.value)


def _number(label: str, value: int) -> str:
    """The number of a label in letters and digits of the Latin script, with its bis or alt."""
    words = re.findall(r"[A-Za-z0-9.]+", label)
    last = "".join(
        words[-2:] if len(words) > 1 and not words[-1][0].isdigit() and words[-2][-1].isdigit() else words[-1:]
    )
    return last or str(value)
