"""A kind of topic belongs to one room."""

import pytest

from zerodraft.live import topics


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch):
    monkeypatch.setattr(topics, "_READERS", {})
    monkeypatch.setattr(topics, "_ENDINGS", {})


def test_a_topic_is_read_by_the_room_of_its_kind():
    topics.register("tally", lambda topic, view, language: f"{topic} {view} {language}")
    assert topics.read("tally:one", "wall", "fr") == "tally:one wall fr"


def test_a_kind_that_no_room_claims_is_no_topic():
    with pytest.raises(LookupError, match="tally"):
        topics.read("tally:one", "wall", "fr")


def test_two_rooms_cannot_claim_one_kind():
    def reader(_topic: str, _view: str, _language: str) -> str:
        return ""

    topics.register("tally", reader)
    topics.register("tally", reader)
    with pytest.raises(ValueError, match="two rooms"):
        topics.register("tally", lambda *_: "")


def test_only_a_named_verb_ends_streams():
    topics.ends_streams("display.revoked", of="subject")
    assert topics.ending("display.revoked") == "subject"
    assert topics.ending("display.admitted") is None
