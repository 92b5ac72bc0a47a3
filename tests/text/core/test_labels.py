"""What is new is numbered so that nothing else changes its number."""

import pytest

from zerodraft.text.core.labels import alternative, inserted


@pytest.mark.parametrize(
    ("label", "taken", "expected"),
    [
        ("5.", (), "5 bis."),
        ("5.", ("5 bis.",), "5 ter."),
        ("5 bis.", (), "5 ter."),
        ("5bis", ("5 ter",), "5 quater"),
        ("(a)", (), "(a bis)"),
        ("PP3", (), "PP3 bis"),
        ("Article 12", ("Article 12bis",), "Article 12 ter"),
        ("1.2.3", (), "1.2.3 bis"),
        ("", (), ""),
        ("—", (), ""),
        ("5 decies", (), ""),
    ],
)
def test_a_paragraph_that_follows(label, taken, expected):
    assert inserted(label, taken) == expected


@pytest.mark.parametrize(
    ("label", "taken", "expected"),
    [
        ("5.", (), "5 alt."),
        ("5.", ("5 alt.", "5alt 2."), "5 alt 3."),
        ("5 bis.", (), "5 bis alt."),
        ("5 alt.", ("5 alt.",), "5 alt 2."),
        ("", (), ""),
    ],
)
def test_an_alternative(label, taken, expected):
    assert alternative(label, taken) == expected
