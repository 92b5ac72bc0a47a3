"""Several people at one meeting at once: each sees what the others did, and nobody is skipped."""

import time

from playwright.sync_api import expect

from browser.conftest import PHONE, WALL

from .conftest import settled, who

NAMES = {
    "CÔTE D’IV": "Côte d'Ivoire",
    "Кот-д": "Côte d'Ivoire",
    "são tomé": "Sao Tome and Principe",
    "Йемен": "Yemen",
    "الأردن": "Jordan",
    "斐济": "Fiji",
    "uk": "United Kingdom",
}
"""What is typed, folded by the page as the server folds the names it is compared with."""


def test_of_two_who_press_next_at_once_the_second_is_refused_and_told_why(room):
    one, other = room.look("chair", "console"), room.look("colleague", "console")
    one.keyboard.press("c")
    settled(one)
    expect(other.locator("[data-key=n]")).to_be_visible()
    first, second = one.locator("ol.waiting li").nth(0), one.locator("ol.waiting li").nth(1)
    names = [each.locator(".name > bdi").inner_text() for each in (first, second)]
    with other.expect_response(lambda answer: answer.url.endswith("/acts/next")) as refused:
        # What the other saw when the finger was already on its way: the button as it was before the first press arrived.
        held = other.locator("[data-key=n]").get_attribute("value")
        one.keyboard.press("n")
        expect(who(one)).to_have_text(names[0])
        other.evaluate(
            """(held) => {
                const button = document.querySelector('[data-key=n]');
                button.value = held;
                button.click();
            }""",
            held,
        )
    assert refused.value.status == 409
    expect(other.locator("#said")).to_contain_text("Somebody acted first: Chair gave the floor")
    expect(who(other)).to_have_text(names[0])
    expect(other.locator("[data-key=n] bdi")).to_have_text(names[1])
    assert [said for said in room.complaints() if "409" not in said] == []


def test_a_delegate_inscribes_from_a_phone_and_every_screen_follows(room):
    console, wall = room.look("chair", "console"), room.look("officer", "wall", WALL)
    phone = room.look("fiji", "floor", PHONE)
    phone.get_by_role("button", name="Inscribe Fiji").click()
    expect(phone.locator("[data-turn-says]").first).to_have_text("5 speakers before you")
    expect(phone.locator("[data-turn-place]").first).to_have_text("6")
    expect(console.locator("ol.waiting")).to_contain_text("Fiji")
    console.keyboard.press("c")
    settled(console)
    console.locator("li", has_text="Fiji").get_by_role("button").click()
    expect(who(wall)).to_have_text("Fiji")
    expect(phone.locator("[data-turn-says]").first).to_have_text("You have the floor")
    expect(phone.locator("[data-announces]")).to_have_text("Fiji has the floor")
    settled(console)
    console.keyboard.press("Space")
    expect(wall.locator("[data-face]")).to_have_attribute("data-light", "green")
    expect(phone.locator("[data-face-digits]")).to_have_text("2:59")
    settled(console)
    console.keyboard.press("e")
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_visible()
    expect(phone.locator(".looked-back")).to_contain_text("Fiji")
    assert room.complaints() == []


def test_a_double_tap_inscribes_once(room):
    phone = room.look("fiji", "floor", PHONE)
    phone.get_by_role("button", name="Inscribe Fiji").dblclick()
    expect(phone.locator("[data-turn-place]").first).to_have_text("6")
    expect(phone.locator("ol.waiting li", has_text="Fiji")).to_have_count(1)
    settled(phone)
    phone.get_by_role("button", name="Withdraw").first.click()
    phone.get_by_role("button", name="Withdraw: you lose place 6").click()
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_visible()
    expect(phone.locator("ol.waiting li", has_text="Fiji")).to_have_count(0)
    assert room.complaints() == []


def test_the_officer_types_fij_and_enter_and_it_is_there_within_two_seconds(room):
    desk = room.look("officer", "desk")
    expect(desk.locator("#typed[data-ready]")).to_be_visible()
    desk.keyboard.press("i")
    expect(desk.locator("#typed")).to_be_focused()
    began = time.monotonic()
    desk.keyboard.type("fij")
    desk.keyboard.press("Enter")
    expect(desk.locator("ol.waiting li", has_text="Fiji")).to_be_visible()
    assert time.monotonic() - began < 2
    expect(desk.locator("#said")).to_have_text("Fiji is inscribed.")
    expect(desk.locator("#typed")).to_be_focused()
    expect(desk.locator("#typed")).to_have_value("")
    for typed, name in NAMES.items():
        desk.locator("#typed").fill(typed)
        expect(desk.locator("#suggestions li").first).to_contain_text(name)
    desk.locator("#typed").fill("1")
    expect(desk.locator("#suggestions li").first).to_contain_text("Afghanistan")
    desk.locator("#typed").fill("nobody of that name")
    expect(desk.get_by_role("listbox")).to_be_hidden()
    desk.locator("#typed").fill("south")
    expect(desk.locator("#suggestions li").first).to_have_text("South Africa")
    expect(desk.locator("#suggestions li", has_text="Republic of Korea")).to_contain_text("south korea")
    desk.locator("#typed").press("Escape")
    expect(desk.get_by_role("listbox")).to_be_hidden()
    assert room.complaints() == []


def test_the_clock_goes_on_when_the_network_does_not(room):
    console, wall = room.look("chair", "console"), room.look("officer", "wall", WALL)
    console.keyboard.press("c")
    expect(console.locator("[data-key=n]")).to_be_visible()
    settled(console)
    console.keyboard.press("n")
    expect(console.get_by_role("button", name="Start the clock")).to_be_visible()
    settled(console)
    console.keyboard.press("Space")
    expect(wall.locator("[data-face]")).to_have_attribute("data-light", "green")
    wall.context.set_offline(True)
    expect(wall.locator("html")).to_have_attribute("data-live-state", "offline")
    expect(wall.locator(".liveness")).to_contain_text("Offline")
    shown = wall.locator("[data-face-digits]").inner_text()
    expect(wall.locator("[data-face-digits]")).not_to_have_text(shown)
    console.keyboard.press("Space")
    expect(console.get_by_role("button", name="Go on")).to_be_visible()
    wall.context.set_offline(False)
    expect(wall.locator("html")).to_have_attribute("data-live-state", "live")
    expect(wall.locator(".face-paused")).to_be_visible()


def test_a_focused_button_says_and_sends_what_the_page_shows(room):
    """A button keeps the focus from act to act; its words and what it sends must change under the fingers."""
    console = room.look("chair", "console")
    console.keyboard.press("c")
    expect(console.locator("[data-key=n]")).to_be_visible()
    settled(console)
    console.keyboard.press("n")
    button = console.locator("[data-key=Space]")
    button.focus()
    for words in ("Pause", "Go on", "Pause"):
        settled(console)
        console.keyboard.press("Enter")
        expect(button).to_contain_text(words)
        expect(button).to_be_focused()
    expect(console.locator("#said")).to_have_attribute("data-kind", "success")
