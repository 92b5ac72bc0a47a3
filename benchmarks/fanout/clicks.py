"""From a click of the chair to the changed page, in three windows of a real browser: console, wall, and a delegate's."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import sync_playwright

# A page whose policy forbids `eval` cannot be waited for by Playwright's own means.
WHEN_CHANGED = """() => new Promise((tell) => {
  const look = () => (window.changedAt ? tell(window.changedAt) : setTimeout(look, 1));
  look(); })"""
WINDOWS = ("chair", "wall", "delegate")
MORE = 'button[formaction$="/acts/more"]'


def median_of(address: str, clicks: int) -> float | None:
    """The median over so many clicks and three pages, in milliseconds; None without a browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return None
    with windows(address, chromium) as pages:
        return round(statistics.median(click_to_change(pages, MORE, clicks)), 2)


@contextmanager
def windows(address: str, chromium: str) -> Iterator[list[Any]]:
    """The three pages, live, with somebody who has the floor; the chair's first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        pages = []
        for code in WINDOWS:
            page = browser.new_context().new_page()
            page.goto(address + "demonstration/")
            page.goto(page.locator(f'[data-window="{code}"]').get_attribute("href"))
            page.locator('html[data-live-state="live"]').wait_for(state="attached")
            pages.append(page)
        for key, seen in (("c", "next"), ("n", "start"), (" ", "pause")):
            pages[0].keyboard.press(key)
            pages[0].locator(f'button[formaction$="/acts/{seen}"]').first.wait_for()
        yield pages
        browser.close()


def click_to_change(pages: list[Any], selector: str, clicks: int) -> list[float]:
    """From a click in the first page to the changed part of each page, in milliseconds, for each click and page.

    One clock serves: the pages are on one machine.
    """
    for page in pages:
        page.evaluate(
            """() => document.querySelector("[data-live]").addEventListener("live:changed", () => {
                 window.changedAt ??= performance.timeOrigin + performance.now(); })"""
        )
    pages[0].evaluate(
        """() => document.addEventListener("click", () => {
             window.clickedAt = performance.timeOrigin + performance.now(); }, true)"""
    )
    times = []
    for _ in range(clicks):
        for page in pages:
            page.evaluate("() => { window.changedAt = null; }")
        pages[0].click(selector)
        changed = [page.evaluate(WHEN_CHANGED) for page in pages]
        clicked = pages[0].evaluate("() => window.clickedAt")
        times += [at - clicked for at in changed]
    return times
