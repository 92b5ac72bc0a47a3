"""What goes wrong is on stderr, with its traceback, as text or as one JSON object a line."""

import json
import sqlite3
import urllib.error
from contextlib import closing

import pytest

from processes import get


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
