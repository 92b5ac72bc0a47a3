"""The hash chain: golden vectors, and what a walk finds."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.record.core.chain import GENESIS, Break, Entry, Head, Link, canonical_json, instant, walk

AT = datetime(2018, 2, 20, 14, 50, tzinfo=UTC)
REAL = datetime(2026, 11, 24, 2, 30, 0, 125, tzinfo=UTC)
ENTRY = Entry(
    seq=1,
    at=AT,
    real_at=REAL,
    verb="release.published",
    actor="person-0a1b2c",
    on_behalf_of="",
    subject="process:gcm",
    topic="process:gcm",
    data={"number": 1, "content": "00ff" * 16},
)


def test_canonical_json_is_spelt_in_one_way():
    value = {"b": [1, True, None], "a": {"é": "Côte d'Ivoire", "Z": ""}}
    assert canonical_json(value) == '{"a":{"Z":"","é":"Côte d\'Ivoire"},"b":[1,true,null]}'.encode()


@pytest.mark.parametrize("value", [{"x": 0.5}, {"x": [b"bytes"]}, {1: "x"}, {"x": {"y": AT}}])
def test_canonical_json_refuses_what_has_no_single_spelling(value):
    with pytest.raises(TypeError, match="not"):
        canonical_json(value)


def test_golden_vectors_of_format_1():
    # Computed once, by hand, with sha256sum over the lines below: if these change, every record out there is broken.
    assert instant(REAL) == "2026-11-24T02:30:00.000125Z"
    assert ENTRY.hash_after(GENESIS) == "e28c1a20c6796ef26ac8753de7b6b17a8e1567cb16e0cb2e95e3a61222018c7e"
    assert (
        replace(ENTRY, seq=2, data={}).hash_after("ab" * 32)
        == "3447efab8625c550b91b3651c70e7677b7f6eac60d2c563fc843688f738b3fcd"
    )


def test_an_instant_does_not_depend_on_the_zone_it_was_given_in():
    assert instant(AT) == instant(AT.astimezone(timezone(timedelta(hours=-5))))
    with pytest.raises(ValueError, match="zone"):
        instant(AT.replace(tzinfo=None))


def chain(length: int) -> list[Link]:
    links, previous = [], GENESIS
    for seq in range(1, length + 1):
        entry = replace(ENTRY, seq=seq, subject=f"meeting-{seq}")
        links.append(Link(entry, previous, entry.hash_after(previous)))
        previous = links[-1].hash
    return links


def head_of(links: list[Link]) -> Head:
    return Head(len(links), links[-1].hash if links else GENESIS)


@given(st.integers(0, 12))
def test_a_chain_as_written_holds(length):
    links = chain(length)
    assert walk(links, head_of(links)) is None


@given(st.data(), st.integers(1, 12))
def test_whatever_is_changed_in_a_row_is_found_at_that_row(data, length):
    links = chain(length)
    place = data.draw(st.integers(0, length - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"actor": "person-ffffff"},
                {"verb": "letter.received"},
                {"at": AT + timedelta(microseconds=1)},
                {"real_at": REAL + timedelta(microseconds=1)},
                {"data": {"number": 2}},
                {"subject": ""},
                {"topic": "process:other"},
                {"on_behalf_of": "state-484"},
                {"format": 2},
            ]
        )
    )
    tampered = list(links)
    tampered[place] = replace(links[place], entry=replace(links[place].entry, **change))
    assert walk(tampered, head_of(links)) == Break(place + 1, f"row {place + 1} is not what was written")


@given(st.data(), st.integers(1, 12))
def test_a_row_taken_out_is_missed(data, length):
    links = chain(length)
    place = data.draw(st.integers(0, length - 1))
    found = walk(links[:place] + links[place + 1 :], head_of(links))
    assert found is not None
    assert found.seq == place + 1


@given(st.data(), st.integers(2, 12))
def test_a_row_rewritten_with_its_hash_breaks_the_next(data, length):
    links = chain(length)
    place = data.draw(st.integers(0, length - 2))
    entry = replace(links[place].entry, actor="person-ffffff")
    forged = Link(entry, links[place].previous, entry.hash_after(links[place].previous))
    found = walk([*links[:place], forged, *links[place + 1 :]], head_of(links))
    assert found == Break(place + 2, f"row {place + 2} does not continue row {place + 1}")


def test_a_chain_rewritten_to_its_end_is_caught_by_the_head():
    links = chain(3)
    forged = chain(2)
    assert walk(forged, head_of(links)) == Break(3, "the record ends at row 2, its head says row 3")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_canonical_json_reads_back_as_the_same_value(value):
    try:
        spelt = canonical_json(value)
    except UnicodeEncodeError:
        return  # a lone surrogate has no UTF-8; it cannot enter the record
    assert json.loads(spelt) == value
