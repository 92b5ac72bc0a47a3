"""The demonstration, alive: one browser is several people at once, and a meeting plays by itself."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import PHONE, WALL, running

WINDOWS = {
    "chair": ("Inés Robledo Arriaga", "/console/"),
    "officer": ("Samira Vandenbergh", "/desk/"),
    "delegate": ("Litia Rokodreu", "/floor/"),
    "wall": ("", "/wall/"),
    "observer": ("Corrado Bellandi", "/floor/"),
    "secretariat": ("Wairimu Castellanos", "/programme/"),
}


def test_one_browser_is_everybody_at_once(visit):
    window = visit(java_script_enabled=False)
    pages = {}
    for code in WINDOWS:
        window.go("/demonstration/")
        with window.page.context.expect_page() as opened:
            window.page.locator(f'[data-window="{code}"]').click()
        pages[code] = opened.value
    for code, (name, path) in WINDOWS.items():
        # Loaded again, after all the others came in: nobody has become somebody else.
        pages[code].reload()
        assert path in pages[code].url
        if name:
            expect(pages[code].locator("header.masthead")).to_contain_text(name)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_of_sign_ins_is_sound(visit, language):
    window = visit(language, size=PHONE)
    page = window.go("/demonstration/")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert window.complaints == []


def test_a_meeting_plays_by_itself(visit, tmp_path):
    with running(tmp_path / "data", "--play", "--speed", "60") as playing:
        window = visit(at=playing, size=WALL)
        window.go("/demonstration/")
        window.page.goto(window.page.locator('[data-window="wall"]').get_attribute("href"))
        page = window.page
        page.set_default_timeout(20_000)
        expect(page.get_by_text("Has the floor")).to_be_visible(timeout=20_000)
        first = page.locator("h1.who").inner_text()
        expect(page.locator("h1.who")).not_to_have_text(first, timeout=20_000)
        expect(page.get_by_text("Has the floor")).to_be_visible(timeout=20_000)
        # The page's own clock goes as fast as the installation's: a minute of the meeting is a second.
        clock = page.locator("[data-clock]").first
        shown = clock.inner_text()
        assert re.fullmatch(r"\d\d:\d\d", shown)
        expect(clock).not_to_have_text(shown, timeout=10_000)
        assert window.complaints == []
