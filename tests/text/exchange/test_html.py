"""The page: one file, every layout, nothing of the texts read as HTML."""

import re

import pytest
from hypothesis import given
from lxml import etree
from lxml import html as parser

from text.core.layouts.compilations import ORDER, compilations, compile_all, mod, proposal
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.by_delegation import by_delegation
from zerodraft.text.core.layouts.by_proponent import by_proponent
from zerodraft.text.core.layouts.clean import clean
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.layouts.redline import redline
from zerodraft.text.core.layouts.statistics import statistics
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.html import html

SHOWING = Showing(order=ORDER)
LAYOUTS = [inline, by_proponent, by_delegation, clean, redline, statistics]


def page(printed: list[Printed], **more: str) -> etree._Element:
    return parser.document_fromstring(html(printed, **{"title": "A title", "language": "en", **more}))


def one(text: str, mark: Mark = Mark.PLAIN) -> list[Printed]:
    return [Printed("u", Kind.PARA, "", (Piece(text, mark),))]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(made=compilations())
def test_every_word_of_a_layout_is_on_the_page(layout, made):
    printed = layout(made, SHOWING)
    said = page(printed)
    blocks = said.findall(".//main/*")[1:]
    assert len(blocks) == len(printed)
    for block, each in zip(blocks, printed, strict=True):
        words = "".join(piece.text for piece in each.pieces)
        assert block.text_content() == each.label + (" " if each.label and words else "") + words


def test_additions_and_deletions_are_told_by_their_elements_and_names_keep_their_direction():
    made = compile_all(mod("a", "p6", "shall", "should", by=("Peru",)))
    said = page(inline(made, SHOWING))
    assert [each.text for each in said.iter("del")] == ["shall"]
    assert [each.text for each in said.iter("ins")] == ["should"]
    assert [each.text for each in said.iter("bdi") if each.get("class") == "by"] == ["Peru:"]


def test_nothing_typed_is_read_as_html():
    typed = "<script>alert(1)</script> & \"'</p></main>"
    said = page([Printed("u", Kind.HEADING, typed, (Piece(typed, Mark.ATTRIBUTION),))], title=typed, language='"><b>')
    assert not list(said.iter("script"))
    assert said.findtext(".//title") == typed
    assert said.find(".//h2").text_content() == f"{typed} {typed}"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh-CN", "ltr"), ("en", "ltr"), ("", "ltr")])
def test_language_and_direction(language, direction):
    said = page(one("x"), language=language)
    assert (said.get("lang"), said.get("dir")) == (language or "und", direction)


def test_it_needs_nothing_from_elsewhere():
    said = html(one("x"), title="x", language="en")
    assert not re.search(r"https?:|src=|url\(|@import|<link|<script", said)
    assert "@media print" in said


def test_what_is_never_seen_is_shown():
    said = page(one("a\u202eb\x00c\ud800d\u2066e"))
    assert said.find(".//p").text == "a[U+202E]b[U+0000]c[U+D800]d[U+2066]e"
    html(one("\ud800"), title="\ud800", language="en").encode()


def test_a_title_in_the_text_is_not_said_twice():
    draft = Draft("Birds", "en", "", (Unit("t", "", "", Kind.TITLE, "Birds"), Unit("u", "", "(a)", Kind.SUBPARA, "x")))
    said = page(inline(compile_all(proposal("r", Action.RESERVE, "u"), draft=draft), SHOWING), title="Birds")
    assert [each.text_content() for each in said.iter("h1")] == ["Birds"]
    assert [each.get("class") for each in said.iter("p")] == ["subpara", "under subpara"]
