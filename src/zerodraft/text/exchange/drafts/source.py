"""What a reader of a format hands on: the blocks of a draft, and what of the file is no part of its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from zerodraft.files.opening.errors import NoText, TooHard
from zerodraft.text.core.draft import Unit
from zerodraft.text.core.structure import Block

MAX_CHARACTERS = 3_000_000
"""Six hundred pages; the longest compilation texts have about three hundred."""
MAX_BLOCKS = 60_000


@dataclass(frozen=True, slots=True)
class Source:
    """The blocks in reading order, the title a file gives apart from its text, and what was left out (page numbers)."""

    blocks: tuple[Block, ...]
    title: str = ""
    left_out: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    """The units, where the file says itself what they are; else they are recognised in the blocks."""


def checked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, if they are neither none nor too many. Raises NoText or TooHard."""
    found = tuple(block for block in blocks if block.text.strip() or block.label.strip())
    if not found:
        raise NoText("has no words", "check that it is the draft and that it came whole")
    if len(found) > MAX_BLOCKS or sum(len(block.text) for block in found) > MAX_CHARACTERS:
        raise TooHard("is longer than any draft", "send the draft without its documents")
    return found
