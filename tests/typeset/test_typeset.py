"""The way to PDF, without anything of negotiation in it."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft import typeset
from zerodraft.typeset.coverage import FONTS, named, unprintable

PLAIN = """
#set document(title: sys.inputs.title)
#let ours = ("Noto Serif", "Noto Naskh Arabic", "Noto Serif SC", "Noto Sans")
#set text(font: ours, fallback: false, lang: sys.inputs.language)
#for each in json(bytes(sys.inputs.data)).lines [#par(each)]
"""


def lines(*given_: str, language: str = "en", title: str = "A title") -> bytes:
    return typeset.pdf(PLAIN, {"lines": given_}, title=title, language=language)


def words(content: bytes, tmp_path: Path) -> str:
    (tmp_path / "made.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "made.pdf", "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_the_same_data_gives_the_same_bytes():
    assert lines("Some words.") == lines("Some words.")
    assert lines("Some words.") != lines("Other words.")


def test_nothing_of_the_data_is_read_as_a_template(tmp_path):
    typed = '#panic("no") $x^2$ *bold* @cite <label> \\ // "quoted" #read("SHA256SUMS")'
    assert typed in words(lines(typed), tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A bird \N{BIRD}", ["\N{BIRD}"]),
        ("turned \u202eround", ["\u202e"]),
        ("half \ud800 a pair, a bell \x07", ["\ud800", "\x07"]),
        ("한국", ["한", "국"]),
    ],
)
def test_a_character_that_no_font_has_is_never_left_out_silently(text, said):
    with pytest.raises(typeset.UnprintableCharacters, match=r"U\+") as caught:
        lines("Fine.", text)
    assert list(caught.value.characters) == said


def test_what_lies_deep_in_the_data_is_looked_at_too():
    with pytest.raises(typeset.UnprintableCharacters):
        typeset.pdf(PLAIN, {"lines": [], "more": [{"deep": ("\N{BIRD}",)}]}, title="x", language="en")


def test_a_character_is_named_for_people():
    assert named("\N{BIRD}") == "U+1F426 BIRD"
    assert named("\x07") == "U+0007"


def test_a_title_is_needed():
    with pytest.raises(ValueError, match="needs a title"):
        lines("Words.", title=" ")


def test_a_template_that_does_not_go_with_its_data_is_told_apart():
    with pytest.raises(typeset.NotSet, match="lines"):
        typeset.pdf(PLAIN, {}, title="x", language="en")


@pytest.mark.parametrize("language", ["en", "zh-CN", "AR", "", "no tag at all", "x"])
def test_any_tag_of_a_language_is_taken(language):
    assert lines("Words.", language=language).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Words, mots, señales: ₂ € – “x”", "NotoSerif-Regular"),
        ("Слова договора", "NotoSerif-Regular"),
        ("كلمات الاتفاق", "NotoNaskhArabic-Regular"),
        ("协定的措辞，第一条", "NotoSerifSC-Regular"),
    ],
)
def test_each_script_is_printed_in_our_own_font_which_is_embedded(text, font, tmp_path):
    made = lines(text)
    (tmp_path / "made.pdf").write_bytes(made)
    done = subprocess.run(["pdffonts", tmp_path / "made.pdf"], capture_output=True, check=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert any(row[0].endswith(f"+{font}") for row in rows)
    assert all("+Noto" in row[0] and row[-5] == "yes" for row in rows)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20))
def test_what_is_said_to_be_printable_typst_prints(text):
    kept = "".join(each for each in text if not unprintable(each))
    assert lines(kept or "-").startswith(b"%PDF")


def test_the_fonts_are_as_they_were_vendored():
    for line in (FONTS / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest
    tool = Path(__file__).parents[2] / "tools" / "vendor_fonts.py"
    assert subprocess.run([sys.executable, tool, "--check"], check=False).returncode == 0


def test_every_font_has_its_licence_and_is_small_enough_to_carry():
    fonts = list(FONTS.glob("*.ttf"))
    assert len(fonts) == 8
    for each in fonts:
        assert "Open Font License" in (FONTS / f"LICENSE-{each.name.partition('-')[0]}.txt").read_text()
        assert each.stat().st_size < 11_000_000
