"""Units as Akoma Ntoso written by us tells them: by class, what a unit is; by eId, which; by nesting, in what it lies."""

from collections.abc import Iterator

from zerodraft.files.opening.markup import Element
from zerodraft.text.core.draft import Kind, Unit

_KINDS = frozenset(Kind)
_WORDS = ("{*}p", "{*}heading", "{*}content/{*}p", "{*}intro/{*}p")


def marked_units(root: Element) -> tuple[Unit, ...]:
    """The units that the file marks as such, as they were before any change; none if it marks not all of its words."""
    marked = {element: number for number, element in enumerate(_marked(root))}
    if not marked or not all(_above(each, marked) is not None for each in root.iter("{*}p")):
        return ()
    found: list[Unit] = []
    heading = ""
    for element in marked:
        above = _above(element.getparent(), marked)
        is_recital = next(element.iterancestors("{*}preamble"), None) is not None
        kind = Kind(element.get("class", ""))
        parent = above.get("eId", "") if above is not None else heading if is_recital else ""
        if is_recital and kind is Kind.HEADING:
            heading, parent = element.get("eId", ""), ""
        # What lies elsewhere than where the parts of the standard have it says so itself.
        parent = element.get("refersTo", "").removeprefix("#") or parent
        number = element.find("{*}num")
        label = "" if number is None else "".join(map(str, number.itertext()))
        found.append(Unit(element.get("eId", ""), parent, label, kind, _text(element)))
    return tuple(found)


def _marked(root: Element) -> Iterator[Element]:
    return (each for each in root.iter() if each.get("class") in _KINDS and each.get("eId"))


def _above(element: Element | None, marked: dict[Element, int]) -> Element | None:
    while element is not None and element not in marked and not _is_proposed(element):
        element = element.getparent()
    return element


def _is_proposed(element: Element) -> bool:
    """Whether it is a unit that is only proposed: it has its kind, and why it is there."""
    first, _space, why = element.get("class", "").partition(" ")
    return bool(why) and first in _KINDS


def _text(element: Element) -> str:
    if element.tag.endswith("}block"):
        return _before(element)
    own = (found for path in _WORDS if (found := element.find(path)) is not None)
    words = next(own, None)
    return "" if words is None else _before(words)


def _before(element: Element) -> str:
    """The words of an element without those that are put in; what is taken out is there."""
    said = [element.text or ""]
    for child in element:
        if not child.tag.endswith("}ins"):
            said.append(_before(child))
        said.append(child.tail or "")
    return "".join(said)
