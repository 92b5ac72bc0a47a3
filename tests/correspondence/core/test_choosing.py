"""Which process a letter is about."""

import pytest

from zerodraft.correspondence.core.choosing import Choice, propose

TITLES = {
    "global-compact-for-migration": "Global Compact for Migration",
    "treaty-bodies": "human rights treaty body system",
    "oceans": "Traité sur la haute mer",
}


@pytest.mark.parametrize(
    ("key", "title", "found"),
    [
        ("treaty-bodies", "Anything at all", Choice("treaty-bodies", exact=True)),
        ("x", "The Human Rights Treaty Body system", Choice("treaty-bodies", exact=False)),
        ("x", "Global Compact on Refugees", None),
        ("x", "Global Compact on Safe Migration", Choice("global-compact-for-migration", exact=False)),
        ("x", "la haute mer et le traité", Choice("oceans", exact=False)),
        ("x", "political declaration of the SDG Summit", None),
        ("x", "of the", None),
        ("process", "", None),
    ],
)
def test_the_very_key_then_the_closest_title_then_none(key, title, found):
    assert propose(key, title, TITLES) == found
    assert propose(key, title, {}) is None
