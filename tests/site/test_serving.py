"""The server as a person or a supervisor meets it: it says when it answers, ends when told, and keeps its data."""

import json
import re
import signal
import sqlite3
import stat
import tarfile
import urllib.error
from contextlib import closing

import pytest

from processes import calendar_of, get, zerodraft


def test_a_demonstration_answers_with_the_programme_of_the_letter(start, tmp_path):
    server = start("demo", tmp_path / "demo")
    assert json.loads(get(server.address + "healthz")[2])["status"] == "ok"
    page = get(server.address)[2]
    for said in ("Trusteeship Council", "Conference Room 4", "ECOSOC Chamber", "Objectives 13-17", "3 minutes"):
        assert said in page, said
    assert "Sign in as" in server.line()


def test_a_second_demonstration_reuses_the_data_of_the_first(start, tmp_path):
    first = start("demo", tmp_path / "demo")
    people, feed = first.line(), calendar_of(first.address)[2]
    assert first.stop() == 0
    second = start("demo", tmp_path / "demo")
    assert second.line() == people
    assert calendar_of(second.address)[2] == feed
    assert second.stop(signal.SIGINT) == 0


def test_a_fresh_demonstration_begins_again_and_spares_a_real_installation(start, tmp_path):
    first = start("demo", tmp_path / "demo")
    feed = calendar_of(first.address)[2]
    first.stop()
    second = start("demo", tmp_path / "demo", "--fresh")
    assert calendar_of(second.address)[2] != feed
    real = start("serve", tmp_path / "real")
    real.stop()
    refused = zerodraft("demo", "--fresh", "--port", "0", "--data", tmp_path / "real", cwd=tmp_path)
    assert refused.returncode == 2
    assert "no demonstration" in refused.stderr
    assert (tmp_path / "real" / "zerodraft.sqlite3").exists()


def test_an_empty_installation_explains_itself(start, tmp_path):
    server = start("serve", tmp_path / "new")
    status, headers, page = get(server.address)
    assert status == 200
    assert "This installation is new" in page
    assert "one-time link" in page
    assert "'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_a_busy_port_is_a_clear_error(start, tmp_path):
    server = start("serve", tmp_path / "one")
    port = server.address.rsplit(":", 1)[1].rstrip("/")
    refused = zerodraft("serve", "--port", port, "--data", tmp_path / "two", cwd=tmp_path)
    assert refused.returncode == 2
    assert f":{port}" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "two").exists()


def test_secrets_are_for_their_owner_alone(start, tmp_path):
    start("demo", tmp_path / "demo").stop()
    for name in ("secret-key", "demonstration-password"):
        assert stat.S_IMODE((tmp_path / "demo" / name).stat().st_mode) == 0o600


@pytest.mark.sqlite
def test_what_an_installation_writes_is_for_its_owner_alone_in_whatever_folder(start, tmp_path):
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    start("demo", folder).stop()
    for place in (folder / "zerodraft.sqlite3", folder / "originals", folder / "backups"):
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0, place


def test_a_host_that_is_not_ours_is_refused(start, tmp_path):
    server = start("serve", tmp_path / "new")
    with pytest.raises(urllib.error.HTTPError, match="400"):
        get(server.address, Host="evil.example")


def test_static_files_last_and_lie_nowhere_else(start, tmp_path):
    server = start("demo", tmp_path / "demo")
    style = re.search(r'href="(/static/[^"]+\.css)"', get(server.address)[2])[1]
    assert "immutable" in get(server.address.rstrip("/") + style)[1]["Cache-Control"]
    root = server.address.rstrip("/") + style[: style.index("/", 9)]
    for outside in ("/../../settings.py", "/%2e%2e/%2e%2e/settings.py", "/missing.css"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(root + outside)


def test_tampering_is_found_by_verify_which_names_the_row(start, tmp_path):
    data = tmp_path / "demo"
    start("demo", data).stop()
    assert zerodraft("verify", "--data", data, cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(data / "zerodraft.sqlite3")) as database, database:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute("UPDATE record_row SET actor = 'person-x' WHERE seq = 5")
        database.execute("DROP TRIGGER record_no_change")
        database.execute("UPDATE record_row SET actor = 'person-x' WHERE seq = 5")
    done = zerodraft("verify", "--json", "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["broken"]["seq"] == 5


def test_backup_and_restore_while_it_runs(start, tmp_path):
    data, saved = tmp_path / "demo", tmp_path / "saved.tar"
    server = start("demo", data)
    feed = calendar_of(server.address)[2]
    assert zerodraft("backup", saved, "--data", data, cwd=tmp_path).returncode == 0
    assert zerodraft("backup", saved, "--data", data, cwd=tmp_path).returncode == 2
    # Something is lost afterwards: the release, and the original of the letter.
    with closing(sqlite3.connect(data / "zerodraft.sqlite3", timeout=10)) as database, database:
        database.execute("DELETE FROM programme_release")
    originals = [path for path in (data / "originals").rglob("*") if path.is_file()]
    for original in originals:
        original.unlink()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(server.address + "programme/global-compact-for-safe-orderly-and-regular-migration/calendar.ics")
    done = zerodraft("restore", saved, "--data", data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Restored; its record holds.\n")
    assert calendar_of(server.address)[2] == feed
    assert all(original.exists() for original in originals)
    # And elsewhere, into nothing.
    assert zerodraft("restore", saved, "--data", tmp_path / "other", cwd=tmp_path).returncode == 0
    other = start("demo", tmp_path / "other")
    assert calendar_of(other.address)[2] == feed
    assert (tmp_path / "other" / "secret-key").read_text() != (data / "secret-key").read_text()


@pytest.mark.parametrize("damage", ["truncated", "not-a-tar", "changed"])
def test_a_damaged_backup_changes_nothing(start, tmp_path, damage):
    data, saved = tmp_path / "demo", tmp_path / "saved.tar"
    start("demo", data).stop()
    zerodraft("backup", saved, "--data", data, cwd=tmp_path)
    before = zerodraft("verify", "--data", data, cwd=tmp_path).stdout
    content = bytearray(saved.read_bytes())
    if damage == "truncated":
        content = content[: len(content) // 2]
    elif damage == "changed":
        content[len(content) // 3] ^= 0xFF
    else:
        content = b"not a tar archive at all"
    saved.write_bytes(content)
    done = zerodraft("restore", saved, "--data", data, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert zerodraft("verify", "--data", data, cwd=tmp_path).stdout == before


@pytest.mark.parametrize("intruder", ["../outside", "/outside", "originals/../../outside", "note.txt", "link"])
def test_a_backup_with_anything_else_in_it_is_refused(start, tmp_path, intruder):
    data, saved = tmp_path / "demo", tmp_path / "saved.tar"
    start("demo", data).stop()
    zerodraft("backup", saved, "--data", data, cwd=tmp_path)
    with tarfile.open(saved, "a") as archive:
        entry = tarfile.TarInfo("originals/" + "a" * 64 if intruder == "link" else intruder)
        if intruder == "link":
            entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    done = zerodraft("restore", saved, "--data", tmp_path / "new", cwd=tmp_path)
    assert done.returncode == 2
    assert entry.name in done.stderr
    assert not (tmp_path / "outside").exists()
