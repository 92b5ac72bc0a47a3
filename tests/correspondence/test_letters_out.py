"""Letters of our own, from the first word to the register."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied

from correspondence.letters_out import (
    cover,
    released,
)
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.models import Entry, Outgoing
from zerodraft.files import queries as files
from zerodraft.process.audience import Audience
from zerodraft.record.models import Row


def kept_bytes(letter: Outgoing) -> dict[str, bytes]:
    return {form: files.read(row.original_id) for form, row in queries.kept(letter).items()}


def test_a_letter_goes_from_its_process_to_the_register_and_is_read_as_the_process_says(world):
    letter = released(world)
    kept = kept_bytes(letter)
    assert set(kept) == {"pdf", "docx", "html", "txt"}
    reading = read_here(kept["pdf"], "letter.pdf").reading
    assert reading["round"] == 1
    assert reading["process"] == "Global Compact for Harbours"
    assert [(one["date"], one["start"], one["venue"]) for one in reading["meetings"]] == [
        ("2018-02-20", "10:00", "Trusteeship Council Chamber"),
        ("2018-02-20", "15:00", "Trusteeship Council Chamber"),
        ("2018-02-22", "10:00", "Conference Room 4"),
        ("2018-02-22", "15:00", "Conference Room 4"),
    ]
    assert {(one["applies_to"], one["seconds"]) for one in reading["time_limits"]} == {
        ("groups", 300),
        ("national", 180),
    }
    assert [one["name"] for one in reading["letters"][0]["signatories"]] == ["Odile Marchand-Roy", "Torbjørn Aasland"]
    entry = Entry.objects.get()
    assert (entry.direction, entry.number, entry.year, entry.scope) == ("out", 1, 2018, "harbours")
    assert (entry.language, str(entry.dated), entry.outgoing) == ("en", "2018-02-13", letter)
    row = Row.objects.filter(verb="letter.released").get()
    assert (row.actor, row.subject, row.data["number"]) == (world.secretary.key, letter.key, 1)


def test_the_files_are_the_same_each_time(world):
    from zerodraft.correspondence.actions.releasing import rendered

    letter = released(world)
    again = rendered(Outgoing.objects.get(pk=letter.pk))
    assert {form: hashlib.sha256(content).hexdigest() for form, content in kept_bytes(letter).items()} == {
        str(form): hashlib.sha256(content).hexdigest() for form, content in again.items()
    }


def test_a_cover_goes_out_from_the_presidents_office_with_the_letter_behind_it(world):
    enclosed = released(world)
    letter = cover(world, enclosed)
    actions.approve(world.cabinet, letter, revision=letter.revision)
    with pytest.raises(PermissionDenied):
        actions.release(world.secretary, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    with pytest.raises(PermissionDenied):
        actions.release(world.aide, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    entry = actions.release(world.cabinet, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    assert entry.number == 2
    assert [(one.kind, one.to.outgoing) for one in entry.references.all()] == [("encloses", enclosed)]
    reading = read_here(kept_bytes(letter)["pdf"], "letter.pdf").reading
    assert [one["kind"] for one in reading["letters"]] == ["transmittal", "programme"]
    assert len(reading["meetings"]) == 4
