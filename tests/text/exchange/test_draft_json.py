"""A draft as JSON is read as it was written, and what is wrong is told with its place."""

import json

import pytest

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.exchange.draft_json import BadDraftJson, as_json, from_json

DRAFT = Draft(
    "Draft on lamps",
    "en",
    "0" * 64,
    (Unit("art1", "", "Article 1", Kind.HEADING, "Scope"), Unit("art1-1", "art1", "1.", Kind.PARA, "All lamps.")),
)


def test_it_has_exactly_the_keys_of_the_format_and_reads_back():
    written = json.loads(json.dumps(as_json(DRAFT)))
    assert list(written) == ["title", "language", "sha256", "units"]
    assert written["units"][1] == {
        "id": "art1-1",
        "parent": "art1",
        "label": "1.",
        "kind": "para",
        "text": "All lamps.",
    }
    assert from_json(written) == DRAFT


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.pop("title"), "'title' is missing"),
        (lambda data: data.update(more=1), "'more' is unknown"),
        (lambda data: data.update(units={}), "units: this is no list"),
        (lambda data: data["units"][1].update(kind="clause"), "unit 2: 'clause' is no kind"),
        (lambda data: data["units"][1].update(id="art1"), "unit 2: the id 'art1' is used twice"),
        (lambda data: data["units"][1].update(id="a b"), "unit 2: 'a b' cannot be an id"),
        (lambda data: data["units"][1].update(id="new-1"), "unit 2: 'new-1' cannot be an id"),
        (lambda data: data["units"][1].update(parent="x"), "unit 2: its parent 'x' is no unit"),
        (lambda data: data["units"][0].update(parent="art1"), "unit 1: it lies in itself"),
        (lambda data: data["units"][0].update(parent="art1-1"), "unit 1: it lies in itself"),
        (lambda data: data["units"][0].update(text=None), "unit 1: 'text' is no text"),
        (lambda data: data["units"].append(3), "unit 3: this is no object"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change, says):
    data = as_json(DRAFT)
    change(data)
    with pytest.raises(BadDraftJson, match=says):
        from_json(data)
