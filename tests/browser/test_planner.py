"""A round worked out from the page alone, with and without scripts: the round of February 2018."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import Demonstration, Visit, running
from .test_timetable import WORKING, desk, sound

PLANNER = f"{WORKING}planner/"
ITEMS = "\n".join(
    [
        "general | 150 | General statements and preamble | preamble",
        *(f"objective-{number} | 30" for number in range(1, 23)),
        "implementation | 120 | Implementation and follow-up | implementation, follow-up",
    ]
)
ROUND = [
    "General statements and preamble",
    *(f"Objective {first} – Objective {last}" for first, last in ((1, 6), (7, 12), (13, 17), (18, 22))),
    "Implementation and follow-up",
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration for these tests alone: they plan."""
    with running(tmp_path_factory.mktemp("planner") / "data") as started:
        yield started


def unexpected(window: Visit) -> list[str]:
    """What the browser complains of, but for the answers that refuse what was typed."""
    return [each for each in window.complaints if "status of 422" not in each]


def work_out(page: Page) -> None:
    page.get_by_role("button", name="Work it out", exact=True).click()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_round_of_february_2018_is_worked_out_taken_over_and_undone(visit, own, scripts):
    window = desk(visit, own, java_script_enabled=scripts)
    page = window.page
    page.get_by_role("link", name="Work out a round").click()
    assert len(page.get_by_label("Meetings that can be held").first.input_value().splitlines()) == 6
    page.locator("#box-items").fill(ITEMS)
    page.locator("#box-present").fill("")
    page.locator("#box-alone").fill("general\nimplementations")
    work_out(page)
    expect(page.get_by_role("alert")).to_contain_text("Did you mean “implementation”?")
    page.locator("#box-alone").fill("general\nimplementation")
    work_out(page)
    expect(page.locator(".plan")).to_contain_text("No plan is better: this is proven.")
    expect(page.locator(".plan-slots > li")).to_have_count(6)
    page.get_by_role("button", name="Take the plan over").click()
    expect(page.locator(".notice").first).to_contain_text("The plan is taken over.")
    for title in ROUND:
        expect(page.get_by_role("link", name=title, exact=True).first).to_be_visible()
    page.locator(".acts-done").get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("link", name="Objectives 1-6", exact=True).first).to_be_visible()
    assert unexpected(window) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_sound_in_every_state(visit, own, language):
    window = desk(visit, own, language)
    page = window.page
    window.go(PLANNER)
    sound(page)
    page.locator("[name=act][value=work-out]").click()
    expect(page.locator(".plan-slots")).to_be_visible()
    page.locator(".plan-places summary").first.click()
    sound(page)
    page.locator("#box-alone").fill("objective-1\nobjective-2\nobjective-3\nobjective-4\nobjective-5\nobjective-6")
    page.locator("[name=act][value=work-out]").click()
    expect(page.locator(".plan .warnings")).to_be_visible()
    sound(page)
    page.locator("#box-slots").fill("soon")
    page.locator("[name=act][value=work-out]").click()
    expect(page.locator("#faults-title")).to_be_visible()
    sound(page)
    assert unexpected(window) == []
