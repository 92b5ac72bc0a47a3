"""What is due, and by when, in the ways that letters word it; and dates that are no deadlines."""

from datetime import date
from pathlib import Path

import pytest

from phrasings import phrasings
from zerodraft.correspondence.core.particulars.deadlines import find_deadlines
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language


@pytest.mark.parametrize(("code", "text", "expected"), phrasings(Path(__file__).with_name("deadlines.txt")))
def test_deadlines_by_kind(code, text, expected):
    due = find_deadlines(passage(text, 0, len(text)), None, language(code), date(2018, 2, 13), None)
    found = [one.deadline for one in due if not one.over]
    assert {f"{one.what.value} {one.at.value.isoformat()[:16]}" for one in found} == expected
