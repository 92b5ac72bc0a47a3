"""A letter from the first word to the kept file, as five people at five browsers; and the cover that forwards it."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from zerodraft.correspondence.apart import read_here

from .conftest import PHONE, Demonstration, Visit
from .houses import harbours_at, sound, windows


@pytest.fixture
def harbours(tmp_path) -> Iterator[Demonstration]:
    with harbours_at(tmp_path / "data") as house:
        yield house


@pytest.fixture
def person(visit, harbours) -> Callable[..., Visit]:
    """The window of one of the team, signed in."""
    return windows(visit, harbours)


def saved(page: Page, form: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f'a[href$="/files/{form}"]').click()
    return Path(download.value.path()).read_bytes()


def test_a_letter_is_composed_approved_and_released_and_forwarded(person):
    windows = {name: person(name) for name in ("adviser", "officer", "odile", "torbjorn", "secretary")}
    editor = compose(windows["adviser"])
    comment(windows["officer"].page, windows["adviser"].page, editor)
    release = approve(windows["adviser"].page, [windows["odile"].page, windows["torbjorn"].page])
    secretary = windows["secretary"].page
    secretary.goto(release)
    sound(secretary)
    secretary.get_by_role("button", name="Release the letter").click()
    expect(secretary.get_by_role("status").first).to_contain_text("2018/1")
    sound(secretary)
    content = saved(secretary, "pdf")
    printed = secretary.locator(".files li", has=secretary.locator('a[href$="/files/pdf"]')).locator(".hash")
    assert printed.inner_text() == hashlib.sha256(content).hexdigest()
    reading = read_here(content, "letter.pdf").reading
    assert reading["process"] == "Global Compact for Harbours"
    assert [one["date"] for one in reading["meetings"]] == ["2018-02-20", "2018-02-20", "2018-02-22", "2018-02-22"]
    assert [(one["what"], one["at"], one["to"]) for one in reading["deadlines"]] == [
        ("inscription", "2018-02-16T18:00", "list@harbours.example")
    ]
    assert [one["name"] for one in reading["letters"][0]["signatories"]] == ["Odile Marchand-Roy", "Torbjørn Aasland"]
    forward(person, secretary.url)
    assert [said for window in windows.values() for said in window.complaints] == []


def compose(window: Visit) -> str:
    """Begin the letter, give what the process does not hold, preview and save it; gives the editor's address."""
    page = window.go("/processes/harbours/letters/")
    sound(page)
    page.get_by_role("link", name="Write a letter").click()
    sound(page)
    page.get_by_label("Kind of letter").select_option("convening.en")
    page.get_by_role("button", name="Begin the letter").click()
    page.get_by_text("Fields that this letter may have besides").click()
    page.locator("#field-inscription_due").fill("2018-02-16T18:00")
    for box, text in (("zone", "America/New_York"), ("city", "New York"), ("to", "list@harbours.example")):
        page.locator(f"#field-inscription_due-{box}").fill(text)
    page.get_by_role("button", name="Preview").first.click()
    expect(page.get_by_role("region", name="The letter")).to_contain_text("no later than 6 p.m.")
    expect(page.get_by_role("status").first).to_contain_text("Nothing of it is saved yet")
    sound(page)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("status").first).to_contain_text("The letter is saved")
    return page.url


def comment(officer: Page, adviser: Page, editor: str) -> None:
    """One comments on a passage, another resolves it."""
    officer.goto(editor)
    limits = officer.locator("#passage-limits")
    limits.get_by_text("Comment", exact=False).first.click()
    limits.get_by_label("Comment: limits").fill("Is this what was agreed with the groups?")
    limits.get_by_role("button", name="Add the comment").click()
    expect(officer.locator("#passage-limits .remark")).to_contain_text("Pavel Hrdina")
    adviser.reload()
    adviser.locator("#passage-limits").get_by_role("button", name="Resolve").click()
    expect(adviser.locator("#passage-limits .remark")).to_contain_text("Resolved by Wanjiku Thiong")


def approve(adviser: Page, signatories: list[Page]) -> str:
    """Prepare the letter and have it approved; gives the address of its release, which who prepared it is not offered."""
    adviser.get_by_role("link", name="Prepare for approval").click()
    sound(adviser)
    adviser.get_by_role("button", name="Prepare the letter").click()
    adviser.get_by_role("heading", name="Approvals").wait_for()
    for page in signatories:
        page.goto(adviser.url)
        page.get_by_role("button", name="Approve the letter").click()
        expect(page.get_by_role("button", name="Take back my approval")).to_be_visible()
    adviser.reload()
    expect(adviser.get_by_text("You prepared this letter; somebody else releases it.")).to_be_visible()
    assert adviser.get_by_role("button", name="Release the letter").count() == 0
    return adviser.url


def forward(person: Callable[..., Visit], address: str) -> None:
    """The President's office forwards a released letter under its cover: one file of both."""
    aide, cabinet = person("aide"), person("cabinet")
    writing = aide.page
    writing.goto(address)
    writing.get_by_role("button", name="Write its transmittal").click()
    writing.locator("#field-letterheads").fill("The President\nof the\nGeneral Assembly")
    writing.locator("#field-signatories-name0").fill("Leonhard Voss")
    writing.locator("#field-date").fill("2018-02-15")
    writing.get_by_role("button", name="Save").first.click()
    writing.get_by_role("link", name="Prepare for approval").click()
    writing.get_by_label("Who signs as Leonhard Voss").select_option(label="Leonhard Voss")
    writing.get_by_role("button", name="Prepare the letter").click()
    president = cabinet.page
    president.goto(writing.url)
    president.get_by_role("button", name="Approve the letter").click()
    president.get_by_role("button", name="Release the letter").click()
    expect(president.get_by_role("status").first).to_contain_text("2018/2")
    reading = read_here(saved(president, "pdf"), "letter.pdf").reading
    assert [one["kind"] for one in reading["letters"]] == ["transmittal", "programme"]
    assert reading["letters"][0]["encloses"] == [1]
    president.get_by_role("link", name="Letters").first.click()
    expect(president.locator(".register")).to_contain_text("encloses 2018/1")
    assert aide.complaints + cabinet.complaints == []


@pytest.mark.parametrize(("language", "scripts"), [("ar", True), ("en", False)])
def test_every_page_of_a_letter_is_sound_on_a_phone_and_goes_without_scripts(person, language, scripts):
    window = person("adviser", size=PHONE, java_script_enabled=scripts)
    page = window.go("/processes/harbours/letters/new/")
    page.locator("#template").select_option("convening.en")
    page.locator("form.form button").click()
    page.locator("form.composing").wait_for()
    here = page.url.removesuffix("edit/")
    page.locator('.toolbar button[value="save"]').first.click()
    page.locator("form.composing").wait_for()
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": page.url.partition("/processes/")[0]}]
    )
    for rest in ("", "edit/", "versions/", "release/"):
        page.goto(here + rest)
        assert page.locator("html").get_attribute("lang") == language
        if scripts:
            sound(page)
    assert window.complaints == []
