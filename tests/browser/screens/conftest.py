"""A demonstration whose meetings have lists, and people who chair, keep the desk, and ask for the floor."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import LAPTOP, Demonstration, Visit, running
from processes import environment


@dataclass
class AtWork:
    """A demonstration at work: its people by name, meetings that no test has used yet, and two that are on at once."""

    demonstration: Demonstration
    people: dict[str, str]
    meetings: list[str]
    rooms: list[str]
    sessions: dict[str, object] = field(default_factory=dict)


@pytest.fixture(scope="session")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    folder = tmp_path_factory.mktemp("screens") / "data"
    with running(folder) as started:
        prepared = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("prepare.py")), str(folder)],
            input=started.password,
            env=environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(prepared.stdout)
        yield AtWork(started, told["people"], told["meetings"], told["rooms"])


@dataclass
class Room:
    """One meeting, and windows that look at it."""

    at_work: AtWork
    meeting: str
    open_window: Callable[..., Visit]
    windows: list[Visit] = field(default_factory=list)

    def path(self, screen: str) -> str:
        return f"/meetings/{self.meeting}/{screen}/"

    def look(self, who: str, screen: str, size: tuple[int, int] = LAPTOP, language: str = "en", **options) -> Page:
        """A screen of the meeting, in a window in which somebody has signed in; it follows live unless scripts are off."""
        signed_in = self.at_work.sessions.get(who)
        window = self.open_window(language, size, self.at_work.demonstration, storage_state=signed_in, **options)
        if signed_in is None:
            self._sign_in(window, who)
        self.windows.append(window)
        page = window.go(self.path(screen))
        if options.get("java_script_enabled", True):
            expect(page.locator("html[data-live-state=live]")).to_be_attached()
        return page

    def _sign_in(self, window: Visit, who: str) -> None:
        page = window.go("/accounts/login/")
        page.locator("[name=login]").fill(self.at_work.people[who])
        page.locator("[name=password]").fill(self.at_work.demonstration.password)
        page.locator("main form button").click()
        page.locator("form[action$='/logout/']").wait_for(state="attached")
        self.at_work.sessions[who] = page.context.storage_state()

    def complaints(self) -> list[str]:
        return [said for window in self.windows for said in window.complaints]


@pytest.fixture
def room(at_work: AtWork, visit: Callable[..., Visit]) -> Room:
    """A meeting for this test alone."""
    return Room(at_work, at_work.meetings.pop(0), visit)


@pytest.fixture
def two_rooms(at_work: AtWork, visit: Callable[..., Visit]) -> tuple[Room, Room]:
    """Two meetings of one process, in two rooms: the second begins while the first is on."""
    first, second = at_work.rooms
    return Room(at_work, first, visit), Room(at_work, second, visit)


def settled(page: Page) -> None:
    """Wait until what was sent is answered: a press meanwhile does nothing, on purpose."""
    expect(page.locator("html[data-sending]")).to_have_count(0)


def who(page: Page) -> Locator:
    """The name of whoever has the floor."""
    return page.locator("[data-live] .who").first
