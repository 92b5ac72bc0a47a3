"""The printed draft: six scripts, every word, tagged, and nothing about who made it."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.core.layouts.compilations import DRAFT, GROUP, NAMES, ORDER, compilations, compile_all, mod, proposal
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.by_delegation import by_delegation
from zerodraft.text.core.layouts.by_proponent import by_proponent
from zerodraft.text.core.layouts.clean import clean
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.layouts.redline import redline
from zerodraft.text.core.layouts.statistics import statistics
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.pdf import pdf
from zerodraft.typeset import unprintable

SHOWING = Showing(order=ORDER)
PROPOSALS = (
    mod("a", "p6", "shall", "should", by=("Peru",)),
    proposal("b", Action.ADD, after="p6", text="They publish it.", by=("Chad",)),
    proposal("c", Action.RESERVE, "p5a", by=("Türkiye",)),
)


def text(content: bytes, tmp_path: Path) -> str:
    (tmp_path / "made.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", tmp_path / "made.pdf", "-"], capture_output=True, check=True)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode())


def info(content: bytes, tmp_path: Path) -> str:
    (tmp_path / "made.pdf").write_bytes(content)
    return subprocess.run(["pdfinfo", tmp_path / "made.pdf"], capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("layout", [inline, by_proponent, by_delegation, clean, redline, statistics])
def test_every_layout_is_printed_with_all_its_words(layout, tmp_path):
    printed = layout(compile_all(*PROPOSALS), SHOWING)
    made = pdf(printed, title="Counting birds", language="en")
    said = text(made.content, tmp_path).split()
    for each in printed:
        for word in " ".join(piece.text for piece in each.pieces if piece.mark is Mark.PLAIN).split():
            assert any(word in other for other in said)
    assert made.unprintable == ()


def test_it_is_tagged_titled_and_the_same_each_time(tmp_path):
    printed = inline(compile_all(*PROPOSALS), SHOWING)
    made = pdf(printed, title="Counting\n birds", language="en").content
    assert made == pdf(printed, title="Counting birds", language="en").content
    said = info(made, tmp_path)
    assert re.search(r"Tagged: +yes", said)
    assert re.search(r"Title: +Counting birds\n", said)
    assert "Author" not in said


LANGUAGES = {
    "en": ("States shall count the birds.", "NotoSerif-Regular"),
    "fr": ("Les États comptent les oiseaux : « deux œufs ».", "NotoSerif-Regular"),
    "es": ("¿Contarán los Estados las águilas y los ñandúes?", "NotoSerif-Regular"),
    "ru": ("Государства считают птиц и ведут учёт.", "NotoSerif-Regular"),
    "ar": ("تحصي الدول الطيور كل سنة بطريقة بسيطة", "NotoNaskhArabic-Regular"),
    "zh": ("各国应当每年清点鸟类，并提出报告。", "NotoSerifSC-Regular"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_keeps_its_words_and_has_its_font(language, tmp_path):
    sentence, font = LANGUAGES[language]
    draft = Draft("x", language, "", (Unit("u", "", "1.", Kind.PARA, sentence),))
    proposals = [proposal("a", Action.ADD, after="u", text=sentence), proposal("b", Action.RESERVE, "u")]
    made = pdf(inline(compile_all(*proposals, draft=draft), SHOWING), title=sentence, language=language)
    said = text(made.content, tmp_path)
    words = sentence if language == "zh" else sentence.split()
    assert [word for word in words if word not in said] == []
    assert "Fiji: add:" in said
    fonts = subprocess.run(["pdffonts", tmp_path / "made.pdf"], capture_output=True, check=True, text=True).stdout
    assert font in fonts
    assert {line.split()[0].partition("+")[2].partition("-")[0] for line in fonts.splitlines()[2:]} <= {
        "NotoSerif",
        "NotoSans",
        "NotoNaskhArabic",
        "NotoSerifSC",
    }


def test_what_no_font_has_is_shown_as_a_number_and_listed(tmp_path):
    printed = [Printed("u", Kind.PARA, "\x07", (Piece("Count \N{BIRD} and \u202eback"),))]
    made = pdf(printed, title="Birds \N{BIRD}", language="en")
    assert made.unprintable == ("\N{BIRD}", "\x07", "\u202e")
    assert "Count [U+1F426] and [U+202E]back" in text(made.content, tmp_path)


@pytest.mark.parametrize(
    "printed",
    [
        [],
        [Printed("u", Kind.PARA, "", ())],
        [Printed("", Kind.TITLE, "", ())],
        [Printed("", Kind.HEADING, "", (Piece("\u200b "),))],
    ],
)
def test_what_is_empty_can_be_printed(printed):
    assert pdf(printed, title="", language="").content.startswith(b"%PDF")


@settings(max_examples=40)
@given(made=compilations(), language=st.sampled_from(["en", "ar", "zh"]))
def test_whatever_is_typed_it_is_printed_and_what_is_missing_listed(made, language):
    printed = inline(made, SHOWING)
    typed = "".join(piece.text for each in printed for piece in each.pieces)
    assert set(pdf(printed, title="x", language=language).unprintable) == set(unprintable(typed))


def test_without_attribution_no_name_is_in_the_file(tmp_path):
    printed = inline(compile_all(*PROPOSALS), Showing(attribution=False))
    made = pdf(printed, title="Counting birds", language="en").content
    said = text(made, tmp_path) + info(made, tmp_path)
    assert not any(name in said or name.encode() in made for name in (*NAMES, GROUP))


def test_a_long_unit_and_many_pages(tmp_path):
    units = tuple(Unit(f"u{number}", "", f"{number}.", Kind.PARA, DRAFT.unit("p5").text * 20) for number in range(40))
    made = pdf(inline(compile_all(draft=Draft("x", "en", "", units)), SHOWING), title="Long", language="en")
    pages = int(re.search(r"Pages: +(\d+)", info(made.content, tmp_path))[1])
    assert pages > 10
    assert f"1 / {pages}" in text(made.content, tmp_path)
