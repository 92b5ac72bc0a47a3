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
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


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
    def is_demonstration(self) -> bool:
        return self._described().get("kind") == "demonstration"

    @property
    def clock_shift(self) -> timedelta:
        """How far the installation's clock is ahead of the world: nought, but for a demonstration."""
        clock = self._described().get("clock")
        if not isinstance(clock, dict):
            return timedelta()
        try:
            return datetime.fromisoformat(clock["starts"]) - datetime.fromisoformat(clock["started"])
        except (KeyError, TypeError, ValueError) as error:
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

    def become_demonstration(self, starts: datetime) -> None:
        """Say that this is a demonstration whose clock shows `starts` now; a folder that is one already stays as it is."""
        if self.is_demonstration:
            return
        if self.database.exists():
            raise BadFolder(
                f"the data folder {self.folder} holds a real installation; give the demonstration another --data"
            )
        clock = {"starts": starts.astimezone(UTC).isoformat(), "started": datetime.now(UTC).isoformat()}
        self.description.write_text(json.dumps({"kind": "demonstration", "clock": clock}, indent=2) + "\n")

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
