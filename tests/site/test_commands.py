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


@pytest.mark.parametrize("order", ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\u202e"])
def test_a_hostile_letter_gives_the_terminal_no_orders(tmp_path, order):
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER.read_text().replace("Conference Room 4", f"Conference Room {order}4"))
    done = zerodraft("read", letter, cwd=tmp_path)
    assert done.returncode == 0
    assert "Conference Room" in done.stdout
    assert not set(order) & {*"\x1b\x07\x9b\u202e"} & set(done.stdout)
    # A program gets the text as it is.
    assert zerodraft("read", "--text", letter, cwd=tmp_path).stdout == letter.read_text()


def test_the_name_of_a_file_gives_the_terminal_no_orders(tmp_path):
    done = zerodraft("read", "\x1b[2Jletter\x9b31m.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "letter" in done.stderr
    assert not {"\x1b", "\x9b"} & set(done.stderr)


def test_a_refusal_names_the_file_also_where_its_words_were_read(tmp_path):
    (tmp_path / "list.txt").write_text("milk\neggs\n")
    done = zerodraft("read", "list.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("zerodraft: list.txt: ")


def test_an_output_that_cannot_show_every_letter_is_one_line(tmp_path):
    done = zerodraft("read", LETTER, cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "PYTHONIOENCODING" in done.stderr


@pytest.mark.sqlite
@pytest.mark.parametrize("content", [b"", b"no database"])
@pytest.mark.parametrize("arguments", [["verify"], ["backup", "saved.tar"]])
def test_a_folder_whose_database_is_none_is_refused_in_one_line(tmp_path, content, arguments):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "zerodraft.sqlite3").write_bytes(content)
    done = zerodraft(*arguments, "--data", tmp_path / "data", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("host", ["a..b", "a" * 300])
def test_a_host_that_is_no_name_is_refused_in_one_line(tmp_path, host):
    done = zerodraft("serve", "--port", "0", "--host", host, "--data", "new", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


ROUND = """
zone: America/New_York
slots:
  - {date: 2018-02-20, start: 10:00, end: 13:00, room: Conference Room 4}
  - {date: 2018-02-20, start: 15:00, end: 18:00, room: Conference Room 4}
items:
  - {id: general, title: "General\\e[31m statements", speakers: 40, limit_seconds: 180}
  - {id: objective-1, minutes: 60}
alone: [general]
"""


def test_planning_a_round_needs_no_installation(tmp_path):
    (tmp_path / "round.yaml").write_text(ROUND)
    done = zerodraft("plan", "round.yaml", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["assignment"] == [{"slot": 0, "items": ["general"]}, {"slot": 1, "items": ["objective-1"]}]
    assert (told["gap"], told["conflicts"]) == (0, [])
    shown = zerodraft("plan", "round.yaml", cwd=tmp_path).stdout
    assert "15:00-18:00  Conference Room 4  60 of 180 min" in shown
    assert "\x1b" not in shown
    assert [file.name for file in tmp_path.iterdir()] == ["round.yaml"]


def test_a_round_that_cannot_be_planned_is_no_and_says_why_and_one_that_cannot_be_read_is_a_fault(tmp_path):
    (tmp_path / "round.yaml").write_text(ROUND + "together: [[general, objective-1]]\n")
    done = zerodraft("plan", "round.yaml", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert told["assignment"] == []
    assert sorted(told["conflicts"]) == ["alone: general", "together: general, objective-1"]
    shown = zerodraft("plan", "round.yaml", cwd=tmp_path)
    assert (shown.returncode, "  alone: general" in shown.stdout) == (1, True)
    (tmp_path / "round.yaml").write_text(ROUND + "apart: [[general, objective-2]]\n")
    done = zerodraft("plan", "round.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    expected = "apart, entry 1: no item has the id 'objective-2'; is it 'objective-1'?"
    assert done.stderr == f"zerodraft: round.yaml: {expected}\n"
    assert zerodraft("plan", "nowhere.yaml", cwd=tmp_path).returncode == 2
