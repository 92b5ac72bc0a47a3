"""Word documents, read from their XML in the order of the page: letterhead, paragraphs, text boxes, tables, foot.

python-docx gives paragraphs and tables apart, loses text boxes and unpacks every picture; the XML itself is simpler to
bound. What tracked changes deleted, hidden text, footnotes and the copies kept for older programs are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract.flow import CellWords, Flow, within_rows
from zerodraft.correspondence.extract.package import Style, furniture, is_centred, kind_of, sections, styles_of
from zerodraft.correspondence.extract.plain import document_of as plain_document
from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.bounds import MAX_TABLE_DEPTH
from zerodraft.files.opening.errors import Damaged, NoText, TooHard
from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W, main_part, part, relations, value

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "footnoteReference")}
    | {_FALLBACK}
)
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\W*\d{0,3}\W*(?:(?:of|de|sur|/)\W*\d{1,3})?\W*", re.IGNORECASE)


def read(data: bytes) -> Document:
    """A .docx file as a Document. Raises UnreadableFile (a bomb, external entities, damage, no words)."""
    archive = Archive(data)
    main = main_part(archive)
    body = part(archive, main)
    text = None if body is None else body.find(f"{W}body")
    if text is None:
        raise Damaged("has no Word text in it", "open it in a word processor and save it as .docx again")
    reader = Reader(styles_of(archive, main))
    related = relations(archive, main)
    for section in sections(text):
        for name in furniture(section.properties, related, "headerReference"):
            reader.furniture(part(archive, name))
        for child in section.children:
            reader.block(child)
        for name in furniture(section.properties, related, "footerReference"):
            reader.furniture(part(archive, name))
    reader.end_tabbed()
    if not reader.flow.blocks:
        raise NoText("has no words in it, only pictures perhaps", "run text recognition (OCR) on the pictures")
    return reader.flow.document()


@dataclass(slots=True)
class Reader:
    """Takes the body's elements in order. Paragraphs parted by tabs are held back: several may be a typed table."""

    styles: dict[str, Style]
    flow: Flow = field(default_factory=Flow)
    tabbed: list[str] = field(default_factory=list)

    def furniture(self, root: Element | None) -> None:
        """A header or footer, without the paragraphs that only number the page."""
        for child in () if root is None else root:
            if not (child.tag == f"{W}p" and _PAGE_NUMBER.fullmatch("".join(words_of(child)))):
                self.block(child)

    def block(self, element: Element, depth: int = 0) -> None:
        if depth > MAX_TABLE_DEPTH:
            raise TooHard(f"nests more than {MAX_TABLE_DEPTH} boxes or tables", "save it again in a simpler form")
        if element.tag == f"{W}p":
            self.paragraph(element, depth)
        elif element.tag == f"{W}tbl":
            self.end_tabbed()
            self.table(element, depth)
        elif element.tag not in _LEFT_OUT:
            # Content controls, tracked insertions and custom XML wrap blocks without being any.
            for child in element:
                self.block(child, depth + 1)

    def paragraph(self, element: Element, depth: int) -> None:
        for box in boxes_of(element):
            self.end_tabbed()
            for child in box:
                self.block(child, depth + 1)
        words = "".join(words_of(element))
        properties = element.find(f"{W}pPr")
        style = self.styles.get(value(properties.find(f"{W}pStyle")) if properties is not None else "", Style())
        if "\t" in words.strip():
            self.tabbed += words.split("\n")
            return
        self.end_tabbed()
        if starts_page(element, properties):
            self.flow.page_break()
        kind = kind_of(properties) or style.kind or BlockKind.PARAGRAPH
        for index, piece in enumerate(words.strip("\t ").split("\f")):
            if index:
                self.flow.page_break()
            self.flow.block(piece.strip("\t "), kind, centred=is_centred(properties, default=style.centred))

    def end_tabbed(self) -> None:
        """Paragraphs parted by tabs become what the same lines would be in a text: a table, or lines kept together."""
        if self.tabbed:
            typed = plain_document("\n".join(line.strip(" ") for line in self.tabbed).strip("\n"))
            self.tabbed = []
            if self.flow.length:
                self.flow.write("\n\n")
            self.flow.part(typed, None)
            self.flow.parts.clear()

    def table(self, table: Element, depth: int) -> None:
        """A table of at least two columns or with rows that share cells; any other only frames its contents."""
        rows = list(unwrapped(table, f"{W}tr"))
        cells = [list(unwrapped(row, f"{W}tc")) for row in rows]
        if max(map(len, cells), default=0) < 2 or next(table.iterdescendants(f"{W}tbl"), None) is not None:
            for child in (child for row in cells for cell in row for child in cell):
                self.block(child, depth + 1)
            self.end_tabbed()
        else:
            self.flow.table(merged(rows, cells))


def unwrapped(element: Element, tag: str) -> Iterator[Element]:
    """The children of this tag, also inside content controls and tracked insertions; deleted rows are left out."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from unwrapped(child, tag)


def merged(rows: list[Element], cells: list[list[Element]]) -> list[CellWords]:
    """The cells of a table, those merged downwards given once with their span."""
    laid: list[CellWords] = []
    open_above: dict[int, int] = {}
    for row, (element, across) in enumerate(zip(rows, cells, strict=True)):
        header = element.find(f"{W}trPr/{W}tblHeader") is not None
        column = whole(element.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in across:
            wide = whole(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continues = merge is not None and value(merge) != "restart"
            above = open_above.get(column)
            if continues and above is not None:
                held = laid[above]
                laid[above] = CellWords(
                    held.words, held.row, held.column, row - held.row + 1, held.column_span, header=held.header
                )
            else:
                words = "\n".join(cell_lines(cell))
                laid.append(CellWords(words, row, column, 1, wide, header=header))
                if merge is None:
                    open_above.pop(column, None)
                else:
                    open_above[column] = len(laid) - 1
            column += wide
    return within_rows(laid)


def whole(element: Element | None, default: int) -> int:
    said = value(element)
    return min(max(int(said), default), 100) if said.isdecimal() and len(said) < 6 else default


def cell_lines(cell: Element) -> list[str]:
    """The paragraphs of a cell as lines; those of a text box in it too."""
    lines = []
    for paragraph in cell.iter(f"{W}p"):
        if not any(above.tag in _LEFT_OUT for above in paragraph.iterancestors()):
            words = " ".join("".join(words_of(paragraph)).replace("\f", "\n").split("\t"))
            lines.append(words.strip())
    return [line for line in lines if line]


def words_of(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph as the page shows them, without those of its text boxes and of what is left out."""
    steps = etree.iterwalk(paragraph, events=("start",))
    for _, element in steps:
        tag = element.tag
        if tag in _LEFT_OUT or tag == f"{W}txbxContent" or (tag == f"{W}r" and is_hidden(element)):
            steps.skip_subtree()
        elif tag == f"{W}t":
            yield (element.text or "").replace("\n", " ")
        elif tag in {f"{W}tab", f"{W}ptab"}:
            yield "\t"
        elif tag == f"{W}br":
            yield "\f" if element.get(f"{W}type") == "page" else "\n"
        elif tag == f"{W}cr":
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"


def is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and value(vanish) not in {"0", "false"}


def boxes_of(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, each once (not the copy that is kept for older programs)."""
    steps = etree.iterwalk(paragraph, events=("start",))
    for _, element in steps:
        if element.tag in _LEFT_OUT:
            steps.skip_subtree()
        elif element.tag == f"{W}txbxContent":
            steps.skip_subtree()
            yield element


def starts_page(paragraph: Element, properties: Element | None) -> bool:
    if properties is not None and properties.find(f"{W}pageBreakBefore") is not None:
        return True
    return paragraph.find(f"{W}r/{W}lastRenderedPageBreak") is not None
