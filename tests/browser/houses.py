"""An installation that holds the process of the harbours, in a server of its own; and the windows of its people."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from correspondence.letters_out import NOW, TEAM
from processes import Server, zerodraft

from .conftest import Demonstration, Visit

TESTS = Path(__file__).parents[1]
BEGIN = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from correspondence.letters_out import harbours, released
world = harbours()
"""


@contextmanager
def harbours_at(data: Path, more: str = "", people: tuple[str, ...] = (), **settings: str) -> Iterator[Demonstration]:
    """The installation on the day on which its letter is written; its record holds at the end.

    `more` is done to `world` before the server starts, `people` are those who sign in besides the team, `settings` are the
    server's.
    """
    data.mkdir()
    clock = {"starts": NOW.isoformat(), "started": datetime.now(UTC).isoformat()}
    (data / "installation.json").write_text(json.dumps({"kind": "installation", "clock": clock}))
    own = {
        "ZERODRAFT_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
    }
    subprocess.run([sys.executable, "-W", "error", "-c", BEGIN + more], env={**os.environ, **own}, check=True)
    server = Server("serve", data, settings=settings)
    emails = tuple(f"{name}@harbours.example" for name in (*TEAM, *people))
    yield Demonstration(server.address, emails, "correct horse battery")
    server.stop()
    server.close()
    verified = zerodraft("verify", "--data", data, cwd=data.parent)
    assert verified.returncode == 0, verified.stdout


def windows(visit: Callable[..., Visit], house: Demonstration) -> Callable[..., Visit]:
    """What opens the window of somebody by their short name, signed in."""

    def sign_in(name: str, **options: object) -> Visit:
        window = visit(at=house, **options)
        window.sign_in(house.people.index(f"{name}@harbours.example"))
        return window

    return sign_in


def sound(page: Page) -> None:
    """Nothing that axe complains of, and nothing wider than the window."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= room, page.url
