"""A letter as a Word file that a secretariat can go on editing: real styles, a real table, a header with page numbers."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from zerodraft.correspondence.composing import forms
from zerodraft.correspondence.core.composing.letter import Annex, Block, Heading, Items, Letter, Paragraph, Table
from zerodraft.correspondence.core.composing.values import Letterhead
from zerodraft.correspondence.rendering.paper import Paper
from zerodraft.correspondence.rendering.word_styles import write_styles
from zerodraft.files.word import blank, packed

_SIZES = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Mm(215.9), Mm(279.4))}
_MARGIN = Mm(26)
_RIGHTWARDS = frozenset({"ar"})
_NOT_PICTURES = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_DATES = 0.28
"""How much of the width of a programme its first column takes, that no date is broken."""
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")


def word(chain: Sequence[Letter], paper: Paper) -> bytes:
    """The letters as one Word file, each in a section of its own.

    Raises ValueError for an emblem that is no picture.
    """
    return _WordLetters(chain, paper).saved()


class _WordLetters:
    """A Word file in the making."""

    def __init__(self, chain: Sequence[Letter], paper: Paper) -> None:
        self.document = blank({"numbering"})
        self.rightwards = chain[0].language in _RIGHTWARDS
        write_styles(self.document.styles.element, chain[0].language)
        self.width = _SIZES[paper][0] - 2 * _MARGIN
        for number, letter in enumerate(chain):
            section = self.document.add_section() if number else self.document.sections[0]
            self._page(section, paper, letter)
            self._letter(letter)
        properties = self.document.core_properties
        for child in list(properties._element):  # noqa: SLF001 - python-docx can set properties but not take them out
            properties._element.remove(child)  # noqa: SLF001
        properties.title = chain[0].subject[:255]
        properties.language = chain[0].language

    def saved(self) -> bytes:
        """The bytes of the file, the same each time."""
        return packed(self.document)

    def _page(self, section: Any, paper: Paper, letter: Letter) -> None:
        section.page_width, section.page_height = _SIZES[paper]
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
        # The first page has the letterhead; the pages after it say what they belong to.
        section.different_first_page_header_footer = True
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            part.is_linked_to_previous = False
        self._fill(section.header.paragraphs[0], letter.subject, "Header")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        foot = section.footer.paragraphs[0]
        self._fill(foot, "", "Footer")
        foot._p.append(number)  # noqa: SLF001 - python-docx has no words for a field
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.append(start)  # noqa: SLF001

    def _letter(self, letter: Letter) -> None:
        self._heads(letter.letterheads)
        self._paragraph(letter.dateline, "DateLine")
        self._paragraph(letter.salutation, "Salutation")
        for block in letter.body:
            self._block(block)
        self._paragraph(letter.closing, "Closing")
        self._side_by_side([(person.name, *person.titles) for person in letter.signatories])
        if letter.distribution:
            self._paragraph("", "Distribution")
            self._paragraph("\n".join(letter.distribution), "Distribution")
        if letter.enclosures:
            self._paragraph("", "Distribution")
            self._paragraph(forms(letter.language).frame.enclosures, "Normal")
            self._list(letter.enclosures)
        for annex in letter.annexes:
            self._annex(annex)

    def _heads(self, heads: Sequence[Letterhead]) -> None:
        if len(heads) == 1:
            cells = [self.document]
        else:
            row = self._grid(1, len(heads), "TableNormal").rows[0]
            cells = list(row.cells)
        for cell, head in zip(cells, heads, strict=True):
            if head.emblem:
                picture = cell.add_paragraph(style=self._style("Letterhead"))
                try:
                    picture.add_run().add_picture(BytesIO(head.emblem.content), height=Mm(18))
                except _NOT_PICTURES as error:
                    raise ValueError(
                        f"the emblem “{head.emblem.words}” cannot be read as a picture; save it anew as PNG"
                    ) from error
                described = next(picture._p.iter(qn("wp:docPr")))  # noqa: SLF001
                described.set("descr", head.emblem.words)
            made = cell.add_paragraph(style=self._style("Letterhead"))
            self._fill(made, "\n".join(head.lines), "Letterhead")
            if cell is not self.document:
                _drop(cell.paragraphs[0])

    def _side_by_side(self, people: Sequence[tuple[str, ...]]) -> None:
        """Signatures, two in a row; one alone stands by itself."""
        if len(people) == 1:
            made = self._paragraph("\n".join(people[0]), "Signature")
            made.paragraph_format.left_indent = Emu(int(self.width * 0.45))
            return
        grid = self._grid((len(people) + 1) // 2, 2, "TableNormal")
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        for number, lines in enumerate(people):
            self._fill(grid.cell(number // 2, number % 2).paragraphs[0], "\n".join(lines), "Signature")

    def _annex(self, annex: Annex) -> None:
        made = self._paragraph(annex.heading, "Heading2")
        made.paragraph_format.page_break_before = True
        if annex.dateline:
            self._paragraph(annex.dateline, "DateLine")
        for block in annex.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block.text, "BodyText")
        elif isinstance(block, Heading):
            self._paragraph(block.text, "Heading2")
        elif isinstance(block, Items):
            self._list(block.items)
        else:
            self._table(block)

    def _list(self, items: Sequence[str]) -> None:
        for item in items:
            self._paragraph(f"•\t{item}", "ListBullet")

    def _table(self, block: Table) -> None:
        table = self._grid(1 + len(block.rows), len(block.header), "Programme")
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), block.caption)
        table._tbl.tblPr.append(described)  # noqa: SLF001
        heading = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
        heading.append(OxmlElement("w:tblHeader"))
        for cell, words in zip(table.rows[0].cells, block.header, strict=True):
            self._fill(cell.paragraphs[0], words, "CellHeading")
        for row, lines in zip(table.rows[1:], block.rows, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
            for cell, (first, *others) in zip(row.cells, lines, strict=True):
                self._fill(cell.paragraphs[0], first, "CellText")
                for line in others:
                    self._fill(cell.add_paragraph(), line, "CellText")
        self._paragraph("", "Distribution")

    def _grid(self, rows: int, columns: int, style: str) -> Any:
        table = self.document.add_table(rows, columns)
        table._tbl.tblStyle_val = style  # noqa: SLF001 - the style is known by its id
        if self.rightwards:
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))  # noqa: SLF001
        first = Emu(int(self.width * (_DATES if style == "Programme" else 1 / columns)))
        for number, column in enumerate(table.columns):
            column.width = Emu((self.width - first) // max(columns - 1, 1)) if number else first
        return table

    def _paragraph(self, text: str, style: str) -> Any:
        made = self.document.add_paragraph()
        self._fill(made, text, style)
        return made

    def _fill(self, paragraph: Any, text: str, style: str) -> None:
        """Words in a paragraph of a style, in the direction of the letter; line feeds become line breaks."""
        paragraph.style = self._style(style)
        if self.rightwards:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        if text:
            run = paragraph.add_run()
            for number, words in enumerate(_HYPHEN.split(text)):
                if number:  # hours and runs of numbers are not broken: "10:00-13:00"
                    run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001
                for line, said in enumerate(words.split("\n")):
                    if line:
                        run.add_break()
                    run.add_text(said)
            if self.rightwards:
                run.font.rtl = True

    def _style(self, id_: str) -> Any:
        return next(style for style in self.document.styles if style.style_id == id_)


def _drop(paragraph: Any) -> None:
    """Take out the empty paragraph with which a cell begins."""
    paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
