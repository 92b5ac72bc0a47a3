"""Tables that a calculating program opens: nothing that people wrote is a formula in it."""

import csv
import io

import pytest

from zerodraft.process.spreadsheets import as_csv


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x","y")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_words_are_never_a_formula(words):
    _heads, row = csv.reader(io.StringIO(as_csv(("a", "b"), [(words, 180)]), newline=""))
    assert row == ["'" + words.strip(), "180"]


def test_other_cells_stay_as_they_are():
    rows = [("Côte d’Ivoire", -5, ""), ("a, b", 0, "x")]
    assert list(csv.reader(as_csv(("a", "b", "c"), rows).splitlines()))[1:] == [
        ["Côte d’Ivoire", "-5", ""],
        ["a, b", "0", "x"],
    ]
