"""The table of proposals, as a spreadsheet program opens it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.core.layouts.compilations import DRAFT, GROUP, compile_all, mod, proposal
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.proposals_csv import COLUMNS, harmless, proposals_csv


def rows(*proposals, attribution: bool = True) -> list[list[str]]:
    made = proposals_csv(compile_all(*proposals), Showing(attribution=attribution))
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_every_proposal_is_a_row():
    said = rows(
        mod("a", "p6", "shall", "should", by=("Peru", "Chad"), on_behalf_of=GROUP, reason="Why", at="2031-01-02"),
        proposal("b", Action.ADD, after="p5", text="Two\nlines, “quoted”"),
        proposal("c", Action.MERGE, units=("p5", "p5a"), text="One."),
        proposal("d", Action.SPLIT, "p5", texts=("One.", "Two.")),
    )
    assert said[0] == list(COLUMNS)
    text = DRAFT.unit("p6").text.replace("shall", "should")
    assert said[1] == ["a", "p6", "6.", "MOD", "Peru; Chad", GROUP, text, "Why", "2031-01-02"]
    assert said[2][1:4] == ["p5", "5.", "ADD"]
    assert said[2][6] == "Two\nlines, “quoted”"
    assert said[3][1:4] == ["p5 p5a", "5. (a)", "MERGE"]
    assert said[4][6] == "One.\nTwo."


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x"])
def test_no_cell_is_a_formula(typed):
    (_, row) = rows(proposal("a", Action.COMMENT, "p5", text=typed, reason=typed, by=(typed,)))
    assert row[4] == row[6] == row[7] == "'" + typed


@given(st.text())
def test_a_cell_is_harmless_and_nothing_of_it_is_lost(cell):
    made = harmless(cell)
    assert made in {cell, "'" + cell}
    assert not made.lstrip().startswith(("=", "+", "-", "@"))


def test_without_attribution_names_and_times_are_left_out():
    (_, row) = rows(mod("x9", "p6", "shall", "should", on_behalf_of=GROUP, at="2031-01-02"), attribution=False)
    assert row[0] == "1"
    assert row[4] == row[5] == row[8] == ""
