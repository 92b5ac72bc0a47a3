"""What is refused on the way of a letter, and that nothing half-done stays of it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from correspondence.letters_out import (
    GIVEN,
    approved,
    convened,
    cover,
    objectives,
    prepared,
    released,
    schedule,
    worded,
)
from zerodraft.correspondence import actions, composing, queries, rendering, scans
from zerodraft.correspondence.actions import releasing
from zerodraft.correspondence.actions.releasing import NotAsGiven, rendered
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.core.composing.content import Content
from zerodraft.correspondence.models import Entry, Kept, Outgoing
from zerodraft.files import queries as files
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.programme import queries as programme
from zerodraft.programme.actions import publish_release, schedule_meeting, withdraw_meeting
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.record.models import Row


def fresh(letter: Outgoing) -> Outgoing:
    return Outgoing.objects.get(pk=letter.pk)


def release(actor, letter: Outgoing, **more) -> Entry:
    return actions.release(actor, letter, revision=letter.revision, audience=Audience.DELEGATIONS, **more)


def test_a_stale_revision_is_refused_and_both_texts_are_kept(world):
    letter = convened(world)
    worded(letter, world.officer, enclosures=["List of participants"])
    with pytest.raises(actions.StaleLetter) as refused:
        worded(letter, world.adviser, enclosures=["Another list"])
    assert [(one.revision, one.person) for one in refused.value.versions] == [(3, world.officer.key)]
    assert fresh(letter).content["enclosures"] == ["List of participants"]
    assert [one.revision for one in letter.versions.all()] == [3, 2, 1]


@pytest.mark.parametrize(
    "content",
    [
        {"replaced": {"thanks": "x" * 2001}},
        {"added": {"thanks": ["More."] * 11}},
        {"annexes": [{"heading": "A", "text": ""}] * 21},
        {"enclosures": ["x" * 301]},
        {"replaced": {"no-such-passage": "Words."}},
        {"replaced": {"thanks": "{nothing}"}},
        {"given": {"round": "one"}},
        {"given": {"weather": "fine"}},
        {"given": {"draft": {"title": "the draft", "date": "2018-02-05", "sha256": "abc"}}},
        {"paper": "papyrus"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_whole(world, content):
    letter = convened(world)
    with pytest.raises(composing.REFUSALS):
        worded(letter, world.adviser, **content)
    assert fresh(letter).revision == letter.revision


def test_a_missing_field_stops_preparing_and_is_named(world):
    letter = actions.begin(world.adviser, world.process, template="silence", language="en")
    with pytest.raises(composing.MissingFields, match=r"\{draft\} in the frame of template silence\.en") as refused:
        actions.prepare(world.adviser, letter, revision=1, signing=[world.odile.key, world.torbjorn.key])
    assert {one.field for one in refused.value.missing} >= {"draft", "silence_due"}
    assert fresh(letter).state == "preparation"


@pytest.mark.parametrize("who", [["odile"], ["odile", "odile"], ["odile", "adviser"], []])
def test_each_signatory_is_one_co_facilitator(world, who):
    letter = convened(world)
    with pytest.raises(actions.CannotCompose, match="each another one"):
        actions.prepare(
            world.adviser, letter, revision=letter.revision, signing=[world.people[name].key for name in who]
        )
    assert fresh(letter).state == "preparation"
    assert not letter.signatures.exists()


def test_what_is_prepared_moves_no_more_though_the_process_does(world):
    letter = approved(world)
    process_actions.set_limit(INSTALLATION, world.round, applies_to="groups", seconds=60)
    schedule(world.round, 23, 10, "ECOSOC Chamber", objectives(18, 22))
    publish_release(INSTALLATION, world.process)
    with pytest.raises(actions.CannotCompose, match="in preparation"):
        worded(letter, world.adviser, enclosures=["List"])
    release(world.secretary, letter)
    text = " ".join(files.read(queries.kept(letter)["txt"].original_id).decode().split())
    assert "five minutes" in text
    assert "ECOSOC" not in text


def test_a_letter_taken_back_loses_its_approvals_and_its_scan(world):
    letter = approved(world)
    scan = rendered(letter)[Kept.Form.PDF]
    actions.attach_scan(world.adviser, letter, revision=letter.revision, content=scan)
    again = actions.reopen(world.officer, letter)
    assert (again.state, again.revision) == ("preparation", letter.revision + 1)
    assert not again.kept.exists()
    again = actions.prepare(
        world.adviser, again, revision=again.revision, signing=[world.odile.key, world.torbjorn.key]
    )
    assert queries.standing_approvals(again) == {}
    with pytest.raises(actions.CannotCompose, match="Not all who sign"):
        release(world.secretary, again)


def test_an_approval_is_of_the_revision_that_was_seen_and_is_taken_back(world):
    letter = prepared(world)
    with pytest.raises(actions.StaleLetter):
        actions.approve(world.odile, letter, revision=letter.revision - 1)
    first = actions.approve(world.odile, letter, revision=letter.revision)
    assert actions.approve(world.odile, letter, revision=letter.revision) == first
    actions.withdraw_approval(world.odile, letter)
    with pytest.raises(actions.CannotCompose, match="no approval of yours"):
        actions.withdraw_approval(world.odile, letter)
    actions.approve(world.odile, letter, revision=letter.revision)
    assert set(queries.standing_approvals(letter)) == {0}


@pytest.mark.parametrize("name", ["adviser", "officer", "secretary", "cabinet", "delegate"])
def test_who_does_not_sign_does_not_approve(world, name):
    letter = prepared(world)
    with pytest.raises(PermissionDenied, match="Only those who sign"):
        actions.approve(getattr(world, name), letter, revision=letter.revision)


def test_a_deputy_approves_for_the_one_who_named_them_and_nobody_else(world):
    letter = prepared(world)
    with pytest.raises(actions.CannotCompose, match="A deputy is somebody of the team"):
        actions.name_deputy(world.odile, letter, deputy=world.delegate.key)
    with pytest.raises(actions.CannotCompose, match="A deputy is somebody of the team"):
        actions.name_deputy(world.odile, letter, deputy=world.torbjorn.key)
    actions.name_deputy(world.odile, letter, deputy=world.officer.key)
    with pytest.raises(actions.CannotCompose, match="nor stands in already"):
        actions.name_deputy(world.torbjorn, letter, deputy=world.officer.key)
    letter = fresh(letter)
    with pytest.raises(PermissionDenied, match="name a deputy"):
        actions.name_deputy(world.officer, letter, deputy="")
    made = actions.approve(world.officer, letter, revision=letter.revision)
    assert (made.position, made.by) == (0, world.officer.key)
    assert set(queries.standing_approvals(letter)) == {0}


def test_whoever_prepared_a_letter_does_not_release_it_in_any_capacity(world):
    letter = convened(world)
    letter = actions.prepare(
        world.secretary, letter, revision=letter.revision, signing=[world.odile.key, world.torbjorn.key]
    )
    for one in (world.odile, world.torbjorn):
        actions.approve(one, letter, revision=letter.revision)
    as_officer = replace(world.officer, key=world.secretary.key)
    for actor in (world.secretary, as_officer, world.adviser, world.cabinet, world.odile, world.delegate):
        with pytest.raises(PermissionDenied, match="never by the person who prepared it"):
            release(actor, letter)
    assert release(world.officer, letter).number == 1


def test_nothing_is_released_before_all_have_approved(world):
    letter = prepared(world)
    actions.approve(world.odile, letter, revision=letter.revision)
    with pytest.raises(actions.CannotCompose, match="Not all who sign"):
        release(world.secretary, letter)
    assert not Entry.objects.exists()
    assert not letter.kept.exists()


def test_a_letter_is_released_once(world):
    letter = released(world)
    with pytest.raises(actions.CannotCompose, match="Only a prepared letter"):
        release(world.officer, letter)
    for act in (actions.reopen, actions.set_aside):
        with pytest.raises(actions.CannotCompose):
            act(world.adviser, letter)
    with pytest.raises(actions.CannotCompose):
        worded(letter, world.adviser, enclosures=["List"])
    with pytest.raises(actions.CannotCompose, match="released"):
        actions.comment(world.adviser, letter, passage="", text="Too late")
    assert Entry.objects.count() == 1


MORE = "There will be a further meeting on Monday, 26 February, from 10 a.m. to 1 p.m. in Room 9."
LONGER = "Kindly speak for no more than seven minutes. Interventions should not exceed {limits}."
LATER = "Delegations are to be inscribed no later than 10 a.m. on 19 February 2018."


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"replaced": {"limits": LONGER}}, "limits"),
        ({"added": {"programme": [MORE]}}, "programme"),
        ({"added": {"inscription": [LATER]}}, "deadlines"),
    ],
)
def test_a_letter_that_is_read_otherwise_than_its_process_says_does_not_go_out(world, own, field):
    letter = worded(convened(world), world.adviser, **own)
    letter = actions.prepare(
        world.adviser, letter, revision=letter.revision, signing=[world.odile.key, world.torbjorn.key]
    )
    for one in (world.odile, world.torbjorn):
        actions.approve(one, letter, revision=letter.revision)
    with pytest.raises(NotAsGiven) as refused:
        release(world.secretary, letter)
    assert field in {one.field for one in refused.value.differences}
    assert fresh(letter).state == "prepared"
    assert not Entry.objects.exists()


def test_a_cover_waits_for_the_letter_that_it_forwards(world):
    enclosed = approved(world)
    letter = cover(world, enclosed)
    actions.approve(world.cabinet, letter, revision=letter.revision)
    with pytest.raises(actions.CannotCompose, match="not released yet"):
        release(world.cabinet, letter)
    release(world.secretary, enclosed)
    assert release(world.cabinet, letter).number == 2


def test_a_cover_of_a_letter_that_is_still_written_is_not_prepared(world):
    with pytest.raises(actions.CannotCompose, match="prepare that one first"):
        cover(world, convened(world))


def test_the_signed_scan_circulates_behind_its_cover_and_both_are_kept(world):
    letter = approved(world)
    scan = rendered(letter)[Kept.Form.PDF] + b"\n"
    actions.attach_scan(world.adviser, letter, revision=letter.revision, content=scan)
    release(world.secretary, letter)
    forwarding = cover(world, fresh(letter))
    actions.approve(world.cabinet, forwarding, revision=forwarding.revision)
    release(world.cabinet, forwarding)
    assert files.read(queries.kept(letter)["scan"].original_id) == scan
    kept = queries.kept(forwarding)
    assert set(kept) == {"pdf", "docx", "html", "txt", "bound"}
    whole = files.read(kept["bound"].original_id)
    assert whole.startswith(b"%PDF-")
    assert files.read(kept["pdf"].original_id) != whole


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n and a picture", "not a PDF"),
        (b"%PDF-1.7 and no more", "cut off or damaged"),
        (b"%PDF-1.7\n" + b"x" * (20 * 1024 * 1024), "more than the 20 MB"),
    ],
    ids=["nothing", "picture", "cut off", "too large"],
)
def test_what_is_no_scan_is_not_attached(world, content, why):
    letter = prepared(world)
    with pytest.raises(actions.CannotCompose, match=why):
        actions.attach_scan(world.adviser, letter, revision=letter.revision, content=content)
    assert not letter.kept.exists()


def test_a_corrigendum_begins_with_the_words_that_it_corrects_and_says_so(world):
    letter = released(world)
    made = actions.begin(world.adviser, world.process, template="convening", language="en", corrects=letter)
    assert made.content["given"]["inscription_due"] == GIVEN["inscription_due"]
    assert made.content["refers"] == [letter.key]
    made = actions.prepare(world.adviser, made, revision=1, signing=[world.odile.key, world.torbjorn.key])
    for one in (world.odile, world.torbjorn):
        actions.approve(one, made, revision=1)
    entry = release(world.secretary, made)
    assert {(one.kind, one.to.key) for one in entry.references.all()} == {
        ("references", letter.key),
        ("corrects", letter.key),
    }
    assert "the letter dated 13 February 2018" in files.read(queries.kept(made)["txt"].original_id).decode()


def test_a_recall_names_the_letter_that_holds_no_longer(world):
    letter = released(world)
    made = actions.begin(world.adviser, world.process, template="recall", language="en", recalls=letter)
    made = actions.prepare(world.adviser, made, revision=1, signing=[world.odile.key, world.torbjorn.key])
    for one in (world.odile, world.torbjorn):
        actions.approve(one, made, revision=1)
    entry = release(world.secretary, made)
    assert ("recalls", letter.key) in {(one.kind, one.to.key) for one in entry.references.all()}


def test_only_released_letters_of_the_process_are_corrected_or_recalled(world):
    draft = convened(world)
    with pytest.raises(actions.CannotCompose, match="change the draft itself"):
        actions.begin(world.adviser, world.process, template="recall", language="en", recalls=draft)
    elsewhere = process_actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience=Audience.TEAM)
    letter = released(world)
    with pytest.raises(actions.CannotCompose, match="of its own process"):
        actions.begin(INSTALLATION, elsewhere, template="recall", language="en", recalls=letter)


@pytest.mark.parametrize(
    ("passage", "text", "why"),
    [
        ("", "  ", "Write what you have to say"),
        ("", "x" * 2001, "at most 2000"),
        ("", "hid\x00den", "hidden character"),
        ("No such", "Hm", "no such passage"),
    ],
)
def test_what_is_no_comment_is_refused(world, passage, text, why):
    letter = convened(world)
    with pytest.raises(actions.CannotCompose, match=why):
        actions.comment(world.adviser, letter, passage=passage, text=text)
    assert not letter.comments.exists()


@pytest.mark.parametrize("name", ["delegate"])
def test_only_the_team_writes(world, name):
    letter, actor = convened(world), getattr(world, name)
    acts = (
        lambda: actions.begin(actor, world.process, template="convening", language="en"),
        lambda: worded(letter, actor, enclosures=["List"]),
        lambda: actions.comment(actor, letter, passage="", text="Hm"),
        lambda: actions.set_aside(actor, letter),
    )
    before = Row.objects.count()
    for act in acts:
        with pytest.raises(PermissionDenied, match="Only the team"):
            act()
    assert Row.objects.count() == before


def test_a_letter_is_set_aside_and_taken_up_again(world):
    letter = convened(world)
    assert actions.set_aside(world.adviser, letter).state == "set-aside"
    with pytest.raises(actions.CannotCompose):
        worded(letter, world.adviser, enclosures=["List"])
    assert actions.take_up(world.officer, letter).state == "preparation"


def test_a_new_letter_takes_over_the_frame_of_the_last_of_its_kind(world):
    enclosed = released(world)
    letter = cover(world, enclosed)
    actions.approve(world.cabinet, letter, revision=letter.revision)
    release(world.cabinet, letter)
    again = actions.begin(world.aide, world.process, template="transmittal", language="en", encloses=enclosed)
    assert again.content["given"]["signatories"][0]["name"] == "Leonhard Voss"
    assert again.content["given"]["date"] == "2018-02-13"


def test_a_meeting_without_hours_is_not_put_into_a_letter_and_the_editor_says_why(world):
    without = Sitting(
        day=date(2018, 2, 26), start=None, end=None, zone="America/New_York", segments=(Segment("Other matters"),)
    )
    schedule_meeting(INSTALLATION, world.round, without)
    publish_release(INSTALLATION, world.process)
    letter = convened(world)
    now = being_composed(letter, Content())
    assert now.told["programme"].fact is None
    assert now.told["programme"].why == "hours"
    assert "programme" in {one.field for one in now.missing()}


def test_changes_between_releases_are_facts_of_a_notice(world):
    from zerodraft.correspondence.composing.letters import being_composed
    from zerodraft.correspondence.core.composing.content import Content

    withdraw_meeting(INSTALLATION, programme.meetings_of(world.process)[-1])
    publish_release(INSTALLATION, world.process)
    letter = actions.begin(world.adviser, world.process, template="change", language="en")
    now = being_composed(letter, Content())
    ((change,),) = [now.told["changes"].fact]
    assert (str(change.was), change.now) == ("2018-02-22", None)


def test_two_officers_release_at_once_and_one_letter_goes_out(world, monkeypatch):
    letter = approved(world)
    slow = releasing.rendered

    def while_the_first_is_setting(one: Outgoing):
        made = slow(one)
        monkeypatch.setattr(releasing, "rendered", slow)
        release(world.officer, one)
        return made

    monkeypatch.setattr(releasing, "rendered", while_the_first_is_setting)
    with pytest.raises(actions.CannotCompose, match="Only a prepared letter"):
        release(world.secretary, letter)
    assert Entry.objects.count() == 1
    assert [row.actor for row in Row.objects.filter(verb="letter.released")] == [world.officer.key]


def test_a_letter_taken_back_while_it_is_set_does_not_go_out(world, monkeypatch):
    letter = approved(world)
    slow = releasing.rendered

    def while_it_is_setting(one: Outgoing):
        made = slow(one)
        actions.reopen(world.adviser, one)
        return made

    monkeypatch.setattr(releasing, "rendered", while_it_is_setting)
    with pytest.raises(actions.CannotCompose):
        release(world.secretary, letter)
    assert not Entry.objects.exists()
    assert not letter.kept.exists()


def test_what_takes_a_while_holds_no_transaction(world, monkeypatch):
    """On SQLite that would be everybody's: chairs would wait for a letter."""
    depths = []

    def watched(of, name):
        found = getattr(of, name)

        def noted(*given):
            depths.append((name, len(connection.savepoint_ids)))
            return found(*given)

        monkeypatch.setattr(of, name, noted)

    watched(rendering, "render")
    watched(scans, "check")
    letter = approved(world)
    scan = rendered(letter)[Kept.Form.PDF]
    actions.attach_scan(world.adviser, letter, revision=letter.revision, content=scan)
    release(world.secretary, letter)
    assert dict.fromkeys(name for name, _depth in depths).keys() == {"render", "check"}
    assert {depth for _name, depth in depths} == {0}
