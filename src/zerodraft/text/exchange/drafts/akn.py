"""Akoma Ntoso 3.0: statements, bills, acts and documents; numbers and headings as they are marked up."""

from collections.abc import Iterable, Iterator

from lxml import etree

from zerodraft.files.opening.bounds import MAX_DEPTH
from zerodraft.files.opening.errors import Damaged, Forbidden, TooHard
from zerodraft.files.opening.markup import Element, xml
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.identity import is_id
from zerodraft.text.core.structure import Block
from zerodraft.text.exchange.drafts.akn_units import marked_units
from zerodraft.text.exchange.drafts.source import Source, checked

_PARTS = frozenset(
    {"part", "chapter", "section", "title", "book", "tome", "subsection", "article", "rule", "hcontainer"}
)
# In acts these are paragraphs as well; then they have no heading.
_PERHAPS_PARTS = frozenset({"section", "subsection", "rule"})
# What stands in a sentence; any other element in it begins a line of its own, as a quoted article does.
_INLINE = frozenset(
    (
        "a", "abbr", "affectedDocument", "b", "change", "concept", "courtType", "date", "def", "del", "docAuthority",
        "docCommittee", "docDate", "docIntroducer", "docJurisdiction", "docketNumber", "docNumber", "docProponent",
        "docPurpose", "docStage", "docStatus", "docTitle", "docType", "embeddedText", "entity", "event", "fillIn",
        "i", "img", "inline", "ins", "judge", "lawyer", "legislature", "location", "marker", "mmod", "mod", "mref",
        "neutralCitation", "noteRef", "object", "omissis", "opinion", "organization", "outcome", "party", "person",
        "placeholder", "process", "quantity", "quotedText", "recordedTime", "ref", "relatedDocument", "rmod", "role",
        "rref", "scene", "session", "shortTitle", "signature", "span", "sub", "sup", "term", "time", "tocItem", "u",
        "vote",
    )
)  # fmt: skip
_TITLES = frozenset({"docTitle", "longTitle", "shortTitle"})
_UNSEEN = frozenset({"meta", "remark"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"br", "eol"})
_NOTES = frozenset({"authorialNote"})


def read(data: bytes) -> Source:
    """An Akoma Ntoso file. Raises Forbidden for entities, Damaged for anything that is no well-formed XML."""
    forbidden = Forbidden("declares entities or a document type", "take that out, or send the draft as .docx")
    root = xml(data, "Akoma Ntoso", forbidden)
    if _name(root) != "akomaNtoso":
        raise Damaged("is XML, but not Akoma Ntoso", "send the draft as .docx")
    blocks = list(_Walk().blocks(root, 0))
    remarks = (" ".join(_words(each).split()) for each in root.iter("{*}remark"))
    return Source(checked(blocks), left_out=tuple(filter(None, remarks)), units=marked_units(root))


class _Walk:
    """Goes through the elements; `number` and `id` wait for the words of the element that bears them."""

    def __init__(self) -> None:
        self._number = ""
        self._id = ""
        self._noted: list[Element] = []
        self._level = 0
        self._cells = 0
        self._part = False

    def blocks(self, element: Element, depth: int) -> Iterator[Block]:
        """The blocks of an element and those in it."""
        if depth > MAX_DEPTH:
            raise TooHard(f"nests more than {MAX_DEPTH} elements", "send the draft as .docx")
        name = _name(element)
        if name in _UNSEEN:
            return
        is_part = _is_part(element, name)
        own = self._named(element)
        if own and (is_part or element.find("{*}num") is not None or name in {"p", "heading", *_TITLES}):
            self._id = own
        if name == "num":
            yield from self._flush()
            self._number = _words(element).strip()
            self._noted = list(element.iter("{*}authorialNote"))
            above = element.getparent()
            self._part = above is not None and _is_part(above, _name(above))
        elif _is_leaf(element, name):
            yield from self._leaf(element, name)
        else:
            self._level += is_part
            self._cells += name in _CELLS
            for child in element:
                yield from self.blocks(child, depth + 1)
            yield from self._flush()
            self._level -= is_part
            self._cells -= name in _CELLS

    def _named(self, element: Element) -> str:
        found = (element.get(key, "").replace("__", ".").replace("_", "-") for key in ("GUID", "eId"))
        return next((id_ for id_ in found if is_id(id_)), "")

    def _leaf(self, element: Element, name: str) -> Iterator[Block]:
        text = _words(element).strip()
        heading = self._heading(element, name)
        kind = (
            Kind.TITLE
            if name in _TITLES or _has_title(element)
            else Kind.CELL
            if self._cells or name in _CELLS
            else None
        )
        if self._part and not heading:
            yield from self._flush()
        if text:
            yield Block(
                text,
                self._take_number(),
                heading=heading,
                kind=kind,
                id=self._take_id(),
            )
        yield from _notes(self._take_notes())
        yield from _notes(element.iter("{*}authorialNote"))

    def _heading(self, element: Element, name: str) -> int:
        """The level of a heading; that of an item is a paragraph, for what comes after the item does not lie in it."""
        if name not in {"heading", "subheading"}:
            return 0
        above = element.getparent()
        is_of_part = above is not None and _is_part(above, _name(above))
        return self._level if is_of_part else 0 if self._level else int(name == "heading")

    def _flush(self) -> Iterator[Block]:
        """A number without a heading or words of its own is a block all the same."""
        if self._number:
            yield Block("", self._take_number(), heading=max(self._level, 1) if self._part else 0, id=self._take_id())
        yield from _notes(self._take_notes())

    def _take_number(self) -> str:
        number, self._number, self._part = self._number, "", False
        return number

    def _take_notes(self) -> list[Element]:
        """The notes to the number that was said last."""
        notes, self._noted = self._noted, []
        return notes

    def _take_id(self) -> str:
        id_, self._id = self._id, ""
        return id_


def _name(element: Element | None) -> str:
    return "" if element is None or not isinstance(element.tag, str) else etree.QName(element).localname


def _is_part(element: Element, name: str) -> bool:
    """Whether an element holds paragraphs under a heading or a number of its own."""
    return name in _PARTS and (name not in _PERHAPS_PARTS or element.find("{*}heading") is not None)


def _is_leaf(element: Element, name: str) -> bool:
    """Whether its words are one paragraph: it has words of its own, or none of its parts is a paragraph."""
    if name in {"p", "heading", "subheading", *_TITLES}:
        return True
    said = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    return bool(said) or (not len(element) and bool((element.text or "").strip()))


def _notes(found: Iterable[Element]) -> Iterator[Block]:
    for note in found:
        yield Block(" ".join(_words(each) for each in note), note.get("marker", ""), kind=Kind.FOOTNOTE)


def _has_title(element: Element) -> bool:
    return next(element.iter("{*}docTitle"), None) is not None


def _words(element: Element) -> str:
    """The words of an element without those of the notes in it."""
    said = [element.text or ""]
    for child in element:
        name = _name(child)
        if name not in _NOTES | _UNSEEN:
            words = "" if name in _BREAKS else _words(child)
            said.append(words if name in _INLINE else f"\n{words}\n")
        said.append(child.tail or "")
    # Only the borders of the whole are no words: a space at the end of an inline element parts it from the next.
    return "".join(said)
