"""Speaking time in the ways that letters word it, in every language."""

from pathlib import Path

import pytest

from phrasings import phrasings
from zerodraft.correspondence.core.particulars.limits import find_limits
from zerodraft.correspondence.core.words.passages import passage
from zerodraft.correspondence.core.words.sentences import sentences
from zerodraft.correspondence.languages import language


@pytest.mark.parametrize(("code", "text", "expected"), phrasings(Path(__file__).with_name("limits.txt")))
def test_limits_by_category(code, text, expected):
    read = language(code)
    found = find_limits(sentences(passage(text, 0, len(text)), read), read)
    assert {f"{limit.applies_to.value} {limit.seconds.value}" for limit in found} == expected
