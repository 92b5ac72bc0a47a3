"""Several officers tell of the same release at once, each in a process of their own: one of them does."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.sqlite

MAKE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from correspondence.letters_out import harbours
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import actions, queries
from zerodraft.programme.core.release import Sitting
made = harbours()
row = queries.meetings_of(made.process)[0]
now = queries.as_planned(row)
fields = {name: getattr(now, name) for name in ("day", "start", "end", "zone", "segments")}
actions.change_meeting(INSTALLATION, row, Sitting(**fields, venue="ECOSOC Chamber"))
actions.publish_release(INSTALLATION, made.process)
"""

TELL = """
import sys
import django
django.setup()
from zerodraft.correspondence import actions
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import queries
process = queries.by_key("harbours")
print("ready", flush=True)
sys.stdin.readline()
try:
    actions.tell_of_changes(INSTALLATION, process, number=2)
    print("told")
except actions.CannotAnnounce:
    print("refused")
"""


def run(script: str, folder: Path) -> subprocess.Popen[str]:
    """Start a Python process on the installation in a folder."""
    environment = {
        "ZERODRAFT_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path]),
    }
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen([sys.executable, "-c", script], env={**os.environ, **environment}, text=True, **pipes)


def test_of_several_officers_at_once_one_tells_and_the_others_are_told_so(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    made = run(MAKE, data)
    assert made.communicate()[1] == ""
    officers = [run(TELL, data) for _officer in range(4)]
    for officer in officers:
        assert officer.stdout.readline() == "ready\n"
    for officer in officers:
        officer.stdin.write("\n")
        officer.stdin.flush()
    said = sorted(officer.communicate()[0].strip() for officer in officers)
    assert said == ["refused", "refused", "refused", "told"]
    database = sqlite3.connect(data / "zerodraft.sqlite3")
    (told,) = database.execute("SELECT count(*) FROM post_notice WHERE kind = 'programme-changed'").fetchone()
    (rows,) = database.execute("SELECT count(*) FROM record_row WHERE verb = 'changes.told'").fetchone()
    database.close()
    assert (told, rows) == (8, 1)
