"""Taking apart paragraphs that were run together, where the order of their numbers makes it certain."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from zerodraft.text.core.structure.block import Block
from zerodraft.text.core.structure.labels import heading_label, headings_in, item_label, items_in
from zerodraft.text.core.structure.sequences import Candidate, in_order, is_title
from zerodraft.text.core.structure.words import (
    ARABIC_PP,
    CHINESE_PP,
    ENACTING,
    PP,
    PP_LATIN,
    PREAMBLES,
    RUSSIAN_PP,
    WORD_OF,
)

# A number that came loose from its paragraph and stands before a heading, as in texts taken from right-to-left pages.
_LOOSE = re.compile(r"(?:[-–—][ \u00a0]?\d{1,2}[ \u00a0]+|\d{1,2}[ \u00a0]?[-–—][ \u00a0]+)*")
_LAST_WORD = re.compile(r"(?<!\w)\w+\.?\Z")
_PREAMBLE = re.compile(rf"(?P<word>{'|'.join(PREAMBLES)})\s*[:.]?\s*(?=[^\s\d])", re.IGNORECASE)
_WITHIN = re.compile(rf"[,،，]\s*(?P<word>{'|'.join(PREAMBLES)})\s+", re.IGNORECASE)
_PP_BORDER = re.compile(
    rf"[,;] (?={PP_LATIN.pattern})|[,;] (?=(?:{RUSSIAN_PP})\b)|[،؛]\s?(?={ARABIC_PP}\b)|[，；](?={CHINESE_PP})"
    rf"|[,;،؛，；]\s?(?={ENACTING.pattern})"
)
# A line that is longer holds more than a heading of a preamble.
_FAR = 300


def apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that are `running` taken apart."""
    if not any(block.running for block in blocks):
        return list(blocks)
    found = _headings_apart(_rejoined(blocks))
    found = list(chain.from_iterable(_preambles_apart(found)))
    after = [*found[1:], Block("")]
    return [piece for block, following in zip(found, after, strict=True) for piece in _items_apart(block, following)]


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """A word such as "Article" at the end of a block belongs to the number with which the next one begins."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        loose = before is not None and before.running and block.running and item_label(block.text) is None
        word = _LAST_WORD.search(before.text) if before and loose else None
        if before and word and word.group().lower() in WORD_OF and heading_label(f"{word.group()} {block.text}"):
            kept = before.text[: word.start()].rstrip()
            found[-1:] = [replace(before, text=kept)] if kept else []
            block = replace(block, text=f"{word.group()} {block.text}")  # noqa: PLW2901 - the block as it was meant
        found.append(block)
    return found


def _headings_apart(blocks: Sequence[Block]) -> list[Block]:
    cuts: dict[int, list[Candidate]] = {}
    for each in _headings(blocks):
        cuts.setdefault(each.block, []).append(each)
    found: list[Block] = []
    for number, block in enumerate(blocks):
        at = 0
        for cut in sorted(cuts.get(number, ()), key=lambda each: each.at):
            found.append(replace(block, text=block.text[at : cut.at]))
            end = cut.at + len(cut.label.text)
            found.append(replace(block, text=cut.label.text, heading=-1, running=False))
            at = end
        rest = block.text[at:]
        if at and is_title(rest) and found[-1].heading:
            found[-1] = replace(found[-1], text=f"{found[-1].text}{rest}")
        else:
            found.append(replace(block, text=rest))
    return [replace(block, text=block.text.strip()) for block in found if block.text.strip()]


def _headings(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """The headings of parts, each kind of part for itself; where numbers are missing, they are looked for within lines."""
    starting: dict[str, list[Candidate]] = {}
    within: dict[str, list[Candidate]] = {}
    for number, block in enumerate(blocks):
        if not block.running:
            continue
        loose = _LOOSE.match(block.text)
        at = loose.end() if loose else 0
        label = heading_label(block.text[at:])
        if label and label.word != "option":
            starting.setdefault(label.word, []).append(Candidate(number, at, label))
        for place, other in headings_in(block.text):
            if place > at:
                within.setdefault(other.word, []).append(Candidate(number, place, other))
    for word in starting.keys() | within.keys():
        yield from in_order(starting.get(word, ()), within.get(word, ()))


def _preambles_apart(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    open_ = False
    for block in blocks:
        if not block.running:
            open_ = block.text.strip().lower() in PREAMBLES
            yield [block]
            continue
        pieces = _preamble_heading(block)
        open_ = open_ or len(pieces) > 1
        yield list(chain.from_iterable(_paragraphs(piece) if open_ and piece.running else [piece] for piece in pieces))
        open_ = open_ and not ENACTING.search(block.text)


def _preamble_heading(block: Block) -> list[Block]:
    text = block.text
    match = _PREAMBLE.match(text)
    if match and not text[match.end() :][:1].islower():
        heading = replace(block, text=match.group().strip(), heading=-1, running=False)
        return [heading, replace(block, text=text[match.end() :])]
    match = _WITHIN.search(text[:_FAR])
    if match and PP.match(text[match.end() :]):
        before, after = text[: match.start("word")].strip(), text[match.end() :]
        heading = replace(block, text=match["word"], heading=-1, running=False)
        return [replace(block, text=before), heading, replace(block, text=after)]
    return [block]


def _paragraphs(block: Block) -> list[Block]:
    """The paragraphs of a preamble that stand in one block."""
    ends = [match.start() + 1 for match in _PP_BORDER.finditer(block.text)]
    return [replace(block, text=text) for text in _cut(block.text, ends)]


def _cut(text: str, places: Iterable[int]) -> list[str]:
    edges = [0, *places, len(text)]
    return [piece for start, end in pairwise(edges) if (piece := text[start:end].strip())]


def _items_apart(block: Block, following: Block) -> list[Block]:
    """The items of a list that stand in one block, where each is followed or preceded by its neighbour."""
    if not block.running:
        return [block]
    first = item_label(block.text)
    spots = list(items_in(block.text))
    after = item_label(following.text)
    coming = [label for _, label in spots] + ([after] if after else [])
    last_at = {reading: number for number, label in enumerate(coming) for reading in label.readings}
    reached: dict[str, int] = dict(first.readings) if first else {}
    places = []
    for number, (at, label) in enumerate(spots):
        accepted = [
            (style, value)
            for style, value in label.readings
            # It goes on with a list, or begins one that the next number goes on with.
            if reached.get(style) == value - 1 or (value <= 2 and last_at.get((style, value + 1), -1) > number)
        ]
        if accepted:
            places.append(at)
            reached.update(accepted)
    return [replace(block, text=text) for text in _cut(block.text, places)]
