"""The walk over the XML of a Word file, paragraph by paragraph and run by run."""

from collections.abc import Callable, Iterator, Mapping

from zerodraft.files.opening.bounds import MAX_TABLE_DEPTH
from zerodraft.files.opening.errors import TooHard
from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W, value
from zerodraft.text.exchange.word.reading.styles import ParagraphStyle, properties
from zerodraft.text.exchange.word.runs import PLAIN, Cell, Change, ChangeKind, Look, Paragraph, Run, Story

_KINDS = {
    f"{W}ins": ChangeKind.INSERTED,
    f"{W}del": ChangeKind.DELETED,
    f"{W}moveFrom": ChangeKind.MOVED_FROM,
    f"{W}moveTo": ChangeKind.MOVED_TO,
    f"{W}cellIns": ChangeKind.INSERTED,
    f"{W}cellDel": ChangeKind.DELETED,
}
_MOVES = {
    f"{W}moveFromRangeStart": ChangeKind.MOVED_FROM,
    f"{W}moveToRangeStart": ChangeKind.MOVED_TO,
    f"{W}moveFromRangeEnd": ChangeKind.MOVED_FROM,
    f"{W}moveToRangeEnd": ChangeKind.MOVED_TO,
}
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CODES = frozenset(f"{W}{name}" for name in ("instrText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "tblGrid"))
_FORMATTING = frozenset(
    f"{W}{name}" for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange")
)
_P, _TABLE, _BOOKMARK, _RUNS = f"{W}p", f"{W}tbl", f"{W}bookmarkStart", frozenset({f"{W}r", f"{_M}r"})
_READING_OF = f"{W}ruby"
_NOTE_MARKS = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_ANCHORS = frozenset(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_OFF = frozenset({"0", "false", "none", "off"})


class Walk:
    """Takes the texts of a file in order, and keeps what it finds. Changes are numbered in reading order."""

    def __init__(self, styles: Mapping[str, ParagraphStyle]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.changes: list[Change] = []
        self.anchors: dict[str, list[tuple[int, int]]] = {}
        self.formatting = 0
        self._styles = styles
        self._first = 0
        self._moves: dict[tuple[ChangeKind, str], str] = {}
        self._bookmarks: list[str] = []
        self._tables = 0
        self._elements: dict[Element, Change] = {}

    def story(self, root: Element, story: Story, file: str, *, note: str = "", first: int = 0) -> None:
        """Take in one text: the body, a note, a header. `first` is the number of its first change, if none was found yet."""
        self._first = self._first or first
        self._story, self._file, self._note = story, file, note
        self.formatting += sum(1 for each in root.iter(*_FORMATTING))
        self._blocks(root, (), None, 0)
        self._add_strays(root)

    def _add_strays(self, root: Element) -> None:
        """Take in the changes in places where no words are, but not the copies that are kept for older programs."""
        met = {(each.kind, each.id) for each in self.changes}
        for element in root.iter(*_KINDS):
            if element not in self._elements:
                is_copy = next(element.iterancestors(_FALLBACK), None) is not None
                if not (is_copy and (_KINDS[element.tag], element.get(f"{W}id", "")) in met):
                    self.change(element)

    def change(self, element: Element) -> Change:
        """The tracked change that an element is."""
        kind = _KINDS[element.tag]
        move = next((name for (moved, _id), name in reversed(self._moves.items()) if moved is kind), "")
        made = Change(
            self._first + len(self.changes),
            kind,
            element.get(f"{W}id", ""),
            element.get(f"{W}author", ""),
            element.get(f"{W}date", ""),
            move,
            self._file,
        )
        self.changes.append(made)
        self._elements[element] = made
        return made

    def strays(self) -> dict[Change, str]:
        """The changes that are on no words of any paragraph, each with what it holds."""
        on_words = {change for each in self.paragraphs for change in each.changes}
        found = ((element, each) for element, each in self._elements.items() if each not in on_words)
        return {each: "".join(map(str, element.itertext())) for element, each in found}

    def _blocks(self, parent: Element, around: tuple[Change, ...], cell: Cell | None, depth: int) -> None:
        if depth > MAX_TABLE_DEPTH * 4:
            raise TooHard("nests too many boxes and tables", "save it again in a simpler form")
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, around, cell, depth)
            elif tag == _TABLE:
                self._table(child, around, depth)
            elif tag in _KINDS:
                self._blocks(child, (*around, self.change(child)), cell, depth + 1)
            elif tag == _BOOKMARK:
                self._bookmarks.append(child.get(f"{W}name", ""))
            elif tag in _MOVES:
                self._move(child)
            elif tag in _ANCHORS:
                self._anchor(child)
            elif tag not in _CODES and tag != _FALLBACK:
                self._blocks(child, around, cell, depth + 1)

    def _table(self, table: Element, around: tuple[Change, ...], depth: int) -> None:
        self._tables += 1
        number = self._tables - 1
        for row, element in enumerate(table.iterdescendants(f"{W}tr")):
            if next(element.iterancestors(f"{W}tbl")) is not table:
                continue
            marks = tuple(self.change(each) for each in element.iterfind(f"{W}trPr/*") if each.tag in _KINDS)
            cells = [
                each for each in element.iterdescendants(f"{W}tc") if next(each.iterancestors(f"{W}tr")) is element
            ]
            for column, each in enumerate(cells):
                own = tuple(self.change(mark) for mark in each.iterfind(f"{W}tcPr/*") if mark.tag in _KINDS)
                self._blocks(each, (*around, *marks, *own), Cell(number, row, column), depth + 1)

    def _anchor(self, element: Element) -> None:
        """A comment begins before the next paragraph, or ends behind the last one."""
        last = len(self.paragraphs) - 1
        ends = element.tag.endswith("End") and last >= 0
        place = (last, sum(len(run.text) for run in self.paragraphs[last].runs)) if ends else (last + 1, 0)
        self.anchors.setdefault(element.get(f"{W}id", ""), []).append(place)

    def _move(self, element: Element) -> None:
        key = (_MOVES[element.tag], element.get(f"{W}id", ""))
        if element.tag.endswith("Start"):
            self._moves[key] = element.get(f"{W}name", "")
        else:
            self._moves.pop(key, None)

    def _paragraph(self, element: Element, around: tuple[Change, ...], cell: Cell | None, depth: int) -> None:
        given = element.find(f"{W}pPr")
        style_id = "" if given is None else value(given.find(f"{W}pStyle"))
        style = self._styles.get(style_id, ParagraphStyle())
        reading = _Paragraph(self, len(self.paragraphs))
        reading.take(element, around)
        found = properties(given, style)
        mark = () if given is None else self._changes_in(given, f"{W}rPr/*")
        self.paragraphs.append(
            Paragraph(
                runs=tuple(reading.runs),
                story=self._story,
                mark=mark,
                around=around,
                style_name=style.name,
                outline=found.outline,
                list=found.list,
                level=found.level,
                centred=found.centred,
                bookmarks=(*self._bookmarks, *reading.bookmarks),
                cell=cell,
                note=self._note,
                numbering_changes=() if given is None else self._changes_in(given, f"{W}numPr/*"),
            )
        )
        self._bookmarks = []
        for box, changes in reading.boxes:
            # A box stands on the page beside its paragraph; its text comes after it.
            story, self._story = self._story, Story.BOX
            self._blocks(box, changes, None, depth + 1)
            self._story = story

    def _changes_in(self, given: Element, path: str) -> tuple[Change, ...]:
        return tuple(self.change(each) for each in given.iterfind(path) if each.tag in _KINDS)


class _Paragraph:
    """One paragraph in the making."""

    def __init__(self, walk: Walk, number: int) -> None:
        self.runs: list[Run] = []
        self.bookmarks: list[str] = []
        self.boxes: list[tuple[Element, tuple[Change, ...]]] = []
        self._walk, self._number, self._length = walk, number, 0

    def take(self, parent: Element, changes: tuple[Change, ...]) -> None:
        """The inline content of an element, inside these changes."""
        for child in parent:
            tag = child.tag
            if tag in _RUNS:
                self._run(child, changes)
            elif tag in _KINDS:
                self.take(child, (*changes, self._walk.change(child)))
            elif tag == _BOOKMARK:
                self.bookmarks.append(child.get(f"{W}name", ""))
            elif tag in _ANCHORS:
                self._anchor(child)
            elif tag in _MOVES:
                self._walk._move(child)  # noqa: SLF001 (of one module)
            elif tag not in _CODES and tag != _FALLBACK:
                self.take(child, changes)

    def _anchor(self, element: Element) -> None:
        places = self._walk.anchors.setdefault(element.get(f"{W}id", ""), [])
        places.append((self._number, self._length))

    def _run(self, element: Element, changes: tuple[Change, ...]) -> None:
        pieces: list[str] = []
        note = ""
        for child in element:
            read = _WORDS.get(child.tag)
            if read is not None:
                pieces.append(read(child))
            elif child.tag in _ANCHORS:
                self._anchor(child)
            elif child.tag == _READING_OF:
                # A word with its reading over it: the word is the text.
                pieces += (_text(each) for each in child.iterfind(f"{W}rubyBase//{W}t"))
            elif child.tag in _NOTE_MARKS:
                note = f"{child.tag.removeprefix(W).removesuffix('Reference')} {child.get(f'{W}id', '')}"
            elif child.tag not in _CODES:
                self.boxes += ((box, changes) for box in _boxes(child))
        text = "".join(pieces)
        if text or note or changes:
            self.runs.append(Run(text, changes, _look(element.find(f"{W}rPr")), note))
            self._length += len(text)


def _boxes(element: Element) -> Iterator[Element]:
    """The boxes in a picture: not those in other boxes, nor the copies that are kept for older programs."""
    if element.tag == f"{W}txbxContent":
        yield element
    elif element.tag != _FALLBACK:
        for child in element:
            yield from _boxes(child)


def _symbol(element: Element) -> str:
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"


def _text(element: Element) -> str:
    return (element.text or "").replace("\n", " ")


_WORDS: Mapping[str, Callable[[Element], str]] = {
    f"{W}t": _text,
    f"{W}delText": _text,
    f"{_M}t": _text,
    f"{W}tab": lambda _: "\t",
    f"{W}ptab": lambda _: "\t",
    f"{W}br": lambda _: "\n",
    f"{W}cr": lambda _: "\n",
    f"{W}noBreakHyphen": lambda _: "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": lambda _: "\N{SOFT HYPHEN}",
    f"{W}sym": _symbol,
}


def _look(given: Element | None) -> Look:
    if given is None or not len(given):
        return PLAIN
    said = {each.tag: each.get(f"{W}val") for each in given}

    def on(*names: str) -> bool:
        return any(f"{W}{name}" in said and said[f"{W}{name}"] not in _OFF for name in names)

    colour = said.get(f"{W}color") or ""
    return Look(
        struck=on("strike", "dstrike"),
        underlined=on("u"),
        colour="" if colour in {"auto", "000000"} else colour,
        highlight=(said.get(f"{W}highlight") or "") if on("highlight") else "",
        bold=on("b"),
    )
