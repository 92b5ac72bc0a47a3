"""Word files of our own: an empty one to write into, and its bytes, which are the same for the same content."""

from collections.abc import Collection
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml.ns import qn

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold."""
_PARTS = frozenset({"officeDocument", "core-properties", "styles", "settings", "fontTable", "theme"})


def blank(further: Collection[str] = ()) -> Any:
    """A document of python-docx without what its template says of others: a picture, old parts, settings of its author.

    `further` are parts to keep beside those that every document needs, by the last word of their relation ("numbering").
    """
    document: Any = docx.Document()
    for part in (document.part.package, document.part):
        for id_, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] not in _PARTS | set(further):
                del part.rels[id_]
    settings = document.settings.element
    for name in ("rsids", "savePreviewPicture", "proofState"):
        for child in settings.findall(qn(f"w:{name}")):
            settings.remove(child)
    return document


def packed(document: Any) -> bytes:
    """The bytes of a document, each part of it with one and the same date."""
    saved, out = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as made, ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name in made.namelist():
            info = ZipInfo(name, _BEGINNING)
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            package.writestr(info, made.read(name))
    return out.getvalue()
