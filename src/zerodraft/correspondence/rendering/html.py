"""A letter as HTML: one file with its own style for screens and for print, no scripts, nothing fetched."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from zerodraft.correspondence.composing import forms
from zerodraft.correspondence.core.composing.letter import Annex, Block, Heading, Items, Letter, Paragraph, Table
from zerodraft.correspondence.core.composing.values import Letterhead
from zerodraft.correspondence.rendering.paper import Paper

_STYLE = Path(__file__).with_name("letter.css")
_SIZES = {Paper.A4: "A4", Paper.LETTER: "letter"}
_RIGHTWARDS = frozenset({"ar"})


def html(chain: Sequence[Letter], paper: Paper) -> str:
    """The letters as a document of their own."""
    first = chain[0]
    style = _STYLE.read_text(encoding="utf-8") + f"@page {{ size: {_SIZES[paper]}; margin: 24mm 28mm; }}\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{first.language}" dir="{_direction(first)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(first.subject)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f'<h1 class="subject">{escape(first.subject)}</h1>\n'
        + "".join(map(article, chain))
        + "</main>\n</body>\n</html>\n"
    )


def article(letter: Letter) -> str:
    """One letter as an element that a page can hold; it brings no style."""
    return (
        f'<article lang="{letter.language}" dir="{_direction(letter)}">\n'
        f'<header class="letterheads">\n{"".join(map(_head, letter.letterheads))}</header>\n'
        + "".join(_body(letter))
        + "</article>\n"
    )


def _direction(letter: Letter) -> str:
    return "rtl" if letter.language in _RIGHTWARDS else "ltr"


def _head(head: Letterhead) -> str:
    emblem = head.emblem
    picture = ""
    if emblem:
        kind = "jpeg" if emblem.format == "jpg" else emblem.format
        content = b64encode(emblem.content).decode("ascii")
        picture = f'<img src="data:image/{kind};base64,{content}" alt="{escape(emblem.words)}">\n'
    return f"<div>\n{picture}{_lines(head.lines)}</div>\n"


def _body(letter: Letter) -> Iterator[str]:
    yield f'<p class="dateline">{escape(letter.dateline)}</p>\n'
    yield f"<p>{escape(letter.salutation)}</p>\n"
    yield from map(_block, letter.body)
    yield f"<p>{escape(letter.closing)}</p>\n"
    alone = " alone" if len(letter.signatories) == 1 else ""
    yield f'<div class="signatures{alone}">\n'
    for person in letter.signatories:
        yield f'<div class="signature">\n{_lines((person.name, *person.titles))}</div>\n'
    yield "</div>\n"
    if letter.distribution:
        yield f'<div class="lines">\n{_lines(letter.distribution)}</div>\n'
    if letter.enclosures:
        yield f"<p>{escape(forms(letter.language).frame.enclosures)}</p>\n{_list(letter.enclosures)}"
    yield from map(_annex, letter.annexes)


def _annex(annex: Annex) -> str:
    date = f'<p class="dateline">{escape(annex.dateline)}</p>\n' if annex.dateline else ""
    blocks = "".join(map(_block, annex.blocks))
    return f'<section class="annex">\n<h2>{escape(annex.heading)}</h2>\n{date}{blocks}</section>\n'


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>\n"
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>\n"
    return _list(block.items) if isinstance(block, Items) else _table(block)


def _table(table: Table) -> str:
    header = "".join(f'<th scope="col">{escape(words)}</th>' for words in table.header)
    rows = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])}</tr>\n'
        for row in table.rows
    )
    return (
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead>\n<tr>{header}</tr>\n</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _cell(lines: Sequence[str]) -> str:
    return escape(lines[0]) if len(lines) == 1 else "".join(f"<p>{escape(line)}</p>" for line in lines)


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{escape(item)}</li>\n" for item in items) + "</ul>\n"


def _lines(lines: Sequence[str]) -> str:
    """Lines that belong together, one below the other."""
    return f"<p>{'<br>'.join(map(escape, lines))}</p>\n"
