"""Which blocks are headings, and which is the title, where the format does not say it or not of all of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zerodraft.text.core.draft import Kind
from zerodraft.text.core.structure.block import Block
from zerodraft.text.core.structure.labels import heading_label, item_label
from zerodraft.text.core.structure.sequences import Candidate, ends_sentence, in_order, is_title
from zerodraft.text.core.structure.words import ANNEXES, HEADINGS, INSTRUMENT

UNKNOWN = -1
"""The level of a heading of which only is known that it is one."""

_MARKS = re.compile(r"^[\s\[［(]+|[\s\]］):.：]+$")
_GUESS_LENGTH = 100
_HAN_LENGTH = 40
_TITLE_LENGTH = 400
# How many blocks may stand before a title: a symbol, a session, an item of the agenda.
_BEFORE_TITLE = 12
# The symbol of a document ("A/AC.1/L.2") stands before its title.
_SYMBOL = re.compile(r"[A-Z]{1,10}(?:/[\w.*-]{1,30}){1,8}")
_HAN = re.compile(r"[\u3400-\u9fff]")


def bare(text: str) -> str:
    """A heading for comparing, without the marks around it."""
    return _MARKS.sub("", text).lower()


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with headings and title found."""
    told = any(block.heading > 0 for block in blocks)
    found = _parts(blocks)
    return _titled(found if told else _guessed(found))


def _parts(blocks: Sequence[Block]) -> list[Block]:
    """With those made headings that bear the number of a part or one of the well known names."""
    candidates: dict[str, list[Candidate]] = {}
    found = list(blocks)
    for number, block in enumerate(blocks):
        numbered = heading_label(block.label) if block.label and not (block.heading or block.kind) else None
        if numbered and numbered.word != "option" and not numbered.rest:
            found[number] = replace(block, heading=UNKNOWN)
        if not _may_be_heading(block):
            continue
        label = heading_label(block.text)
        if label and label.word != "option":
            candidates.setdefault(label.word, []).append(Candidate(number, 0, label))
        elif bare(block.text) in HEADINGS:
            found[number] = replace(block, heading=UNKNOWN)
    for each in candidates.values():
        for candidate in in_order(each):
            found[candidate.block] = replace(found[candidate.block], heading=UNKNOWN)
    return found


def _may_be_heading(block: Block) -> bool:
    return not (block.heading or block.kind or block.label or block.depth)


def _guessed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those being headings that look like one beside their neighbours."""
    found = [Block("")]
    for block, after in pairwise([*blocks, Block("")]):
        guessed = _may_be_heading(block) and _looks(found[-1], block, after)
        found.append(replace(block, heading=UNKNOWN) if guessed else block)
    return found[1:]


def _looks(before: Block, block: Block, after: Block) -> bool:
    text = block.text
    awaited = bool(before.heading) and (not _title_of(before) or bare(before.text) in ANNEXES)
    longest = _TITLE_LENGTH if awaited else _HAN_LENGTH if _HAN.search(text) else _GUESS_LENGTH
    label = item_label(text)
    if label and (label.word or not {"I.", "A.", "一、"} & {style for style, _ in label.readings}):
        return False
    words = label.rest if label else text
    if not is_title(words, longest) or words[:1].islower() or not any(map(str.isalpha, words)):
        return False
    if awaited:
        return not label and bool(after.text) and not ends_sentence(text) and text[:1] not in "[［"
    apart = block.strong or text.isupper() or (not before.text or before.text[-1] in ".。؟!]；;")
    # "I. Scope" may be the first heading under another one.
    apart = apart or bool(label and before.heading)
    return apart and bool(after.text) and text[:1] not in '[［"“«'


def _title_of(block: Block) -> str:
    label = heading_label(block.text)
    return label.rest if label else block.text


def _titled(blocks: list[Block]) -> list[Block]:
    if any(block.kind is Kind.TITLE for block in blocks):
        return blocks
    body = _beginning(blocks)
    symbols = next((number for number, block in enumerate(blocks) if not _SYMBOL.fullmatch(block.text)), 0)
    places = [number for number, block in enumerate(blocks[:body]) if _may_be_title(block) and number >= symbols]
    named = next((number for number in places if INSTRUMENT.search(blocks[number].text)), None)
    place = named if named is not None else next(iter(places), None)
    if place is None or (named is None and place != symbols and not _is_highest(blocks, place)):
        return blocks
    return [*blocks[:place], replace(blocks[place], kind=Kind.TITLE), *blocks[place + 1 :]]


def _beginning(blocks: Sequence[Block]) -> int:
    """Where the text begins: with the first part or numbered paragraph."""
    for number, block in enumerate(blocks[:_BEFORE_TITLE]):
        if block.heading and (heading_label(f"{block.label} {block.text}".strip()) or bare(block.text) in HEADINGS):
            return number
        if not block.heading and (block.label or item_label(block.text)):
            return number
    return min(len(blocks), _BEFORE_TITLE)


def _may_be_title(block: Block) -> bool:
    return bool(block.heading or block.strong or _is_alone(block))


def _is_alone(block: Block) -> bool:
    return not block.kind and not block.depth and len(block.text) <= _TITLE_LENGTH and not ends_sentence(block.text)


def _is_highest(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block is the only heading of its level."""
    level = blocks[place].heading
    return level > 0 and sum(block.heading == level for block in blocks) == 1
