"""Renumbering: bis and ter become plain numbers, in whatever way a text is numbered."""

import pytest

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.revision.renumbering import numeral, renumbered, written
from zerodraft.text.core.structure.numbers import readings


def draft(*rows: tuple[str, str, str]) -> Draft:
    """Units from id, parent and label."""
    return Draft("", "en", "", tuple(Unit(id_, parent, label, Kind.PARA, "Text.") for id_, parent, label in rows))


@pytest.mark.parametrize(
    ("label", "style", "value", "expected"),
    [
        ("5 bis.", "1.", 6, "6."),
        ("5.", "1.", 12, "12."),
        ("(a bis)", "(a)", 2, "(b)"),
        ("(z)", "(a)", 27, "(aa)"),
        ("(iii)", "(i)", 4, "(iv)"),
        ("IX.", "I.", 10, "X."),
        ("Article 9 bis", "article 1", 10, "Article 10"),
        ("PP3 ter", "pp 1", 5, "PP5"),
        ("а)", "а)", 3, "в)"),
        ("第九条", "article 一", 21, "第二十一条"),
        ("5 alt 2.", "1.", 6, "6 alt 2."),
        ("2.3 bis", "1.1.", 4, "2.4"),
        ("[7 bis.", "1.", 8, "[8."),
        ("Article premier", "article 1", 1, "Article premier"),
    ],
)
def test_a_label_with_another_number(label, style, value, expected):
    assert written(label, style, value) == expected


@pytest.mark.parametrize("kind", ["1", "a", "A", "i", "I", "а", "أ", "一"])
def test_a_number_that_is_written_is_read_again(kind):
    for value in range(1, 27):
        assert value in {read for _, read in readings(numeral(kind, value))}


def test_each_run_is_numbered_on():
    base = draft(
        ("h1", "", "Article 1"),
        ("a1", "h1", "1."),
        ("a2", "h1", "2."),
        ("h2", "", "Article 2"),
        ("b1", "h2", "1."),
        ("b2", "h2", "2."),
        ("b3", "h2", "3."),
    )
    # Article 1 bis is put in, the first paragraph of article 2 is gone, one is put in behind its second.
    after = draft(
        ("h1", "", "Article 1"),
        ("a1", "h1", "1."),
        ("a2", "h1", "2."),
        ("new", "", "Article 1 bis"),
        ("h2", "", "Article 2"),
        ("b2", "h2", "2."),
        ("put", "h2", "2 bis."),
        ("b3", "h2", "3."),
    )
    labels = {id_: unit.label for id_, unit in renumbered(base, after.units).items()}
    assert labels == {"new": "Article 2", "h2": "Article 3", "b2": "1.", "put": "2."}


def test_dotted_numbers_follow_what_stands_above_them():
    base = draft(("a", "", "1."), ("a1", "a", "1.1"), ("b", "", "2."), ("b1", "b", "2.1"), ("b2", "b", "2.2"))
    after = draft(("b", "", "2."), ("b1", "b", "2.1"), ("b2", "b", "2.2"))
    labels = {id_: unit.label for id_, unit in renumbered(base, after.units).items()}
    assert labels == {"b": "1.", "b1": "1.1", "b2": "1.2"}


def test_an_alternative_keeps_the_number_of_what_it_replaces():
    base = draft(("a", "", "1."), ("b", "", "2."), ("c", "", "3."))
    after = draft(("b", "", "2."), ("new", "", "2 alt."), ("c", "", "3."))
    labels = {id_: unit.label for id_, unit in renumbered(base, after.units).items()}
    assert labels == {"b": "1.", "new": "1 alt.", "c": "2."}


def test_what_is_in_order_is_left_as_it_is():
    base = draft(("a", "", "4."), ("b", "", "5."), ("x", "b", "(a)"), ("y", "b", "(b)"), ("c", "", "6."))
    assert renumbered(base, base.units) == {}
