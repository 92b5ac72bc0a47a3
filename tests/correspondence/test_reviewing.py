"""From an upload to a published programme, through the pages as the secretariat uses them."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters import confirm, take_in
from zerodraft.correspondence.models import Letter
from zerodraft.process.models import Process
from zerodraft.programme import queries as programme
from zerodraft.record import queries as record
from zerodraft.record.models import Row
from zerodraft.record.sealing import confirm_seal, request_seal


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


MEETING = {"date": "2018-02-20", "start": "10:00", "end": "13:00", "zone": "America/New_York"}


@pytest.fixture
def reviewed(db, store, content) -> Letter:
    """A letter whose flags are open."""
    return take_in(content)


def review_of(letter: Letter) -> str:
    return f"/letters/{letter.key}/review/"


def test_two_people_at_once_the_second_is_told_and_loses_nothing(desk, people, reviewed):
    old = reviewed.revision
    desk.force_login(people["colleague"])
    post(desk, reviewed, act="strike", key="meetings/1")
    desk.force_login(people["secretariat"])
    late = {"act": "correct", "key": "meetings/0", "venue": "Conference Room 1", "revision": old, **MEETING}
    answer = desk.post(review_of(reviewed), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nothing was saved" in page
    assert re.search(r"<bdi>Inkpenny</bdi> struck <bdi>Tuesday, 20 February 2018, 15:00</bdi>", page)
    card = fields_of(page, "meetings-0")
    assert 'value="Conference Room 1"' in card
    assert re.search(r'<details class="edit" open>', card)
    reviewed.refresh_from_db()
    assert (reviewed.revision, reviewed.changes) == (old + 1, {"struck": ["meetings/1"]})
    again = re.search(r'name="revision" value="(\d+)"', card)[1]
    desk.post(review_of(reviewed), {**late, "revision": again})
    reviewed.refresh_from_db()
    assert reviewed.changes["corrected"]["meetings/0"]["venue"] == "Conference Room 1"


@pytest.mark.parametrize("act", ["strike", "right", "process"])
def test_a_late_act_without_words_is_refused_too(desk, reviewed, act):
    post(desk, reviewed, act="strike", key="meetings/1")
    late = {"act": act, "key": "flags/0" if act == "right" else "meetings/0", "revision": 0}
    assert desk.post(review_of(reviewed), late).status_code == 409
    reviewed.refresh_from_db()
    assert reviewed.revision == 1


def test_a_late_confirmation_is_refused(desk, reviewed):
    post(desk, reviewed, act="strike", key="meetings/1")
    form = {"revision": 0, "audience": "public", "seen": "new"}
    assert desk.post(f"/letters/{reviewed.key}/confirm", form).status_code == 409
    assert not Process.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({**MEETING, "end": "09:00"}, "Until: a meeting ends after it starts"),
        ({**MEETING, "zone": "Mars/Olympus"}, "“Mars/Olympus” is no time zone"),
        ({**MEETING, "venue": "x" * 201}, "Room: it is longer than 200 characters"),
        ({**MEETING, "date": ""}, "Date: it is missing"),
        ({**MEETING, "segments-title": ["A"], "segments-parts": ["Objective 7"]}, "is no part of a text"),
    ],
)
@pytest.mark.parametrize("act", ["correct", "add"])
def test_what_cannot_stand_is_refused_in_its_form(desk, reviewed, act, typed, says):
    key = "meetings/0" if act == "correct" else "meetings"
    answer = post(desk, reviewed, act=act, key=key, **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert page.count('class="errorlist"') == 1
    assert re.search(r'<details class="edit( adding)?" open>', page)
    reviewed.refresh_from_db()
    assert (reviewed.revision, reviewed.changes) == (0, {})


@pytest.mark.parametrize(
    "form",
    [
        {"act": "strike", "key": "meetings/99"},
        {"act": "strike", "key": "x" * 5000},
        {"act": "add", "key": "nothing"},
        {"act": "add", "key": "process", "title": "A"},
        {"act": "shred", "key": "meetings/0"},
        {"act": "right", "key": "meetings/0"},
        {"act": "match", "key": "meetings/0", "meeting": "meeting-none"},
        {"act": "process", "process": "none-of-that-key"},
        {"undo": "", "key": "meetings/a9"},
        {},
    ],
)
def test_what_is_no_act_changes_nothing(desk, reviewed, form):
    assert post(desk, reviewed, **form).status_code == 302
    reviewed.refresh_from_db()
    assert (reviewed.revision, reviewed.changes) == (0, {})


@pytest.mark.parametrize("revision", ["", "first", "-1", "9" * 30, "٣"])
def test_a_revision_that_is_none_is_a_late_one(desk, reviewed, revision):
    form = {"act": "strike", "key": "meetings/0", "revision": revision}
    assert desk.post(review_of(reviewed), form).status_code == 409


def test_added_struck_and_taken_back(desk, reviewed):
    post(desk, reviewed, act="add", key="officers", office="Chair", name="Ada Vidal", state="Chile")
    page = desk.get(review_of(reviewed)).content.decode()
    assert "Added" in fields_of(page, "officers-a1")
    post(desk, reviewed, act="strike", key="officers/a1")
    assert "<s>" in fields_of(desk.get(review_of(reviewed)).content.decode(), "officers-a1")
    post(desk, reviewed, undo="", key="officers/a1")
    post(desk, reviewed, undo="", key="officers/a1")
    assert 'id="officers-a1"' not in desk.get(review_of(reviewed)).content.decode()


def test_what_was_read_too_long_is_named_before_it_is_confirmed(desk, reviewed):
    reviewed.reading["meetings"][0]["venue"] = "x" * 250
    reviewed.reading["process"] = "y" * 301
    reviewed.save()
    page = desk.get(review_of(reviewed)).content.decode()
    assert "Room: it is longer than 200 characters" in fields_of(page, "meetings-0")
    assert "Title: it is longer than 300 characters" in fields_of(page, "process")
    assert "Confirm and set up" not in page


def test_the_record_never_holds_what_was_typed(desk, reviewed):
    post(desk, reviewed, act="add", key="officers", office="Chair", name="Ada Vidal", state="Chile")
    post(desk, reviewed, act="correct", key="meetings/0", venue="Blue Salon", **MEETING)
    rows = str(list(Row.objects.values_list()))
    assert "review.corrected" in rows
    assert [word for word in ("Vidal", "Chile", "Salon", "Chair") if word in rows] == []


def test_a_form_posted_twice_confirms_once(desk, letter):
    form = {"revision": letter.revision, "audience": "public", "seen": "new"}
    desk.post(f"/letters/{letter.key}/confirm", form)
    rows = Row.objects.count()
    second = desk.post(f"/letters/{letter.key}/confirm", form, follow=True)
    assert "confirmed before" in second.content.decode()
    assert Row.objects.count() == rows
    assert Process.objects.count() == 1


def test_a_confirmed_letter_is_reviewed_no_more(desk, letter):
    confirm(letter)
    page = desk.get(review_of(letter)).content.decode()
    assert "Correct or strike" not in page
    answer = desk.post(
        review_of(letter), {"act": "strike", "key": "meetings/0", "revision": letter.revision}, follow=True
    )
    assert "was confirmed" in answer.content.decode()
    letter.refresh_from_db()
    assert "struck" not in letter.changes


@pytest.mark.parametrize("audience", ["", "everybody"])
def test_an_audience_that_is_none_is_refused(desk, letter, audience):
    form = {"revision": letter.revision, "audience": audience, "seen": "new"}
    assert "Choose who may see it" in desk.post(f"/letters/{letter.key}/confirm", form, follow=True).content.decode()
    assert not Process.objects.exists()


def test_of_a_sealed_letter_nothing_is_reviewed(desk, letter):
    Letter.objects.update(sealed_at=letter.received_at, text="", reading={}, changes={})
    assert desk.get(review_of(letter))["Location"] == f"/letters/{letter.key}/"
    assert desk.get("/letters/").status_code == 200


def upload(desk, content: bytes, name: str):
    return desk.post("/letters/new/", {"way": "file", "file": SimpleUploadedFile(name, content)}, follow=True)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"way": "file"}, "No file was chosen"),
        ({"way": "text", "text": "  "}, "No words were pasted"),
        ({"way": "text", "text": "x" * 100_001}, "more than 100000 characters"),
        ({}, "No file was chosen"),
    ],
)
def test_nothing_to_keep_is_said_on_the_form(desk, form, says):
    answer = desk.post("/letters/new/", form)
    assert answer.status_code == 422
    assert says in answer.content.decode().replace(",", "")
    assert not Letter.objects.exists()


def test_an_empty_file_and_one_too_large_are_refused(desk, store, monkeypatch):
    assert "The file is empty" in upload(desk, b"", "letter.txt").content.decode()
    monkeypatch.setattr("zerodraft.correspondence.views.taking_in.MAX_FILE_BYTES", 10)
    assert "without its pictures" in upload(desk, b"x" * 11, "letter.txt").content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"%PDF-1.7 and no more", "scan.pdf", "damaged"),
        (("Уважаемые господа, заседание состоится двадцатого февраля. " * 9).encode(), "letter.txt", "language"),
    ],
)
def test_what_cannot_be_read_opens_empty_with_the_reason_and_the_file(desk, store, content, name, why):
    page = upload(desk, content, name).content.decode()
    assert "No facts could be read" in page
    assert why in page
    assert "Add a meeting" in page
    letter = Letter.objects.get()
    assert desk.get(f"/letters/{letter.key}/original").content == content


def test_pasted_words_are_kept_and_read(desk, store, content):
    answer = desk.post("/letters/new/", {"way": "text", "text": content.decode()}, follow=True)
    assert answer.content.decode().count('value="right"') == 3


def test_no_letter_at_all_opens_an_empty_page_and_has_no_original(desk):
    page = desk.post("/letters/new/", {"way": "none"}, follow=True).content.decode()
    assert "There is no letter" in page
    letter = Letter.objects.get()
    assert desk.get(f"/letters/{letter.key}/original").status_code == 404
    assert desk.get(f"/letters/{letter.key}/").status_code == 200
    assert desk.get("/letters/").status_code == 200


def test_the_same_file_again_leads_to_its_letter(desk, reviewed, content):
    answer = upload(desk, content, "again.txt")
    assert answer.redirect_chain[-1][0] == review_of(reviewed)
    assert "came in before" in answer.content.decode()
    assert Letter.objects.count() == 1


def test_what_was_sealed_is_not_taken_in_again(desk, people, letter, content):
    request_seal(people["secretariat"], kind="letter", subject=letter.key, reason="error")
    confirm_seal(people["colleague"], kind="letter", subject=letter.key)
    assert "was sealed by two persons" in upload(desk, content, "again.txt").content.decode()


def test_the_list_is_newest_first_paged_and_of_a_fixed_number_of_queries(desk, letter):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert desk.get("/letters/").status_code == 200
        return len(seen)

    before = asked()
    for number in range(60):
        day = letter.received_at + timedelta(minutes=number + 1)
        Letter.objects.create(key=f"letter-{number:02}", file_name=f"n-{number:02}.txt", reading={}, received_at=day)
    assert asked() == before
    page = desk.get("/letters/").content.decode()
    assert page.index("n-59.txt") < page.index("n-58.txt")
    assert "n-00.txt" not in page
    assert "n-00.txt" in desk.get("/letters/?page=2").content.decode()


def test_a_long_letter_takes_the_queries_of_a_short_one(desk, reviewed):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(review_of(reviewed)).status_code == 200
        return len(seen)

    before = asked()
    reviewed.reading["meetings"] *= 5
    reviewed.save()
    assert asked() == before
