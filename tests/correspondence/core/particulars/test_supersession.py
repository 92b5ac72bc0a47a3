"""Dates moved, extended and cancelled, in the ways that letters word it; and ranges that take nothing back."""

from datetime import date
from pathlib import Path

import pytest

from phrasings import phrasings
from zerodraft.correspondence.core.particulars.supersession import find_changes
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.languages import language


@pytest.mark.parametrize(("code", "text", "expected"), phrasings(Path(__file__).with_name("supersession.txt")))
def test_what_was_and_what_is_now(code, text, expected):
    change = find_changes(passage(text, 0, len(text)), language(code), date(2018, 2, 13))
    assert {f"{one.was.value} {one.now.value if one.now else 'cancelled'}" for one in change.supersedes} == expected
