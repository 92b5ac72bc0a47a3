"""Every page: nothing that axe finds, nothing that the browser complains of, and light enough for a poor network."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response

from .conftest import LAPTOP, PHONE, SMALL_PHONE, WALL, Visit

RULES = "/processes/global-compact-for-safe-orderly-and-regular-migration/rules/"
NAMES = "/processes/global-compact-for-safe-orderly-and-regular-migration/names/"
SINCE = "/processes/global-compact-for-safe-orderly-and-regular-migration/since/"
ANNOUNCEMENT = "/processes/global-compact-for-safe-orderly-and-regular-migration/announcement/"
LETTERS = "/processes/global-compact-for-safe-orderly-and-regular-migration/letters/"
PLANNER = "/programme/global-compact-for-safe-orderly-and-regular-migration/working/planner/"
QUESTIONS = "/processes/global-compact-for-safe-orderly-and-regular-migration/questions/"
OUTBOX = "/processes/global-compact-for-safe-orderly-and-regular-migration/outbox/"
PUBLIC = (
    "/",
    "/meetings/",
    "/letters/",
    "/about/",
    "/parties/",
    "/holidays/",
    RULES,
    LETTERS,
    SINCE,
    "/accounts/login/",
    "/accounts/signup/",
    "/api/",
)
STAFF = (
    "/record/",
    "/people/",
    "/device/",
    "/tokens/",
    "/letters/",
    RULES,
    f"{RULES}0/",
    LETTERS,
    f"{LETTERS}new/",
    f"{LETTERS}emblems/",
    NAMES,
    PLANNER,
    f"{LETTERS}?standing=in-force",
    QUESTIONS,
    SINCE,
    ANNOUNCEMENT,
    "/parties/addresses/",
    "/parties/addresses/list/",
    OUTBOX,
    f"{OUTBOX}lists/",
    "/notices/",
    "/accounts/password/change/",
    "/accounts/logout/",
)
MISSING = "/nothing-of-that-name/"
LIMIT = 100_000


def path_of(window: Visit, path: str) -> str:
    return window.address_of(path) if path in ("/meetings/", "/letters/") else path


def assert_sound(window: Visit, path: str) -> None:
    page = window.go(path_of(window, path))
    found = Axe().run(page)
    assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
    assert page.locator("h1").count() == 1
    assert page.title()


@pytest.mark.parametrize(
    ("path", "language"), [*((path, "en") for path in PUBLIC), *((path, "ar") for path in PUBLIC[:9])]
)
def test_public_pages_are_sound(visit, path, language):
    window = visit(language)
    assert_sound(window, path)
    assert window.complaints == []


@pytest.mark.parametrize("path", [*PUBLIC[:3], RULES])
@pytest.mark.parametrize("size", [PHONE, WALL])
def test_the_other_layouts_are_sound(visit, path, size):
    window = visit(size=size)
    assert_sound(window, path)
    assert window.complaints == []


def test_pages_of_the_secretariat_are_sound(visit):
    window = visit()
    window.sign_in()
    for path in STAFF:
        assert_sound(window, path)
    assert window.complaints == []


@pytest.mark.parametrize("size", [LAPTOP, SMALL_PHONE])
def test_rules_of_procedure_are_looked_at_and_go_back_to_be_written(visit, size):
    window = visit(size=size)
    window.sign_in()
    page = window.go(RULES)
    for button, heading in (
        ("Look at General Assembly, plenary", "Nothing is adopted yet"),
        ("Look through it", "Nothing is adopted yet"),
        ("Go on writing", "Rules of procedure"),
    ):
        if button == "Look through it":
            window.go(RULES)
        page.get_by_role("button", name=button).click()
        page.get_by_role("heading", name=heading, exact=True).wait_for()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= room
    assert 'key = "custom"' in page.get_by_label("written as TOML").input_value()
    assert window.complaints == []


@pytest.mark.parametrize(("path", "status"), [(MISSING, 404), ("/record/", 403)])
def test_refusals_are_sound_pages(visit, path, status):
    window = visit()
    assert_sound(window, path)
    assert window.page.get_by_role("link", name="To the programme").count() == 1
    assert [complaint for complaint in window.complaints if str(status) not in complaint] == []


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_weigh_less_than_100_kb_before_fonts(visit, path):
    address = path_of(visit("ar"), path)
    window = visit("ar")
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    window.page.on("response", keep)
    window.go(address)
    weights = {each.url: len(each.body()) for each in answers if each.request.resource_type != "font"}
    assert any(url.endswith(".css") for url in weights)
    assert sum(weights.values()) < LIMIT, weights
