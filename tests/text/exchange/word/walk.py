"""A second reader of our Word files, made of a few lines, to check the writer by: it knows nothing of how that works."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = {f"{W}br": "\n", f"{W}tab": "\t"}


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes):
    return etree.fromstring(parts(data)["word/document.xml"])[0]


def words(element) -> str:
    """What the runs under an element say."""
    return "".join(
        (each.text or "") if each.tag in {f"{W}t", f"{W}delText"} else _WORDS[each.tag]
        for each in element.iter(f"{W}t", f"{W}delText", *_WORDS)
        if each.getparent().tag == f"{W}r"
    )


def settled(data: bytes, accepts: Callable[[str], bool]) -> list[tuple[str, str]]:
    """The paragraphs, each with its bookmark, once every change was accepted or, as its author decides, rejected."""
    found, carried, is_merged = [], "", False
    for paragraph in body(data).iter(f"{W}p"):
        text = carried + "".join(_left(child, accepts) for child in paragraph)
        mark = next((m for m in paragraph.iterfind(f"{W}pPr/{W}rPr/*") if m.tag in {f"{W}ins", f"{W}del"}), None)
        is_merged = mark is not None and accepts(mark.get(f"{W}author")) == (mark.tag == f"{W}del")
        if is_merged:
            carried = text
            continue
        bookmark = paragraph.find(f"{W}bookmarkStart")
        found.append(("" if bookmark is None else bookmark.get(f"{W}name"), text))
        carried = ""
    assert not is_merged, "the last paragraph of a file cannot be merged with the next"
    return found


def _left(child, accepts) -> str:
    if child.tag == f"{W}pPr":
        return ""
    if child.tag in {f"{W}ins", f"{W}del"}:
        return words(child) if accepts(child.get(f"{W}author")) == (child.tag == f"{W}ins") else ""
    return words(child)


def changes(data: bytes) -> Counter[tuple[str, str, str]]:
    """The changes of words: what, whose, which words."""
    found = body(data).iter(f"{W}ins", f"{W}del")
    return Counter((each.tag[len(W) :], each.get(f"{W}author"), words(each)) for each in found if words(each))


def comments(data: bytes) -> list[tuple[str, str]]:
    """The comments: whose, and what they say."""
    part = parts(data).get("word/comments.xml")
    return [] if part is None else [(c.get(f"{W}author"), words(c)) for c in etree.fromstring(part)]
