"""Emblems: offered by the team, chosen in the editor for a letterhead, and in the letter from then on."""

import hashlib
import io
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from correspondence.letters_out import convened, released
from correspondence.test_letters_out_pages import address, browser, form_of
from zerodraft.correspondence import actions, rendering
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.models import Emblem, Outgoing
from zerodraft.record.models import Row

EMBLEMS = "/processes/harbours/letters/emblems/"
WORDS = "Emblem of the Permanent Mission of Guyana"


def upload(size=(600, 600), form="PNG", name="emblem.png"):
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "drawn by somebody")
    made = io.BytesIO()
    Image.new("RGB", size, (10, 90, 40)).save(made, form, **({"pnginfo": said} if form == "PNG" else {}))
    return SimpleUploadedFile(name, made.getvalue(), content_type="text/html")


def added(client) -> Emblem:
    client.post(EMBLEMS, {"act": "keep", "picture": upload(), "words": WORDS})
    return Emblem.objects.get()


def chosen(client, letter: Outgoing, **more: str) -> str:
    form = form_of(client.get(address(letter, "edit")).content.decode())
    client.post(address(letter, "edit"), {**form, "act": "save", **more})
    return client.get(address(letter, "edit")).content.decode()


def test_it_is_drawn_anew_kept_and_served_as_the_picture_that_was_drawn(world):
    client = browser(world, "adviser")
    emblem = added(client)
    answer = client.get(f"{EMBLEMS}{emblem.key}")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert hashlib.sha256(answer.content).hexdigest() == emblem.original_id
    assert b"somebody" not in answer.content
    assert Image.open(io.BytesIO(answer.content)).size == (480, 480)
    row = Row.objects.get(verb="emblem.kept")
    assert row.data == {"picture": emblem.original_id}
    assert WORDS not in str(row.__dict__)


def test_it_is_chosen_for_one_letterhead_and_stands_in_every_format_but_plain_text(world):
    client, letter = browser(world, "adviser"), convened(world)
    emblem = added(client)
    page = chosen(client, letter, **{"emblem.0": emblem.key})
    assert f'alt="{WORDS}"' in page
    assert "img-src 'self' data:" in client.get(address(letter, "edit"))["Content-Security-Policy"]
    composed = being_composed(Outgoing.objects.get(pk=letter.pk)).letter()
    assert [head.emblem is not None for head in composed.letterheads] == [True, False]
    pdf = rendering.render(composed, rendering.Format.PDF)
    assert pdf == rendering.render(composed, rendering.Format.PDF)
    assert WORDS.encode() in pdf
    word = ZipFile(io.BytesIO(rendering.render(composed, rendering.Format.WORD))).read("word/document.xml").decode()
    assert f'descr="{WORDS}"' in word
    assert f'alt="{WORDS}"' in rendering.render(composed, rendering.Format.HTML).decode()
    assert WORDS not in rendering.render(composed, rendering.Format.TEXT).decode()


def test_it_stays_while_other_things_are_typed_and_goes_when_none_is_chosen(world):
    client, letter = browser(world, "adviser"), convened(world)
    emblem = added(client)
    chosen(client, letter, **{"emblem.0": emblem.key})
    page = chosen(client, letter, **{"letterheads.0": "Mission of Guyana\nNew York"})
    assert f'alt="{WORDS}"' in page
    assert "Mission of Guyana<br>New York" in page
    before = Outgoing.objects.get(pk=letter.pk).revision
    chosen(client, letter)
    assert Outgoing.objects.get(pk=letter.pk).revision == before
    client.post(EMBLEMS, {"act": "withdraw", "emblem": emblem.key})
    assert f'alt="{WORDS}"' in chosen(client, letter, **{"omit.thanks": "on"})
    page = chosen(client, letter, **{"emblem.0": ""})
    assert f'alt="{WORDS}"' not in page
    assert emblem.key not in page
    assert f'alt="{WORDS}"' not in chosen(client, letter, **{"emblem.0": emblem.key})


def test_a_letter_with_emblems_is_read_back_and_released(world, monkeypatch):
    emblem = added(browser(world, "adviser"))
    begun = actions.begin

    def with_emblem(actor, *given, **more):
        letter = begun(actor, *given, **more)
        chosen(browser(world, "adviser"), letter, **{"emblem.0": emblem.key, "emblem.1": emblem.key})
        return Outgoing.objects.get(pk=letter.pk)

    monkeypatch.setattr(actions, "begin", with_emblem)
    letter = released(world)
    page = browser(world, "delegate").get(address(letter))
    assert page.content.decode().count(f'alt="{WORDS}"') == 2
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    assert browser(world, "delegate").get(f"{EMBLEMS}{emblem.key}").status_code == 403


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"words": WORDS}, "Choose a picture"),
        ({"words": "", "picture": upload}, "Say what the emblem shows"),
        ({"words": "x" * 201, "picture": upload}, "200 characters"),
        ({"words": WORDS, "picture": lambda: upload(form="GIF")}, "is no picture in PNG or JPEG"),
        ({"words": WORDS, "picture": lambda: SimpleUploadedFile("a.png", b"<svg onload='x()'/>")}, "is no picture"),
        ({"act": "withdraw", "emblem": "emblem-none"}, "no such emblem"),
    ],
)
def test_what_is_no_emblem_is_refused_and_nothing_is_kept(world, form, says):
    rows = Row.objects.count()
    given = {name: value() if callable(value) else value for name, value in form.items()}
    answer = browser(world, "adviser").post(EMBLEMS, given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Row.objects.count() == rows


def test_a_process_offers_so_many_and_no_more(world, monkeypatch):
    monkeypatch.setattr("zerodraft.correspondence.actions.emblems.MOST", 1)
    client = browser(world, "adviser")
    added(client)
    answer = client.post(EMBLEMS, {"picture": upload(), "words": "Another"})
    assert "Withdraw one first." in answer.content.decode()
