import sys

import pytest

from zerodraft.parties.core.spelling import folded


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Côte d'Ivoire", "cote d ivoire"),
        ("CÔTE D’IVOIRE", "cote d ivoire"),
        ("Co\u0302te d’Ivoire", "cote d ivoire"),
        ("Guinée-Bissau", "guinee bissau"),
        ("Iran (République islamique d')", "iran republique islamique d"),
        ("Œuvre, Ærø, Łódź, İstanbul", "oeuvre aero lodz istanbul"),
        ("Türkiye", "turkiye"),
        ("أفغانستان", "افغانستان"),
        (" - ", ""),
    ],
)
def test_marks_and_joints_are_not_read(written: str, read: str) -> None:
    assert folded(written) == read


def test_folding_any_letter_twice_changes_nothing() -> None:
    once = [folded(chr(number)) for number in range(sys.maxunicode + 1)]
    assert [read for read in set(once) if folded(read) != read] == []
