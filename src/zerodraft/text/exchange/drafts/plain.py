"""Plain text: a paragraph for each line, or for each group of lines where the lines are broken to one width."""

import re
from collections.abc import Iterator
from itertools import groupby

from zerodraft.files.opening.charset import decode
from zerodraft.text.core.structure import Block
from zerodraft.text.core.structure.labels import heading_label, item_label
from zerodraft.text.core.structure.nesting import label_of
from zerodraft.text.exchange.drafts.source import Source, checked

# A line of a text that was broken to a width is no longer than this, and most are nearly as long as the longest.
_WIDEST = 120
_NEARLY = 0.75
_SHORT = 0.6
_MOST = 0.7
_FEW = 3
# Where few lines could tell the width, a line was broken that is as long as this and ends in the middle of a sentence.
_LONG = 60
_ENDS = re.compile(r"[.;:,!?؛،。；：，][\s\])）\"”»]*\Z")


def read(data: bytes) -> Source:
    """A .txt file."""
    return Source(checked([Block(text, running=True) for text in paragraphs(decode(data))]))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text. Joined with white space between them, they are the text."""
    lines = text.splitlines()
    groups = [list(group) for filled, group in groupby(lines, lambda line: bool(line.strip())) if filled]
    width = _width(groups)
    for group in groups:
        if width:
            yield from _joined(group, width)
        else:
            yield from group


def _width(groups: list[list[str]]) -> int:
    """The width to which the lines were broken; 0 where they were not."""
    width = max((len(line) for group in groups for line in group), default=0)
    inner = [line for group in groups for line in group[:-1]]
    if width > _WIDEST or not inner:
        return 0
    if len(inner) < _FEW:
        return width if all(len(line) >= _LONG and not _ENDS.search(line) for line in inner) else 0
    return width if sum(len(line) >= _NEARLY * width for line in inner) >= _MOST * len(inner) else 0


def _joined(group: list[str], width: int) -> Iterator[str]:
    kept: list[str] = []
    for line in group:
        if kept and (len(kept[-1]) < _SHORT * width or _begins(line)):
            yield "\n".join(kept)
            kept = []
        kept.append(line)
    yield "\n".join(kept)


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph, whatever the line before."""
    text = line.strip()
    heading = heading_label(text)
    return bool(label_of(Block(text)).text) or item_label(text) is not None or bool(heading and not heading.rest)
