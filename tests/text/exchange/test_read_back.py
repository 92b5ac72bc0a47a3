"""What we write of a draft is read as that draft again: words, labels, kinds, and what lies in what."""

from dataclasses import replace

import pytest
import typst

from zerodraft.site.cli.text import outputs
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.exchange.drafts import read_draft, read_whole

DRAFT = Draft(
    "Draft compact on lamps",
    "en",
    "",
    (
        Unit("t", "", "", Kind.TITLE, "Draft compact on lamps"),
        Unit("pre", "", "", Kind.HEADING, "Preamble"),
        Unit("c", "pre", "", Kind.CHAPEAU, "The keepers,"),
        Unit("p1", "pre", "", Kind.PP, "Recalling the lamps[^1] of the harbour,"),
        Unit("n1", "p1", "[^1]:", Kind.FOOTNOTE, "Those of oil."),
        Unit("p2", "pre", "", Kind.PP, "Noting the ships,"),
        Unit("so", "pre", "", Kind.PARA, "Have agreed as follows:"),
        Unit("ch", "", "Chapter I", Kind.HEADING, "Light"),
        Unit("a1", "ch", "Article 1", Kind.HEADING, "Lamps"),
        Unit("a1-1", "a1", "1.", Kind.CHAPEAU, "Each keeper shall:"),
        Unit("a1-1-a", "a1-1", "(a)", Kind.SUBPARA, "Light the lamp;"),
        Unit("n2", "a1-1-a", "2", Kind.FOOTNOTE, "In the evening."),
        Unit("a1-1-b", "a1-1", "(b)", Kind.SUBPARA, "Clean it."),
        Unit("a1-2", "a1", "2.", Kind.PARA, "Lamps burn oil."),
        Unit("x1", "a1", "", Kind.CELL, "Lamp"),
        Unit("x2", "a1", "", Kind.CELL, "1. a thing"),
        Unit("a2", "ch", "Article 2", Kind.HEADING, "Oil"),
        Unit("a2-1", "a2", "", Kind.PARA, "Oil is kept."),
    ),
)


@pytest.mark.parametrize("ending", [".docx", ".xml", ".json"])
def test_a_draft_is_read_back_as_it_was(ending):
    assert read_draft(outputs.draft(DRAFT, ending), f"d{ending}").units == DRAFT.units


def test_a_page_is_read_back_with_labels_and_kinds():
    reading = read_whole(outputs.draft(DRAFT, ".html"), "d.html")
    found = [(unit.label, unit.kind, unit.text) for unit in reading.draft.units]
    assert found == [(unit.label, unit.kind, unit.text) for unit in DRAFT.units]
    assert not reading.left_out


def test_the_numbers_beside_the_lines_of_a_page_are_no_text():
    units = [unit for unit in DRAFT.units if unit.kind not in {Kind.CELL, Kind.FOOTNOTE}]
    many = [replace(unit, id=f"{unit.id}-{n}", parent="") for n in range(4) for unit in units[9:]]
    reading = read_whole(outputs.draft(replace(DRAFT, units=(*units, *many)), ".pdf"), "d.pdf")
    found = " ".join(f"{unit.label} {unit.text}".strip() for unit in reading.draft.units)
    assert found == " ".join(f"{unit.label} {unit.text}".strip() for unit in (*units, *many))
    assert [each for each in reading.left_out if each.isdecimal()][:9] == list("123456789")


def test_a_column_of_numbers_in_the_text_stays():
    lines = "".join(f"{n} #h(1em) Lamp of the harbour {'and its keeper ' * 9}\n\n" for n in range(1, 9))
    words = " ".join(unit.text for unit in read_whole(typst.compile(lines.encode()), "d.pdf").draft.units)
    assert [word for word in words.split() if word.isdecimal()] == list("12345678")


def test_headings_are_as_deep_as_they_lie():
    from text.exchange.word.walk import W, body

    data = outputs.draft(DRAFT, ".docx")
    styles = [each.get(f"{W}val") for each in body(data).iter(f"{W}pStyle")]
    assert [each for each in styles if each.startswith("Heading")] == ["Heading1", "Heading1", "Heading2", "Heading2"]
