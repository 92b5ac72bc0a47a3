"""What goes wrong is on stderr, with its traceback, as text or as one JSON object a line."""

import json
import logging
import sqlite3
import sys
import urllib.error
import urllib.request
from contextlib import closing

import pytest

from processes import get
from zerodraft.site.logs import JsonLines, Lines


def what_a_failure_logs(start, data, log_format):
    server = start("serve", data, settings={"ZERODRAFT_LOG_FORMAT": log_format})
    with closing(sqlite3.connect(data / "zerodraft.sqlite3", timeout=10)) as database, database:
        database.execute("ALTER TABLE process_process RENAME TO elsewhere")
    with pytest.raises(urllib.error.HTTPError, match="500"):
        get(server.address)
    assert server.stop() == 0
    return server.process.stderr.read()


def test_a_failure_is_logged_with_its_traceback(start, tmp_path):
    logged = what_a_failure_logs(start, tmp_path / "data", "text")
    assert "ERROR django.request" in logged
    assert "Traceback (most recent call last)" in logged
    assert "process_process" in logged


def test_logs_as_json_are_one_object_a_line(start, tmp_path):
    logged = what_a_failure_logs(start, tmp_path / "data", "json")
    lines = [json.loads(line) for line in logged.splitlines()]
    (failure,) = [line for line in lines if line["level"] == "ERROR"]
    assert "process_process" in failure["traceback"]
    assert failure["at"].endswith("+00:00")


WORD = "kC3_x-9aTq0pWm1"


@pytest.mark.parametrize("kind", [Lines, JsonLines])
@pytest.mark.parametrize(
    "place",
    [
        f"/enter/{WORD}/",
        f"/set-up/{WORD}/",
        f"/wall/{WORD}/",
        f"/demonstration/enter/{WORD}:{WORD}/",
        f"/accounts/login/?next=%2Fenter%2F{WORD}%2F",
        f"/stream?seen=4&ticket={WORD}:{WORD}",
    ],
)
def test_what_opens_a_door_is_in_no_log(kind, place):
    try:
        int(f"<ASGIRequest: POST '{place}'> at http://host{place}")
    except ValueError:
        failure = sys.exc_info()
    record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "Not Found: %s", (place,), failure)
    logged = kind().format(record)
    assert WORD not in logged
    assert "Not Found: " + place.split(WORD)[0] in logged
    assert "Traceback" in logged


def test_links_that_are_refused_are_logged_without_their_words(start, tmp_path):
    server = start("serve", tmp_path / "data")
    for path in (f"enter/{WORD}/", f"set-up/{WORD}/", f"wall/{WORD}/"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(server.address + path)
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(server.address + f"enter/{WORD}/", data=b"name=x", timeout=10)
    assert server.stop() == 0
    logged = server.process.stderr.read()
    assert logged.count("/enter/…") >= 2
    assert WORD not in logged
