"""What somebody hears who follows a meeting by a screen reader: the tree that it reads from, and what live regions say.

No screen reader runs here. What is asserted is what one reads from: roles, names and order in the accessibility tree,
each text that a live region comes to hold, and that the focus stays where it was.
"""

from playwright.sync_api import expect

from browser.conftest import PHONE

from .conftest import settled

LISTEN = """() => {
    window.heard = [];
    const regions = [...document.querySelectorAll("[role=status], [role=alert]")];
    for (const region of regions)
        new MutationObserver(() => {
            const said = region.textContent.trim();
            if (said && window.heard.at(-1) !== said) window.heard.push(said);
        }).observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_a_list_is_followed_by_ear(room):
    console, phone = room.look("chair", "console"), room.look("fiji", "floor", PHONE)
    phone.get_by_role("button", name="Inscribe Fiji").click()
    settled(phone)
    expect(phone.locator("ol.waiting li")).to_have_count(6)
    tree = phone.locator("main").aria_snapshot()
    # The headings by which one jumps, in the order in which they are read.
    own, now = (tree.index(f'heading "{name}"') for name in ("Your turn: Fiji", "Now"))
    speakers = tree.rindex('heading "Objectives 7 to 12"')
    assert own < now < speakers
    assert "5 speakers before you" in tree[own:now]
    rows = phone.locator("ol.waiting").first.aria_snapshot()
    assert rows.count("- listitem") == 6
    assert "6 Fiji" in rows
    phone.evaluate(LISTEN)
    withdraw = phone.locator("form.withdraw button:visible").first
    withdraw.focus()
    console.keyboard.press("c")
    settled(console)
    first = console.locator("ol.waiting li .name > bdi").first.inner_text()
    console.keyboard.press("n")
    settled(console)
    expect(phone.locator("[data-announces]")).to_have_text(f"{first} has the floor")
    console.keyboard.press("e")
    settled(console)
    expect(phone.locator("[data-announces]")).to_have_text("Nobody has the floor")
    console.locator("ol.waiting li", has_text="Fiji").get_by_role("button").click()
    settled(console)
    expect(phone.locator("[data-announces-own]")).to_contain_text("You have the floor")
    heard = phone.evaluate("window.heard")
    told = [said for said in heard if "the floor" in said]
    assert told[:2] == [f"{first} has the floor", "Nobody has the floor"]
    assert len(heard) < 12, heard
    assert room.complaints() == []


def test_news_never_moves_the_focus(room):
    console, phone = room.look("chair", "console"), room.look("fiji", "floor", PHONE)
    link = phone.get_by_role("link", name="Why this order").first
    link.focus()
    for key in ("c", "n", "Space", "e"):
        console.keyboard.press(key)
        settled(console)
    expect(phone.locator("[data-announces]")).to_have_text("Nobody has the floor")
    expect(link).to_be_focused()
