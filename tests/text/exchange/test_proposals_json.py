"""Proposals in JSON are read as they are written, and what is wrong is told with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.proposals_json import BadFile, as_json, from_json

words = st.text(max_size=8).filter(lambda text: not any("\ud800" <= each <= "\udfff" for each in text))
lists = st.lists(words, max_size=3).map(tuple)
proposals = st.builds(
    Proposal, words, words, st.sampled_from(Action), words, words, lists, lists, lists, words, words, words
)


def read(given: object) -> list[Proposal]:
    return from_json(json.dumps(given).encode(), "p.json")


@given(st.lists(proposals, max_size=4))
def test_what_is_written_is_read(made):
    assert read(as_json(made)) == made


def test_unneeded_keys_are_left_out():
    made = Proposal("a", "u", Action.SUP, proponents=("Fiji",))
    assert as_json([made]) == [{"id": "a", "action": "SUP", "unit": "u", "proponents": ["Fiji"]}]


def test_a_byte_order_mark_and_numbers_as_ids_are_taken():
    text = b'\xef\xbb\xbf[{"id": 7, "unit": "u", "action": "NOC", "proponents": ["Fiji"]}]'
    assert from_json(text, "p.json")[0].id == "7"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "must be a list"),
        ([3], "proposal 1: must be an object"),
        ([{"id": "a", "action": "CHANGE"}], "action must be one of MOD, ADD"),
        ([{"id": "a", "action": ["MOD"]}], "action must be one of MOD, ADD"),
        ([{"id": "a"}], "action must be one of"),
        ([{"id": "a", "action": "MOD", "txt": "x"}], "no use for 'txt'"),
        ([{"id": "a", "action": "MOD", "text": ["x"]}], "text must be text"),
        ([{"id": True, "action": "MOD"}], "id must be text"),
        ([{"id": "a", "action": "MOD", "proponents": "Fiji"}], "proponents must be a list"),
        ([{"id": "a", "action": "NOC"}, {"id": "b", "action": "MOD", "text": "\ud800"}], "proposal 2: text holds half"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(given, says):
    with pytest.raises(BadFile, match=says):
        read(given)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nothing"])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(BadFile, match=r"p\.json: is no JSON"):
        from_json(data, "p.json")
