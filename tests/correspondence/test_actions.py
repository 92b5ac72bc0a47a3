"""From a letter to a process, all or nothing: who may, what stays when it fails, and every fact where it belongs."""

import json
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft.correspondence.actions import AlreadyConfirmed, confirm_reading, receive_letter
from zerodraft.correspondence.models import Letter
from zerodraft.correspondence.reading import REFUSALS
from zerodraft.correspondence.setting_up import CannotSetUp
from zerodraft.files import queries as files
from zerodraft.files.actions import Sealed
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience
from zerodraft.process.models import Deadline, Officer, OutlinePart, Process, Round, SpeakingLimit
from zerodraft.programme import queries as programme
from zerodraft.programme.core.table import local
from zerodraft.programme.models import Meeting, Room
from zerodraft.record import queries as record
from zerodraft.record.models import Row
from zerodraft.record.sealing import confirm_seal, request_seal

SET_UP = (Process, Round, Officer, OutlinePart, SpeakingLimit, Deadline, Meeting, Room, Row)


def stored() -> list[int]:
    return [model.objects.count() for model in SET_UP]


def confirm(actor, letter: Letter) -> Process:
    return confirm_reading(actor, letter, audience=Audience.PUBLIC)


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_take_in_a_letter(people, store, content, role, allowed):
    rows = Row.objects.count()
    with refused_unless(allowed):
        receive_letter(people[role], content=content, file_name="letter.txt", media_type="text/plain")
    assert Letter.objects.exists() is allowed
    assert store.exists() is allowed
    assert Row.objects.count() == rows + 2 * allowed


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_confirm_a_reading(people, letter, role, allowed):
    before = stored()
    with refused_unless(allowed):
        confirm(people[role], letter)
    letter.refresh_from_db()
    assert (letter.confirmed_at is not None) is allowed
    assert (stored() != before) is allowed


def test_a_letter_is_kept_with_its_words_and_what_was_read(letter, content):
    assert files.read(letter.original_id) == content
    assert "Excellency" in letter.text
    assert letter.audience == Audience.TEAM
    received = Row.objects.last()
    assert (received.verb, received.subject) == ("letter.received", letter.key)
    assert received.data["original"] == letter.original_id
    for source in letter.reading["sources"]:
        assert 0 <= source["start"] < source["end"] <= len(letter.text)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "letter.txt"),
        (b"Milk, two eggs and a pound of flour.", "letter.txt"),
        (b"%PDF-1.7 and no more", "letter.pdf"),
    ],
)
def test_what_cannot_be_read_is_not_kept(db, store, content, name):
    with pytest.raises(REFUSALS):
        receive_letter(INSTALLATION, content=content, file_name=name, media_type="text/plain")
    assert not Letter.objects.exists()
    assert not Row.objects.exists()
    assert not store.exists()


def test_the_demonstrations_letter_becomes_process_round_officers_outline_limits_and_programme(letter):
    process = confirm(INSTALLATION, letter)
    assert process.title == "Global Compact for Safe, Orderly and Regular Migration"
    assert (process.key, process.audience) == (
        "global-compact-for-safe-orderly-and-regular-migration",
        Audience.PUBLIC,
    )
    (opened,) = process.rounds.all()
    assert opened.number == 1
    assert [(o.office, o.name, o.state, o.party) for o in process.officers.all()] == [
        ("Co-facilitators", "Inés Robledo Arriaga", "Mexico", "state-484"),
        ("Co-facilitators", "Reto Zgraggen", "Switzerland", "state-756"),
    ]
    assert [part.element for part in process.outline.all()] == [
        *("preamble", "vision", "guiding-principles"),
        *(f"objective-{n}" for n in range(1, 23)),
        *("implementation", "follow-up", "review"),
    ]
    assert [(limit.applies_to, limit.seconds) for limit in opened.limits.all()] == [("all", 180)]
    assert not opened.deadlines.exists()
    assert [
        (str(m.day), f"{local(m.start, m.zone):%H:%M}", f"{local(m.end, m.zone):%H:%M}", m.venue)
        for m in programme.working_programme(process)
    ] == [
        ("2018-02-20", "10:00", "13:00", "Trusteeship Council"),
        ("2018-02-20", "15:00", "18:00", "Trusteeship Council"),
        ("2018-02-22", "10:00", "13:00", "Conference Room 4"),
        ("2018-02-22", "15:00", "18:00", "Conference Room 4"),
        ("2018-02-23", "10:00", "13:00", "ECOSOC Chamber"),
        ("2018-02-23", "15:00", "18:00", "ECOSOC Chamber"),
    ]
    letter.refresh_from_db()
    assert (letter.process, letter.audience) == (process, Audience.PUBLIC)
    confirmed = Row.objects.last()
    assert (confirmed.verb, confirmed.data["letter"]) == ("reading.confirmed", letter.key)
    assert record.first_break() is None


def meeting_facts(process: Process) -> list[dict]:
    """The working programme in the form in which `expected.json` has it."""
    return [
        {
            "date": m.day.isoformat(),
            "start": f"{local(m.start, m.zone):%H:%M}" if m.start else None,
            "end": f"{local(m.end, m.zone):%H:%M}" if m.end else None,
            "venue": m.venue or None,
            "zone": m.zone,
            "virtual": m.virtual,
            "segments": [{"title": s.title, "elements": list(s.elements)} for s in m.segments],
            "alternatives": [day.isoformat() for day in m.alternatives],
        }
        for m in programme.working_programme(process)
    ]


def test_a_real_letter_is_set_up_to_the_last_fact(db, store, shared: Path):
    folder = shared / "data/letters/gcm-round-1"
    expected = json.loads((folder / "expected.json").read_text())
    letter = receive_letter(
        INSTALLATION, content=(folder / "letter.txt").read_bytes(), file_name="letter.txt", media_type="text/plain"
    )
    process = confirm(INSTALLATION, letter)
    (opened,) = process.rounds.all()
    programme_letter = expected["letters"][1]
    assert (process.title, opened.number) == (expected["process"], expected["round"])
    assert [{"name": o.name, "state": o.state} for o in process.officers.all()] == programme_letter["signatories"]
    assert {o.office for o in process.officers.all()} == {programme_letter["office"]}
    assert meeting_facts(process) == expected["meetings"]
    limits = [{"applies_to": limit.applies_to, "seconds": limit.seconds} for limit in opened.limits.all()]
    assert limits == expected["time_limits"]
    assert [d.on.isoformat() for d in opened.deadlines.all()] == [d["at"][:10] for d in expected["deadlines"]]


def test_every_letter_that_names_a_process_and_meetings_can_be_set_up(db, store, shared: Path):
    folders = sorted(path.parent for path in (shared / "data/letters").glob("*/expected.json"))
    assert folders
    for folder in folders:
        (path,) = folder.glob("letter.*")
        letter = receive_letter(
            INSTALLATION, content=path.read_bytes(), file_name=path.name, media_type="application/octet-stream"
        )
        if not (letter.reading["process"] and letter.reading["meetings"]):
            with pytest.raises(CannotSetUp):
                confirm(INSTALLATION, letter)
            continue
        process = confirm(INSTALLATION, letter)
        assert len(meeting_facts(process)) == len(letter.reading["meetings"]), folder.name
        (opened,) = process.rounds.all()
        assert opened.deadlines.count() == len(letter.reading["deadlines"])
    assert record.first_break() is None


def test_a_reading_is_confirmed_once(letter):
    confirm(INSTALLATION, letter)
    before = stored()
    with pytest.raises(AlreadyConfirmed):
        confirm(INSTALLATION, letter)
    assert stored() == before


def test_a_process_that_is_here_already_is_not_set_up_again(letter, content):
    confirm(INSTALLATION, letter)
    again = receive_letter(INSTALLATION, content=content, file_name="again.txt", media_type="text/plain")
    before = stored()
    with pytest.raises(CannotSetUp, match=r"Global Compact.*here already"):
        confirm(INSTALLATION, again)
    assert stored() == before
    again.refresh_from_db()
    assert (again.confirmed_at, again.audience) == (None, Audience.TEAM)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda reading: reading.update(process=None), "names no process"),
        (lambda reading: reading.update(meetings=[]), "announces no meeting"),
        (
            lambda reading: reading["meetings"][-1].update(start="15:00", end="13:00"),
            "2018-02-23: A meeting ends after",
        ),
    ],
)
def test_what_cannot_be_set_up_whole_is_not_set_up_in_part(letter, change, says):
    change(letter.reading)
    letter.save()
    before = stored()
    with pytest.raises(CannotSetUp, match=says):
        confirm(INSTALLATION, letter)
    assert stored() == before
    letter.refresh_from_db()
    assert letter.confirmed_at is None


def test_setting_up_costs_the_same_for_each_further_meeting(letter, content):
    def asked(meetings: int, title: str) -> int:
        received = receive_letter(INSTALLATION, content=content, file_name="letter.txt", media_type="text/plain")
        received.reading["process"] = title
        received.reading["meetings"] = [received.reading["meetings"][0]] * meetings
        received.save()
        with CaptureQueriesContext(connection) as seen:
            confirm(INSTALLATION, received)
        return len(seen)

    asked(1, "Forests")  # the room is known from here on
    two, five, eight = asked(2, "Seabeds"), asked(5, "Aquifers"), asked(8, "Glaciers")
    assert eight - five == five - two


def seal(people, letter: Letter) -> None:
    request_seal(people["secretariat"], kind="letter", subject=letter.key, reason="confidential")
    confirm_seal(people["colleague"], kind="letter", subject=letter.key)


def test_a_letter_sealed_keeps_key_and_hash_and_nothing_else(
    people, letter, store, content, django_capture_on_commit_callbacks
):
    process = confirm(people["secretariat"], letter)
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    letter.refresh_from_db()
    assert (letter.file_name, letter.text, letter.reading) == ("", "", {})
    assert letter.sealed_at
    assert letter.original.sealed_at
    assert not any(path.is_file() for path in store.rglob("*"))
    assert record.first_break() is None
    assert len(programme.working_programme(process)) == 6
    with pytest.raises(Sealed):
        receive_letter(INSTALLATION, content=content, file_name="again.txt", media_type="text/plain")


def test_the_same_file_that_came_in_twice_is_sealed_once_for_both(
    people, letter, content, django_capture_on_commit_callbacks
):
    twin = receive_letter(INSTALLATION, content=content, file_name="copy.txt", media_type="text/plain")
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    twin.refresh_from_db()
    assert (twin.file_name, twin.text, twin.reading) == ("", "", {})
    assert twin.sealed_at


def test_of_a_letter_sealed_nothing_is_left_to_set_up(people, letter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    before = stored()
    with pytest.raises(CannotSetUp, match="sealed"):
        confirm(people["secretariat"], letter)
    assert stored() == before


def test_a_seal_rolled_back_leaves_the_letter_and_its_bytes(
    people, letter, content, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        seal(people, letter)
        transaction.set_rollback(True)
    letter.refresh_from_db()
    assert letter.text
    assert letter.sealed_at is None
    assert files.read(letter.original_id) == content
