"""A reading on a page: every fact has its own id, and every mark in the words leads to a fact."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from zerodraft.correspondence.core.highlight import flowing
from zerodraft.correspondence.presenting import CELL, Fact, ending, reading
from zerodraft.correspondence.reading import read_bytes


def facts_in(shown: object) -> list[Fact]:
    if isinstance(shown, Fact):
        return [shown]
    if isinstance(shown, tuple):
        return [fact for each in shown for fact in facts_in(each)]
    if is_dataclass(shown):
        return [fact for part in fields(shown) for fact in facts_in(getattr(shown, part.name))]
    return []


def assert_sound(content: bytes, name: str) -> None:
    document, read = read_bytes(content, name)
    shown = reading(document.text, read.as_json())
    facts = facts_in(shown)
    ids = [fact.id for fact in facts]
    assert len(set(ids)) == len(ids)
    assert all(fact.label and fact.value != "" for fact in facts)
    assert "".join(piece.text for piece in shown.pieces) == flowing(document.text).replace("\t", CELL)
    marked = {fact for piece in shown.pieces for fact in piece.facts}
    assert marked == {fact.id for fact in facts if fact.has_words}
    assert all(fact.rule for fact in facts if fact.has_words)
    assert len(shown.sittings) == len(read.meetings)
    assert len(shown.flags) == len(read.flags)


@pytest.mark.django_db
def test_the_demonstrations_letter(content):
    assert_sound(content, "letter.txt")


@pytest.mark.django_db
def test_every_sample_letter(shared: Path):
    letters = sorted((shared / "data/letters").glob("*/letter.*"))
    assert letters
    for path in letters:
        assert_sound(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("name", "offered"),
    [("a.txt", ".txt"), ("A.PDF", ".pdf"), ("a.exe", ""), ("", ""), (".txt", ""), ("a.txt\n", ""), ("a.pdf.exe", "")],
)
def test_an_original_is_offered_under_an_ending_that_we_read_or_none(name, offered):
    assert ending(name) == offered
