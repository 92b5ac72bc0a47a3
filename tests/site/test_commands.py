"""The command line as a person or a script meets it: exit codes, one line on stderr, nothing but JSON on stdout."""

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from processes import zerodraft

LETTER = Path(str(resources.files("zerodraft.site.demonstration"))) / "letter.txt"


def test_reading_needs_no_installation_and_leaves_none(tmp_path):
    done = zerodraft("read", "--json", LETTER, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    reading = json.loads(done.stdout)
    assert reading["process"] == "Global Compact for Safe, Orderly and Regular Migration"
    assert len(reading["meetings"]) == 6
    assert list(tmp_path.iterdir()) == []


def test_reading_loads_no_django(tmp_path):
    script = f"""
import sys
from zerodraft.site.cli import group
group.main(["read", "--json", {str(LETTER)!r}], standalone_mode=False)
assert "django" not in sys.modules, "django"
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_text_of_a_file_is_that_to_which_positions_point(tmp_path):
    text = zerodraft("read", "--text", LETTER, cwd=tmp_path).stdout
    assert text == LETTER.read_text()
    reading = json.loads(zerodraft("read", "--json", LETTER, cwd=tmp_path).stdout)
    places = {source["path"]: text[source["start"] : source["end"]] for source in reading["sources"]}
    assert places["meetings/2/venue"] == "Conference Room 4"
    assert "Objectives 7-12" in places["meetings/2/segments/0/title"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "missing.txt"], "missing.txt"),
        (["read"], "FILE"),
        (["parties", "--on", "yesterday"], "yesterday"),
        (["nonsense"], "nonsense"),
        (["verify", "--data", "nowhere"], "nowhere"),
        (["backup", "x.tar", "--data", "nowhere"], "nowhere"),
        (["restore", "missing.tar", "--data", "new"], "missing.tar"),
        (["serve", "--port", "99999"], "99999"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(tmp_path, arguments, says):
    done = zerodraft(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("zerodraft: ")
    assert says in done.stderr


def test_a_setting_that_cannot_be_used_is_refused_by_name(tmp_path):
    done = zerodraft("serve", "--port", "0", cwd=tmp_path, ZERODRAFT_LOG_FORMAT="xml")
    assert done.returncode == 2
    assert "ZERODRAFT_LOG_FORMAT" in done.stderr


def test_parties_of_a_day(tmp_path):
    done = zerodraft("parties", "--on", "2018-02-20", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    listed = json.loads(done.stdout)
    names = {party["name"] for party in listed if party["kind"] == "member-state"}
    assert len(names) == 193
    assert {"Swaziland", "Turkey", "the former Yugoslav Republic of Macedonia"} <= names
