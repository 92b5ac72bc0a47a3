"""The register: letters in and out have their numbers, and say what they refer to."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from correspondence.letters_out import approved, convened, cover, released
from correspondence.test_letters_out_pages import browser
from letters import answered, confirm, take_in
from zerodraft.correspondence import actions, composing, queries
from zerodraft.correspondence.models import Entry, Letter, Outgoing
from zerodraft.files import queries as files
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience


def test_a_letter_that_comes_in_is_entered_under_the_next_number(letter, content):
    first = Entry.objects.get()
    assert (first.letter, first.direction, first.number, first.scope) == (letter, "in", 1, "")
    assert (first.language, str(first.dated), first.channel) == ("en", "2018-02-15", "site")
    take_in(content + b"\n", "second.txt")
    mail = b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n" + content
    take_in(mail, "third.eml")
    assert [(one.number, one.channel) for one in Entry.objects.order_by("number")] == [
        (1, "site"),
        (2, "site"),
        (3, "email"),
    ]


def test_the_same_letter_again_gets_no_second_number(letter, content):
    take_in(content)
    assert Entry.objects.count() == 1


def test_what_cannot_be_read_is_entered_too(db, store):
    take_in(b"Milk, two eggs and a pound of flour.")
    entry = Entry.objects.get()
    assert (entry.number, entry.language, entry.dated) == (1, "", None)


def test_a_review_without_a_letter_is_no_letter(people, store):
    actions.begin_without_letter(people["secretariat"])
    assert not Entry.objects.exists()


def test_a_number_is_given_once(letter):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            scope="", year=2018, number=Entry.objects.get().number, direction="in", at=letter.received_at
        )


def test_letters_of_before_are_entered_by_the_migration_in_the_order_in_which_they_came(letter, content):
    take_in(content + b"\n", "second.eml")
    Entry.objects.all().delete()
    import_module("zerodraft.correspondence.migrations.0005_register_letters_in").enter(apps, None)
    found = Entry.objects.order_by("number")
    assert [(one.number, one.letter.file_name, str(one.dated), one.channel) for one in found] == [
        (1, "letter.txt", "2018-02-15", "site"),
        (2, "second.eml", "None", "email"),
    ]


def test_a_letter_that_came_in_stands_in_the_register_of_its_process_and_can_be_forwarded(world, content):
    came = answered(take_in(content))
    process = confirm(came)
    came = Letter.objects.get(pk=came.pk)
    cover_letter = actions.begin(INSTALLATION, process, template="transmittal", language="en", encloses_letter=came)
    assert (cover_letter.is_cover, cover_letter.encloses_letter) == (True, came)
    entry = queries.entry_of(came)
    assert entry is not None
    assert entry.mark == "G-2018/1"
    page = browser(world, "").get(f"/processes/{process.key}/letters/").content.decode()
    assert f'href="/letters/{came.key}/"' in page


def test_the_register_asks_as_much_of_many_letters_as_of_one(world):
    first = released(world, Audience.PUBLIC)
    client = browser(world, "delegate")
    client.get("/processes/harbours/letters/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/processes/harbours/letters/")
    for _ in range(2):
        made = cover(world, first)
        actions.approve(world.cabinet, made, revision=made.revision)
        actions.release(world.cabinet, made, revision=made.revision, audience=Audience.PUBLIC)
    with CaptureQueriesContext(connection) as many:
        client.get("/processes/harbours/letters/")
    assert Entry.objects.count() == 3
    # The chains are two queries more when there are any.
    assert len(many) <= len(one) + 2


def test_what_was_approved_goes_out_though_a_new_version_ships_another_template(world, monkeypatch):
    letter = approved(world)
    shipped = dict(composing.shipped())
    text = composing.text_of("convening", "en").replace("We count on the active", "WE INSIST ON THE ACTIVE")
    shipped["convening", "en"] = composing.template(text, "another version")
    monkeypatch.setattr(composing, "shipped", lambda: shipped)
    actions.release(world.secretary, letter, revision=letter.revision, audience=Audience.PUBLIC)
    page = browser(world, "").get(f"/processes/harbours/letters/{letter.key}/").content.decode()
    assert "We count on the active participation" in page
    assert "INSIST" not in files.read(queries.kept(letter)["txt"].original_id).decode()


def test_a_sealed_letter_leaves_its_number_and_nothing_of_its_words(world, people):
    letter = released(world, Audience.PUBLIC)
    forwarding = cover(world, letter)
    actions.approve(world.cabinet, forwarding, revision=forwarding.revision)
    actions.release(world.cabinet, forwarding, revision=forwarding.revision, audience=Audience.PUBLIC)
    actions.comment(world.adviser, convened(world), passage="", text="Another letter")
    hashes = {row.original_id for one in (letter, forwarding) for row in queries.kept(one).values()}
    asking, confirming = Client(), Client()
    asking.force_login(people["secretariat"])
    confirming.force_login(people["colleague"])
    address = f"/processes/harbours/letters/{letter.key}/"
    asking.post(f"{address}seal", {"act": "request", "reason": "error"})
    assert Outgoing.objects.get(pk=letter.pk).sealed_at is None
    with TestCase.captureOnCommitCallbacks(execute=True):
        confirming.post(f"{address}seal", {"act": "confirm"})
    sealed = Outgoing.objects.get(pk=letter.pk)
    assert (sealed.content, sealed.frozen, sealed.subject, sealed.frozen_template) == ({}, {}, "", "")
    assert all(version.content == {} for version in sealed.versions.all())
    for sha256 in hashes:
        with pytest.raises(files.Damaged):
            files.read(sha256)
    client = browser(world, "adviser")
    page = client.get(address).content.decode()
    assert "erased for good" in page
    assert "Marchand" not in page
    assert client.get(f"{address}files/pdf").status_code == 404
    assert client.get(f"/processes/harbours/letters/{forwarding.key}/").status_code == 200
    assert "2018/1" in client.get("/processes/harbours/letters/").content.decode()
    assert client.get(f"{address}release/").status_code == 302
    with pytest.raises(actions.CannotCompose, match="sealed"):
        actions.begin(world.adviser, world.process, template="recall", language="en", recalls=sealed)
    comment = Outgoing.objects.exclude(pk__in=[letter.pk, forwarding.pk]).get().comments.get()
    assert comment.text == "Another letter"


def test_what_is_released_is_what_the_register_holds_for_good(world):
    letter = released(world)
    before = {form: row.original_id for form, row in queries.kept(letter).items()}
    letter.process.title = "Another title"
    letter.process.save()
    client = browser(world, "delegate")
    for form, sha256 in before.items():
        answer = client.get(f"/processes/harbours/letters/{letter.key}/files/{form}")
        assert answer.content == files.read(sha256)
    page = client.get(f"/processes/harbours/letters/{letter.key}/").content.decode()
    assert "the Global Compact for Harbours" in page
    assert Outgoing.objects.get(pk=letter.pk).subject.endswith("the Global Compact for Harbours")
