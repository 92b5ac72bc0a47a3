"""The screens of a room in a real browser: walls in their layouts, the light with its tone, the interpreters' view."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import LAPTOP, PHONE, SMALL_PHONE, WALL
from statements import docx, words

from .conftest import Room, settled, who
from .test_looks import LANGUAGES, ROOM_SCREENS, overflow

TABLET, BOOTH = (1024, 768), (1440, 900)
LAYOUTS = ("", "?layout=list", "?layout=clock", "?layout=rooms")

# Counts the tones, and the locks that keep a screen awake, in place of what a browser without speakers has.
HEARD = """
  window.tones = 0; window.locks = 0;
  class Node { connect() {} start() { window.tones += 0.5; } stop() {} }
  window.AudioContext = class {
    currentTime = 0; destination = {};
    resume() { this.resumed = true; }
    createGain() { return Object.assign(new Node(), { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } }); }
    createOscillator() { return Object.assign(new Node(), { frequency: {} }); }
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { window.locks += 1; return {}; } } });
"""


def send(page: Page, room: Room, path: str, **form: str) -> None:
    """An act by its address, as the page's own forms send it."""
    token = next(each["value"] for each in page.context.cookies() if each["name"] == "csrftoken")
    address = room.at_work.demonstration.url(path)
    headers = {"Referer": address, "Accept": "application/json"}
    answer = page.request.post(address, form={"csrfmiddlewaretoken": token, **form}, headers=headers)
    assert answer.status == 200, answer.text()


def act(console: Page, room: Room, name: str, **form: str) -> None:
    """An act of the chair, from what the console shows."""
    turn = console.locator("[data-turn]").first.get_attribute("data-turn") or ""
    send(console, room, f"/meetings/{room.meeting}/acts/{name}", seen=turn, **form)
    expect(console.locator("[data-turn]").first).to_have_attribute("data-turn", str(int(turn) + 1))


def words_on(page: Page) -> list[str]:
    """Whatever can be read on a page."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
          .map((each) => each.outerHTML)"""
    )


def begin(room: Room) -> Page:
    """The console of a meeting in which the first has the floor, and the clock runs."""
    console = room.look("chair", "console")
    for key in ("c", "n", "Space"):
        console.keyboard.press(key)
        settled(console)
    expect(console.locator("[data-face]")).to_have_attribute("data-light", "green")
    return console


def test_walls_follow_what_happens_in_every_layout(room):
    console = begin(room)
    desk = room.look("officer", "desk")
    walls = [room.look("officer", "wall", WALL) for _layout in range(3)]
    for wall, layout in zip(walls, LAYOUTS[1:3], strict=False):
        wall.goto(room.at_work.demonstration.url(room.path("wall") + layout))
        expect(wall.locator("html[data-live-state=live]")).to_be_attached()
    named = who(console).inner_text()
    for wall in walls:
        expect(wall.locator("[data-live]")).to_contain_text(named)
        expect(wall.locator("[data-face-digits]")).to_be_visible()
    at = f"/meetings/{room.meeting}/desk"
    send(desk, room, f"{at}/message", message="Lunch until 14:30")
    for wall in walls:
        expect(wall.locator(".session .message")).to_have_text("Lunch until 14:30")
        expect(wall.locator("[data-face-digits]")).to_be_visible()
    send(desk, room, f"{at}/blank", dark="yes")
    for wall in walls:
        expect(wall.locator("[data-blank]")).to_be_visible()
        assert words_on(wall) == []
    send(desk, room, f"{at}/blank", dark="no")
    for wall in walls:
        expect(wall.locator("[data-live]")).to_contain_text(named)
    act(console, room, "enforcement", mode="room")
    expect(walls[2].locator(".cuts")).to_contain_text("equipment cuts the microphone")
    act(console, room, "end")
    for wall in walls:
        expect(wall.locator("h1.message")).to_have_text("Lunch until 14:30")
    send(desk, room, f"{at}/message", message="")
    act(console, room, "suspend", until="11:30")
    for wall in walls:
        expect(wall.locator("h1")).to_have_text("Suspended until 11:30")
    act(console, room, "resume")
    act(console, room, "adjourn")
    expect(walls[2].locator(".under")).to_contain_text("Next meeting at")
    assert room.complaints() == []


def test_one_tone_sounds_when_the_time_is_up_and_only_where_it_was_allowed(room):
    console = begin(room)
    act(console, room, "enforcement", mode="sound")
    pages = []
    for screen, size in (("light", TABLET), ("wall", WALL), ("light", TABLET)):
        page = room.look("officer", screen, size)
        page.add_init_script(HEARD)
        page.reload()
        expect(page.locator("html[data-live-state=live]")).to_be_attached()
        pages.append(page)
    light, wall, deaf = pages
    assert light.evaluate("window.locks") == 1
    expect(light.locator("[data-asleep]")).to_be_hidden()
    for page in (light, wall):
        page.get_by_role("button", name="Let this screen sound").click()
        assert page.evaluate("window.tones") == 1
        expect(page.locator("[data-tone]")).to_be_hidden()
    for _time in range(17):
        act(console, room, "less")
    for page in (light, wall, deaf):
        expect(page.locator("[data-face]")).to_have_attribute("data-light", "red", timeout=20_000)
        expect(page.locator("[data-face-word]")).to_have_text("Over time")
        expect(page.locator("[data-face-digits]")).to_contain_text("+")
    assert [page.evaluate("window.tones") for page in (light, wall, deaf)] == [2, 2, 0]
    # Nobody is cut off: the speaker has the floor still, and the clock counts on.
    expect(console.locator("[data-face]")).to_have_attribute("data-light", "red")
    light.reload()
    expect(light.locator("html[data-live-state=live]")).to_be_attached()
    light.get_by_role("button", name="Let this screen sound").click()
    light.wait_for_timeout(600)
    assert light.evaluate("window.tones") == 1
    act(console, room, "enforcement", mode="light")
    expect(deaf.locator("[data-tone]")).to_be_hidden()
    assert room.complaints() == []


def test_the_light_reads_from_five_metres_and_counts_when_the_network_is_away(room):
    console = begin(room)
    page = room.look("officer", "light", TABLET)
    for width, height in (TABLET, (768, 1024), PHONE, (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        sizes = page.evaluate(
            """() => ["digits", "word"]
              .map((each) => parseFloat(getComputedStyle(document.querySelector(`.face-${each}`)).fontSize))"""
        )
        # A tablet of 1024 by 768 is about 20 cm wide: digits of 4 cm and a word of 1 cm are read from five metres.
        assert sizes[0] >= 0.25 * min(width, height), (width, height)
        assert sizes[1] >= 0.08 * min(width, height), (width, height)
        assert overflow(page) == [], (width, height)
    shades = set()
    for light, less in (("green", 0), ("amber", 15), ("red", 4)):
        for _time in range(less):
            act(console, room, "less")
        expect(page.locator("[data-face]")).to_have_attribute("data-light", light, timeout=15_000)
        shades.add(page.evaluate("getComputedStyle(document.querySelector('.face')).backgroundColor"))
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert len(shades) == 3
    page.context.set_offline(True)
    before = page.locator("[data-face-digits]").inner_text()
    expect(page.locator("[data-face-digits]")).not_to_have_text(before)
    expect(page.locator(".liveness")).to_contain_text("Offline")


def test_interpreters_see_a_statement_as_soon_as_it_is_handed_in_and_how_fast_it_is(room):
    begin(room)
    booth = room.look("officer", "interpreters", BOOTH)
    first = booth.locator(".coming li").first
    expect(first).to_contain_text("No statement handed in")
    key = (first.get_attribute("id") or "").removeprefix("i-")
    desk = room.look("officer", "desk")
    desk.goto(room.at_work.demonstration.url(f"/inscriptions/{key}/statement/"))
    for language in ("en", "ar"):
        found = Axe().run(desk)
        assert found.violations_count == 0, f"{language} {found.generate_report()}"
    desk.get_by_label("File").set_input_files(
        {"name": "Fiji.docx", "mimeType": "application/octet-stream", "buffer": docx(words(390))}
    )
    desk.get_by_role("button", name="Hand it in").click()
    expect(desk.locator(".handed")).to_contain_text("390 words")
    expect(first.locator("[data-fast]")).to_contain_text("130 words a minute")
    expect(first.locator("[data-fast] svg")).to_be_visible()
    expect(first).to_contain_text("Check against delivery")
    with booth.expect_download() as saved:
        first.get_by_role("link", name="Fiji.docx").click()
    assert saved.value.suggested_filename == "Fiji.docx"
    for size in (BOOTH, TABLET, PHONE, SMALL_PHONE):
        booth.set_viewport_size({"width": size[0], "height": size[1]})
        assert overflow(booth) == [], size
    found = Axe().run(booth)
    assert found.violations_count == 0, found.generate_report()
    desk.goto(room.at_work.demonstration.url(f"/meetings/{room.meeting}/statements/"))
    for size in (LAPTOP, PHONE, SMALL_PHONE):
        desk.set_viewport_size({"width": size[0], "height": size[1]})
        assert overflow(desk) == [], size
    found = Axe().run(desk)
    assert found.violations_count == 0, found.generate_report()
    desk.emulate_media(media="print")
    expect(desk.get_by_text("Fiji.docx")).to_be_visible()
    expect(desk.get_by_role("button", name="Print")).to_be_hidden()
    assert room.complaints() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overflows_on_any_wall_in_any_language(looking_at, language):
    page = looking_at.look("officer", "wall", WALL, language)
    for layout in LAYOUTS:
        page.goto(looking_at.at_work.demonstration.url(looking_at.path("wall") + layout))
        for width, height in ROOM_SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            assert overflow(page) == [], (layout, width, height)
        if language in ("en", "ar"):
            page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
            found = Axe().run(page)
            assert found.violations_count == 0, f"{layout}\n{found.generate_report()}"
    light = looking_at.look("officer", "light", TABLET, language)
    assert overflow(light) == []
    assert looking_at.complaints() == []


@pytest.fixture(scope="module")
def one_meeting(at_work) -> str:
    return at_work.meetings.pop(0)


@pytest.fixture
def looking_at(at_work, visit, one_meeting) -> Room:
    room = Room(at_work, one_meeting, visit)
    console = room.look("chair", "console")
    if console.locator("[data-key=c]").count():
        begin(room)
    return room


def test_a_lobby_brings_in_what_is_new_by_itself_and_keeps_what_it_has_without_a_network(room, visit):
    console = begin(room)
    desk = room.look("officer", "desk")
    desk.get_by_label("Where it stands").fill("Lobby")
    desk.get_by_label("What it shows").select_option("rooms")
    desk.get_by_role("button", name="Make its address").click()
    address = desk.locator(".address a").get_attribute("href")
    lobby = visit(size=WALL).page
    lobby.clock.install()
    lobby.goto(address)
    expect(lobby.locator(".room[data-speaks]").first).to_be_visible()
    spoken = lobby.locator(".room[data-speaks]").count()
    act(console, room, "end")
    lobby.clock.run_for(11_000)
    expect(lobby.locator(".room[data-speaks]")).to_have_count(spoken - 1)
    lobby.context.set_offline(True)
    lobby.clock.run_for(11_000)
    expect(lobby.locator("html")).to_have_attribute("data-live-state", "offline")
    assert lobby.locator(".room").count() > 0
    lobby.context.set_offline(False)
    desk.goto(room.at_work.demonstration.url(room.path("desk")))
    desk.get_by_role("button", name="Revoke").click()
    expect(desk.get_by_text("The display is revoked.")).to_be_visible()
    lobby.clock.run_for(11_000)
    expect(lobby.locator("html")).to_have_attribute("data-live-state", "refused")
    expect(lobby.locator(".room")).to_have_count(0)
