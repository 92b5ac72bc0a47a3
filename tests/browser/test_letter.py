"""A letter beside its facts, and its sealing by two persons."""

from playwright.sync_api import Page, expect

from .conftest import running

WORDS = "So that every delegation can be heard"
LIT = "rgb(255, 233, 168)"


def ground_of(page: Page, selector: str) -> str:
    return page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")


def test_every_fact_leads_to_words_without_scripts(visit):
    window = visit(java_script_enabled=False)
    page = window.go(window.address_of("/letters/"))
    expect(page.locator(".sheet")).to_contain_text(WORDS)
    facts = page.locator("a.fact")
    assert facts.count() > 40
    for i in range(facts.count()):
        target = facts.nth(i).get_attribute("href") or ""
        assert target.startswith("#words-")
        assert page.locator(f'[id="{target[1:]}"]').count() == 1
    room = page.locator(".sittings a.fact", has_text="ECOSOC Chamber").first
    room.click()
    lit = page.locator(":target")
    expect(lit).to_contain_text("ECOSOC Chamber")
    expect(lit).to_be_in_viewport()
    assert LIT in (
        lit.evaluate("e => getComputedStyle(e.matches('mark') ? e : e.querySelector('mark')).backgroundColor")
    )


def test_pointing_lights_words_and_facts(visit):
    window = visit()
    page = window.go(window.address_of("/letters/"))
    fact = page.locator('[data-fact="time_limits-0"]')
    fact.focus()
    expect(page.locator("mark.lit")).to_contain_text(["three minutes"])
    page.locator("mark", has_text="Trusteeship Council").first.hover()
    expect(page.locator(".fact.lit").first).to_be_attached()
    assert "Trusteeship Council" in page.locator(".fact.lit").all_inner_texts()
    assert ground_of(page, "mark.lit") == LIT


def test_doubts_come_first(visit):
    window = visit(java_script_enabled=False)
    page = window.go(window.address_of("/letters/"))
    first = page.locator(".read .fact-group").first
    expect(first.get_by_role("heading")).to_have_text("To be checked by a person")
    expect(first.get_by_role("listitem")).to_have_count(3)
    expect(first).to_contain_text("no year")


def test_the_original_is_saved(visit):
    window = visit()
    page = window.go(window.address_of("/letters/"))
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the original").click()
    assert saving.value.suggested_filename.endswith(".txt")
    assert WORDS in saving.value.path().read_text(encoding="utf-8")


def test_sealing_takes_two_persons_and_no_scripts(visit, tmp_path):
    with running(tmp_path / "data") as own:
        first = visit(at=own, java_script_enabled=False)
        address = first.address_of("/letters/")
        expect(first.go(address).locator(".sealing")).to_have_count(0)
        first.sign_in(0)
        page = first.go(address)
        page.get_by_label("Reason").select_option(label="Received in confidence")
        page.get_by_role("button", name="Ask for it").click()
        expect(page.get_by_role("status")).to_contain_text("The request is made")
        page.get_by_role("button", name="Confirm").click()
        expect(page.get_by_role("status")).to_contain_text("two persons")
        expect(page.locator(".sheet")).to_contain_text(WORDS)
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_role("status")).to_contain_text("withdrawn")
        page.get_by_label("Reason").select_option(label="Personal data")
        page.get_by_role("button", name="Ask for it").click()

        second = visit(at=own, java_script_enabled=False)
        second.sign_in(1)
        page = second.go(address)
        page.get_by_role("button", name="Confirm").click()
        expect(page.locator("h1")).to_have_text("Sealed letter")
        expect(page.locator(".tombstone")).to_contain_text("Personal data")
        expect(page.locator("body")).not_to_contain_text(WORDS)
        assert second.page.request.get(own.url(address + "original")).status == 410
        expect(visit(at=own).go(address).locator("h1")).to_have_text("Sealed letter")
        assert first.complaints == second.complaints == []
