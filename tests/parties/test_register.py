"""The register that ships: what is in its tables, on the days that matter."""

import csv
import hashlib
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zerodraft.parties
from zerodraft.parties.core.groups import members_on
from zerodraft.parties.core.names import Form, name_on
from zerodraft.parties.core.party import Kind, Language, Party, valid_on
from zerodraft.parties.core.spelling import folded
from zerodraft.parties.core.tables import TABLES
from zerodraft.parties.register import shipped

DATA = Path(zerodraft.parties.__file__).parent / "data"
ROUND_1 = date(2018, 2, 20)
LATEST = date(2026, 11, 24)
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


def called(alias: str) -> Party:
    return next(
        party
        for party in shipped().parties.values()
        if alias in party.aliases or alias in {row.short for row in party.names}
    )


def count(alias: str, on: date) -> int:
    return len(members_on(shipped(), called(alias).key, on))


def test_every_file_is_as_it_was_sealed() -> None:
    sealed = dict(reversed(line.split("  ")) for line in (DATA / "SHA256SUMS").read_text().splitlines())
    assert set(sealed) == {*TABLES, "hdx-python-country.LICENSE"}
    assert sealed == {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in sealed}


def test_provenance_names_every_table() -> None:
    provenance = (DATA / "PROVENANCE.md").read_text(encoding="utf-8")
    assert [table for table in TABLES if table not in provenance] == []


def test_keys_are_numbers_and_never_names() -> None:
    assert all(re.fullmatch(r"state-\d{3}|body-\d{3}", key) for key in shipped().parties)


@pytest.mark.parametrize(
    ("on", "members", "observers"),
    [
        (date(2011, 7, 13), 192, 1),
        (date(2011, 7, 14), 193, 1),  # South Sudan is admitted
        (date(2012, 11, 29), 193, 2),  # State of Palestine, A/RES/67/19
        (ROUND_1, 193, 2),
        (LATEST, 193, 2),
    ],
)
def test_states_on_a_day(on: date, members: int, observers: int) -> None:
    assert len(shipped().present(on, Kind.MEMBER_STATE)) == members
    assert len(shipped().present(on, Kind.OBSERVER_STATE)) == observers


@pytest.mark.parametrize(
    ("group", "on", "members"),
    [
        ("African Group", ROUND_1, 54),
        ("APG", ROUND_1, 55),
        ("EEG", ROUND_1, 23),
        ("GRULAC", ROUND_1, 33),
        ("WEOG", ROUND_1, 28),
        ("G77", ROUND_1, 134),
        ("NAM", ROUND_1, 120),
        ("NAM", LATEST, 121),
        ("OIC", ROUND_1, 57),
        ("Arab Group", ROUND_1, 22),
        ("LAS", ROUND_1, 22),
        ("AOSIS", ROUND_1, 39),
        ("LLDC", ROUND_1, 32),
        ("CARICOM", ROUND_1, 14),
        ("CELAC", ROUND_1, 33),
        ("CELAC", date(2021, 6, 1), 32),
        ("CANZ", ROUND_1, 3),
        ("PSIDS", ROUND_1, 12),
        ("ASEAN", date(2025, 10, 25), 10),
        ("ASEAN", date(2025, 10, 26), 11),
        ("EU", date(2013, 6, 30), 27),
        ("EU", ROUND_1, 28),
        ("EU", date(2020, 1, 31), 28),
        ("EU", date(2020, 2, 1), 27),
        ("LDC", date(2010, 12, 31), 49),
        ("LDC", date(2012, 12, 18), 49),  # Maldives left, South Sudan came
        ("LDC", ROUND_1, 47),
        ("LDC", date(2020, 12, 4), 46),
        ("LDC", date(2023, 12, 13), 45),
        ("LDC", date(2024, 12, 13), 44),
    ],
)
def test_group_has_its_members_on_a_day(group: str, on: date, members: int) -> None:
    assert count(group, on) == members


def test_every_member_state_has_a_regional_group_and_only_one_has_two() -> None:
    held: dict[str, int] = {}
    for group in ("African Group", "APG", "EEG", "GRULAC", "WEOG"):
        for party in members_on(shipped(), called(group).key, ROUND_1):
            held[party.key] = held.get(party.key, 0) + 1
    members = {party.key for party in shipped().present(ROUND_1, Kind.MEMBER_STATE)}
    assert members - set(held) == {called("USA").key}  # observes WEOG
    assert {key for key, times in held.items() if times > 1} == {called("Türkiye").key}


@pytest.mark.parametrize(
    ("alias", "language", "before", "day", "after"),
    [
        ("Eswatini", Language.EN, "Swaziland", date(2018, 6, 1), "Eswatini"),
        ("Türkiye", Language.EN, "Turkey", date(2022, 6, 1), "Türkiye"),
        ("Türkiye", Language.FR, "Turquie", date(2022, 6, 1), "Türkiye"),
        ("Türkiye", Language.RU, "Турция", date(2022, 6, 1), "Турция"),
        (
            *("North Macedonia", Language.EN, "the former Yugoslav Republic of Macedonia"),
            *(date(2019, 2, 14), "North Macedonia"),
        ),
        ("Czechia", Language.ES, "República Checa", date(2016, 5, 17), "Chequia"),
        ("Cabo Verde", Language.FR, "Cap-Vert", date(2013, 10, 24), "Cabo Verde"),
        ("Holland", Language.EN, "Netherlands", date(2023, 3, 10), "Netherlands (Kingdom of the)"),
        ("Holland", Language.AR, "هولندا", date(2023, 3, 10), "مملكة هولندا"),
        ("Libya", Language.EN, "Libyan Arab Jamahiriya", date(2011, 9, 16), "Libya"),
        ("Vatican", Language.EN, "Holy See", date(2018, 2, 20), "Holy See"),
        (
            "OACPS",
            Language.FR,
            None,
            date(2020, 4, 5),
            "Organisation des États d'Afrique, des Caraïbes et du Pacifique",
        ),
    ],
)
def test_a_name_changes_on_its_day(alias: str, language: Language, before: str | None, day: date, after: str) -> None:
    party = called(alias)
    assert name_on(party, day, language) == after
    if before is not None:
        assert name_on(party, day - timedelta(days=1), language) == before


def test_states_have_short_names_in_six_languages_and_formal_ones_in_english_and_french() -> None:
    for on in (ROUND_1, LATEST):
        for party in shipped().present(on, Kind.MEMBER_STATE, Kind.OBSERVER_STATE, Kind.OTHER_STATE):
            rows = {row.language: row for row in valid_on(party.names, on)}
            assert set(rows) == set(Language), party.key
            assert rows[Language.EN].formal, party.key
            assert rows[Language.FR].formal, party.key


def test_letters_belong_to_the_language() -> None:
    script = {Language.AR: r"[\u0600-\u06ff]", Language.ZH: r"[\u4e00-\u9fff]", Language.RU: r"[\u0400-\u04ff]"}
    for party in shipped().parties.values():
        for row in party.names:
            expected = script.get(row.language, "[A-Za-z]")
            assert re.search(expected, row.short), (party.key, row)
            assert not re.search(r"[_*\u200e\u200f]|\( ?-|- ?\)|^\s|\s$", row.short), (party.key, row)


def test_formal_name_falls_back_to_the_short_one() -> None:
    mexico = called("Mexico")
    assert name_on(mexico, LATEST, Language.EN, Form.FORMAL) == "the United Mexican States"
    assert name_on(mexico, LATEST, Language.ZH, Form.FORMAL) == "墨西哥"


def test_no_alias_means_two_parties_or_is_the_name_of_another() -> None:
    meaning: dict[str, str] = {}
    for party in shipped().parties.values():
        for written in {*party.aliases, *(row.short for row in party.names)}:
            assert meaning.setdefault(folded(written), party.key) == party.key, written


def test_what_a_row_reads_is_what_its_keys_mean() -> None:
    english = {key: name_on(party, LATEST) for key, party in shipped().parties.items()}
    for table, columns in TABLES.items():
        if "reads" not in columns:
            continue
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if table == "memberships.csv":
                    assert row["reads"] == f"{english[row['group']]}: {english[row['member']]}"
                elif not row[columns[0]].startswith("kind:"):
                    assert row["reads"] == english[row[columns[0]]]


@given(on=DAYS)
def test_on_any_day_each_party_has_exactly_one_short_name_in_a_language(on: date) -> None:
    for party in shipped().present(on):
        languages = [row.language for row in valid_on(party.names, on)]
        assert len(languages) == len(set(languages))
        assert Language.EN in languages


@given(on=DAYS)
def test_whoever_belongs_to_a_group_takes_part_that_day(on: date) -> None:
    present = {party.key for party in shipped().present(on)}
    for membership in valid_on(shipped().memberships, on):
        assert membership.member in present, membership


@given(on=DAYS)
def test_every_name_that_once_was_given_in_a_language_never_lapses(on: date) -> None:
    for party in shipped().parties.values():
        assert {row.language for row in party.names} == {row.language for row in valid_on(party.names, on)}
