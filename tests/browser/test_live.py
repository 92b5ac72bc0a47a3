"""A page that follows a stream, in a real browser: it shows what is new, keeps what a person does, says how things stand."""

import signal
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from streams import House

RECONNECTING = "Reconnecting. What is shown may no longer hold."
OFFLINE = "Offline. What is shown may no longer hold."
STALE = "Nothing heard for a while. What is shown may no longer hold."
REFUSED = "You may no longer follow this. Reload the page to see what you may."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that the tests share: each page follows a topic of its own."""
    started = House(tmp_path_factory.mktemp("house") / "data")
    yield started
    started.process.send_signal(signal.SIGCONT)
    started.close()


@pytest.fixture
def own_house(tmp_path) -> Iterator[House]:
    """A house for this test alone, which may stop it."""
    started = House(tmp_path / "data")
    yield started
    started.close()


@pytest.fixture
def live(browser, request) -> Iterator[Callable[..., Page]]:
    """Open a page that goes live on this test's topic; what the browser complains about is in `complaints`."""
    contexts = []

    def open_page(house: House, *, clock: bool = False, **fields: str) -> Page:
        context = browser.new_context()
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.complaints = []
        page.on(
            "console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.tickets = []
        page.on("request", lambda asked: page.tickets.append(asked.url) if "/ticket" in asked.url else None)
        if clock:
            page.clock.install()
        page.goto(f"{house.address}page?{urlencode({'topic': topic_of(request), **fields})}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def topic_of(request: pytest.FixtureRequest) -> str:
    return "tally:" + request.node.name.replace("_", "-")[:90]


@pytest.fixture
def topic(request) -> str:
    return topic_of(request)


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(words, timeout=8_000)


def shows(page: Page, count: int) -> None:
    expect(page.locator("#count")).to_have_text(str(count), timeout=8_000)


def test_a_change_is_shown_and_what_a_person_does_stays(house, live, topic):
    page = live(house)
    says(page, "Live")
    expect(page.locator("[data-live]")).not_to_have_attribute("aria-busy", "true")
    page.locator("summary").click()
    page.locator("#note").fill("Half a sentence")
    page.evaluate("document.querySelector('#note').setSelectionRange(2, 4)")
    page.evaluate(
        """window.told = [];
        document.querySelector("[data-live]").addEventListener("live:changed", (e) => window.told.push(e.detail.id))"""
    )
    house.add(topic=topic)
    shows(page, 1)
    assert page.locator("#note").input_value() == "Half a sentence"
    assert page.evaluate("[document.activeElement.id, document.activeElement.selectionEnd]") == ["note", 4]
    assert page.locator("details").get_attribute("open") is not None
    told = page.evaluate("window.told")
    assert [page.locator("[data-live]").get_attribute("data-seq")] == [str(seq) for seq in told]
    assert page.complaints == []


def test_three_pages_show_one_change(house, live, topic):
    pages = [live(house) for _ in range(3)]
    for page in pages:
        says(page, "Live")
    house.add(topic=topic, times=4)
    for page in pages:
        shows(page, 4)


def test_after_a_restart_the_page_comes_back_by_itself_with_the_newest(tmp_path, own_house, live, topic):
    page = live(own_house)
    says(page, "Live")
    own_house.add(topic=topic)
    shows(page, 1)
    assert own_house.stop() == 0
    says(page, RECONNECTING)
    again = House(tmp_path / "data", port=urlsplit(own_house.address).port)
    try:
        again.add(topic=topic)
        shows(page, 2)
        says(page, "Live")
    finally:
        again.close()


def test_a_page_says_that_it_is_offline_and_comes_back_at_once(house, live, topic):
    page = live(house)
    says(page, "Live")
    page.context.set_offline(True)
    says(page, OFFLINE)
    house.add(topic=topic)
    page.context.set_offline(False)
    says(page, "Live")
    shows(page, 1)


def test_a_page_that_hears_nothing_says_so_until_it_hears_again(house, live):
    page = live(house, clock=True)
    says(page, "Live")
    house.process.send_signal(signal.SIGSTOP)
    page.clock.run_for(39_000)
    says(page, "Live")
    page.clock.run_for(2_000)
    says(page, STALE)
    # What it asked for meanwhile is answered now: a minute run through in a moment would leave the server no time for it.
    house.process.send_signal(signal.SIGCONT)
    says(page, "Live")


def test_who_may_see_no_more_is_told_and_does_not_hammer(house, live):
    page = live(house, who="person-a", clock=True)
    says(page, "Live")
    house.ask("refuse", who="person-a")
    house.add(verb="holder.barred", subject="person-a", topic="process:x")
    page.clock.run_for(2_000)
    says(page, REFUSED)
    asked = len(page.tickets)
    page.clock.run_for(100_000)
    says(page, REFUSED)
    assert len(page.tickets) == asked


def test_a_page_that_is_left_closes_its_stream_and_opens_another_when_it_is_shown_again(house, live, topic):
    page = live(house)
    says(page, "Live")
    asked = len(page.tickets)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    house.add(topic=topic)
    says(page, "Live")
    shows(page, 0)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    shows(page, 1)
    assert len(page.tickets) == asked + 1


def test_a_server_that_does_not_answer_is_asked_ever_more_seldom(own_house, live):
    page = live(own_house, clock=True)
    says(page, "Live")
    assert own_house.stop() == 0
    for _ in range(60):
        page.clock.run_for(1_000)
    says(page, RECONNECTING)
    assert 3 <= len(page.tickets) < 12


def test_the_page_has_the_installations_time_and_counts_at_its_rate(house, live):
    page = live(house, rate="10", clock=True)
    says(page, "Live")
    assert abs(page.evaluate("zerodraft.now()") / 1000 - time.time()) < 30
    before = page.evaluate("zerodraft.now()")
    page.clock.run_for(3_000)
    assert 30_000 <= page.evaluate("zerodraft.now()") - before < 45_000


def test_the_clock_believes_the_beat_that_came_quickest(house, live):
    page = live(house, clock=True)
    says(page, "Live")
    drift = page.evaluate(
        """() => {
          const start = zerodraft.now();
          for (const late of [900, 40, 600, 3000]) zerodraft.correct(start + 1000 - late);
          return zerodraft.now() - start;
        }"""
    )
    assert 955 <= drift < 1_100
    jumped = page.evaluate(
        "() => { const s = zerodraft.now(); zerodraft.correct(s - 60000); return zerodraft.now() - s; }"
    )
    assert -60_000 <= jumped < -59_000
    assert page.evaluate("() => { const s = zerodraft.now(); zerodraft.correct(NaN); return zerodraft.now() >= s; }")


def test_without_a_script_the_page_shows_what_was_there_and_says_that_it_stands_still(house, browser):
    house.add(topic="tally:still", times=2)
    # Playwright switches scripts off too late for <noscript>: that it is there is read from the page itself.
    assert "<noscript>This page does not follow by itself." in house.ask("page")
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(house.address + "page?topic=tally:still")
        shows(page, 2)
    finally:
        context.close()
