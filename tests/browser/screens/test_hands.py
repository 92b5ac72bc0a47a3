"""Every way of working the screens: keyboard alone, without scripts, on paper."""

import io
import re

import pdfplumber
from playwright.sync_api import Route, expect

from browser.conftest import PHONE

from .conftest import settled, who


def test_a_whole_meeting_by_keyboard_alone(room):
    page = room.look("chair", "console")
    keys = page.keyboard
    names = page.locator("ol.waiting li .name > bdi").all_inner_texts()
    keys.press("n")
    expect(page.locator("#said")).to_have_text("This key does nothing now.")
    keys.press("c")
    expect(page.locator("[data-key=n]")).to_be_visible()
    settled(page)
    keys.press("n")
    expect(who(page)).to_have_text(names[0])
    settled(page)
    keys.press("Space")
    expect(page.locator("[data-face]")).to_have_attribute("data-light", "green")
    settled(page)
    keys.press("+")
    expect(page.locator("[data-face]")).to_have_attribute("data-allotted", "190000")
    settled(page)
    keys.press("-")
    expect(page.locator("[data-face]")).to_have_attribute("data-allotted", "180000")
    settled(page)
    keys.press("Space")
    expect(page.locator(".face-paused")).to_be_visible()
    settled(page)
    keys.press("e")
    expect(who(page)).to_have_text("Nobody has the floor")
    settled(page)
    keys.press("u")
    expect(who(page)).to_have_text(names[0])
    settled(page)
    keys.press("g")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(who(page)).to_have_text(names[2])
    settled(page)
    keys.press("s")
    keys.type("13:00")
    keys.press("Enter")
    expect(page.locator(".session").first).to_contain_text("Suspended · until 13:00")
    settled(page)
    expect(page.locator("[data-key=r]")).to_be_focused()
    expect(page.get_by_label("Suspend until")).to_have_value("")
    assert page.evaluate("scrollY") == 0
    keys.press("r")
    expect(page.locator("[data-key=n]")).to_be_visible()
    settled(page)
    keys.press("a")
    keys.press("Enter")
    expect(page.locator("#said")).to_have_text("The meeting is adjourned.")
    expect(who(page)).to_have_text("The meeting is adjourned")
    assert room.complaints() == []


def test_keys_rest_while_somebody_types_and_can_be_switched_off(room):
    page = room.look("chair", "console")
    page.locator("#at").fill("")
    page.locator("#at").press("c")
    page.locator("[data-keys-on]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(who(page)).to_have_text("The meeting has not begun")
    page.reload()
    expect(page.locator("[data-keys-on]")).not_to_be_checked()
    page.locator("[data-keys-on]").check()
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(who(page)).to_have_text("Nobody has the floor")


def test_what_happened_in_an_outage_is_entered_with_its_time(room):
    page = room.look("chair", "console")
    page.locator("#at").fill("00:00:01")
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(page.locator(".session").first).to_contain_text("Called to order at 00:00")


def test_without_scripts_a_delegate_inscribes_and_the_chair_gives_and_ends(room):
    plain = {"java_script_enabled": False}
    for who_signs_in in ("fiji", "chair", "officer"):
        room.look(who_signs_in, "floor")
    phone = room.look("fiji", "floor", PHONE, **plain)
    expect(phone.get_by_text("This page does not follow by itself in your browser.")).to_be_visible()
    phone.get_by_role("button", name="Inscribe Fiji").click()
    expect(phone.locator(".notice[data-kind]")).to_contain_text("You are on the list, as number 6.")
    expect(phone.locator("[data-turn-says]").first).to_have_text("5 speakers before you")
    desk = room.look("officer", "desk", **plain)
    desk.locator("#typed").fill("tuval")
    desk.locator("#typed").press("Enter")
    expect(desk.locator(".notice[data-kind]")).to_contain_text("Tuvalu is inscribed.")
    desk.get_by_role("button", name="Up: Tuvalu").click()
    chair = room.look("chair", "console", **plain)
    chair.get_by_role("button", name="Call to order").click()
    chair.get_by_role("button", name="Give the floor: Fiji").click()
    expect(who(chair)).to_have_text("Fiji")
    chair.get_by_role("button", name="Start the clock").click()
    expect(chair.locator("[data-face-digits]")).to_have_text(re.compile(r"[23]:\d\d"))
    chair.get_by_role("button", name="End", exact=True).click()
    expect(who(chair)).to_have_text("Nobody has the floor")
    phone.get_by_role("link", name="Refresh").click()
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_visible()


def test_the_desk_moves_marks_absent_undoes_and_prints_by_keys(room):
    desk = room.look("officer", "desk")
    names = desk.locator("ol.waiting .name > bdi")
    before = names.all_inner_texts()
    desk.keyboard.press("g")
    desk.keyboard.press("Alt+ArrowDown")
    expect(names.first).to_have_text(before[1])
    settled(desk)
    desk.locator("h1").click()
    desk.keyboard.press("u")
    expect(names.first).to_have_text(before[0])
    settled(desk)
    desk.keyboard.press("g")
    desk.keyboard.press("x")
    expect(names.last).to_have_text(before[0])
    settled(desk)
    desk.add_init_script("window.print = () => document.documentElement.setAttribute('data-printed', '')")
    desk.locator("h1").click()
    desk.keyboard.press("p")
    expect(desk.get_by_role("heading", name="List of speakers")).to_be_visible()
    expect(desk.locator("html[data-printed]")).to_be_attached()
    with pdfplumber.open(io.BytesIO(desk.pdf(format="A4"))) as paper:
        printed = "\n".join(page.extract_text() for page in paper.pages)
    for name in before:
        assert all(word in printed for word in name.split()), (name, printed)
    assert "Zerodraft" not in printed.splitlines()[0]
    assert "Desk" not in printed
    desk.get_by_role("link", name="Desk").click()
    expect(desk.locator("#typed")).to_be_visible()
    assert room.complaints() == []


def test_one_is_put_at_a_place_by_its_number(room):
    desk = room.look("officer", "desk")
    names = desk.locator("ol.waiting .name > bdi")
    before = names.all_inner_texts()
    desk.keyboard.press("g")
    desk.keyboard.press("m")
    desk.keyboard.type("4")
    desk.keyboard.press("Enter")
    expect(names.nth(3)).to_have_text(before[0])


def test_enter_in_the_field_for_a_time_acts_on_nothing(room):
    for options in ({}, {"java_script_enabled": False}):
        page = room.look("chair", "console", **options)
        page.locator("#at").fill("00:00:01")
        page.locator("#at").press("Enter")
        page.locator("#at").fill("")
        expect(who(page)).to_have_text("The meeting has not begun")
        page.goto(page.url)
        expect(who(page)).to_have_text("The meeting has not begun")


def test_a_network_that_stands_still_is_told_and_nothing_is_swallowed_in_silence(room):
    page = room.look("chair", "console")
    said, held = page.locator("#said"), []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/acts/call-to-order", hold)
    page.keyboard.press("c")
    expect(said).to_have_text("Sending…")
    page.keyboard.press("c")
    expect(said).to_contain_text("this one was not sent")
    held[0].continue_()
    expect(said).to_have_text("The meeting is called to order.")
    assert len(held) == 1
    settled(page)
    page.context.set_offline(True)
    expect(page.locator("html[data-live-state=offline]")).to_be_attached()
    page.keyboard.press("n")
    expect(said).to_have_text("You are offline: nothing was sent.")
    page.context.set_offline(False)
    expect(said).to_have_text("")


def test_ears_hear_the_light_change_the_time_at_a_key_and_that_nobody_speaks(room):
    page = room.look("chair", "console")
    keys, heard = page.keyboard, page.locator("[data-announces-time]")
    keys.press("t")
    expect(heard).to_have_text("Nobody has the floor")
    keys.press("c")
    settled(page)
    page.get_by_label("Name, if it is to be shown").fill("Ada Vidal")
    page.get_by_label("Minutes").fill("0:41")
    page.get_by_label("Minutes").press("Enter")
    expect(page.locator("[data-key=Space]")).to_be_focused()
    expect(page.get_by_label("Name, if it is to be shown")).to_have_value("")
    settled(page)
    keys.press("t")
    expect(heard).to_have_text("Clock not started: 41 seconds")
    keys.press("Space")
    expect(page.locator("[data-face]")).to_have_attribute("data-light", "green")
    settled(page)
    keys.press("-")
    expect(heard).to_have_text(re.compile("(29|30) seconds left"))
    shown = page.locator("[data-turn]").first
    for _press in range(3):
        # The answer may come before what it changed: the next act is made from what is shown by then.
        settled(page)
        turn = shown.get_attribute("data-turn")
        keys.press("-")
        expect(shown).not_to_have_attribute("data-turn", turn)
    expect(heard).to_have_text("Time is up")
    settled(page)
    keys.press("e")
    expect(page.locator("[data-announces]")).to_have_text("Nobody has the floor")


def test_a_delegation_that_was_interrupted_has_the_floor_when_the_meeting_resumes(room):
    console, phone = room.look("chair", "console"), room.look("fiji", "floor", PHONE)
    wall = room.look("officer", "wall")
    phone.get_by_role("button", name="Inscribe Fiji").click()
    console.keyboard.press("c")
    console.locator("li", has_text="Fiji").get_by_role("button").click()
    turn, heard = phone.locator("[data-own-now]"), phone.locator("[data-announces-own]")
    expect(turn).to_have_text("Fiji You have the floor")
    expect(heard).to_have_text("You have the floor")
    settled(console)
    console.keyboard.press("s")
    console.keyboard.press("Enter")
    expect(turn).to_have_text("Fiji You have the floor when the meeting resumes")
    expect(wall.locator(".on")).to_contain_text("Fiji has the floor when the meeting resumes")
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_hidden()
    phone.reload()
    expect(turn).to_have_text("Fiji You have the floor when the meeting resumes")
    expect(phone.get_by_role("button", name="Inscribe Fiji")).to_be_hidden()


def test_a_formal_meeting_by_keys_and_names(room):
    page = room.look("chair", "console")
    keys, said = page.keyboard, page.locator("#said")
    page.get_by_label("It runs by").select_option("ga-plenary")
    page.get_by_role("button", name="Choose these rules").click()
    expect(page.locator(".terms")).to_contain_text("General Assembly, plenary")
    expect(page.locator("[name=motion] option")).not_to_have_count(0)

    def pressed(key: str, *typed: str, told: str) -> None:
        page.locator("h1").click()
        keys.press(key)
        for each in typed:
            keys.type(each)
            keys.press("Enter" if each == typed[-1] else "Tab")
        expect(said).to_contain_text(told)
        settled(page)

    expect(page.locator("#point-of[data-ready]")).to_be_attached()
    pressed("c", told="The meeting is called to order.")
    pressed("o", "fij", told="The point of order is heard.")
    expect(who(page)).to_have_text("Fiji")
    expect(page.locator("#point-of")).to_be_hidden()
    pressed("h", told="The point of order is upheld.")
    pressed("l", "per", told="The appeal is before the meeting.")
    expect(page.locator(".point")).to_contain_text("Appealed against by Peru")
    pressed("v", "12", "30", told="The ruling stands.")
    expect(page.locator(".point")).to_have_count(0)
    page.locator("[name=motion]").select_option("close-debate")
    page.locator("#moved-by").fill("chad")
    page.locator("#moved-by").press("Enter")
    expect(page.locator(".motions li")).to_contain_text("Closure of debate moved by Chad")
    settled(page)
    page.locator("#speaks-to").fill("egyp")
    page.get_by_role("button", name="Against", exact=True).click()
    expect(who(page)).to_have_text("Egypt")
    expect(page.locator(".motions li")).to_contain_text("1 more may speak against")
    settled(page)
    page.get_by_role("button", name="Carried").click()
    expect(page.locator(".motions")).to_have_count(0)
    settled(page)
    pressed("e", told="The intervention is over.")
    page.locator("h1").click()
    keys.press("v")
    keys.press("Enter")
    expect(who(page)).to_have_text("Voting is under way")
    settled(page)
    pressed("v", told="Voting is over.")
    assert room.complaints() == []


def test_the_roll_is_counted_while_it_is_ticked(room):
    console = room.look("chair", "console")
    console.get_by_label("It runs by").select_option("ga-plenary")
    console.get_by_role("button", name="Choose these rules").click()
    expect(console.get_by_role("link", name="Call the roll")).to_be_visible()
    page = room.look("officer", "desk")
    page.get_by_role("link", name="Call the roll").click()
    there, needs = page.locator("[data-there]"), page.locator(".need")
    page.get_by_role("button", name="All present").click()
    expect(there).to_have_text("193")
    expect(needs.nth(1)).to_have_text("A decision needs 97: enough")
    page.get_by_role("button", name="None").click()
    expect(there).to_have_text("0")
    expect(needs.nth(1)).to_have_text("A decision needs 97: not yet")
    page.get_by_label("Fiji", exact=True).check()
    page.get_by_label("Chad", exact=True).check()
    expect(there).to_have_text("2")
    page.get_by_role("button", name="The roll is called").click()
    expect(page.locator(".notice[data-kind]")).to_contain_text("The roll is called.")
    expect(page.get_by_label("Fiji", exact=True)).to_be_checked()
    expect(console.locator(".count")).to_contain_text("2 of 193 members are there")
    page.get_by_label("Note one delegation").fill("peru")
    page.get_by_role("button", name="It is there").click()
    expect(console.locator(".count")).to_contain_text("3 of 193 members are there")


def test_the_desk_keeps_a_full_list_and_notes_who_speaks(room):
    page = room.look("officer", "desk")
    page.locator("summary", has_text="Places").click()
    page.get_by_label("Places on the list").fill("5")
    page.get_by_label("Places on the list").press("Enter")
    expect(page.locator(".openness").first).to_contain_text("5 places")
    settled(page)
    page.locator("#typed").fill("fiji")
    page.locator("#typed").press("Enter")
    expect(page.locator("ol.reserve")).to_contain_text("Fiji")
    settled(page)
    page.locator("h1").click()
    page.keyboard.press("b")
    expect(page.locator(".walls")).to_contain_text("The walls are dark")
    settled(page)
    row = page.locator("ol.waiting li").first
    row.get_by_role("link").click()
    page.get_by_label("Name", exact=True).fill("Ada Vidal")
    page.locator("[name=rank]").select_option("minister")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("ol.waiting li").first).to_contain_text("Ada Vidal, Minister")
    row.get_by_role("link").click()
    expect(page.locator("[name=rank]")).to_have_value("minister")
    assert room.complaints() == []
