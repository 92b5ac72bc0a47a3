"""What a Word document has around its text: styles, sections with header and footer."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from zerodraft.correspondence.core.document import BlockKind
from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import R, W, part, value


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says that the page shows: a heading, a list, the middle of the line."""

    kind: BlockKind | None = None
    centred: bool = False


def styles_of(archive: Archive, main: str) -> dict[str, Style]:
    root = part(archive, posixpath.join(posixpath.dirname(main), "styles.xml"))
    styles: dict[str, Style] = {}
    for style in () if root is None else root.iter(f"{W}style"):
        name = value(style.find(f"{W}name")).lower()
        properties = style.find(f"{W}pPr")
        based = styles.get(value(style.find(f"{W}basedOn")), Style())
        kind = kind_of(properties) or based.kind
        if name.startswith("heading") or name == "title":
            kind = BlockKind.HEADING
        elif name.startswith("list "):
            kind = BlockKind.LIST_ITEM
        styles[style.get(f"{W}styleId", "")] = Style(kind, is_centred(properties, default=based.centred))
    return styles


def kind_of(properties: Element | None) -> BlockKind | None:
    if properties is None:
        return None
    if properties.find(f"{W}outlineLvl") is not None:
        return BlockKind.HEADING
    number = properties.find(f"{W}numPr/{W}numId")
    return BlockKind.LIST_ITEM if number is not None and value(number) != "0" else None


def is_centred(properties: Element | None, *, default: bool) -> bool:
    said = None if properties is None else properties.find(f"{W}jc")
    return default if said is None else value(said) == "center"


@dataclass(slots=True)
class Section:
    """The children of the body up to a section's end, and that section's properties."""

    children: list[Element] = field(default_factory=list)
    properties: Element | None = None


def sections(body: Element) -> Iterator[Section]:
    section = Section()
    for child in body:
        if child.tag == f"{W}sectPr":
            section.properties = child
            continue
        section.children.append(child)
        ends = child.find(f"{W}pPr/{W}sectPr")
        if ends is not None:
            section.properties = ends
            yield section
            section = Section()
    yield section


def furniture(properties: Element | None, related: dict[str, str], tag: str) -> list[str]:
    """The header or footer part that a section's first page shows, if the section brings one of its own."""
    if properties is None:
        return []
    own = {ref.get(f"{W}type"): related.get(ref.get(f"{R}id", "")) for ref in properties.findall(f"{W}{tag}")}
    shown = own.get("first") if properties.find(f"{W}titlePg") is not None else own.get("default")
    return [shown] if shown else []
