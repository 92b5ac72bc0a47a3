"""Real drafts: every character is accounted for, and the structure is what a reader sees."""

import re
import time

import pytest

from text.exchange.drafts.shared import SHARED, articles, inside, needs_samples, said
from zerodraft.text.core.draft import Draft, Kind
from zerodraft.text.exchange.drafts import read_draft_file

pytestmark = needs_samples

PARIS = ("23-oct-2015.md", "4-dec-2015.md")
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def bbnj(language: str) -> Draft:
    return read_draft_file(SHARED / "bbnj-2023" / f"agreement-{language}.txt")


def paris(name: str) -> Draft:
    return read_draft_file(SHARED / "paris-2015" / name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_a_treaty_is_in_a_unit(language):
    source = (SHARED / "bbnj-2023" / f"agreement-{language}.txt").read_text()
    draft = bbnj(language)
    assert said(draft.units) == re.sub(r"\s", "", source)
    assert draft.language == language
    assert draft.units[0].kind is Kind.TITLE
    assert draft.title == draft.units[0].text


@pytest.mark.parametrize("name", PARIS)
def test_every_character_of_a_markdown_draft_is_in_a_unit(name):
    source = (SHARED / "paris-2015" / name).read_text()
    # Marks of Markdown by another road than the parser's: what is left on both sides are the words and brackets.
    source = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
    names = "|".join(map(re.escape, re.findall(r"^\[([^\]^]+)\]: \S+$", source, flags=re.MULTILINE)))
    source = re.sub(r"^\* TOC\n\{:toc\}$|^\{:.*?\}$|^\[[^\]^]+\]: \S+$|</?span[^>]*>", "", source, flags=re.MULTILINE)
    source = re.sub(rf"(\[[^\[\]]*\])\[(?:{names})\]", lambda match: match[1][1:-1], source)
    source = re.sub(r"\[([^\[\]]*)\]\((?:https?:)[^()]*\)", r"\1", source)
    marks = re.compile(r"[\s*_#\\]|^-(?=\s)", re.MULTILINE)
    assert re.sub(r"[\s*_#\\]", "", said(paris(name).units)).replace("-", "") == marks.sub("", source).replace("-", "")


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh"])
def test_a_treaty_has_its_seventy_six_articles_in_order(language):
    found = articles(bbnj(language))
    assert len([unit for unit in found if "部分" not in unit.label]) == 76


def test_the_arabic_text_keeps_its_articles_though_its_lines_are_mixed_up():
    numbers = [int(re.search(r"\d+", unit.label)[0]) for unit in articles(bbnj("ar"))]
    assert numbers == sorted(numbers)
    assert len(numbers) >= 75


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh"])
def test_paragraphs_and_letters_nest_alike_in_every_language(language):
    draft = bbnj(language)
    found = [unit for unit in articles(draft) if "部分" not in unit.label]
    tenth = [unit for unit in inside(draft, found[9]) if unit.label]
    assert len(tenth) == 3
    assert tenth[1].kind is Kind.CHAPEAU
    letters = inside(draft, tenth[1])
    assert [unit.kind for unit in letters] == [Kind.SUBPARA, Kind.SUBPARA]
    assert [len([unit for unit in inside(draft, found[4]) if unit.label])] == [3]
    principles = [unit for unit in inside(draft, found[6]) if unit.kind is Kind.CHAPEAU]
    assert len(inside(draft, principles[0])) == 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preamble_has_its_paragraphs(language):
    preambular = [unit for unit in bbnj(language).units if unit.kind is Kind.PP]
    assert 13 <= len(preambular) <= 18


def test_twelve_parts_hold_the_articles_and_annexes_stand_beside_them():
    draft = bbnj("en")
    parts = [unit for unit in draft.units if unit.label.startswith("PART")]
    assert [unit.label for unit in parts][-1] == "PART XII"
    assert len(parts) == 12
    assert {unit.parent for unit in articles(draft)} == {part.id for part in parts}
    second = next(unit for unit in draft.units if unit.label == "ANNEX II")
    assert second.parent == ""
    chapeau = next(unit for unit in inside(draft, second) if unit.kind is Kind.CHAPEAU)
    assert [unit.label for unit in inside(draft, chapeau)] == [f"({letter})" for letter in "abcdefg"]


@pytest.mark.parametrize(("name", "preambular"), [(PARIS[0], 16), (PARIS[1], 15)])
def test_the_markdown_drafts_have_articles_options_and_notes(name, preambular):
    draft = paris(name)
    assert [unit.label for unit in articles(draft)] == [
        *("Article 1", "Article 2", "Article 2bis", "Article 3", "[Article 3bis]", "[Article 3ter]"),
        *(f"Article {number}" for number in (4, 5, 6, 7, 8)),
        "Article 8 bis",
        *(f"Article {number}" for number in range(9, 27)),
    ]
    assert sum(unit.kind is Kind.PP for unit in draft.units) >= preambular
    third = next(unit for unit in articles(draft) if unit.label == "Article 3")
    assert [unit.label for unit in inside(draft, third) if unit.label][:4] == ["1.", "2.", "3.", "4."]
    second = next(unit for unit in articles(draft) if unit.label == "Article 2")
    options = inside(draft, second)
    assert [unit.label for unit in options] == ["Option 1:", "Option 2:"]
    assert all(unit.kind is Kind.FOOTNOTE for unit in draft.units if unit.label.startswith("[^"))
    assert draft.title


@pytest.mark.parametrize("name", PARIS)
def test_a_long_draft_is_read_well_under_a_second(name):
    began = time.process_time()
    first = paris(name)
    assert time.process_time() - began < 1
    assert first == paris(name)
