from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.core.search import suggest
from zerodraft.parties.core.spelling import folded
from zerodraft.parties.register import shipped

ROUND_1 = date(2018, 2, 20)


def first(typed: str, on: date = ROUND_1) -> str | None:
    return next((suggestion.name for suggestion in suggest(shipped(), typed, on)), None)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("fij", "Fiji"),
        ("UK", "United Kingdom of Great Britain and Northern Ireland"),
        ("usa", "United States of America"),
        ("DPRK", "Democratic People's Republic of Korea"),
        ("cote d’iv", "Côte d'Ivoire"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Кот-д", "Côte d'Ivoire"),
        ("墨西哥", "Mexico"),
        ("المكسيك", "Mexico"),
        ("turkiye", "Turkey"),
        ("eswat", "Swaziland"),
        ("congo", "Congo"),
        ("g-77", "Group of 77 and China"),
        ("EU", "European Union"),
        ("  ", None),
        ("xyzzy", None),
    ],
)
def test_what_is_typed_finds_its_party(typed: str, name: str | None) -> None:
    assert first(typed) == name


def test_a_former_name_still_finds_the_party_under_its_new_one() -> None:
    assert first("Swaziland", date(2019, 1, 1)) == "Eswatini"


def test_the_name_that_fitted_is_shown_and_the_list_is_cut() -> None:
    found = suggest(shipped(), "saint", ROUND_1, limit=2)
    assert [suggestion.matched for suggestion in found] == ["Saint Kitts and Nevis", "Saint Lucia"]


@given(st.sampled_from(sorted(shipped().parties)), st.data())
def test_every_name_and_alias_finds_its_party_first(key: str, data: st.DataObject) -> None:
    party = shipped().party(key)
    typed = data.draw(st.sampled_from([row.short for row in party.names] + list(party.aliases)))
    assert suggest(shipped(), typed, date(2026, 11, 24))[0].key == key


@given(st.text())
def test_folding_twice_changes_nothing_and_anything_may_be_typed(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    suggest(shipped(), text, ROUND_1)
