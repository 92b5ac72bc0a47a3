"""Two meetings of one process at once: each room shows its own procedure, and what is left in one goes on in the other."""

from playwright.sync_api import Page, expect

from browser.conftest import PHONE, WALL

from .conftest import Room, settled, who

FIJI, PERU = "state-242 national", "state-604 national"


def said(page: Page, text: str) -> None:
    expect(page.locator("#said")).to_have_text(text)
    settled(page)


def named(page: Page, key: str, typed: str) -> None:
    """Type a delegation where a key leads, and press Enter once it is found."""
    page.locator("h1").click()
    expect(page.locator(f"[data-focus-key={key}][data-ready]")).to_be_attached()
    page.keyboard.press(key)
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


def names(page: Page) -> list[str]:
    return page.locator("ol.waiting").first.locator(".name > bdi").all_inner_texts()


def post(room: Room, page: Page, path: str, **form: str) -> None:
    """What a delegate sends from this page."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    answer = page.request.post(
        room.at_work.demonstration.url(path),
        form={"csrfmiddlewaretoken": token, **form},
        headers={"Accept": "application/json", "Referer": page.url},
    )
    assert answer.ok, answer.text()


def interrupts(chair: Page, walls: tuple[Page, Page], first: str) -> None:
    """A point of order interrupts in its own room alone; whoever had the floor has it again, with a clock that runs."""
    named(chair, "o", "peru")
    expect(who(walls[0])).to_have_text("Peru")
    expect(who(walls[1])).to_have_text(first)
    expect(chair.locator(".point")).to_contain_text(f"Raised by Peru. It interrupts {first}")
    expect(chair.locator("[data-key=n]")).to_have_count(0)
    said(chair, "The point of order is heard.")
    chair.keyboard.press("x")
    said(chair, "The point of order is rejected.")
    expect(who(walls[0])).to_have_text(first)
    expect(chair.locator(".face-paused")).to_be_hidden()
    expect(chair.locator("[data-face]")).to_have_attribute("data-light", "green")
    chair.keyboard.press("k")
    expect(chair.locator("[data-key=k]")).to_contain_text("asked 1 time")
    settled(chair)


def swap(room: Room, chair: Page, desk: Page, fiji: Page, peru: Page) -> None:
    """Two delegations agree to change places, and the desk lets them."""
    keys = [fiji.locator(f'li[data-mine="{mine}"]').get_attribute("data-key") or "" for mine in (FIJI, PERU)]
    assert names(chair)[-2:] == ["Fiji", "Peru"]
    post(room, fiji, f"/inscriptions/{keys[0]}/swap", partner=keys[1])
    expect(desk.locator(".swaps")).to_contain_text("Fiji asks Peru to change places")
    expect(desk.get_by_role("button", name="Make the swap")).to_have_count(0)
    asked = (desk.locator(".swaps li").get_attribute("id") or "").removeprefix("sw-")
    post(room, peru, f"/swaps/{asked}/agree")
    desk.get_by_role("button", name="Make the swap").click()
    said(desk, "Fiji and Peru have changed places.")
    expect(chair.locator("ol.waiting").first.locator("li").last).to_contain_text("Fiji")
    assert names(chair)[-2:] == ["Peru", "Fiji"]
    expect(fiji.locator("[data-turn-place]").first).to_have_text("6")


def reply(chair: Page, desk: Page, walls: tuple[Page, Page], first: str) -> None:
    """A reply waits for the end, unless the chair gives it all the same."""
    named(desk, "r", "fij")
    said(desk, "Fiji asks to reply.")
    chair.locator(".replies").get_by_role("button", name="Give the floor: Fiji").click()
    expect(chair.locator("#said")).to_contain_text("Speakers wait still, and replies come after them.")
    settled(chair)
    chair.get_by_role("button", name="Give now all the same: Fiji").click()
    expect(who(walls[0])).to_have_text("Fiji")
    expect(who(walls[1])).to_have_text(first)
    expect(chair.locator(".under .kind")).to_have_text("Right of reply")
    said(chair, "The floor is given.")
    chair.keyboard.press("e")
    said(chair, "The intervention is over.")


def carry_over(desk: Page, colleague: Page, floor: Page, walls: tuple[Page, Page], to: str) -> None:
    """What is left of a list goes on in the other room, in its order, behind the one who was announced there."""
    announced = names(colleague)[0]
    desk.locator("summary", has_text="Who is left at the end").click()
    desk.get_by_label("Carry over, in order, to").select_option(to)
    desk.get_by_role("button", name="Carry over").click()
    expect(desk.locator("#said")).to_contain_text("carried over, and told.")
    expect(desk.locator(".list:not([hidden])")).to_contain_text("Nobody is on this list.")
    expect(colleague.locator("ol.waiting").first).to_contain_text("Peru")
    gone_on = names(colleague)
    assert (gone_on[0], gone_on[1:3]) == (announced, ["Peru", "Fiji"])
    expect(floor.locator("ol.waiting").first).to_contain_text("Peru")
    expect(walls[1].locator(".queue li").nth(1)).to_contain_text("Peru")
    expect(walls[0].locator(".queue")).not_to_contain_text("Peru")


def test_two_rooms_at_once(two_rooms):
    one, other = two_rooms
    chair, colleague = one.look("chair", "console"), other.look("colleague", "console")
    walls = one.look("officer", "wall", WALL), other.look("officer", "wall", WALL)
    desk, floor = one.look("officer", "desk"), other.look("fiji", "floor")
    fiji, peru = one.look("fiji", "floor", PHONE), one.look("peru", "floor", PHONE)
    for phone, name in ((fiji, "Fiji"), (peru, "Peru")):
        phone.get_by_role("button", name=f"Inscribe {name}").click()
        expect(phone.locator("[data-turn-says]").first).to_contain_text("before you")
    for console in (chair, colleague):
        for key, told in (
            ("c", "The meeting is called to order."),
            ("n", "The floor is given."),
            ("Space", "The clock runs."),
        ):
            console.keyboard.press(key)
            said(console, told)
    first = who(chair).inner_text()
    expect(who(walls[1])).to_have_text(first)
    interrupts(chair, walls, first)
    swap(one, chair, desk, fiji, peru)
    reply(chair, desk, walls, first)
    carry_over(desk, colleague, floor, walls, other.meeting)
    colleague.get_by_role("link", name="Why this order").click()
    why = colleague.locator(".reasons li", has_text="Peru")
    expect(why).to_contain_text("Carried over from another meeting with its order.")
    chair.get_by_role("link", name="Who spoke").click()
    lines = chair.locator(".account tbody tr")
    expect(lines.filter(has_text=first)).to_contain_text("1 time")
    expect(lines.filter(has_text="Peru")).to_contain_text("Point of order: rejected")
    expect(lines.filter(has_text="Fiji")).to_contain_text("Right of reply")
    assert [told for room in two_rooms for told in room.complaints() if "422" not in told] == []
