"""An emblem over a letterhead, and a letter in French that fills by itself: what a browser shows of it."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from .conftest import LAPTOP, PHONE
from .houses import sound
from .test_letters_out import harbours, person  # noqa: F401 (fixtures)

LETTERS = "/processes/harbours/letters/"
WORDS = "Emblem of the Permanent Mission"


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (400, 400), (20, 90, 60)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_an_emblem_is_added_chosen_and_seen_over_the_letter(person, size):  # noqa: F811
    window = person("adviser", size=size)
    page = window.go(f"{LETTERS}emblems/")
    page.get_by_label("Picture, as PNG or JPEG").set_input_files(
        {"name": "emblem.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.get_by_label("What it shows").fill(WORDS)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("img", name=WORDS)).to_be_visible()
    assert page.get_by_role("img", name=WORDS).evaluate("image => image.naturalWidth") == 400
    sound(page)
    window.go(f"{LETTERS}new/")
    page.get_by_label("Kind of letter").select_option("convening.en")
    page.get_by_role("button", name="Begin the letter").click()
    page.locator("summary", has_text="Fields that this letter may have besides").click()
    page.locator("#field-inscription_due").fill("2018-02-16T18:00")
    for box, text in (("zone", "America/New_York"), ("city", "New York"), ("to", "list@harbours.example")):
        page.locator(f"#field-inscription_due-{box}").fill(text)
    page.get_by_label("Emblem of letterhead 1").select_option(WORDS)
    page.get_by_role("button", name="Preview").first.click()
    shown = page.get_by_role("region", name="The letter").get_by_role("img", name=WORDS)
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 400
    sound(page)
    assert window.complaints == []


def test_what_the_process_is_called_in_french_is_said_from_the_letter_that_lacks_it(person):  # noqa: F811
    window = person("adviser")
    page = window.go(f"{LETTERS}new/")
    page.get_by_label("Kind of letter").select_option("convening.fr")
    page.get_by_role("button", name="Begin the letter").click()
    letter = page.url
    page.get_by_role("link", name="Say it for all letters").first.click()
    sound(page)
    page.get_by_label("Name of the process, with its article").fill("le Pacte mondial sur les ports")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("filled in with these names")
    page.goto(letter)
    expect(page.locator("#field-process")).to_have_value("le Pacte mondial sur les ports")
    sound(page)
    assert window.complaints == []
