"""Backups that somebody made or damaged on purpose: refused in one line, and nothing of the installation changes."""

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from processes import zerodraft

pytestmark = pytest.mark.sqlite

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a real installation in `data`, and its backup."""
    folder = tmp_path_factory.mktemp("whole")
    release = Path(__file__).parent / "releases" / "0.1.0.tar"
    assert zerodraft("restore", release, "--data", folder / "data", cwd=folder).returncode == 0
    assert zerodraft("backup", folder / "saved.tar", "--data", folder / "data", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole / "data", tmp_path / "data"))


@pytest.fixture
def altered(whole: Path, tmp_path: Path) -> Callable[[Callable[[Members], None]], Path]:
    """A backup in which something is changed, and whose manifest still vouches for its database."""

    def make(change: Callable[[Members], None]) -> Path:
        with tarfile.open(whole / "saved.tar") as archive:
            members = {member.name: archive.extractfile(member).read() for member in archive}
        manifest = members["backup.json"]
        change(members)
        if members["backup.json"] == manifest:
            said = json.loads(manifest) | {"database": hashlib.sha256(members["zerodraft.sqlite3"]).hexdigest()}
            members["backup.json"] = json.dumps(said).encode()
        target = tmp_path / "altered.tar"
        with tarfile.open(target, "w") as archive:
            for name, content in members.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        return target

    return make


def holding(member: str, content: bytes) -> Callable[[Members], None]:
    return lambda members: members.update({member: content})


def with_database(statement: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(members["zerodraft.sqlite3"].replace(b"SQLite format 3\0\x10\0\x02\x02", _ROLLBACK, 1))
            database.executescript(statement)
            members["zerodraft.sqlite3"] = database.serialize()

    return change


# A database in memory has no write-ahead log; the header of a file in that mode says that there is one.
_ROLLBACK = b"SQLite format 3\0\x10\0\x01\x01"


def with_torn_pages(members: Members) -> None:
    torn = bytearray(members["zerodraft.sqlite3"])
    torn[4096 : 4096 * 8] = b"\xa5" * (4096 * 7)
    members["zerodraft.sqlite3"] = bytes(torn)


@pytest.mark.parametrize(
    "change",
    [
        holding("backup.json", b"{"),
        holding("backup.json", b"[]"),
        holding("backup.json", b"\xff\xfe"),
        holding("backup.json", b"[" * 100_000),
        holding("installation.json", b"{"),
        holding("installation.json", b'{"kind": "demonstration", "clock": {"starts": "soon"}}'),
        holding("zerodraft.sqlite3", b""),
        holding("zerodraft.sqlite3", b"no database at all" * 1000),
        with_torn_pages,
        with_database("DROP TABLE record_head"),
        with_database(
            "ALTER TABLE record_row RENAME TO hidden;"
            "CREATE VIEW record_row AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
            "  SELECT hidden.* FROM hidden, c"
        ),
        with_database(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('record', '9999_later', '2030-01-01')"
        ),
    ],
)
def test_what_is_no_backup_of_this_release_is_refused_and_changes_nothing(data, altered, change, tmp_path):
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = zerodraft("restore", altered(change), "--data", data, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "altered.tar" in done.stderr
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_sparse_file_cannot_fill_the_disk(altered, tmp_path):
    saved = altered(lambda members: members.pop("installation.json", None))
    entry = tarfile.TarInfo("installation.json")
    entry.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"%011o\0" % (5 * 2**30)  # the size it claims; it takes up none
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    saved.write_bytes(
        saved.read_bytes().rstrip(b"\0").ljust(-(-len(saved.read_bytes().rstrip(b"\0")) // 512) * 512, b"\0")
    )
    with saved.open("ab") as archive:
        archive.write(header + bytes(1024))
    done = zerodraft("restore", saved, "--data", tmp_path / "new", cwd=tmp_path)
    assert done.returncode == 2
    assert "installation.json" in done.stderr


def test_a_real_installation_restored_over_a_demonstration_is_none(data, altered, tmp_path):
    clock = {"starts": "2018-02-20T14:50:00+00:00", "started": "2026-01-01T00:00:00+00:00"}
    (data / "installation.json").write_text(json.dumps({"kind": "demonstration", "clock": clock}))
    saved = altered(lambda members: members.pop("installation.json", None))
    assert zerodraft("restore", saved, "--data", data, cwd=tmp_path).returncode == 0
    refused = zerodraft("demo", "--fresh", "--port", "0", "--data", data, cwd=tmp_path)
    assert (refused.returncode, "no demonstration" in refused.stderr) == (2, True)
    assert (data / "zerodraft.sqlite3").exists()
