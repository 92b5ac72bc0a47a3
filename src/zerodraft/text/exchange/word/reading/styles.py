"""The paragraph styles of a Word file, as far as they say what a paragraph is."""

from dataclasses import dataclass, replace

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W, value
from zerodraft.text.exchange.word.numbering import whole

_MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style, with what it takes over from those it is based on. `outline` counts from 0, None for no heading."""

    name: str = ""
    outline: int | None = None
    list: str = ""
    level: int | None = None
    centred: bool = False


def styles_of(root: Element | None) -> dict[str, ParagraphStyle]:
    """The styles by their ids."""
    elements = {} if root is None else {each.get(f"{W}styleId", ""): each for each in root.iterchildren(f"{W}style")}
    return {id_: _style(id_, elements, _MOST_BASES) for id_ in elements}


def properties(given: Element | None, base: ParagraphStyle) -> ParagraphStyle:
    """What paragraph properties (w:pPr) say on top of a style."""
    if given is None:
        return base
    found = base
    outline = given.find(f"{W}outlineLvl")
    if outline is not None:
        level = whole(value(outline), 9)
        found = replace(found, outline=level if level < 9 else None)
    numbering = given.find(f"{W}numPr")
    if numbering is not None:
        found = _listed(numbering, found)
    justified = given.find(f"{W}jc")
    if justified is not None:
        found = replace(found, centred=value(justified) == "center")
    return found


def _listed(numbering: Element, base: ParagraphStyle) -> ParagraphStyle:
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    list_ = base.list if number is None else value(number)
    if list_ in {"", "0"}:
        return replace(base, list="", level=None)
    return replace(base, list=list_, level=whole(value(level), 0) if level is not None else base.level or 0)


def _style(id_: str, elements: dict[str, Element], left: int) -> ParagraphStyle:
    element = elements.get(id_)
    if element is None or not left:
        return ParagraphStyle()
    base = _style(value(element.find(f"{W}basedOn")), elements, left - 1)
    name = value(element.find(f"{W}name"))
    return replace(properties(element.find(f"{W}pPr"), base), name=name)
