"""An event is what the HTML standard's parser reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.live.core import events


def read_back(raw: bytes) -> dict[str, str]:
    assert raw.endswith(b"\n\n")
    fields: dict[str, list[str]] = {}
    for line in raw.decode().removesuffix("\n\n").split("\n"):
        name, _colon, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    return {name: "\n".join(values) for name, values in fields.items()}


@given(st.text())
def test_any_fragment_comes_through_whole(html):
    found = read_back(events.snapshot(7, html))
    assert found == {"id": "7", "event": "snapshot", "data": html.replace("\r\n", "\n").replace("\r", "\n")}


@pytest.mark.parametrize("html", ["", "\n\n", "a\n\nid: 99\nevent: x", "\r\rdata: no"])
def test_a_fragment_cannot_end_its_event_or_start_another(html):
    raw = events.snapshot(7, html)
    assert raw.count(b"\n\n") == 1
    assert read_back(raw)["id"] == "7"


def test_a_beat_has_no_id():
    assert read_back(events.beat(1_519_138_200_000)) == {"event": "beat", "data": "1519138200000"}
    assert read_back(events.retry(1_500)) == {"retry": "1500"}
