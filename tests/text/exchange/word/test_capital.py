"""The capital pack: chosen units, live proposals, one's own marked and in full, room for instructions, under 1 MB."""

import random

import pytest
from hypothesis import given, settings

from text import libreoffice
from text.core.layouts.compilations import GROUP, compilations
from text.exchange.word.drafts import ORDER, lakes
from text.exchange.word.walk import W, body, parts, words
from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.word.bracketed import OURS
from zerodraft.text.exchange.word.capital import MAX_BYTES, capital_pack

SHOWN, HIDDEN = Showing(order=ORDER), Showing(attribution=False)


def tables(data: bytes) -> list[list[list[str]]]:
    """The cells of each table, row by row."""
    return [
        [
            ["\n".join(words(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in body(data).iter(f"{W}tbl")
    ]


def test_each_disputed_or_reserved_unit_is_a_table_with_an_empty_column():
    of = lakes("en")
    found = tables(capital_pack(of, "Ostia", ["Lake Group"], None, SHOWN, "en"))
    assert len(found) == sum(each.is_disputed for each in of.units) == 5
    assert all(row[1] == ("Instructions" if number == 0 else "") for rows in found for number, row in enumerate(rows))
    (_, [compiled, _], [own, _]) = found[0]
    assert "[shall] [Lake Group, Norland: should]" in compiled
    assert "Vestria: [reserves its position]" in compiled
    assert own == (
        "Own and group positions\nLake Group: replace by: States should count the birds and fish of every lake. "
        "(on the methods used [and their costs];)"
    )


def test_what_is_own_is_shaded_and_nothing_else():
    data = capital_pack(lakes("en"), "Ostia", ["Lake Group"], ["p1", "p2"], SHOWN, "en")
    shaded = [
        words(run.getparent()) and "".join(run.itertext())
        for run in body(data).iter(f"{W}r")
        if (shade := run.find(f"{W}rPr/{W}shd")) is not None and shade.get(f"{W}fill") == OURS
    ]
    assert "should" in shaded
    assert "Every State reports each year." in shaded
    assert "Vestria: " not in shaded


def test_what_others_proposed_on_behalf_of_a_group_is_its_members_too():
    (rows,) = tables(capital_pack(lakes("en"), "Westmark", ["Lake Group"], ["p1"], SHOWN, "en"))
    assert rows[2][0].startswith("Own and group positions\nLake Group: replace by: States should")
    (rows,) = tables(capital_pack(lakes("en"), "Westmark", [], ["p1"], SHOWN, "en"))
    assert len(rows) == 2


def test_only_chosen_units_under_their_heading():
    data = capital_pack(lakes("en"), "Norland", [], ["p2"], SHOWN, "en")
    assert len(tables(data)) == 1
    said = [words(each) for each in body(data) if each.tag == f"{W}p"]
    assert said[:4] == [
        "Text for instructions: Norland",
        "Draft agreement on lakes",
        "Own and group positions",
        "Article 4 Measures",
    ]


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="no unit p9 in this draft"):
        capital_pack(lakes("en"), "Norland", [], ["p1", "p9"], SHOWN, "en")


def test_nothing_disputed_is_said():
    of = compilation(lakes("en").draft, [])
    assert "No paragraph is disputed." in "".join(body(capital_pack(of, "Norland", [], None, SHOWN, "en")).itertext())


@given(compilations())
@settings(max_examples=40, deadline=None)
def test_i12_without_attribution_no_other_name_and_no_id_is_in_any_part(of):
    data = capital_pack(of, "Fiji", [GROUP], None, HIDDEN, "en")
    whole = b"\n".join(each for name, each in parts(data).items() if not name.startswith("word/theme")).decode()
    assert GROUP not in whole
    assert not [id_ for id_ in of.proposals if id_ in whole]
    assert data == capital_pack(of, "Fiji", [GROUP], None, HIDDEN, "en")


@given(compilations())
@settings(max_examples=40, deadline=None)
def test_every_unit_can_be_chosen(of):
    ids = [each.unit.id for each in of.units]
    assert len(tables(capital_pack(of, "Fiji", [], ids, SHOWN, "fr"))) == len(ids)


def crowded(units: int) -> tuple[Draft, list[Proposal]]:
    chance = random.Random(4)  # noqa: S311 (a test's own chance)
    vocabulary = [f"word{number:05}" for number in range(20_000)]
    texts = [" ".join(chance.choices(vocabulary, k=90)) for _ in range(units)]
    draft = Draft("D", "en", "", tuple(Unit(f"u{n}", "", f"{n}.", Kind.PARA, text) for n, text in enumerate(texts)))
    made = [
        Proposal(f"id{n}-{by}", f"u{n}", Action.MOD, " ".join(chance.choices(vocabulary, k=90)), proponents=(f"S{by}",))
        for n in range(units)
        for by in range(10)
    ]
    return draft, made


def test_a_pack_is_under_1_mb_or_refused_with_the_cure():
    assert len(capital_pack(compilation(*crowded(60)), "S1", [], None, SHOWN, "en")) < MAX_BYTES
    with pytest.raises(ValueError, match="over 1 MB; choose fewer units"):
        capital_pack(compilation(*crowded(400)), "S1", [], None, SHOWN, "en")


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_libreoffice_opens_it_in_six_languages(language, tmp_path):
    of = lakes(language if language in {"ar", "zh"} else "en")
    text = libreoffice.text_of(capital_pack(of, "Ostia", ["Lake Group"], None, SHOWN, language), tmp_path)
    assert all(proposal.text in text for proposal in of.proposals.values() if "Ostia" in proposal.proponents)
    assert "Norland" in text
