"""A process as plain files: whole, checkable with other programs, and never half-written."""

import csv
import hashlib
import json
import subprocess

import pytest

from processes import zerodraft
from zerodraft.record.core.chain import Entry


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The demonstration, exported by the command; the folder of the export, and that of the installation."""
    folder = tmp_path_factory.mktemp("export")
    data = folder / "data"
    from processes import Server

    server = Server("demo", data)
    server.stop()
    server.close()
    done = zerodraft("export", KEY, "--data", data, "--to", folder / "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "out", data


KEY = "global-compact-for-safe-orderly-and-regular-migration"


def test_every_file_is_as_its_checksum_says_by_another_program(exported):
    folder, _data = exported
    done = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == listed | {"SHA256SUMS"}


def test_originals_are_the_bytes_that_came_in(exported):
    folder, _data = exported
    (original,) = (folder / "originals").iterdir()
    assert hashlib.sha256(original.read_bytes()).hexdigest() == original.stem
    assert b"that no intervention be longer than three minutes" in original.read_bytes()


def test_each_row_of_the_record_can_be_checked_alone(exported):
    folder, _data = exported
    from datetime import datetime

    rows = [json.loads(line) for line in (folder / "record" / "rows.jsonl").read_text().splitlines()]
    assert {"process.opened", "meeting.scheduled", "letter.received", "release.published"} <= {r["verb"] for r in rows}
    for row in rows:
        previous, digest = row.pop("previous"), row.pop("hash")
        times = {name: datetime.fromisoformat(row.pop(name)) for name in ("at", "real_at")}
        assert Entry(**row, **times).hash_after(previous) == digest


def test_the_release_and_the_process_are_there(exported):
    folder, _data = exported
    (release,) = (folder / "programme").iterdir()
    assert len(json.loads(release.read_text())) == 6
    process = json.loads((folder / "process.json").read_text())
    assert process["rounds"][0]["limits"] == {"all": 180}
    for table in folder.glob("meetings/*/*.csv"):
        assert next(csv.reader(table.read_text().splitlines()))


def test_what_cannot_be_exported_is_refused_in_a_line_and_nothing_is_left(exported, tmp_path):
    folder, data = exported
    unknown = zerodraft("export", "seabed", "--data", data, cwd=tmp_path)
    assert (unknown.returncode, unknown.stderr.count("\n")) == (2, 1)
    assert KEY in unknown.stderr
    again = zerodraft("export", KEY, "--data", data, "--to", folder, cwd=tmp_path)
    assert again.returncode == 2
    assert "overwrites nothing" in again.stderr
    (original,) = [path for path in (data / "originals").rglob("*") if path.is_file()]
    kept = original.read_bytes()
    original.write_bytes(b"damaged")
    try:
        damaged = zerodraft("export", KEY, "--data", data, "--to", tmp_path / "out", cwd=tmp_path)
    finally:
        original.write_bytes(kept)
    assert damaged.returncode == 2
    assert "not what was kept" in damaged.stderr
    assert list(tmp_path.iterdir()) == []
