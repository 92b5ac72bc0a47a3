"""From a letter to a process, all or nothing: who may, what stays when it fails, and every fact where it belongs."""

import json
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from letters import answered, confirm, take_in
from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft import clock
from zerodraft.correspondence.actions import AlreadyConfirmed, NotReady, choose_process
from zerodraft.correspondence.models import Letter
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


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_take_in_a_letter(people, store, content, role, allowed):
    rows = Row.objects.count()
    with refused_unless(allowed):
        take_in(content, actor=people[role])
    assert Letter.objects.exists() is allowed
    assert store.exists() is allowed
    assert Row.objects.count() == rows + 2 * allowed


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_confirm_a_reading(people, letter, role, allowed):
    before = stored()
    with refused_unless(allowed):
        confirm(letter, people[role])
    letter.refresh_from_db()
    assert (letter.confirmed_at is not None) is allowed
    assert (stored() != before) is allowed


def test_a_letter_is_kept_with_its_words_and_what_was_read(letter, content):
    assert files.read(letter.original_id) == content
    assert "Excellency" in letter.text
    assert letter.audience == Audience.TEAM
    received = Row.objects.get(verb="letter.received")
    assert (received.verb, received.subject) == ("letter.received", letter.key)
    assert received.data["original"] == letter.original_id
    for source in letter.reading["sources"]:
        assert 0 <= source["start"] < source["end"] <= len(letter.text)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"Milk, two eggs and a pound of flour.", "letter.txt"),
        (b"%PDF-1.7 and no more", "letter.pdf"),
        (b"\x89PNG\r\n\x1a\n", "scan.png"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_why(db, store, content, name):
    letter = take_in(content, name)
    assert files.read(letter.original_id) == content
    assert letter.refusal
    assert (letter.reading["process"], letter.reading["meetings"]) == (None, [])
    assert [row.verb for row in Row.objects.all()] == ["file.kept", "letter.received"]


def test_the_same_bytes_again_are_the_letter_that_is_there(letter, content):
    rows = Row.objects.count()
    assert take_in(content, "another-name.txt") == letter
    assert Letter.objects.count() == 1
    assert Row.objects.count() == rows


def test_a_letter_with_open_flags_is_not_confirmed(db, store, content):
    received = take_in(content)
    before = stored()
    with pytest.raises(NotReady, match="every flag"):
        confirm(received)
    assert stored() == before


def test_the_demonstrations_letter_becomes_process_round_officers_outline_limits_and_programme(letter):
    process = confirm(letter)
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
    letter = answered(take_in((folder / "letter.txt").read_bytes()))
    process = confirm(letter)
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
        letter = answered(take_in(path.read_bytes(), path.name))
        if not (letter.reading["process"] and letter.reading["meetings"]):
            with pytest.raises(CannotSetUp):
                confirm(letter)
            continue
        process = confirm(letter)
        assert len(meeting_facts(process)) == len(letter.reading["meetings"]), folder.name
        (opened,) = process.rounds.all()
        assert opened.deadlines.count() == len(letter.reading["deadlines"])
    assert record.first_break() is None


def test_a_reading_is_confirmed_once(letter):
    confirm(letter)
    before = stored()
    with pytest.raises(AlreadyConfirmed):
        confirm(letter)
    assert stored() == before


def test_a_process_that_is_here_already_is_not_set_up_again(letter, content):
    confirm(letter)
    again = answered(take_in(content + b"\n"))
    again = choose_process(INSTALLATION, again, revision=again.revision, process="")
    before = stored()
    with pytest.raises(CannotSetUp, match=r"Global Compact.*here already"):
        confirm(again)
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
            "Some facts cannot stand",
        ),
    ],
)
def test_what_cannot_be_set_up_whole_is_not_set_up_in_part(letter, change, says):
    change(letter.reading)
    letter.save()
    before = stored()
    with pytest.raises((CannotSetUp, NotReady), match=says):
        confirm(letter)
    assert stored() == before
    letter.refresh_from_db()
    assert letter.confirmed_at is None


def test_setting_up_costs_the_same_for_each_further_meeting(letter, content):
    def asked(meetings: int, title: str) -> int:
        received = answered(take_in(content + title.encode()))
        received.reading["process"] = title
        received.reading["meetings"] = [received.reading["meetings"][0]] * meetings
        received.save()
        with CaptureQueriesContext(connection) as seen:
            confirm(received)
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
    process = confirm(letter, people["secretariat"])
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    letter.refresh_from_db()
    assert (letter.file_name, letter.text, letter.reading, letter.changes) == ("", "", {}, {})
    assert letter.sealed_at
    assert letter.original.sealed_at
    assert not any(path.is_file() for path in store.rglob("*"))
    assert record.first_break() is None
    assert len(programme.working_programme(process)) == 6
    with pytest.raises(Sealed):
        take_in(content, "again.txt")


def test_two_letters_of_one_original_are_sealed_together(people, letter, content, django_capture_on_commit_callbacks):
    """Older installations may hold two letters of the same bytes."""
    twin = Letter.objects.create(
        key="letter-twin", original=letter.original, file_name="copy.txt", text=letter.text, received_at=clock.now()
    )
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    twin.refresh_from_db()
    assert (twin.file_name, twin.text, twin.reading, twin.changes) == ("", "", {}, {})
    assert twin.sealed_at


def test_of_a_letter_sealed_nothing_is_left_to_set_up(people, letter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seal(people, letter)
    before = stored()
    with pytest.raises(CannotSetUp, match="sealed"):
        confirm(letter, people["secretariat"])
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
