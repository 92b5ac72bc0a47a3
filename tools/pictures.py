"""Take the pictures of the documentation anew: of a demonstration of its own, twenty minutes into its first meeting.

Usage: python tools/pictures.py        needs Debian's Chromium
"""

import json
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
STARTS = datetime(2018, 2, 20, 15, 21, tzinfo=UTC)
LAPTOP, PHONE, WALL = (1366, 820), (390, 760), (1600, 900)
SPOKEN = 3
"""How many have spoken before the picture is taken."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        clock = {"starts": STARTS.isoformat(), "started": (datetime.now(UTC) - timedelta(seconds=5)).isoformat()}
        (Path(folder) / "installation.json").write_text(json.dumps({"kind": "demonstration", "clock": clock}))
        command = [sys.executable, "-m", "zerodraft", "demo", "--port", "0", "--data", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            found = re.search(r"http://\S+", server.stdout.readline() if server.stdout else "")
            if found is None:
                raise SystemExit("the demonstration did not start")
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            try:
                take(browser, found[0])
            finally:
                browser.close()
                server.terminate()


def take(browser: Any, address: str) -> None:
    chair, wall = window(browser, address, "chair", LAPTOP), window(browser, address, "wall", WALL)
    phone = window(browser, address, "delegate", PHONE, device_scale_factor=2)
    phone.get_by_role("button", name="Inscribe Fiji").click()
    act(chair, "c", "next")
    for _turn in range(SPOKEN):
        act(chair, "n", "start")
        act(chair, " ", "pause")
    # The pages count by themselves: half a minute on, the picture looks like a meeting.
    chair.wait_for_timeout(26_000)
    for name, page in (("wall", wall), ("console", chair), ("phone", phone)):
        page.screenshot(path=PICTURES / f"{name}.png")


def act(chair: Page, key: str, then: str) -> None:
    chair.keyboard.press(key)
    chair.locator(f'button[formaction$="/acts/{then}"]').first.wait_for()


def window(browser: Any, address: str, code: str, size: tuple[int, int], **options: Any) -> Page:
    page: Page = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options).new_page()
    page.goto(address + "demonstration/")
    page.goto(page.locator(f'[data-window="{code}"]').get_attribute("href") or "")
    page.locator('html[data-live-state="live"]').wait_for(state="attached")
    return page


if __name__ == "__main__":
    main()
