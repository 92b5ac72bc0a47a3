"""What lies in what: headings by their rank, items by the order of their numbers and the depth their format tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure.block import Block
from zerodraft.text.core.structure.headings import bare
from zerodraft.text.core.structure.labels import Label, given_label, heading_label, item_label
from zerodraft.text.core.structure.words import ANNEXES, CONTENTS, INTRODUCTIONS, PREAMBLES, RANKS

_NOTHING = Label("", "")
_LEADS = (":", "：", ":-", ":–", ":—", "—")
_TOP = ("1.", "一、", "1-", "-1")
_RECITED = frozenset({"pp", "op"})


@dataclass(slots=True, eq=False)
class Node:
    """A block in its place: what it is labelled, what it says, what it lies in and what lies in it."""

    block: Block
    label: Label
    parent: "Node | None"
    heading: bool = False
    children: list["Node"] = field(default_factory=list)
    style: str = ""
    kind: Kind = Kind.PARA

    @property
    def text(self) -> str:
        return self.label.rest if self.label.text else self.block.text

    @property
    def awaits_title(self) -> bool:
        """Whether it is a heading of which only the number was said, or no more than that it is an annex."""
        return self.heading and (self.is_bare or (not self.label.text and _is_annex(self)))

    @property
    def is_bare(self) -> bool:
        """Whether it is a label and no more, and so contains what follows."""
        return bool(self.label.text) and not self.text


@dataclass(slots=True)
class _Open:
    """A node that can still take in others; `value` is the number it bears in its `style`."""

    node: Node
    style: str = ""
    value: int = 0


class Nesting:
    """Takes blocks in reading order and says in which node each lies."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._headings: list[Node] = []
        self._items: list[_Open] = []

    def take(self, block: Block, following: Sequence[Label]) -> None:
        """Put the next block in its place; `following` are the labels of the items that come after it."""
        if block.kind is Kind.TITLE or block.heading:
            self._heading(block)
        elif block.kind is Kind.FOOTNOTE:
            self._add(Node(block, _label_of_note(block), self._noted(block)))
        elif block.kind is Kind.CELL:
            self._add(Node(block, _given(block), self._heading_open()))
        else:
            label = label_of(block)
            if label.text:
                self._item(block, label, following)
            else:
                self._paragraph(block, following)

    def _add(self, node: Node) -> Node:
        self.nodes.append(node)
        if node.parent:
            node.parent.children.append(node)
        return node

    def _heading_open(self) -> Node | None:
        return self._headings[-1] if self._headings else None

    def _noted(self, block: Block) -> Node | None:
        """The node in which the mark of a footnote stands; the one before, where the format shows no mark."""
        mark = _label_of_note(block).text.rstrip(":")
        notes = [node for node in self.nodes if node.block.kind is not Kind.FOOTNOTE]
        if block.names:
            return next((node for node in notes if not set(block.names).isdisjoint(node.block.links)), None)
        if mark.startswith("[^"):
            return next((node for node in notes if mark in node.block.text), None)
        return notes[-1] if notes else None

    def _heading(self, block: Block) -> None:
        label = given_label(block.label, block.text) if block.label else heading_label(block.text) or _roman(block)
        node = Node(block, label or _NOTHING, None, heading=True)
        last = self.nodes[-1] if self.nodes else None
        if last and last.awaits_title and not node.label.text and block.kind is not Kind.TITLE:
            node.parent = last
            self._add(node)
            return
        if block.kind is Kind.TITLE:
            self._headings.clear()
        while self._headings and _closes(node, self._headings[-1]):
            self._headings.pop()
        node.parent = self._heading_open()
        self._items.clear()
        self._add(node)
        if block.kind is not Kind.TITLE:
            self._headings.append(node)

    def _paragraph(self, block: Block, following: Sequence[Label]) -> None:
        self._leave_deeper(block)
        leads = _leads(block, following)
        if leads:
            self._leave_lead(block)
        around = [each.node for each in self._items if each.node.block.depth < block.depth or _is_option(each.node)]
        node = self._add(Node(block, _NOTHING, around[-1] if around else self._heading_open()))
        if leads:
            self._items.append(_Open(node))

    def _leave_deeper(self, block: Block) -> None:
        while self._items and self._items[-1].node.block.depth > block.depth:
            self._items.pop()

    def _leave_lead(self, block: Block) -> None:
        """A paragraph that leads to a new list ends the list to which another one led."""
        for number, each in enumerate(self._items):
            if not each.style and each.node.block.depth == block.depth:
                del self._items[number:]
                return

    def _item(self, block: Block, label: Label, following: Sequence[Label]) -> None:
        self._leave_deeper(block)
        styles = _styles(block, label, following)
        style, value, place = self._place(block, styles, label)
        del self._items[place:]
        parent = self._items[-1].node if self._items else self._heading_open()
        node = self._add(Node(block, label, parent, heading=label.word == "option" and not label.rest))
        node.style = style
        self._items.append(_Open(node, style, value))

    def _place(self, block: Block, styles: Sequence[tuple[str, int]], label: Label) -> tuple[str, int, int]:
        """In which style an item is numbered, and how many of the open nodes it lies in."""
        level = [number for number, each in enumerate(self._items) if each.node.block.depth == block.depth]
        for number in reversed(level):
            each = self._items[number]
            for style, value in styles:
                again = value == each.value and (label.suffix or each.node.label.suffix)
                if _is_one_style(style, each.style) and (value == each.value + 1 or again or label.is_bullet):
                    return style, value, number
        style, value = styles[0]
        recited = [number for number in level if self._items[number].node.label.word in _RECITED]
        if recited and (label.word in _RECITED or style in _TOP) and not self._led_after(recited[-1]):
            # Paragraphs of a preamble and operative ones stand side by side, however they are numbered.
            return style, value, recited[0]
        same = [number for number in level if _is_one_style(self._items[number].style, style)]
        if same and (value != 1 or not self._led_after(same[-1])):
            return style, value, same[-1]
        if value != 1 and style.split("@")[0] in _TOP and level:
            return style, value, self._above(level)
        return style, value, len(self._items)

    def _led_after(self, number: int) -> bool:
        """Whether a paragraph led to a new list since."""
        return any(not each.style for each in self._items[number + 1 :])

    def _above(self, level: Sequence[int]) -> int:
        options = [number + 1 for number in level if self._items[number].node.label.word == "option"]
        return options[-1] if options else level[0]


def nested(blocks: Iterable[Block]) -> list[Node]:
    """The nodes of the blocks, in the same order."""
    all_blocks = list(blocks)
    labels = [label_of(block) if not block.heading and not block.kind else _NOTHING for block in all_blocks]
    nesting = Nesting()
    for number, block in enumerate(all_blocks):
        nesting.take(block, [label for label in labels[number + 1 : number + 40] if label.text])
    return nesting.nodes


def label_of(block: Block) -> Label:
    """The label of a paragraph, given or typed; an empty one where there is none."""
    if block.label:
        return given_label(block.label, block.text)
    label = heading_label(block.text)
    if label and label.word == "option" and _is_option_label(label):
        return label
    return item_label(block.text) or _NOTHING


def _is_option_label(label: Label) -> bool:
    """Whether it labels what follows: "Option 2 is preferred" is a sentence, "Option 2: …" and "Option 2" are labels."""
    return not label.rest or label.text.rstrip("]］】 ")[-1:] in ":：.-–—" or not label.rest[:1].islower()


def _given(block: Block) -> Label:
    return Label(block.label, block.text) if block.label else _NOTHING


def _label_of_note(block: Block) -> Label:
    return Label(block.label, block.text) if block.label else item_label(block.text) or _NOTHING


def _roman(block: Block) -> Label | None:
    """The label of a heading such as "II. Scope" or "3. Scope"."""
    label = item_label(block.text)
    return label if label and not label.is_bullet else None


def rank(node: Node) -> int:
    """How high a heading stands among those of which the format does not tell it."""
    if node.label.word:
        return RANKS.get(node.label.word, RANKS[""])
    if not node.label.readings:
        return RANKS["annex" if _is_annex(node) else ""]
    # "C." is the third letter rather than the hundredth number, "V." the fifth number.
    style, _value = min(node.label.readings, key=lambda reading: reading[1])
    return RANKS["part" if style == "I." else "section"]


def _is_annex(node: Node) -> bool:
    return bare(node.text) in ANNEXES


def _closes(new: Node, old: Node) -> bool:
    """Whether a heading ends the part of one before it."""
    higher, lower = new.block.heading, old.block.heading
    if bare(old.text) in CONTENTS and (
        higher > 0 > lower or any(each.label.text == new.label.text for each in old.children)
    ):
        # A table of contents holds what names the parts; the parts themselves come after it.
        return True
    if higher > 0 and lower > 0 and higher != lower:
        return higher < lower
    if bare(old.text) in PREAMBLES or not (new.label.text and old.label.text):
        alike = higher > 0 and lower > 0
        # What a word numbers ("Principle 1") is a part of the whole text, and not of its introduction.
        ended = bare(old.text) in PREAMBLES or bool(new.label.word and bare(old.text) in INTRODUCTIONS)
        return alike or ended or rank(new) <= rank(old)
    return rank(new) <= rank(old)


def _leads(block: Block, following: Sequence[Label]) -> bool:
    """Whether a paragraph without a label introduces items."""
    if block.text.rstrip("] ］").endswith(_LEADS):
        return True
    first = following[0] if following else _NOTHING
    # After a comma a list in digits is no part of the sentence: operative paragraphs follow the preamble so.
    begins = any(value == 1 and "1" not in style and style not in _TOP for style, value in first.readings)
    return begins and not first.word and block.text.rstrip("] ］")[-1:] in (",", "،", "，")


def _is_option(node: Node) -> bool:
    return node.label.word == "option" and node.is_bare


def _styles(block: Block, label: Label, following: Sequence[Label]) -> list[tuple[str, int]]:
    """The readings of a number, the likelier first: "(i)" is Roman if "(ii)" comes before "(j)"."""
    level = f"@{block.level}" if block.level else ""
    if label.is_bullet:
        return [(f"{label.text.strip()}{level}", 0)]
    found = list(label.readings) or [(label.word, 0)]
    if len(found) > 1:
        coming = [reading for later in following for reading in later.readings]
        found.sort(key=lambda reading: _distance((reading[0], reading[1] + 1), coming))
        if label.readings[-1][1] == 1 and _distance(_after(found[0]), coming) == len(coming):
            found = list(reversed(label.readings))
    return [(f"{style}{level}", value) for style, value in found]


def _is_one_style(one: str, other: str) -> bool:
    """Whether two items can be of one list: numbered alike, and at one level unless one of them was numbered by hand."""
    (style, _, level), (other_style, _, other_level) = one.partition("@"), other.partition("@")
    return style == other_style and (level == other_level or not (level and other_level))


def _after(reading: tuple[str, int]) -> tuple[str, int]:
    return reading[0], reading[1] + 1


def _distance(reading: tuple[str, int], coming: Sequence[tuple[str, int]]) -> int:
    return coming.index(reading) if reading in coming else len(coming)
