"""The data folder: where everything of one installation lives.

zerodraft.sqlite3     the database
originals/            files as they came in, by hash
backups/              what `serve` put aside before a migration
secret-key            made once, readable by its owner alone
installation.json     what kind of installation this is, and its clock
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from zerodraft.clock import REAL, Course

FASTEST = 1_000
"""How many times as fast as the world's a demonstration's clock can go."""


class BadFolder(ValueError):
    """A data folder that cannot be used; the message names it and the cure."""


@dataclass(frozen=True, slots=True)
class Installation:
    """One data folder."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "zerodraft.sqlite3"

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def description(self) -> Path:
        return self.folder / "installation.json"

    @property
    def secret_key(self) -> Path:
        return self.folder / "secret-key"

    @property
    def is_demonstration(self) -> bool:
        return self._described().get("kind") == "demonstration"

    @property
    def clock(self) -> Course:
        """How the installation's time runs: with the world's, but for a demonstration."""
        clock = self._described().get("clock")
        if not isinstance(clock, dict):
            return REAL
        try:
            starts, started = datetime.fromisoformat(clock["starts"]), datetime.fromisoformat(clock["started"])
            _ = starts - started
            return Course(starts.astimezone(UTC), started.astimezone(UTC), _rate(clock.get("rate", 1)))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise BadFolder(f"{self.description} holds no clock that can be read: {error}") from error

    def prepare(self) -> None:
        """Make the folder, if need be. Raises BadFolder when it cannot be written to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.originals.mkdir(exist_ok=True, mode=0o700)
            self.backups.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise BadFolder(
                f"the data folder {self.folder} cannot be made: {error.strerror}; give another --data"
            ) from error
        if not os.access(self.folder, os.W_OK):
            raise BadFolder(f"the data folder {self.folder} cannot be written to; give another --data")

    def become_demonstration(self, starts: datetime, rate: int = 1) -> None:
        """Say that this is a demonstration whose clock shows `starts` now, and goes `rate` times as fast as the world's.

        One that is here already goes on from what its clock shows.
        """
        now = datetime.now(UTC)
        if self.is_demonstration:
            starts = self.clock.at(now)
        elif self._is_real:
            raise BadFolder(
                f"the data folder {self.folder} holds a real installation; give the demonstration another --data"
            )
        clock: dict[str, object] = {
            "starts": starts.astimezone(UTC).isoformat(),
            "started": now.isoformat(),
            "rate": rate,
        }
        self.description.write_text(json.dumps({"kind": "demonstration", "clock": clock}, indent=2) + "\n")

    @property
    def _is_real(self) -> bool:
        """Whether the folder was an installation's before: its database may lie elsewhere."""
        return any(place.exists() for place in (self.database, self.secret_key)) or any(self.originals.glob("*"))

    @contextmanager
    def unless(self, refused: type[Exception]) -> Iterator[None]:
        """What says that this is a demonstration is taken away again when something inside refuses to make it one."""
        made = [place for place in (self.description, self.secret_key) if not place.exists()]
        try:
            yield
        except refused:
            for place in made:
                place.unlink(missing_ok=True)
            raise

    def clear_demonstration(self) -> None:
        """Remove a demonstration, so that a new one begins. Raises BadFolder for a folder that holds anything else."""
        if not self.folder.exists():
            return
        if not self.is_demonstration:
            raise BadFolder(f"{self.folder} holds no demonstration, so nothing in it is removed; give another --data")
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            raise BadFolder(f"the data folder {self.folder} cannot be removed: {error}") from error

    def secret(self, name: str = "secret-key", length: int = 48) -> str:
        """A secret of this installation: made on first use, mode 0600, the same ever after."""
        place = self.folder / name
        try:
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._secret_in(place)
        except OSError as error:
            raise BadFolder(f"the data folder {self.folder} cannot be written to: {error.strerror}") from error
        made = secrets.token_urlsafe(length)
        with os.fdopen(handle, "w") as file:
            file.write(made + "\n")
        return made

    def _secret_in(self, place: Path) -> str:
        try:
            kept = place.read_text().strip()
        except (OSError, ValueError) as error:
            raise BadFolder(f"{place} cannot be read: {error}") from error
        if not kept:
            raise BadFolder(f"{place} is empty; remove it, and a new one is made (everybody signs in anew)")
        return kept

    def _described(self) -> dict[str, object]:
        try:
            described = json.loads(self.description.read_text())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            raise BadFolder(f"{self.description} cannot be read: {error}") from error
        return described if isinstance(described, dict) else {}


def _rate(stored: object) -> int:
    if not isinstance(stored, int) or not 1 <= stored <= FASTEST:
        raise ValueError(f"it goes {stored!r} times as fast, which is no number from 1 to {FASTEST}")
    return stored
