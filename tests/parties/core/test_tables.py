"""The tables as a secretary may leave them: what is wrong is named, with the line it is on."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.core.party import Kind
from zerodraft.parties.core.tables import TABLES, TableFault, read_register

GOOD = {
    "standings.csv": "state-901,member-state,,,,general,,Ruritania\nbody-901,group,,,,general,,Island Friends",
    "names_vendored.csv": "state-901,en,Ruritania,the Kingdom of Ruritania,,2018-06-01,source,",
    "names_compiled.csv": "state-901,en,Free Ruritania,,2018-06-01,,general,\nbody-901,en,Island Friends,,,,general,",
    "capabilities.csv": "kind:member-state,vote,,,,,,,Charter,general,Member States",
    "memberships.csv": "body-901,state-901,member,2018-06-01,,general,,Island Friends: Ruritania",
    "aliases.csv": "state-901,RUR,Ruritania",
}


def texts(**bodies: str) -> dict[str, str]:
    """The good tables, with the named ones (without «.csv») replaced, under their headers."""
    changed = GOOD | {f"{name}.csv": body for name, body in bodies.items()}
    return {table: ",".join(TABLES[table]) + "\n" + body + "\n" for table, body in changed.items()}


def test_good_tables_give_a_register() -> None:
    read = read_register(texts())
    assert set(read.parties) == {"state-901", "body-901"}
    assert [row.short for row in read.party("state-901").names] == ["Ruritania", "Free Ruritania"]
    assert read.party("state-901").aliases == ("RUR",)
    assert [grant.source for grant in read.grants_by_kind[Kind.MEMBER_STATE]] == ["Charter"]
    assert [membership.member for membership in read.memberships] == ["state-901"]


@pytest.mark.parametrize(
    ("bodies", "message"),
    [
        ({"standings": "state-901,empire,,,,general,,"}, r"standings.csv, line 2: kind 'empire' is not one of member-"),
        ({"standings": ",group,,,,general,,"}, r"standings.csv, line 2: the party has no key"),
        (
            {"standings": GOOD["standings.csv"] + "\nbody-901,entity,2018-01-01,,,general,,"},
            r"standings.csv, line 4: this standing overlaps the one on line 3 of standings.csv",
        ),
        ({"names_vendored": "state-901,en,Ruritania,,,,source"}, r"names_vendored.csv, line 2: 7 cells where .* has 8"),
        ({"names_vendored": "state-901,de,Ruritanien,,,,source,"}, r"line 2: language 'de' is not one of ar, zh, en"),
        ({"names_vendored": "state-901,en,,,,,source,"}, r"names_vendored.csv, line 2: the short name is missing"),
        ({"names_vendored": "state-901,en,Isle (_ of),,,,source,"}, r"line 2: the name holds a placeholder '_'"),
        ({"names_vendored": "state-901,en, Ruritania,,,,source,"}, r"line 2: a cell begins or ends with a space"),
        ({"names_vendored": "state-902,en,Elbonia,,,,source,"}, r"party 'state-902' is not a party of standings.csv"),
        (
            {"names_vendored": "state-901,en,Ruritania,,,2018-06-02,source,"},
            r"names_compiled.csv, line 2: this name overlaps the one on line 2 of names_vendored.csv",
        ),
        ({"names_compiled": "state-901,fr,Ruritanie,,,,general,"}, r"body-901 has no English name"),
        ({"capabilities": "kind:empire,vote,,,,,,,,general,"}, r"line 2: holder 'kind:empire' names no kind"),
        ({"capabilities": "state-902,vote,,,,,,,,general,"}, r"holder 'state-902' is not a party"),
        ({"capabilities": "state-901,veto,,,,,,,,general,"}, r"capability 'veto' is not one of vote,"),
        (
            {"capabilities": "state-901,reply,,,One an item,0,,,Res. 1,general,"},
            r"capabilities.csv, line 2: most '0' is not a whole number from 1 to 99",
        ),
        ({"capabilities": "state-901,reply,,,One an item,two,,,Res. 1,general,"}, r"most 'two' is not a whole number"),
        (
            {"capabilities": "state-901,reply,,,On itself,,itself,,Res. 1,general,"},
            r"matter 'itself' is not one of own-",
        ),
        ({"capabilities": "state-901,move,,,As Chair,,,body-902,Res. 1,general,"}, r"group 'body-902' is not a party"),
        (
            {"capabilities": "state-901,move,,,,,,body-901,Res. 1,general,"},
            r"line 2: a bounded right says its extent in",
        ),
        ({"capabilities": "state-901,reply,,,One an item,1,,,,general,"}, r"line 2: .* and its source; fill in both"),
        ({"memberships": "body-901,state-902,member,,,general,,"}, r"member 'state-902' is not a party"),
        ({"memberships": "body-902,state-901,member,,,general,,"}, r"group 'body-902' is not a party"),
        ({"memberships": "body-901,state-901,member,1 June,,general,,"}, r"valid_from '1 June' is not a day like"),
        (
            {"memberships": "body-901,state-901,member,2018-06-01,2018-06-01,general,,"},
            r"memberships.csv, line 2: a period cannot end on 2018-06-01",
        ),
        (
            {"memberships": GOOD["memberships.csv"] + "\nbody-901,state-901,observer,,,general,,"},
            r"this membership overlaps",
        ),
        ({"memberships": "body-901,state-901,friend,,,general,,"}, r"role 'friend' is not one of member, observer"),
        ({"aliases": "state-902,ELB,Elbonia"}, r"aliases.csv, line 2: party 'state-902'"),
        ({"aliases": 'state-901,"RUR,Ruritania'}, r"aliases.csv, line \d: unexpected end of data"),
    ],
)
def test_a_fault_is_named_with_its_table_and_line(bodies: dict[str, str], message: str) -> None:
    with pytest.raises(TableFault, match=message):
        read_register(texts(**bodies))


def test_a_missing_header_is_named() -> None:
    with pytest.raises(TableFault, match=r"standings\.csv, line 1: the header must be party,kind,"):
        read_register(texts() | {"standings.csv": GOOD["standings.csv"]})


@given(table=st.sampled_from(sorted(TABLES)), body=st.text())
def test_whatever_a_table_holds_it_is_read_or_refused_in_words(table: str, body: str) -> None:
    with contextlib.suppress(TableFault):
        read_register(texts() | {table: ",".join(TABLES[table]) + "\n" + body})
