"""Originals lie in the store under their hash: kept once, checked when read, gone when sealed."""

import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from zerodraft.files import queries
from zerodraft.files.actions import Sealed, erase, finish_erasing, keep
from zerodraft.files.models import Original
from zerodraft.parties.actors import INSTALLATION
from zerodraft.record.models import Row

CONTENT = "Excellency, …".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(store: Path) -> Path:
    """Where the bytes of the one original lie."""
    keep(INSTALLATION, CONTENT, "text/plain")
    return store / queries.place_of(SHA256)


def test_what_is_kept_reads_back_and_the_record_says_so(kept):
    assert queries.read(SHA256) == CONTENT
    assert kept.read_bytes() == CONTENT
    assert kept.stat().st_mode & 0o077 == 0
    row = Row.objects.get()
    assert (row.verb, row.subject, row.data) == ("file.kept", f"file:{SHA256}", {"size": len(CONTENT)})


def test_the_same_bytes_twice_are_one_original(kept, store):
    assert keep(INSTALLATION, CONTENT, "application/octet-stream").media_type == "text/plain"
    assert Original.objects.count() == 1
    assert Row.objects.count() == 1
    assert [path for path in store.rglob("*") if path.is_file()] == [kept]


def test_nothing_at_all_can_be_kept(store):
    empty = keep(INSTALLATION, b"", "text/plain")
    assert (empty.size, queries.read(empty.sha256)) == (0, b"")


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(CONTENT + b" "), lambda path: path.unlink()])
def test_damage_is_noticed(kept, damage):
    kept.chmod(0o600)
    damage(kept)
    with pytest.raises(queries.Damaged, match=SHA256):
        queries.read(SHA256)


def test_a_transaction_that_fails_leaves_no_row_and_does_not_hinder_the_next(store):
    with transaction.atomic():
        keep(INSTALLATION, CONTENT, "text/plain")
        transaction.set_rollback(True)
    assert queries.get(SHA256) is None
    assert not Row.objects.exists()
    keep(INSTALLATION, CONTENT, "text/plain")
    assert queries.read(SHA256) == CONTENT


def test_half_written_bytes_of_a_crash_are_not_taken_for_the_original(store):
    place = store / queries.place_of(SHA256)
    place.parent.mkdir(parents=True)
    place.write_bytes(CONTENT[:4])
    keep(INSTALLATION, CONTENT, "text/plain")
    assert place.read_bytes() == CONTENT


def test_bytes_are_gone_after_the_commit_and_not_before(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        erase(SHA256)
    assert kept.exists()
    for callback in callbacks:
        callback()
    assert not kept.exists()
    tombstone = queries.get(SHA256)
    assert tombstone.sealed_at
    assert (tombstone.media_type, tombstone.size) == ("", len(CONTENT))
    with pytest.raises(queries.Damaged):
        queries.read(SHA256)


def test_an_erasure_rolled_back_erases_nothing(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        erase(SHA256)
        transaction.set_rollback(True)
    assert queries.read(SHA256) == CONTENT
    assert queries.get(SHA256).sealed_at is None


def test_what_was_sealed_is_not_taken_in_again(kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase(SHA256)
    with pytest.raises(Sealed, match=SHA256):
        keep(INSTALLATION, CONTENT, "text/plain")
    assert not kept.exists()


def test_what_a_crash_left_after_the_commit_is_erased_at_the_next_start(kept, store):
    other = keep(INSTALLATION, b"another", "text/plain")
    erase(SHA256)  # and the process dies before the bytes are deleted
    assert kept.exists()
    assert finish_erasing() == 1
    assert not kept.exists()
    assert finish_erasing() == 0
    assert queries.read(other.sha256) == b"another"


def test_what_was_never_kept_cannot_be_erased(store):
    assert queries.get("0" * 64) is None
    with pytest.raises(LookupError, match="0" * 64):
        erase("0" * 64)
