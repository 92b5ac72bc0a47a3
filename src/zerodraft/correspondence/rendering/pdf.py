"""A letter as PDF: set by Typst, tagged for screen readers (PDF/UA-1), the same bytes each time."""

from collections.abc import Sequence
from pathlib import Path

from zerodraft import typeset
from zerodraft.correspondence.composing import forms
from zerodraft.correspondence.core.composing.letter import Annex, Block, Heading, Items, Letter, Paragraph
from zerodraft.correspondence.core.composing.values import Letterhead
from zerodraft.correspondence.rendering.paper import Paper

_TEMPLATE = Path(__file__).with_name("letter.typ")


def pdf(chain: Sequence[Letter], paper: Paper) -> bytes:
    """The letters as one PDF, each beginning on a new page. It is dated as the first letter is.

    Raises typeset.UnprintableCharacters for characters that no font has, typeset.NotSet for an emblem that is no picture.
    """
    first = chain[0]
    data = {
        "paper": paper.value,
        "date": [first.date.year, first.date.month, first.date.day],
        "letters": [_letter(letter) for letter in chain],
    }
    return typeset.pdf(_TEMPLATE.read_text(encoding="utf-8"), data, title=first.subject, language=first.language)


def _letter(letter: Letter) -> dict[str, object]:
    return {
        "language": letter.language,
        "subject": letter.subject,
        "heads": [_head(head) for head in letter.letterheads],
        "dateline": letter.dateline,
        "salutation": letter.salutation,
        "body": [_block(block) for block in letter.body],
        "closing": letter.closing,
        "signatories": [{"name": person.name, "titles": list(person.titles)} for person in letter.signatories],
        "distribution": list(letter.distribution),
        "enclosures": list(letter.enclosures),
        "enclosed": forms(letter.language).frame.enclosures,
        "annexes": [_annex(annex) for annex in letter.annexes],
    }


def _head(head: Letterhead) -> dict[str, object]:
    emblem = head.emblem
    picture = {"bytes": list(emblem.content), "format": emblem.format, "words": emblem.words} if emblem else None
    return {"lines": list(head.lines), "emblem": picture}


def _annex(annex: Annex) -> dict[str, object]:
    return {"heading": annex.heading, "dateline": annex.dateline, "body": [_block(block) for block in annex.blocks]}


def _block(block: Block) -> dict[str, object]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Items):
        return {"kind": "items", "items": list(block.items)}
    rows = [[list(cell) for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "header": list(block.header), "rows": rows}
