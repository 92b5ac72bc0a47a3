"""Reading in a process of its own: what it gives back, and that nothing which happens in there reaches the server."""

import subprocess
import sys

import pytest

from zerodraft.correspondence.apart import read_apart, read_here
from zerodraft.correspondence.core.review.changes import NOTHING_READ
from zerodraft.files.opening import apart

SAMPLES = [
    (b"", "letter.txt", "is empty"),
    (b"%PDF-1.7 and no more", "letter.pdf", "damaged"),
    (b"Milk, two eggs and a pound of flour.", "letter.txt", "too few words"),
    (("Уважаемые господа, заседание состоится 20 февраля 2018 года. " * 9).encode(), "letter.txt", "language"),
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "scan.png", "picture"),
    (b"GIF89a", "letter", "picture"),
]


def test_a_letter_read_apart_is_the_letter_read_here(content):
    apart_, here = read_apart(content, "letter.txt"), read_here(content, "letter.txt")
    assert apart_ == here
    assert apart_.refusal == ""
    assert len(apart_.reading["meetings"]) == 6


@pytest.mark.parametrize(("content", "name", "why"), SAMPLES)
def test_what_cannot_be_read_says_why_in_one_line(content, name, why):
    found = read_here(content, name)
    assert found.reading == NOTHING_READ
    assert found.text == (content.decode() if why in ("language", "too few words") else "")
    assert why in found.refusal
    assert "\n" not in found.refusal
    assert not found.refusal.startswith(name)


def test_a_refusal_crosses_over():
    assert read_apart(*SAMPLES[1][:2]) == read_here(*SAMPLES[1][:2])


def program(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have another program run in the place of the reader."""
    run = subprocess.run

    def other(_arguments, **options):
        return run([sys.executable, "-I", "-c", script], **options)

    monkeypatch.setattr(apart.subprocess, "run", other)


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise SystemExit(3)",
        "print('no answer')",
        "pass",
    ],
)
def test_a_reader_that_breaks_off_is_a_refusal(monkeypatch, script):
    program(monkeypatch, script)
    found = read_apart(b"any", "letter.pdf")
    assert found.reading == NOTHING_READ
    assert "broke off" in found.refusal


def test_a_reader_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "_GRACE_SECONDS", 0.3 - apart.SECONDS)
    program(monkeypatch, "import signal; signal.pause()")
    assert "seconds to read" in read_apart(b"any", "letter.pdf").refusal


def test_the_reader_sees_no_secret(monkeypatch):
    monkeypatch.setenv("ZERODRAFT_SECRET_KEY", "not to be seen")
    program(
        monkeypatch,
        "import json, os; found = ' '.join(k for k in os.environ if 'ZERODRAFT' in k) or 'none'; "
        "print(json.dumps({'text': '', 'reading': {}, 'refusal': found}))",
    )
    assert read_apart(b"any", "letter.txt").refusal == "none"
