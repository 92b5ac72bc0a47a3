"""A real demonstration, in a server of its own, and a real browser that looks at it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

HERE = Path(__file__).parent
LOUD = ("error", "warning")
LAPTOP, PHONE, SMALL_PHONE, WALL = (1366, 768), (390, 844), (320, 640), (1920, 1080)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Demonstration:
    """A running demonstration: where it answers, and who signs in with what."""

    address: str
    people: tuple[str, ...]
    password: str

    def url(self, path: str) -> str:
        return self.address + path.lstrip("/")


@dataclass
class Visit:
    """A page in a window of its own, and everything that the browser complained about meanwhile."""

    page: Page
    demonstration: Demonstration
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.demonstration.url(path))
        return self.page

    def sign_in(self, who: int = 0) -> None:
        """Whatever the language of the page."""
        self.go("/accounts/login/")
        self.page.locator("main input[type=email]").fill(self.demonstration.people[who])
        self.page.locator("main input[type=password]").fill(self.demonstration.password)
        self.page.locator("main form button").click()
        self.page.locator('form[action="/accounts/logout/"] button').wait_for()

    def address_of(self, start: str, number: int = 0) -> str:
        """The address of a link on the front page that begins so."""
        self.go("/")
        found = self.page.locator(f'main a[href^="{start}"]').nth(number).get_attribute("href")
        assert found
        return found


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Demonstration]:
    """A demonstration on a free port; stopped as an operator would stop it."""
    command = [str(Path(sys.executable).with_name("zerodraft")), "demo", "--port", "0", "--data", str(folder), *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ZERODRAFT_")}
    log = folder.with_suffix(".log")
    with log.open("w") as errors:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)
    try:
        assert server.stdout
        address, people, password = "", (), ""
        for line in server.stdout:
            if answers := re.search(r"http://\S+", line):
                address = answers[0]
            if whom := re.search(r"as (\S+) or (\S+), .*password (\S+)", line):
                people, password = (whom[1], whom[2]), whom[3]
                break
        assert people, f"the demonstration did not start:\n{log.read_text()}"
        yield Demonstration(address, people, password)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=5)
        if server.stdout:
            server.stdout.close()
    # Some requests go unnoticed: whatever failed in the server says so here.
    failed = log.read_text().partition("Internal Server Error")
    assert not failed[1], "".join(failed[1:])[:5_000]


def told(said: ConsoleMessage) -> str:
    """What a page complained of, and the address that it was about."""
    return f"{said.text} ({said.location.get('url', '')})"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with running(tmp_path_factory.mktemp("browser") / "data") as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not here, and CI must not go without it: apt-get install chromium")
        pytest.skip("needs Debian's Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, demonstration: Demonstration) -> Iterator[Callable[..., Visit]]:
    """Open a window: `visit(language="ar", size=PHONE, java_script_enabled=False)`."""
    opened: list[BrowserContext] = []

    def open_window(
        language: str = "en", size: tuple[int, int] = LAPTOP, at: Demonstration = demonstration, **options: Any
    ) -> Visit:
        context = browser.new_context(
            locale=language, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **options
        )
        opened.append(context)
        made = Visit(context.new_page(), at)
        made.page.set_default_timeout(5_000)
        made.page.on("console", lambda said: made.complaints.append(told(said)) if said.type in LOUD else None)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        return made

    yield open_window
    for context in opened:
        context.close()
