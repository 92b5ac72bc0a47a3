"""A letter as plain text, for the body of an e-mail: no wider than such texts are, tables as lists."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from zerodraft.correspondence.composing import forms
from zerodraft.correspondence.core.composing.letter import Annex, Block, Heading, Items, Letter, Paragraph, Table

WIDTH = 76


def plain(chain: Sequence[Letter]) -> str:
    """The letters one below the other."""
    return "\n\n\n\n".join("\n\n".join(_parts(letter)) for letter in chain) + "\n"


def _parts(letter: Letter) -> Iterator[str]:
    yield from ("\n".join(line.upper().center(WIDTH).rstrip() for line in head.lines) for head in letter.letterheads)
    yield letter.dateline.rjust(WIDTH)
    yield letter.salutation
    for block in letter.body:
        yield _block(block)
    yield _filled(letter.closing)
    yield from _signatures(letter)
    if letter.distribution:
        yield "\n".join(letter.distribution)
    if letter.enclosures:
        yield "\n".join((forms(letter.language).frame.enclosures, *(_item(line) for line in letter.enclosures)))
    for annex in letter.annexes:
        yield from _annex(annex)


def _annex(annex: Annex) -> Iterator[str]:
    yield "\n\n" + annex.heading.center(WIDTH).rstrip()
    if annex.dateline:
        yield annex.dateline.rjust(WIDTH)
    for block in annex.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    if isinstance(block, (Paragraph, Heading)):
        return _filled(block.text)
    return "\n".join(_item(line) for line in _items(block))


def _items(block: Items | Table) -> tuple[str, ...]:
    return block.items


def _signatures(letter: Letter) -> Iterator[str]:
    for person in letter.signatories:
        yield "\n" + "\n".join((person.name, *person.titles))


def _filled(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
