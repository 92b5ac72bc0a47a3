"""What may stand in a notice: codes, ids, numbers and moments, and a path on this site."""

from datetime import datetime

import pytest

from zerodraft.post.core.matter import Matter

GOOD = {"kind": "meeting-moved", "topic": "meeting:meeting-ab12", "once": "release-3:meeting-ab12"}


def test_ids_numbers_and_moments_may_stand_there():
    params = {
        "meeting": "meeting-ab12",
        "number": 3,
        "at": "2018-02-20T15:00:00.000000Z",
        "day": "2018-02-20",
        "parts": ["preamble", "objective-7"],
        "none": None,
    }
    Matter(**GOOD, params=params, address="/meetings/meeting-ab12/?a=b#c").check()


@pytest.mark.parametrize(
    "params",
    [{"name": "Ngozi Okonkwo"}, {"note": "come\nsoon"}, {"deep": {"a": 1}}, {"share": 0.5}, {"x": ["Fine words"]}],
)
def test_words_may_not(params):
    with pytest.raises(ValueError, match=f"meeting-moved: {next(iter(params))}"):
        Matter(**GOOD, params=params).check()


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/a b",
        "/a\r\nBcc: x@example.org",
        "/é",
        "/" + "a" * 300,
    ],
)
def test_an_address_leads_nowhere_else(address):
    with pytest.raises(ValueError, match="path on this site"):
        Matter(**GOOD, address=address).check()


@pytest.mark.parametrize("change", [{"kind": "Meeting moved"}, {"topic": ""}, {"once": ""}, {"once": "the First"}])
def test_codes_and_ids_are_codes_and_ids(change):
    with pytest.raises(ValueError, match=next(iter(change.values())) or next(iter(change))):
        Matter(**GOOD | change).check()


def test_what_is_due_is_due_at_a_moment():
    with pytest.raises(ValueError, match="zone"):
        Matter(**GOOD, due=datetime(2018, 2, 20, 15)).check()  # noqa: DTZ001 (the fault that is looked for)
