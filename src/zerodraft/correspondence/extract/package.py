"""What a Word document has around its text: XML parts, their relations, styles, sections with header and footer."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract.archive import Archive
from zerodraft.correspondence.extract.bounds import parsing
from zerodraft.correspondence.extract.errors import Forbidden

Element: TypeAlias = etree._Element  # noqa: SLF001 - the name under which lxml lets its elements be annotated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# ISO 29500 «strict» documents say the same in other namespaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1].encode(),
}


def part(archive: Archive, name: str) -> Element | None:
    """One XML part, parsed without entities, DTD or network; None if it is missing."""
    data = archive.read(name)
    if data is None:
        return None
    # Without its NULs, an UTF-16 part shows the same characters.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data.replace(b"\x00", b""):
        raise Forbidden(
            f"declares entities or a document type in {name}, which Word never does",
            "do not open it; ask the sender for the letter itself",
        )
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    with parsing("a Word document"):
        root: Element = etree.fromstring(data, parser)
    return root


def relations(archive: Archive, name: str) -> dict[str, str]:
    """The parts that a part refers to, by the identifier of the reference; those outside the file are left out."""
    folder, file = posixpath.split(name)
    root = part(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    targets: dict[str, str] = {}
    for link in () if root is None else root.iter(f"{_RELATIONSHIPS}Relationship"):
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            targets[link.get("Id", "")] = target.lstrip("/")
            targets.setdefault(link.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/"))
    return targets


def main_part(archive: Archive) -> str:
    return relations(archive, "").get("officeDocument", "word/document.xml")


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


def value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


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
    own = {ref.get(f"{W}type"): related.get(ref.get(f"{_R}id", "")) for ref in properties.findall(f"{W}{tag}")}
    shown = own.get("first") if properties.find(f"{W}titlePg") is not None else own.get("default")
    return [shown] if shown else []
