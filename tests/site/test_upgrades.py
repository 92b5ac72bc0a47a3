"""An upgrade starts from the data of an earlier release, loses nothing, and puts a backup aside first."""

import subprocess
import sys
from pathlib import Path

import pytest

from processes import calendar_of, environment, get, zerodraft

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.tar"))


def django(*arguments, data):
    settings = {"ZERODRAFT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings"}
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(command, env=environment(**settings), capture_output=True, text=True, check=True)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_the_data_of_every_earlier_release_is_taken_over(start, tmp_path, release):
    data = tmp_path / "upgraded"
    done = zerodraft("restore", release, "--data", data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Restored; its record holds.\n"), done.stderr
    server = start("serve", data)
    assert "Conference Room 4" in get(server.address)[2]
    assert "SUMMARY:Objectives 13-17" in calendar_of(server.address)[2]


def test_there_is_a_release_to_upgrade_from():
    assert RELEASES


def test_serving_puts_a_backup_aside_before_it_migrates(start, tmp_path):
    data = tmp_path / "demo"
    start("demo", data).stop()
    assert list((data / "backups").iterdir()) == []
    django("migrate", "correspondence", "zero", data=data)
    server = start("serve", data)
    assert "Conference Room 4" in get(server.address)[2]
    (aside,) = (data / "backups").iterdir()
    assert zerodraft("restore", aside, "--data", tmp_path / "before", cwd=tmp_path).returncode == 0
    assert "[X] 0001_initial" in django("showmigrations", "correspondence", data=data).stdout
