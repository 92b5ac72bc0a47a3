"""The XML parts of an Office document, and what they refer to, parsed without trusting them."""

import posixpath

from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.errors import Forbidden
from zerodraft.files.opening.markup import Element, xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# ISO 29500 «strict» documents say the same in other namespaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}


def part(archive: Archive, name: str) -> Element | None:
    """One XML part, parsed without entities, DTD or network; None if it is missing."""
    data = archive.read(name)
    if data is None:
        return None
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    forbidden = Forbidden(
        f"declares entities or a document type in {name}, which Word never does",
        "do not open it; ask the sender for the text itself",
    )
    return xml(data, "a Word document", forbidden)


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


def value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
