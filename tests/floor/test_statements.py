"""Statements that delegations hand in: by whom, until when, from which files, and who may open them when."""

import zlib
from datetime import timedelta

import pytest
import rules
from django.core.exceptions import PermissionDenied

from floor.conftest import CHAD, FIJI, PERU, delegate
from statements import docx, pdf, words
from zerodraft import clock
from zerodraft.files import queries as files
from zerodraft.files.opening import apart
from zerodraft.floor import counting, permissions, queries
from zerodraft.floor.actions import carrying, inscriptions, session, speaking, statements, undoing
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.core.statements import Standing, speed, words_in
from zerodraft.floor.models import Statement
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Role
from zerodraft.record import sealing
from zerodraft.record.models import Row

TEXT = words(390)


def people(meeting) -> dict[str, object]:
    """Everybody who is asked below, by what they are."""
    here = meeting.process.key
    return {
        "own delegation": delegate(FIJI),
        "own colleague without the right": Capacity(key="person-f", role=Role.DELEGATE, process=here, party=FIJI),
        "other delegation": delegate(CHAD),
        "observer": delegate("state-336", role=Role.OBSERVER),
        "invited delegate": delegate(PERU),
        "chair": Capacity(key="person-chair", role=Role.CO_FACILITATOR, process=here),
        "desk": Capacity(key="person-officer", role=Role.CONFERENCE_OFFICER, process=here),
        "adviser": Capacity(key="person-adviser", role=Role.ADVISER, process=here),
        "interpreter": Capacity(key="person-interpreter", role=Role.ADVISER, process=here),
        "desk of another process": Capacity(key="person-x", role=Role.CONFERENCE_OFFICER, process="seabed"),
        "own delegation in another process": delegate(FIJI, process="seabed"),
        "public": None,
    }


EMBARGOED = {"own delegation", "chair", "desk", "interpreter"}
FOLLOWING = EMBARGOED | {
    "own colleague without the right",
    "other delegation",
    "observer",
    "invited delegate",
    "adviser",
}


def open_to(meeting, statement: Statement) -> set[str]:
    found = queries.statement_by_key(statement.key)
    return {name for name, one in people(meeting).items() if rules.has_perm(permissions.OPEN_STATEMENT, one, found)}


@pytest.fixture
def invited(meeting):
    """An interpreter, and somebody of a delegation, both invited to the meeting by name; its audience is observers."""
    for each in ("person-interpreter", f"person-of-{PERU}", PERU):
        process.invite(INSTALLATION, meeting.process, subject=meeting.key, invited=each)


def hand_in(meeting, key: str, content: bytes = b"", name: str = "statement.docx", by: object = None) -> Statement:
    return statements.hand_in(by or delegate(FIJI), key, content or docx(TEXT), name, check_against_delivery=True)


@pytest.mark.parametrize(("content", "name"), [(docx(TEXT), "Fiji.docx"), (pdf("Thank you, Chair"), "Fiji.PDF")])
def test_a_statement_is_kept_counted_and_recorded(meeting, inscribed, content, name):
    (key,) = inscribed(FIJI)
    made = hand_in(meeting, key, content, name)
    assert files.read(made.original) == content
    assert files.get(made.original).media_type == counting.TYPES[name[-4:].lower().strip(".")]
    assert (made.name, made.words) == (name, 390 if name == "Fiji.docx" else 3)
    row = Row.objects.order_by("-seq").first()
    assert (row.verb, row.subject, row.topic) == ("statement.handed-in", made.key, f"meeting:{meeting.key}")
    assert row.data["sha256"] == made.original
    assert (row.data["inscription"], row.data["as"]) == (key, "for-delivery")
    assert TEXT not in str(row.data)


def test_a_later_file_takes_the_place_of_the_one_before_and_can_be_taken_back(meeting, inscribed):
    (key,) = inscribed(FIJI)
    first, second = hand_in(meeting, key), hand_in(meeting, key, docx(words(20)))
    assert queries.statement_by_key(first.key) is None
    assert queries.statement_of(key) == second
    statements.take_back(delegate(FIJI), key)
    assert queries.statement_of(key) is None
    assert queries.statements_in(meeting.row) == []
    with pytest.raises(CannotAct, match="No statement is handed in"):
        statements.take_back(delegate(FIJI), key)


@pytest.mark.parametrize("name", sorted(FOLLOWING | {"public", "desk of another process"}))
def test_only_the_delegation_itself_and_the_desk_hand_in(meeting, inscribed, invited, name):
    (key,) = inscribed(FIJI)
    actor = people(meeting)[name] or Capacity(key="", role=Role.PUBLIC)
    if name in {"own delegation", "chair", "desk"}:
        assert hand_in(meeting, key, by=actor).by == actor.key
        statements.take_back(actor, key)
        return
    with pytest.raises(PermissionDenied):
        hand_in(meeting, key, by=actor)
    hand_in(meeting, key)
    with pytest.raises(PermissionDenied):
        statements.take_back(actor, key)


def test_nobody_opens_a_statement_before_it_was_delivered_but_who_wrote_it_and_who_interprets(
    meeting, chair, inscribed, invited
):
    (key,) = inscribed(FIJI)
    made = hand_in(meeting, key)
    assert made.standing is Standing.EMBARGOED
    assert open_to(meeting, made) == EMBARGOED
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    assert open_to(meeting, made) == EMBARGOED
    speaking.end_intervention(chair, meeting.key, seen=2)
    assert open_to(meeting, made) == FOLLOWING
    act = queries.state(meeting.key, clock.now()).last_act
    undoing.undo(chair, meeting.key, act.number)
    assert open_to(meeting, made) == EMBARGOED


def test_a_withdrawn_statement_stays_embargoed(meeting, inscribed, invited):
    (key,) = inscribed(FIJI)
    made = hand_in(meeting, key)
    inscriptions.withdraw(delegate(FIJI), key)
    assert open_to(meeting, made) == EMBARGOED
    with pytest.raises(CannotAct, match="was withdrawn"):
        hand_in(meeting, key)


def test_a_delivered_statement_can_neither_be_replaced_nor_taken_back(meeting, chair, inscribed):
    (key,) = inscribed(FIJI)
    hand_in(meeting, key)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    hand_in(meeting, key, docx(words(9)))
    speaking.end_intervention(chair, meeting.key, seen=2)
    for act in (lambda: hand_in(meeting, key), lambda: statements.take_back(delegate(FIJI), key)):
        with pytest.raises(CannotAct, match="has spoken already"):
            act()


def test_an_invitation_in_writing_lifts_no_embargo_until_the_delegation_submits(meeting, officer, inscribed, invited):
    (key,) = inscribed(FIJI)
    before = hand_in(meeting, key)
    with pytest.raises(CannotAct, match="Nobody has invited"):
        statements.submit(delegate(FIJI), key)
    carrying.invite_in_writing(officer, meeting.list.key)
    assert open_to(meeting, before) == EMBARGOED
    after = statements.submit(delegate(FIJI), key)
    assert (after.original, after.words) == (before.original, before.words)
    assert queries.statement_by_key(after.key).standing is Standing.IN_WRITING
    assert open_to(meeting, after) == FOLLOWING
    assert statements.submit(delegate(FIJI), key) == after
    assert Row.objects.order_by("-seq").first().data["as"] == "in-writing"


def test_what_is_handed_in_after_the_invitation_is_published_at_once_to_those_who_see_its_list(
    meeting, officer, inscribed, invited
):
    (key,) = inscribed(FIJI)
    carrying.invite_in_writing(officer, meeting.list.key)
    made = hand_in(meeting, key)
    assert open_to(meeting, made) == FOLLOWING
    type(meeting.list).objects.filter(pk=meeting.list.pk).update(audience=Audience.TEAM)
    assert open_to(meeting, made) == {"chair", "desk", "adviser", "interpreter"}


def test_a_meeting_that_is_hidden_hides_its_statements(meeting, chair, inscribed, invited):
    (key,) = inscribed(FIJI)
    made = hand_in(meeting, key)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, key, seen=1)
    speaking.end_intervention(chair, meeting.key, seen=2)
    type(meeting.row).objects.filter(pk=meeting.row.pk).update(audience=Audience.TEAM)
    assert open_to(meeting, made) == {"chair", "desk", "adviser", "interpreter"}


BAD = {
    "empty": (b"", "a.docx", "is empty"),
    "too large": (b"x" * (counting.MOST_BYTES + 1), "a.pdf", "larger than 5 MB"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "a.pdf", "picture"),
    "not what its name says": (pdf("Thank you"), "a.docx", "although its name ends in .docx"),
    "a Word document called PDF": (docx(TEXT), "a.pdf", "although its name ends in .pdf"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "a.html", "no form in which"),
    "a web page called PDF": (b"<!doctype html><script>alert(1)</script>", "a.pdf", "although its name"),
    "a text": (b"Thank you, Chair", "a.txt", "no form in which"),
    "no ending": (docx(TEXT), "statement", "another name"),
    "cut off": (docx(TEXT)[:-40], "a.docx", "cut off"),
    "damaged": (b"%PDF-1.7 and no more", "a.pdf", "damaged"),
    "an external entity": (
        docx(TEXT, before='<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "a.docx",
        "declares entities",
    ),
    "macros": (docx(TEXT, **{"word/vbaProject__bin": b"x"}), "a.docx", "macros"),
    "a bomb of a Word document": (docx("x" * 30_000_000), "a.docx", "unpacks to more"),
    "a bomb of a PDF": (
        b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(b"\0" * 120_000_000) + b"\nendstream",
        "a.pdf",
        "unpacks to more",
    ),
    "a Word document without words": (docx(""), "a.docx", "has no words"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_is_no_sound_statement_is_refused_with_place_and_cure(meeting, inscribed, what):
    (key,) = inscribed(FIJI)
    content, name, why = BAD[what]
    before = Row.objects.count()
    with pytest.raises(CannotAct, match=why) as refused:
        hand_in(meeting, key, content, name) if content else statements.hand_in(
            delegate(FIJI), key, b"", name, check_against_delivery=False
        )
    assert name in str(refused.value)
    assert "; " in str(refused.value)
    assert (Statement.objects.count(), Row.objects.count()) == (0, before)


def test_a_file_that_breaks_its_reader_is_refused_like_any_other(meeting, inscribed, monkeypatch):
    (key,) = inscribed(FIJI)
    monkeypatch.setattr(apart, "ask", lambda *_given: None)
    with pytest.raises(CannotAct, match="broke off"):
        hand_in(meeting, key)


def test_a_scan_is_taken_without_a_count(meeting, inscribed):
    (key,) = inscribed(FIJI)
    assert hand_in(meeting, key, pdf(""), "scan.pdf").words is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/Fiji.docx", "Fiji.docx"),
        ("C:\\Documents\\Fiji  statement.docx", "Fiji statement.docx"),
        ("Fi\u202eji\r\n.docx", "Fiji.docx"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_a_name_is_kept_without_folders_and_what_no_name_shows(meeting, inscribed, typed, kept):
    (key,) = inscribed(FIJI)
    assert hand_in(meeting, key, name=typed).name == kept


def test_a_sealed_statement_is_gone_with_its_name_and_not_taken_in_again(meeting, inscribed):
    (key,) = inscribed(FIJI)
    content = docx(TEXT)  # a second one, made later, would bear another time
    made = hand_in(meeting, key, content)
    statements.erase(made.key)
    found = queries.statement_by_key(made.key)
    assert (found.name, found.words) == ("", None)
    assert files.get(made.original).sealed_at
    with pytest.raises(CannotAct, match="was sealed"):
        hand_in(meeting, key, content)
    with pytest.raises(LookupError):
        statements.erase("statement-none")


def test_statements_and_names_of_speakers_can_be_sealed(meeting):
    assert {"statement", "inscription"} <= set(sealing._ERASERS)


@pytest.mark.parametrize(
    ("text", "count"),
    [("Thank you, Chair.", 3), ("— 12 States –", 2), ("", 0), ("谢谢主席先生", None), ("شكرا سيدي الرئيس", 3)],
)
def test_words_are_counted_where_a_script_parts_them(text, count):
    assert words_in([text]) == count


def test_speed_is_by_the_shortest_time_that_is_known():
    three, five = timedelta(minutes=3), timedelta(minutes=5)
    assert speed(390, three, five) == 130
    assert speed(390, None, five) == 78
    assert (speed(None, three), speed(390, None)) == (None, None)
