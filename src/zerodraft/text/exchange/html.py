"""A layout as one HTML file that needs nothing else: accessible, in both directions, ready for print, without scripts."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ISOLATED = frozenset({Mark.ATTRIBUTION, Mark.NOTE})
_DECORATED = frozenset({Mark.INSERTED, Mark.DELETED})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_TAGS = {Kind.TITLE: "h1", Kind.HEADING: "h2"}
_STYLE = """
:root{color-scheme:light dark;--ink:#16191d;--page:#fff;--in:#0b4a8f;--out:#8c2f1b;--soft:#55606b;--rule:#c9d1d9}
@media (prefers-color-scheme:dark){
:root{--ink:#e8ebee;--page:#14171a;--in:#8fc1ff;--out:#ff9e8a;--soft:#a9b4bf;--rule:#3a444e}}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:42rem;color:var(--ink);background:var(--page);
font:1.0625rem/1.65 "Noto Serif","Noto Naskh Arabic","Noto Serif SC","Songti SC",SimSun,Georgia,serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1.5rem}
h2{font-size:1.15rem;line-height:1.35;margin:2.2rem 0 .8rem}
p{margin:0 0 .9rem;overflow-wrap:break-word;white-space:pre-line}
.subpara{margin-inline-start:1.7rem}
.footnote{font-size:.875em}
.under.subpara{margin-inline-start:2.6rem}
.under{margin-inline-start:.9rem;padding-inline-start:.8rem;border-inline-start:2px solid var(--rule)}
.label{margin-inline-end:.25em}
ins{color:var(--in);text-decoration:underline;text-underline-offset:.18em}
del{color:var(--out);text-decoration:line-through}
.blank{text-decoration:none}
.by,.note{font-family:"Noto Sans","Noto Sans Arabic",system-ui,sans-serif;font-size:.86em}
.by{font-weight:600}
.note{color:var(--soft)}
@media print{body{max-width:none;padding:0;font-size:10.5pt;color:#000;background:#fff}
h1,h2{break-after:avoid}p{orphans:2;widows:2}@page{margin:25mm}}
"""
_MARKS = {
    Mark.PLAIN: ("", ""),
    Mark.INSERTED: ("<ins>", "</ins>"),
    Mark.DELETED: ("<del>", "</del>"),
    Mark.BRACKET: ("<b>", "</b>"),
    Mark.ATTRIBUTION: ('<bdi class="by">', "</bdi>"),
    Mark.NOTE: ('<bdi class="note">', "</bdi>"),
}


def html(printed: Sequence[Printed], *, title: str, language: str) -> str:
    """The page. Nothing of the texts is read as HTML; `title` heads it unless the first paragraph is a title."""
    title = " ".join(title.split()) or "Draft"
    head = _escaped(title)
    right = language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT
    heading = "" if printed and printed[0].kind is Kind.TITLE else f"<h1>{head}</h1>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language or "und")}" dir="{"rtl" if right else "ltr"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{head}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{heading}"
        f"{''.join(_paragraphs(printed))}</main>\n</body>\n</html>\n"
    )


def _paragraphs(printed: Iterable[Printed]) -> Iterable[str]:
    over = Kind.PARA
    for each in printed:
        over = over if each.depth else each.kind
        yield _paragraph(each, over)


def _paragraph(each: Printed, over: Kind) -> str:
    """One paragraph; `over` is the kind of the unit that a block stands under."""
    tag = _TAGS.get(each.kind, "p") if each.depth == 0 else "p"
    classes = f"under {over.value}" if each.depth else each.kind.value
    opening = f'<{tag} class="{classes}">' if tag == "p" else f"<{tag}>"
    label = f'<span class="label"><bdi>{_escaped(each.label)}</bdi></span>' if each.label else ""
    # Whoever copies the words, or hears them, needs more than a margin between the number and them.
    label += " " if label and any(piece.text for piece in each.pieces) else ""
    return f"{opening}{label}{''.join(_pieces(each.pieces))}</{tag}>\n"


def _pieces(pieces: Iterable[Piece]) -> Iterable[str]:
    for each in pieces:
        before, after = _MARKS[each.mark]
        # The space after a name stands between two directions and belongs to neither.
        inner = each.text.rstrip() if each.mark in _ISOLATED else each.text
        if inner.isspace() and each.mark in _DECORATED:
            before = before.replace(">", ' class="blank">')
        if inner:
            yield f"{before}{_escaped(inner)}{after}"
        yield each.text[len(inner) :]


def _escaped(text: str) -> str:
    """Text for HTML; what it forbids, and what would turn the direction of all that follows, is shown as its number."""
    return escape(_UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text))
