"""Writing Akoma Ntoso: a draft, or a compilation with what is put in and taken out and by whom, as a `<statement>`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.structure.labels import given_label
from zerodraft.text.exchange.akn.naming import AKN, EDITOR, E, Element, Ids, clean, identification, slug
from zerodraft.text.exchange.akn.validating import faults

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HIERARCHY = {"article", "chapter", "section", "part", "title"}
_BY_KIND = {Kind.SUBPARA: "subparagraph", Kind.HEADING: "section"}
_NAMED = {Kind.FOOTNOTE: "footnote", Kind.CELL: "cell", Kind.TITLE: "title"}
_INLINE = {f"{{{AKN}}}{name}" for name in ("ins", "del")}
_MIXED = {f"{{{AKN}}}{name}" for name in ("p", "num", "heading", "block")}
_AS_IT_IS = Showing()


class NotValid(RuntimeError):
    """What was written is not valid Akoma Ntoso: a fault of this program."""


def akn(of: Draft | Compilation, showing: Showing = _AS_IT_IS, *, dated: str = "") -> bytes:
    """A draft or a compilation as Akoma Ntoso; the same bytes for the same input.

    `dated` is the ISO date of the text. With attribution off no proponent and no id of a proposal is in it.
    """
    if isinstance(of, Compilation):
        draft, units = of.draft, of.units
        voices = _Voices.of(of, showing)
    else:
        draft, voices = of, _Voices()
        units = tuple(CompiledUnit(unit, (Segment(unit.text, (), ()),) if unit.text else ()) for unit in of.units)
    parts = _Parts.of(units)
    writer = _Writer(voices, Ids([EDITOR, *voices.ids.values()]), showing)
    meta = E.meta(identification(draft, dated), _references(voices))
    before = [*writer.preface(parts.titles), *writer.preamble(parts.preamble)]
    body = E.mainBody(*writer.nested(parts.body))
    if draft.language:
        body.set(_LANG, draft.language)
    if not len(body):
        body.append(E.p())
    statement = E.statement(
        meta,
        *before,
        body,
        name="resolution",
        contains="singleVersion",
    )
    root = E.akomaNtoso(statement)
    _set_apart(root)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    found = faults(document)
    if found:
        raise NotValid("; ".join(found[:5]))
    return document


@dataclass(frozen=True, slots=True)
class _Voices:
    """Who stands behind the words of each proposal, by name, and the id of each name in the document."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, compilation: Compilation, showing: Showing) -> "_Voices":
        if not showing.attribution:
            return cls()
        order = showing.order
        names = {id_: names_behind([each], order) for id_, each in compilation.proposals.items()}
        everybody = order.ordered(name for each in names.values() for name in each)
        return cls(names, {name: f"org_{number}" for number, name in enumerate(everybody, start=1)})

    def behind(self, proposals: Iterable[str]) -> str:
        """References to all who stand behind these proposals, in protocol order."""
        names = {name for id_ in proposals for name in self.names.get(id_, ())}
        return " ".join(f"#{id_}" for name, id_ in self.ids.items() if name in names)


def _references(voices: _Voices) -> Element:
    references: Element = E.references(
        E.TLCRole(eId=EDITOR, href="/akn/ontology/role/editor", showAs="Editor of the text"),
        *(
            E.TLCOrganization(
                eId=id_, href=f"/akn/ontology/organization/{slug(clean(name)) or id_}", showAs=clean(name)
            )
            for name, id_ in voices.ids.items()
        ),
        source=f"#{EDITOR}",
    )
    return references


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text in the parts that the standard knows: titles, preamble (up to its last PP), body."""

    titles: Sequence[CompiledUnit]
    preamble: Sequence[CompiledUnit]
    body: Sequence[CompiledUnit]

    @classmethod
    def of(cls, units: Sequence[CompiledUnit]) -> "_Parts":
        is_title = [each.unit.kind is Kind.TITLE and not each.unit.label for each in units]
        start = [*is_title, False].index(False)
        end, last = start, Kind.PP
        for number, each in enumerate(units[start:], start=start + 1):
            kind = each.unit.kind
            if kind is Kind.OP or (kind is Kind.HEADING and end > start):
                break
            within = kind is Kind.SUBPARA and end == number - 1 and last in {Kind.PP, Kind.SUBPARA}
            end, last = (number if kind is Kind.PP or (within and end > start) else end), kind
        return cls(units[:start], units[start:end], units[end:])


class _Writer:
    def __init__(self, voices: _Voices, ids: Ids, showing: Showing) -> None:
        self._voices, self._ids = voices, ids
        self._written: dict[str, str] = {}
        self._is_attributed = showing.attribution

    def preface(self, titles: Sequence[CompiledUnit]) -> Iterator[Element]:
        if titles:
            yield E.preface(*(E.longTitle(self._paragraph(each), **self._attributes(each)) for each in titles))

    def preamble(self, units: Sequence[CompiledUnit]) -> Iterator[Element]:
        """Recitals, and between them what is none: a heading, the words that open the text."""
        if not units:
            return
        preamble = E.preamble()
        heading = ""
        for each in units:
            if each.unit.kind is Kind.HEADING:
                heading = each.unit.id
                block = self._filled(E.block(name="heading", **self._attributes(each)), each.segments)
                if each.unit.label:
                    block.text = f"{clean(each.unit.label)} {block.text or ''}"
                preamble.append(block)
            elif each.unit.kind is Kind.CHAPEAU and not each.unit.label:
                preamble.append(E.formula(self._paragraph(each), name="enacting", **self._attributes(each, heading)))
            else:
                recital = E.recital(*self._numbered(each), self._paragraph(each), **self._attributes(each, heading))
                last = preamble[-1] if len(preamble) else None
                if last is None or last.tag != f"{{{AKN}}}recitals":
                    last = E.recitals()
                    preamble.append(last)
                last.append(recital)
        yield preamble

    def nested(self, units: Sequence[CompiledUnit]) -> list[Element]:
        """The units in one another; one whose parent is not around it stands where the order of reading has it."""
        roots: list[_Node] = []
        around: list[_Node] = []
        for each in units:
            node = _Node(each)
            while around and around[-1].of.unit.id != each.unit.parent:
                around.pop()
            (around[-1].within if around else roots).append(node)
            around.append(node)
        return [self._element(node) for node in roots]

    def _element(self, node: "_Node", around: str = "") -> Element:
        each, unit = node.of, node.of.unit
        element = self._hierarchical(unit, self._attributes(each, around))
        element.extend(self._numbered(each))
        if unit.kind is Kind.HEADING:
            element.append(self._filled(E.heading(), each.segments))
        elif node.within:
            element.append(E.intro(self._paragraph(each)))
        else:
            element.append(E.content(self._paragraph(each)))
        element.extend(self._element(inner, unit.id) for inner in node.within)
        return element

    def _hierarchical(self, unit: Unit, attributes: dict[str, str]) -> Element:
        word = given_label(unit.label, unit.text).word if unit.label and unit.kind is Kind.HEADING else ""
        name = "" if word in _HIERARCHY else word or _NAMED.get(unit.kind, "")
        if name:
            attributes = {"name": name, **attributes}
        tag = "hcontainer" if name else word or _BY_KIND.get(unit.kind, "paragraph")
        element: Element = E(tag, **attributes)
        return element

    def _attributes(self, each: CompiledUnit, around: str = "") -> dict[str, str]:
        """The attributes of a unit in the element of another one; if it lies in a third, it refers to that."""
        made = f" {each.made_by.value.lower()}" if each.made_by else ""
        # The id of a proposed unit is made from that of its proposal.
        id_ = "proposed" if made and not self._is_attributed else each.unit.id
        found = {"eId": self._ids.of(id_), "class": f"{each.unit.kind.value}{made}"}
        self._written[each.unit.id] = found["eId"]
        parent = self._written.get(each.unit.parent, "")
        return found | ({"refersTo": f"#{parent}"} if parent and each.unit.parent != around else {})

    def _numbered(self, each: CompiledUnit) -> list[Element]:
        return [E.num(clean(each.unit.label))] if each.unit.label else []

    def _paragraph(self, each: CompiledUnit) -> Element:
        return self._filled(E.p(), each.segments)

    def _filled(self, element: Element, segments: Iterable[Segment]) -> Element:
        """The words of a compiled text, put in and taken out ones marked as such."""
        last: Element | None = None
        for text, inserted, deleted in segments:
            if not inserted and not deleted:
                if last is None:
                    element.text = (element.text or "") + clean(text)
                else:
                    last.tail = (last.tail or "") + clean(text)
                continue
            last = E.ins(clean(text)) if inserted else E("del", clean(text))
            behind = self._voices.behind(inserted or deleted)
            if behind:
                last.set("refersTo", behind)
            element.append(last)
        return element


@dataclass(frozen=True, slots=True)
class _Node:
    of: CompiledUnit
    within: list["_Node"] = field(default_factory=list)


def _set_apart(element: Element) -> None:
    """Put each structural element on a line of its own; no white space is added where words are."""
    for each in element.iter():
        if each.tag not in _INLINE:
            parent = each.getparent()
            if each.tag not in _MIXED and len(each):
                each.text = "\n"
            if parent is not None and parent.tag not in _MIXED:
                each.tail = "\n"
