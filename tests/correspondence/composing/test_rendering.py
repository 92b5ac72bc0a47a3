"""Renderings: the same bytes each time, tagged, in six scripts, escaped, dated as the letter is."""

import datetime as dt
import re
import zlib
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.composing.making import convening, everything, letter, taken
from zerodraft import typeset
from zerodraft.correspondence.composing import Words, forms
from zerodraft.correspondence.core.composing.letter import Annex, Heading, Items, Letter, Paragraph, Table
from zerodraft.correspondence.core.composing.values import Emblem, Letterhead, Person
from zerodraft.correspondence.rendering import Format, Paper, render

SCRIPTS = {
    "en": "Delegations of São Tomé and Türkiye",
    "fr": "Les délégations sont priées d’être brèves",
    "es": "Las delegaciones y el señor Ibáñez",
    "ru": "Делегации просят выступать кратко",
    "ar": "يرجى من الوفود الإيجاز",
    "zh": "请各代表团发言简短",
}


def pixel() -> bytes:
    """The least PNG: one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def written(language: str, words: str) -> Letter:
    """A letter of a few words in a language that has no templates."""
    spoken = forms(language)
    day = dt.date(2018, 2, 13)
    table = Table(
        spoken.programme.caption,
        (spoken.programme.date, spoken.programme.subject),
        (((spoken.date(day),), (words,)),),
        (words,),
    )
    return Letter(
        language,
        words,
        (Letterhead((words,)),),
        day,
        spoken.date(day),
        spoken.salutation,
        (Paragraph(words), table),
        words,
        (Person(words),),
    )


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("paper", Paper)
def test_composed_twice_the_bytes_are_the_same(form: Format, paper: Paper):
    once, twice = (render(letter("convening", convening()), form, paper) for _ in range(2))
    assert once == twice


def test_the_pdf_is_tagged_dated_and_on_its_paper():
    content = render(letter("convening", convening()), Format.PDF, Paper.LETTER)
    with pdfplumber.open(BytesIO(content)) as pdf:
        assert (
            pdf.metadata["Title"]
            == "Programme of work for the first round of negotiations on the Global Compact for Harbours"
        )
        assert pdf.metadata["CreationDate"].startswith("D:20180213")
        assert (pdf.pages[0].width, pdf.pages[0].height) == (612, 792)
        assert {font["fontname"].split("+")[-1] for font in pdf.pages[0].chars} == {
            "NotoSerif-Regular",
            "NotoSerif-Bold",
        }
        assert all("+" in font["fontname"] for font in pdf.pages[0].chars), "fonts are embedded as subsets"
    assert b"pdfuaid:part" in content
    assert b"/StructTreeRoot" in content
    assert re.search(rb"/Lang\s*\(en\)", content)
    assert b"/TH" in content


@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize("form", Format)
def test_six_scripts(language: str, form: Format):
    content = render(written(language, SCRIPTS[language]), form)
    if form is Format.PDF:
        assert b"pdfuaid:part" in content
        return
    text = content.decode() if form is not Format.WORD else ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert SCRIPTS[language] in text
    if form is Format.HTML:
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text
    if form is Format.WORD:
        assert ("<w:bidi/>" in text) == (language == "ar")


def test_characters_that_no_font_has_are_refused():
    with pytest.raises(typeset.UnprintableCharacters, match=r"U\+1F426 BIRD"):
        render(written("en", "A bird 🐦"), Format.PDF)


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1))
def test_words_are_escaped(words: str):
    """Whatever a letter says is said, and never markup."""
    words = f"<b>&{words}"
    one = written("en", words)
    html = render(one, Format.HTML).decode()
    root = ET.fromstring(re.search(r"<article.*</article>", html, re.DOTALL)[0].replace("<br>", "<br/>"))  # noqa: S314
    assert root.find("p[3]") is not None
    assert words in [found.text for found in root.iter("p")]
    assert root.find(".//b") is None
    word = docx.Document(BytesIO(render(one, Format.WORD)))
    assert words in [paragraph.text for paragraph in word.paragraphs]


def test_typst_runs_nothing_of_the_data():
    words = '#panic("run") *bold* $x$ @ref <label> \\'
    with pdfplumber.open(BytesIO(render(written("en", words), Format.PDF))) as pdf:
        assert '#panic("run") *bold* $x$ @ref <label>' in pdf.pages[0].extract_text()


def test_the_word_file_can_be_edited():
    word = docx.Document(BytesIO(render(letter("convening", convening()), Format.WORD)))
    named = [paragraph.style.name for paragraph in word.paragraphs]
    assert {"Date line", "Salutation", "Body Text", "Closing"} <= set(named)
    heads, programme, signatures = word.tables
    assert programme.style.name == "Programme of work"
    assert [cell.text for cell in programme.rows[0].cells] == [
        "Date",
        "Morning (10:00-13:00)",
        "Afternoon (15:00-18:00)",
        "Location",
    ]
    assert len(heads.columns) == len(signatures.columns) == 2
    assert word.sections[0].header.paragraphs[0].text.startswith("Programme of work")
    assert word.core_properties.title.startswith("Programme of work")


def test_the_html_is_readable_without_seeing():
    html = render(letter("convening", convening()), Format.HTML).decode()
    assert html.count('<th scope="col">') == 4
    assert html.count('<th scope="row">') == 3
    assert "<caption>Programme of work</caption>" in html
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "@media print" in html


def test_an_emblem_is_announced_in_words():
    facts = convening() | {
        "letterheads": (Letterhead(("The President",), Emblem(pixel(), "A sheaf of wheat & a key")),)
    }
    one = letter("convening", facts)
    assert b"A sheaf of wheat" in render(one, Format.PDF)
    assert 'alt="A sheaf of wheat &amp; a key"' in render(one, Format.HTML).decode()
    assert (
        'descr="A sheaf of wheat &amp; a key"'
        in ZipFile(BytesIO(render(one, Format.WORD))).read("word/document.xml").decode()
    )


def test_an_emblem_that_is_no_picture_is_refused_with_words():
    broken = Emblem(b"\x89PNG\r\n\x1a\n" + b"nothing", "A broken emblem")
    one = replace(letter("convening", convening()), letterheads=(Letterhead(("The President",), broken),))
    with pytest.raises(typeset.NotSet):
        render(one, Format.PDF)
    with pytest.raises(ValueError, match="the emblem “A broken emblem” cannot be read as a picture"):
        render(one, Format.WORD)


@pytest.mark.parametrize("form", Format)
def test_enclosures_and_annexes(form: Format):
    annex = Annex(
        "Annex: themes", "13 February 2018", (Heading("Themes"), Items(("Harbours of small islands", "Dredging")))
    )
    words = Words(enclosures=("Zero draft",), annexes=(annex,))
    content = render(letter("convening", taken("convening", everything()), words=words), form)
    if form is Format.PDF:
        with pdfplumber.open(BytesIO(content)) as pdf:
            text = "\n".join(page.extract_text() for page in pdf.pages)
    elif form is Format.WORD:
        text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    else:
        text = content.decode()
    places = [text.index(words) for words in ("Enclosures:", "Zero draft", "Annex: themes", "Dredging")]
    assert places == sorted(places)


def test_no_letter_is_no_file():
    with pytest.raises(ValueError, match="no letter to render"):
        render((), Format.PDF)
