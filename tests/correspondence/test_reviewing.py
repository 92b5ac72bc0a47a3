"""From an upload to a published programme, through the pages as the secretariat uses them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zerodraft.correspondence.models import Letter
from zerodraft.process.models import Process
from zerodraft.programme import queries as programme
from zerodraft.record import queries as record


@pytest.fixture
def desk(client, people):
    """A member of the secretariat at the pages."""
    client.force_login(people["secretariat"])
    return client


def fields_of(page: str, slug: str) -> str:
    return page.split(f'id="{slug}"', 1)[1].split("</article>", 1)[0]


def post(desk, letter: Letter, **form: object):
    letter.refresh_from_db()
    return desk.post(f"/letters/{letter.key}/review/", {"revision": letter.revision, **form})


def test_the_whole_way(desk, store, content):
    answer = desk.post("/letters/new/", {"way": "file", "file": SimpleUploadedFile("letter.txt", content)})
    letter = Letter.objects.get()
    review = f"/letters/{letter.key}/review/"
    assert (answer.status_code, answer["Location"]) == (302, review)
    page = desk.get(review).content.decode()
    assert page.count('value="right"') == 3
    assert "Confirm and set up" not in page

    meeting = {"date": "2018-02-20", "start": "10:00", "end": "12:30", "zone": "America/New_York"}
    business = {"segments-title": ["Objectives 1 to 3", ""], "segments-parts": ["objective-1–3", ""]}
    corrected = post(desk, letter, act="correct", key="meetings/0", venue="Conference Room 1", **meeting, **business)
    assert corrected["Location"] == f"{review}#meetings-0"
    page = desk.get(review).content.decode()
    card = fields_of(page, "meetings-0")
    assert re.search(r"<del>\s*<bdi>Trusteeship Council</bdi>", card)
    assert "Conference Room 1" in card

    for number in range(3):
        post(desk, letter, act="right", key=f"flags/{number}")
    assert "Confirm and set up" in desk.get(review).content.decode()
    letter.refresh_from_db()
    done = desk.post(
        f"/letters/{letter.key}/confirm", {"revision": letter.revision, "audience": "public", "seen": "new"}
    )
    process = Process.objects.get()
    working = f"/programme/{process.key}/working/"
    assert done["Location"] == working
    page = desk.get(working).content.decode()
    assert "Publish release 1" in page
    assert "Conference Room 1" in page
    assert programme.latest_release(process) is None
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    assert desk.post(working, {"seen": seen})["Location"] == f"/programme/{process.key}/"
    (first, *_rest) = programme.released_meetings(process)
    assert (first.venue, first.segments[0].elements) == (
        "Conference Room 1",
        ("objective-1", "objective-2", "objective-3"),
    )
    assert "nothing to publish" in desk.get(working).content.decode()
    assert record.first_break() is None
