"""A composed letter: nothing is left open in it, and a rendering only has to set it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zerodraft.correspondence.core.composing.values import Letterhead, Person


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; its items are in no order of importance."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `items` says the same row by row, for where there are no tables.

    A cell holds its lines. `caption` names the table to those who do not see it.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    items: tuple[str, ...]


Block = Paragraph | Heading | Items | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the signatures on a page of its own. An annex with a date is a paper of its own."""

    heading: str
    dateline: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in words. `subject` names the file to readers and screen readers; `language` is a code of two letters.

    `enclosures` are lines that name what is enclosed, under the distribution block.
    """

    language: str
    subject: str
    letterheads: tuple[Letterhead, ...]
    date: dt.date
    dateline: str
    salutation: str
    body: tuple[Block, ...]
    closing: str
    signatories: tuple[Person, ...]
    distribution: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text that is printed."""
        yield from (self.subject, self.dateline, self.salutation, self.closing, *self.distribution, *self.enclosures)
        for head in self.letterheads:
            yield from head.lines
        for person in self.signatories:
            yield from (person.name, *person.titles)
        for blocks in (self.body, *(annex.blocks for annex in self.annexes)):
            for block in blocks:
                yield from _texts(block)
        for annex in self.annexes:
            yield from (annex.heading, annex.dateline)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, (Paragraph, Heading)):
        yield block.text
    elif isinstance(block, Items):
        yield from block.items
    else:
        yield from (block.caption, *block.header, *block.items)
        for row in block.rows:
            for cell in row:
                yield from cell
