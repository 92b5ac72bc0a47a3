"""A delegation's own part of its phone: what nobody else sees follows too, and asks no more than it must."""

from playwright.sync_api import expect

from browser.conftest import PHONE

from .conftest import settled


def test_a_swap_is_asked_and_answered_from_phone_to_phone_and_others_ask_nothing(room):
    fiji, peru = room.look("fiji", "floor", PHONE), room.look("peru", "floor", PHONE)
    asked: list[str] = []
    peru.on("request", lambda request: asked.append(request.url) if request.url.endswith("/own/") else None)
    fiji.locator("summary", has_text="Who will speak").first.click()
    fiji.locator("[name=speaker]").first.fill("Ms Vula")
    fiji.get_by_role("button", name="Inscribe with these particulars").first.click()
    expect(fiji.locator("summary", has_text="Who will speak: Ms Vula")).to_be_visible()
    assert asked == []
    settled(peru)
    peru.get_by_role("button", name="Inscribe Peru").click()
    peru.locator("summary", has_text="Change places").click()
    peru.locator("[name=partner]").select_option(label="6. Fiji")
    peru.get_by_role("button", name="Ask to change places").click()
    offer = fiji.locator("[data-offered]")
    expect(offer).to_contain_text("You would go from place 6 to place 7.")
    expect(fiji.locator("[data-announces-own]")).to_contain_text("Peru asks to change places with you.")
    settled(fiji)
    offer.get_by_role("button", name="Agree").click()
    expect(peru.locator(".swap")).to_contain_text("agreed to change places")
    assert room.complaints() == []


def test_what_was_typed_and_not_sent_stays_when_the_floor_changes(room):
    fiji, peru = room.look("fiji", "floor", PHONE), room.look("peru", "floor", PHONE)
    fiji.get_by_role("button", name="Inscribe Fiji").click()
    fiji.locator(".held summary", has_text="Who will speak").first.click()
    name = fiji.locator(".held [name=speaker]").first
    name.fill("Ms Vu")
    with fiji.expect_response(lambda answer: answer.url.endswith("/own/")):
        peru.get_by_role("button", name="Inscribe Peru").click()
    expect(name).to_have_value("Ms Vu")
    expect(name).to_be_visible()


def test_the_hour_of_ones_turn_is_told_once_when_it_is_near(room):
    console, fiji = room.look("chair", "console"), room.look("fiji", "floor", PHONE)
    fiji.get_by_role("button", name="Inscribe Fiji").click()
    expect(fiji.locator("[data-turn-when]").first).to_contain_text("ot before")
    console.keyboard.press("c")
    for _number in range(4):
        settled(console)
        expect(console.locator("[data-key=n]")).to_be_visible()
        console.keyboard.press("n")
    expect(fiji.locator("[data-announces-own]")).to_contain_text("Your turn is in about")
    expect(fiji.locator(".slot[data-soon]")).to_have_count(1)
    fiji.reload()
    expect(fiji.locator(".slot[data-soon]")).to_have_count(1)
    expect(fiji.locator("[data-announces-own]")).to_be_empty()
