"""A real calendar client, that keeps its calendar in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path


class Khal:
    """A calendar kept by khal, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "config").write_text(
            f"""
            [calendars]
            [[programme]]
            path = {folder}/calendar
            [locale]
            timeformat = %H:%M
            dateformat = %Y-%m-%d
            longdateformat = %Y-%m-%d
            datetimeformat = %Y-%m-%d %H:%M
            longdatetimeformat = %Y-%m-%d %H:%M
            local_timezone = UTC
            default_timezone = UTC
            [sqlite]
            path = {folder}/khal.db
            """.replace("            ", "")
        )

    def run(self, *arguments: str) -> str:
        khal = Path(sys.executable).with_name("khal")
        done = subprocess.run(
            [khal, "--config", self.folder / "config", *arguments],
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert not done.stderr, done.stderr
        return done.stdout

    def take_in(self, content: bytes) -> None:
        (self.folder / "feed.ics").write_bytes(content)
        self.run("import", "--batch", str(self.folder / "feed.ics"))

    def shows(self) -> list[tuple[str, ...]]:
        """Key, start and end in UTC, status, title and place of every event in March 2018."""
        listed = self.run(
            "list",
            "--day-format",
            "",
            "--format",
            "{uid}|{start}|{end}|{status}|{title}|{location}",
            "2018-03-01",
            "30d",
        )
        lines = (line for line in listed.splitlines() if line)
        return [tuple(part.strip().removesuffix("@zerodraft") for part in line.split("|")) for line in lines]
