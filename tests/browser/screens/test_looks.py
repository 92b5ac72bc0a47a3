"""How the screens look: nothing overflows in any language, axe finds nothing, the wall reads from the last row."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from browser.conftest import LAPTOP, PHONE, SMALL_PHONE, WALL

from .conftest import Room, settled, who

LANGUAGES = ("ar", "zh-CN", "en", "fr", "ru", "es")
SCREENS = ("floor", "desk", "console", "wall")
ROOM_SCREENS = (WALL, (1280, 720), (1024, 768), (1080, 1920))


@pytest.fixture(scope="module")
def meeting(at_work) -> str:
    """One meeting for all that only look."""
    return at_work.meetings.pop(0)


@pytest.fixture
def looking(at_work, visit, meeting) -> Room:
    room = Room(at_work, meeting, visit)
    page = room.look("chair", "console")
    if page.locator("[data-key=c]").count():
        page.keyboard.press("c")
        settled(page)
        page.locator("li", has_text="Republic of Macedonia").get_by_role("button").click()
        expect(page.get_by_role("button", name="Start the clock")).to_be_visible()
        settled(page)
        page.keyboard.press("Space")
        expect(page.locator("[data-face]")).to_have_attribute("data-light", "green")
    return room


def overflow(page: Page) -> list[str]:
    """What reaches beyond the window's edges."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((each) => each.checkVisibility())
          .filter((each) => !each.closest(".for-ears, .icons, .skip, .of > *, [data-live-says], option"))
          .filter((each) => getComputedStyle(each).position !== "absolute")
          .filter((each) => { const box = each.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1); })
          .map((each) => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 40)}`)"""
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overflows_in_any_language_on_any_screen(looking, language):
    for who_looks, screen in (("fiji", "floor"), ("officer", "desk"), ("chair", "console")):
        page = looking.look(who_looks, screen, SMALL_PHONE, language)
        for size in (SMALL_PHONE, PHONE, LAPTOP, WALL):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            assert overflow(page) == [], (screen, size)
    assert looking.complaints() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(looking, language):
    for who_looks, screen, size in (
        ("fiji", "floor", PHONE),
        ("officer", "desk", LAPTOP),
        ("chair", "console", LAPTOP),
        ("chair", "wall", WALL),
    ):
        found = Axe().run(looking.look(who_looks, screen, size, language))
        assert found.violations_count == 0, f"{screen}\n{found.generate_report()}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_beside_the_screens_hold_together_and_axe_finds_nothing(looking, language):
    desk = looking.look("officer", "desk", LAPTOP, language)
    order = desk.locator(".list-acts a[href$='/order/']").first.get_attribute("href")
    speaks = desk.locator(".row-acts a").first.get_attribute("href")
    sheets = [looking.path(page) for page in ("roll", "spoken", "statements", "fairness", "options")]
    for address in (order, *sheets, f"{looking.path('desk')}{speaks}"):
        for width, height in (LAPTOP, SMALL_PHONE):
            desk.set_viewport_size({"width": width, "height": height})
            desk.goto(looking.at_work.demonstration.url(address))
            assert overflow(desk) == [], (address, width)
            found = Axe().run(desk)
            assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert looking.complaints() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_of_a_delegation_holds_together_and_axe_finds_nothing(looking, language):
    phone = looking.look("fiji", "floor", PHONE, language)
    phone.goto(looking.at_work.demonstration.url("/delegation/"))
    assert phone.locator("main li, main article, main tr").count() > 0
    for width, height in (LAPTOP, SMALL_PHONE):
        phone.set_viewport_size({"width": width, "height": height})
        assert overflow(phone) == [], width
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
    assert looking.complaints() == []


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_wall_reads_from_the_last_row_and_holds_the_longest_names(looking, language):
    page = looking.look("officer", "wall", WALL, language)
    for width, height in ROOM_SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        measured = page.evaluate(
            """() => {
              const size = (selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
              const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
              return { name: size(".who"), digits: size(".face-digits"), next: size(".queue .name"),
                on: box(".on"), strip: box(".strip"), session: box(".wall .session"), face: box(".face"),
                last: box(".queue li:last-child"), queue: box(".queue") };
            }"""
        )
        least = 0.09 * height if width > height else 0.1 * width
        assert measured["name"] >= least, (width, height)
        assert measured["digits"] >= 1.5 * measured["name"]
        assert measured["next"] >= 0.03 * min(width, height)
        assert measured["on"]["top"] >= measured["strip"]["bottom"] - 1, (width, height)
        assert measured["face"]["bottom"] <= measured["session"]["top"] + 1 or width < height, (width, height)
        assert measured["last"]["bottom"] <= measured["queue"]["bottom"] + 1, (width, height)
        assert overflow(page) == [], (width, height)


def test_targets_are_large_enough_for_a_thumb(looking):
    for who_looks, screen in (("fiji", "floor"), ("officer", "desk"), ("chair", "console")):
        page = looking.look(who_looks, screen, PHONE)
        small = page.evaluate(
            """() => [...document.querySelectorAll("main :is(button, summary, select, input)")]
              .filter((each) => !["hidden", "checkbox"].includes(each.type))
              .filter((each) => each.checkVisibility())
              .filter((each) => { const box = each.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
              .map((each) => each.outerHTML.slice(0, 120))"""
        )
        assert small == [], screen


def test_the_page_of_the_audience_weighs_less_than_100_kb_before_fonts(looking):
    page = looking.look("fiji", "floor", PHONE)
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        if answer.request.resource_type == "document":
            answers.clear()  # what the page before still waited for went with it
        answers.append(answer)

    page.on("response", keep)
    page.reload()
    expect(page.locator("html[data-live-state=live]")).to_be_attached()
    kept = [each for each in answers if each.request.resource_type not in ("font", "eventsource", "fetch")]
    assert sum(len(each.body()) for each in kept) < 100_000, {each.url: len(each.body()) for each in kept}


def test_a_display_is_admitted_at_the_desk_and_loses_its_stream_when_it_is_revoked(looking, visit):
    desk = looking.look("officer", "desk")
    desk.get_by_label("Where it stands").fill("Beside the podium")
    desk.get_by_role("button", name="Make its address").click()
    address = desk.locator(".address a").get_attribute("href")
    display = visit(size=WALL).page
    display.goto(address)
    expect(display.locator("html[data-live-state=live]")).to_be_attached()
    expect(who(display)).to_contain_text("Macedonia")
    desk.goto(looking.at_work.demonstration.url(looking.path("desk")))
    desk.get_by_role("button", name="Revoke").click()
    expect(display.locator("html")).to_have_attribute("data-live-state", "refused", timeout=10_000)
    expect(display.locator(".liveness")).to_contain_text("You may no longer follow this")
    expect(display.locator("[data-live]")).to_be_empty()


def test_the_head_holds_together_and_the_keys_stay_in_sight_while_the_network_is_away(looking):
    phone = looking.look("fiji", "floor", PHONE)
    phone.context.set_offline(True)
    expect(phone.locator("html[data-live-state=offline]")).to_be_attached()
    assert phone.locator(".screen-of .eyebrow").bounding_box()["height"] < 60
    assert phone.locator(".liveness").bounding_box()["width"] > 300
    console = looking.look("chair", "console")
    console.context.set_offline(True)
    expect(console.locator("html[data-live-state=offline]")).to_be_attached()
    onward, legend = (console.locator(each).bounding_box() for each in (".onward", ".legend"))
    assert onward["y"] + onward["height"] <= legend["y"]
