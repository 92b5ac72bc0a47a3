"""Whatever bytes come under whatever name, the outcome is a sound Document or an UnreadableFile."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from correspondence.extract.making import assert_sound, samples
from zerodraft.correspondence.extract import UnreadableFile, extract_bytes

NAMES = ["a.txt", "a.md", "a.docx", "a.pdf", "a.html", "a.eml"]
SAMPLES = samples()
SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "letters"


def shared() -> list[Path]:
    return sorted(SHARED.glob("*/letter.*"))


def check(data: bytes, name: str) -> None:
    try:
        document = extract_bytes(data, name)
    except UnreadableFile as error:
        line = str(error)
        assert line.startswith(name), line
        assert "\n" not in line, line
        assert ";" in line, line
    else:
        assert_sound(document)


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes cut off, flipped, swapped about, repeated or filled with noise, one to four times."""
    for _ in range(draw(st.integers(1, 4))):
        size = len(data)
        at, other = sorted((draw(st.integers(0, size)), draw(st.integers(0, size))))
        change = draw(st.sampled_from(["cut", "flip", "swap", "repeat", "noise", "drop"]))
        if change == "cut":
            data = data[:at]
        elif change == "flip" and at < size:
            data = data[:at] + bytes([data[at] ^ (1 << draw(st.integers(0, 7)))]) + data[at + 1 :]
        elif change == "swap":
            middle = (at + other) // 2
            data = data[:at] + data[middle:other] + data[at:middle] + data[other:]
        elif change == "repeat":
            data = data[:other] + data[at:other] + data[other:]
        elif change == "noise":
            data = data[:at] + draw(st.binary(max_size=40)) + data[at:]
        else:
            data = data[:at] + data[other:]
    return data


@given(name=st.sampled_from(NAMES), data=st.binary(max_size=2000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_under_any_name(name: str, data: bytes) -> None:
    check(data, name)


@given(name=st.sampled_from(NAMES), words=st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_text_under_any_name(name: str, words: str) -> None:
    check(words.encode("utf-8", "surrogatepass"), name)


@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_samples(data: st.DataObject, name: str) -> None:
    check(data.draw(mutations(SAMPLES[name])), name)


@pytest.mark.long
@given(data=st.data(), name=st.sampled_from(sorted(SAMPLES)))
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_many_mutated_samples(data: st.DataObject, name: str) -> None:
    check(data.draw(mutations(SAMPLES[name])), name)


@pytest.mark.skipif(
    not shared(), reason="no sample letters: set ZERODRAFT_SHARED to the folder that holds data/letters"
)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_mutated_letters(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(shared()))
    check(data.draw(mutations(path.read_bytes())), path.name)


@pytest.mark.long
@pytest.mark.skipif(
    not shared(), reason="no sample letters: set ZERODRAFT_SHARED to the folder that holds data/letters"
)
@given(data=st.data())
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_many_mutated_letters(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(shared()))
    check(data.draw(mutations(path.read_bytes())), path.name)
