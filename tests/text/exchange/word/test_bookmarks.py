"""Bookmarks: every id comes back from the name of its bookmark, and Word can hold every name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.text.exchange.word.bookmarks import bookmark_of_unit, unit_of_bookmark

ids = st.text(alphabet="abzpucx-._AZ09é", max_size=30) | st.text(max_size=8)


@given(ids)
def test_an_id_comes_back_even_if_capitals_were_lost(id_):
    name = bookmark_of_unit(id_)
    assert re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name)
    assert unit_of_bookmark(name, [id_]) == id_
    assert unit_of_bookmark(name.upper(), [id_]) == id_


@given(ids, ids)
def test_no_two_ids_share_a_bookmark(one, other):
    assert (bookmark_of_unit(one) == bookmark_of_unit(other)) == (one == other)


def test_a_uuid_is_spelt_and_needs_no_list():
    id_ = "0b0f6f3e-53a4-4c1d-9d2e-1f0f7f2f6a55"
    assert unit_of_bookmark(bookmark_of_unit(id_)) == id_


def test_a_long_id_is_found_among_those_that_are_known():
    id_ = "annex.table." + "9" * 50
    assert unit_of_bookmark(bookmark_of_unit(id_), ["other", id_]) == id_
    assert unit_of_bookmark(bookmark_of_unit(id_)) is None


@pytest.mark.parametrize("name", ["_GoBack", "_Toc1234", "", "zd_a", "_zd_z", "_zd_zq", "_zd_zxffffffz", "_zd_é"])
def test_a_foreign_bookmark_is_nobody(name):
    assert unit_of_bookmark(name) is None
