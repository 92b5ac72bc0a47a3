"""XML and web pages that came from elsewhere, parsed within bounds and without entities, document types or network."""

import re
from typing import TypeAlias

from lxml import etree

from zerodraft.files.opening.bounds import MAX_TAG_CHARACTERS, MAX_TAGS, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import Forbidden, TooHard

Element: TypeAlias = etree._Element  # noqa: SLF001 - the name under which lxml lets its elements be annotated

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LONG_TAG = re.compile(rf"""<[a-z](?:[^>=]|=(?:\s*+(?:"[^"]*"|'[^']*'))?+){{{MAX_TAG_CHARACTERS}}}""", re.IGNORECASE)
UNSEEN = frozenset(
    (
        "head", "script", "style", "nav", "template", "noscript", "iframe", "object", "embed", "applet", "svg", "math",
        "canvas", "audio", "video", "map", "select", "textarea", "button", "datalist", "dialog", "title",
    )
)  # fmt: skip
"""Tags whose contents no reader sees as text of the page, or that lead about the site."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *HEADINGS, "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "header", "footer", "aside",
        "address", "blockquote", "pre", "figure", "figcaption", "form", "fieldset", "hr", "table", "caption", "center",
        "body", "html", "details", "summary", "tr", "td", "th", "tbody", "thead", "tfoot",
    )
)  # fmt: skip
"""Tags that begin and end a block of text."""


def xml(data: bytes, what: str, forbidden: Forbidden) -> Element:
    """The root of an XML text; `what` is its format with its article. Raises `forbidden` for entities, Damaged."""
    # Without its NULs, an UTF-16 text shows the same characters.
    plain = data.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise forbidden
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    with parsing(what):
        root: Element = etree.fromstring(data, parser)
    return root


def page_of(data: bytes) -> str:
    """The characters of a web page, by the set that it declares, else by those that it has. Raises UnreadableFile."""
    declared = _CHARSET.search(data[:4096])
    return decode(data, declared[1].decode("ascii") if declared else None)


def web(page: str, cure: str) -> Element | None:
    """The root of a web page; None for one that is empty. Raises TooHard, with the cure, or Damaged."""
    if page.count("<") > MAX_TAGS:
        raise TooHard(f"has more than {MAX_TAGS} tags", cure)
    if _LONG_TAG.search(page):
        raise TooHard("has a tag that goes on for pages", cure)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    with parsing("a web page"):
        root: Element | None = etree.fromstring(page.replace("\x00", "").encode("utf-8", "replace"), parser)
    return root


def is_unseen(element: Element) -> bool:
    """Whether a browser would not show what an element of a web page holds, or it leads about the site."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("role") == "navigation"
