"""One file that holds an installation: the database, the originals, and what kind of installation it is.

It is a tar archive, written while the installation runs and put back while it runs. It holds no secret: an installation
that is restored elsewhere makes its own, and its people sign in anew.
"""

import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from zerodraft import __version__, clock
from zerodraft.site.installation import BadFolder, Installation

_FORMAT = 1
_DATABASE = "zerodraft.sqlite3"
_MANIFEST = "backup.json"
_DESCRIPTION = "installation.json"
_ORIGINALS = "originals/"
_ORIGINAL = re.compile(_ORIGINALS + "[0-9a-f]{64}")
_TABLES = frozenset({"django_migrations", "record_row", "record_head", "files_original"})


class BadBackup(ValueError):
    """A file that is no backup, or a damaged one, or an installation that cannot take it; the message says which."""


def possible() -> bool:
    """Whether this installation's database is one that we back up; PostgreSQL has its own tools for that."""
    return connection.vendor == "sqlite"


def write(target: Path) -> None:
    """Write a backup to `target`, in one piece or not at all. Raises BadBackup when that cannot be done."""
    if not possible():
        raise BadBackup(
            "this installation keeps its data in PostgreSQL: back it up with pg_dump, and its originals beside"
        )
    if target.exists():
        raise BadBackup(f"{target} is there already; a backup overwrites nothing")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy, packed = Path(folder) / _DATABASE, Path(folder) / "backup.tar"
            # VACUUM INTO reads one moment of the database, whatever is written meanwhile.
            with closing(sqlite3.connect(settings.INSTALLATION.database)) as source:
                source.execute("VACUUM INTO ?", (str(copy),))
            _pack(copy, packed)
            packed.chmod(0o600)
            os.link(packed, target)
    except OSError as error:
        raise BadBackup(f"{target} cannot be written: {error.strerror or error}") from error


def _pack(database: Path, target: Path) -> None:
    # The copy is older than this moment, and originals are kept before the rows that name them: none can be missing.
    with tarfile.open(target, "w") as archive, closing(sqlite3.connect(database)) as copy:
        archive.add(database, _DATABASE)
        if settings.INSTALLATION.description.exists():
            archive.add(settings.INSTALLATION.description, _DESCRIPTION)
        hashes = [row[0] for row in copy.execute("SELECT sha256 FROM files_original WHERE sealed_at IS NULL")]
        for sha256 in hashes:
            original = settings.INSTALLATION.originals / sha256[:2] / sha256[2:4] / sha256
            if original.exists():
                archive.add(original, _ORIGINALS + sha256)
        manifest = {
            "format": _FORMAT,
            "version": __version__,
            "written": clock.real_now().isoformat(),
            "database": hashlib.sha256(database.read_bytes()).hexdigest(),
            "originals": len(hashes),
        }
        packed = json.dumps(manifest, indent=1).encode()
        entry = tarfile.TarInfo(_MANIFEST)
        entry.size = len(packed)
        archive.addfile(entry, io.BytesIO(packed))


def restore(source: Path) -> None:
    """Put a backup into this installation, also while it runs: everything is as it was when the backup was written.

    What the installation held before is put aside in its folder of backups first. Raises BadBackup, and changes nothing,
    when the file is no backup or is damaged.
    """
    if not possible():
        raise BadBackup("this installation keeps its data in PostgreSQL: restore it with pg_restore")
    with tempfile.TemporaryDirectory(dir=settings.INSTALLATION.folder) as folder:
        unpacked = _unpack(source, Path(folder))
        if settings.INSTALLATION.database.exists():
            write(settings.INSTALLATION.backups / f"before-restore-{clock.real_now():%Y%m%dT%H%M%S%f}.tar")
        for original in sorted((unpacked / _ORIGINALS).glob("*")):
            place = settings.INSTALLATION.originals / original.name[:2] / original.name[2:4] / original.name
            place.parent.mkdir(parents=True, exist_ok=True)
            original.replace(place)
        if (unpacked / _DESCRIPTION).exists():
            (unpacked / _DESCRIPTION).replace(settings.INSTALLATION.description)
        else:
            # Left there, it would make a demonstration of a real installation, which `demo --fresh` then removes.
            settings.INSTALLATION.description.unlink(missing_ok=True)
        connection.close()
        # SQLite's own backup writes in one transaction: whoever has the database open sees the old state or the new one.
        with (
            closing(sqlite3.connect(unpacked / _DATABASE)) as saved,
            closing(sqlite3.connect(settings.INSTALLATION.database, timeout=30)) as live,
        ):
            live.execute("PRAGMA journal_mode=WAL")
            _hold_mailings(saved)
            saved.backup(live)


def _hold_mailings(saved: sqlite3.Connection) -> None:
    """Hold what a backup says is still to be mailed: some of it went out after the backup, and nobody here knows which."""
    tables = {row[0] for row in saved.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "post_mailing" in tables:
        saved.execute("UPDATE post_mailing SET state = 'held' WHERE state = 'open' AND settled_at IS NULL")
        saved.commit()


def _unpack(source: Path, folder: Path) -> Path:
    try:
        with tarfile.open(source, "r:") as archive:
            members = {member.name: member for member in archive}
            if _MANIFEST not in members or _DATABASE not in members:
                raise BadBackup(f"{source} is no backup of Zerodraft")
            for member in members.values():
                _unpack_member(archive, member, folder)
    except (OSError, tarfile.TarError) as error:
        raise BadBackup(f"{source} cannot be read as a backup: {error}") from error
    _check_manifest(folder, source)
    _check_database(folder / _DATABASE, source)
    for original in (folder / _ORIGINALS).glob("*"):
        if hashlib.sha256(original.read_bytes()).hexdigest() != original.name:
            raise BadBackup(f"{source} is damaged: the original {original.name} is not what was kept")
    return folder


def _check_manifest(folder: Path, source: Path) -> None:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text())
        # Asked for the clock, an installation reads the whole of its description.
        _ = Installation(folder).clock
    except (ValueError, RecursionError, BadFolder) as error:
        raise BadBackup(f"{source} is damaged: what it says of itself cannot be read") from error
    if not isinstance(manifest, dict):
        raise BadBackup(f"{source} is damaged: what it says of itself cannot be read")
    if manifest.get("format") != _FORMAT:
        raise BadBackup(f"{source} was written by a newer release; upgrade first")
    if hashlib.sha256((folder / _DATABASE).read_bytes()).hexdigest() != manifest.get("database"):
        raise BadBackup(f"{source} is damaged: its database is not what was written")


def _check_database(database: Path, source: Path) -> None:
    """Refuse what is no whole database of ours, and one of a later release, which this one would misread."""
    try:
        with closing(sqlite3.connect(database)) as copy:
            whole = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not whole or not tables >= _TABLES:
                raise BadBackup(f"{source} is damaged: its database is not one of Zerodraft, or not whole")
            applied = set(copy.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.Error as error:
        raise BadBackup(f"{source} is damaged: its database cannot be read: {error}") from error
    ours = set(MigrationLoader(None).disk_migrations)
    if any(name not in ours for name in applied if name[0] in {app for app, _name in ours}):
        raise BadBackup(f"{source} was written by a newer release; upgrade first")


def _unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    # A backup is a list of plain files with names that we give; anything else was put there by somebody else.
    known = member.name in (_MANIFEST, _DATABASE, _DESCRIPTION) or _ORIGINAL.fullmatch(member.name)
    # A sparse file claims a size that it does not take up in the archive: it could fill the disk.
    plain = member.isreg() and not member.issparse()
    content = archive.extractfile(member) if known and plain else None
    if content is None:
        raise BadBackup(f"{member.name!r} has no place in a backup of Zerodraft")
    target = folder / member.name
    target.parent.mkdir(exist_ok=True)
    with content, target.open("wb") as file:
        shutil.copyfileobj(content, file)
