"""Protocol order in English and French, and the pitfalls it is known for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.order import NotInOrder, beginning_at, collation_key, protocol_order, roll, seating
from zerodraft.parties.core.party import Kind, Language
from zerodraft.parties.register import shipped

ROUND_1 = date(2018, 2, 20)
LATEST = date(2026, 11, 24)
CZECHIA = "state-203"
PALESTINE = "state-275"


def english(on: date) -> list[str]:
    return [name_on(party, on) for party in roll(shipped(), on)]


def french(on: date) -> list[str]:
    return [name_on(party, on, Language.FR) for party in roll(shipped(), on, Language.FR)]


@pytest.mark.parametrize(
    ("on", "run"),
    [
        (LATEST, ["Costa Rica", "Côte d'Ivoire", "Croatia"]),
        (LATEST, ["Tunisia", "Türkiye", "Turkmenistan", "Tuvalu"]),
        (ROUND_1, ["Tunisia", "Turkey", "Turkmenistan"]),
        (ROUND_1, ["Thailand", "the former Yugoslav Republic of Macedonia", "Timor-Leste"]),
        (ROUND_1, ["Suriname", "Swaziland", "Sweden"]),
        (LATEST, ["Estonia", "Eswatini", "Ethiopia"]),
        (LATEST, ["Nigeria", "North Macedonia", "Norway"]),
        (
            LATEST,
            ["Czechia", "Democratic People's Republic of Korea", "Democratic Republic of the Congo", "Denmark"],
        ),
        (LATEST, ["Qatar", "Republic of Korea", "Republic of Moldova", "Romania"]),
        (LATEST, ["Guinea", "Guinea-Bissau", "Guyana"]),
        (LATEST, ["Bhutan", "Bolivia (Plurinational State of)", "Bosnia and Herzegovina"]),
        (
            LATEST,
            [
                "United Arab Emirates",
                "United Kingdom of Great Britain and Northern Ireland",
                "United Republic of Tanzania",
                "United States of America",
            ],
        ),
    ],
)
def test_english_order(on: date, run: list[str]) -> None:
    names = english(on)
    start = names.index(run[0])
    assert names[start : start + len(run)] == run


@pytest.mark.parametrize(
    "run",
    [
        ["Afghanistan", "Afrique du Sud", "Albanie", "Algérie", "Allemagne"],
        ["Danemark", "Djibouti", "Dominique", "Égypte", "El Salvador", "Émirats arabes unis", "Équateur"],
        ["Éthiopie", "ex-République yougoslave de Macédoine", "Fédération de Russie"],
        ["Guinée", "Guinée-Bissau", "Guinée équatoriale", "Guyana"],
        ["Honduras", "Hongrie", "Îles Marshall", "Îles Salomon", "Inde"],
        ["République populaire démocratique de Corée", "République-Unie de Tanzanie", "Roumanie"],
        ["Saint-Vincent-et-les Grenadines", "Sainte-Lucie", "Samoa"],
    ],
)
def test_french_order(run: list[str]) -> None:
    names = french(ROUND_1)
    start = names.index(run[0])
    assert names[start : start + len(run)] == run
    assert names[0] == "Afghanistan"


def test_a_drawn_name_begins_the_round_and_nobody_is_lost() -> None:
    plain, drawn = roll(shipped(), LATEST), roll(shipped(), LATEST, drawn=CZECHIA)
    assert [name_on(party, LATEST) for party in drawn[:2]] == ["Czechia", "Democratic People's Republic of Korea"]
    assert name_on(drawn[-1], LATEST) == "Cyprus"
    assert set(drawn) == set(plain)


def test_a_name_outside_the_list_cannot_be_drawn() -> None:
    with pytest.raises(NotInOrder, match=PALESTINE):
        roll(shipped(), LATEST, drawn=PALESTINE)
    with pytest.raises(NotInOrder, match=CZECHIA):
        beginning_at((), CZECHIA)


def test_palestine_sits_among_the_members_since_the_seventy_ninth_session() -> None:
    before = [party.key for party in seating(shipped(), date(2024, 9, 9))]
    since = [name_on(party, date(2024, 9, 10)) for party in seating(shipped(), date(2024, 9, 10))]
    assert before.index(PALESTINE) >= 193
    place = since.index("State of Palestine")
    assert since[place - 1 : place + 2] == ["Sri Lanka", "State of Palestine", "Sudan"]
    assert since.index("Holy See") == 195  # after the Members, Palestine, and the Cook Islands in the alphabet


def test_the_drawn_desk_moves_the_members_only() -> None:
    desks = seating(shipped(), ROUND_1, drawn=CZECHIA)
    assert desks[0].key == CZECHIA
    assert {party.kind_on(ROUND_1) for party in desks[:193]} == {Kind.MEMBER_STATE}


@given(shuffled=st.permutations(shipped().present(ROUND_1)), language=st.sampled_from([Language.EN, Language.FR]))
def test_order_is_total_and_does_not_depend_on_the_order_given(shuffled, language) -> None:
    ordered = protocol_order(shuffled, ROUND_1, language)
    assert ordered == protocol_order(shipped().present(ROUND_1), ROUND_1, language)
    assert sorted(party.key for party in ordered) == sorted(party.key for party in shuffled)


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_names_compare_the_same_way_round(names: list[str]) -> None:
    low, middle, high = sorted(names, key=collation_key)
    assert collation_key(low) <= collation_key(middle) <= collation_key(high)
    assert (collation_key(low) == collation_key(high)) == (low == high)
