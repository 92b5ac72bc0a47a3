"""A letter about a process that is there: it is shown beside it, and confirming changes only what it changes."""

import re
from pathlib import Path

import pytest

from letters import answered, confirm, take_in
from zerodraft.correspondence import actions
from zerodraft.correspondence.actions import ChangedMeanwhile, NotReady
from zerodraft.correspondence.archive import archive_of
from zerodraft.correspondence.core.archive import Stand
from zerodraft.correspondence.models import Entry, Letter
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.models import Process
from zerodraft.programme import actions as programme_actions
from zerodraft.programme import queries as programme
from zerodraft.programme.core.table import local
from zerodraft.programme.models import Meeting
from zerodraft.record.models import Row

NEW_YORK = "America/New_York"
TITLE = "political declaration of the SDG Summit"
PLANNED = [
    ("2023-05-30", "10:00", "13:00", "Conference Room 2", ("Preamble and paras. 1-14", "preamble, paragraph-1–14")),
    ("2023-06-01", "10:00", "13:00", "Conference Room 2", ("Means of implementation", "means-of-implementation")),
    ("2023-06-12", "10:00", "13:00", "ECOSOC Chamber", ("Paras. 23 to 41", "paragraph-23–41")),
    ("2023-06-20", "10:00", "13:00", "ECOSOC Chamber", ("Closing", "")),
]


def add(letter: Letter, group: str, **typed: object) -> Letter:
    return actions.add_fact(INSTALLATION, letter, revision=letter.revision, group=group, typed=typed)


@pytest.fixture
def summit(db: None, store) -> Process:
    """A process that was set up without a letter."""
    letter = actions.begin_without_letter(INSTALLATION)
    letter = actions.correct_fact(INSTALLATION, letter, revision=0, key="process", typed={"title": TITLE, "round": ""})
    for day, start, end, venue, business in PLANNED:
        hours = {"date": day, "start": start, "end": end, "zone": NEW_YORK}
        letter = add(letter, "meetings", venue=venue, segments=[business], **hours)
    letter = add(letter, "deadlines", what="comments", on="2023-06-07", hour="18:00", zone=NEW_YORK)
    letter = add(letter, "time_limits", applies_to="national", seconds="300")
    return confirm(letter)


@pytest.fixture
def postponement(shared: Path) -> bytes:
    return (shared / "data/letters/sdg-postponement/letter.eml").read_bytes()


def meetings(process: Process) -> list[tuple[str, str, str, str]]:
    return [
        (str(m.day), f"{local(m.start, m.zone):%H:%M}", m.venue, "; ".join(s.title for s in m.segments))
        for m in programme.working_programme(process)
    ]


AFTER = [
    ("2023-06-09", "10:00", "Conference Room 2", "Preamble and paras. 1-14"),
    ("2023-06-09", "15:00", "Conference Room 2", "Paras. 15-22"),
    ("2023-06-12", "10:00", "ECOSOC Chamber", "Paras. 23 to 41"),
    ("2023-06-12", "15:00", "CR 11", "Follow-up and review"),
    ("2023-06-13", "10:00", "", "Dialogue with stakeholders"),
    ("2023-06-20", "10:00", "ECOSOC Chamber", "Closing"),
]


def test_a_postponement_changes_only_what_it_says(summit, postponement):
    keys = {str(m.day): m.key for m in programme.working_programme(summit)}
    rows = Row.objects.count()
    letter = answered(take_in(postponement, "letter.eml"))
    assert confirm(letter) == summit
    assert Process.objects.count() == 1
    assert meetings(summit) == AFTER
    after = {m.key: m for m in programme.working_programme(summit)}
    assert str(after[keys["2023-05-30"]].day) == "2023-06-09"
    assert f"{local(after[keys['2023-06-12']].end, NEW_YORK):%H:%M}" == "12:00"
    assert keys["2023-06-01"] not in after
    (opened,) = summit.rounds.all()
    (due,) = opened.deadlines.all()
    assert (str(due.on), due.to) == ("2023-06-14", "sdg-declaration@missions.example")
    limits = {limit.applies_to: limit.seconds for limit in opened.limits.all()}
    assert limits == {"groups": 300, "national": 180, "stakeholders": 120}
    assert [officer.name for officer in summit.officers.all()] == ["Noura Al-Mansoori", "Declan Fitzgibbon"]
    written = [row.verb for row in Row.objects.filter(seq__gt=rows) if not row.verb.startswith("flag.")]
    assert sorted(set(written)) == [
        "deadline.changed",
        "file.kept",
        "letter.received",
        "limit.set",
        "meeting.changed",
        "meeting.scheduled",
        "meeting.withdrawn",
        "officer.named",
        "outline.extended",
        "reading.confirmed",
    ]
    assert (written.count("meeting.changed"), written.count("meeting.scheduled")) == (2, 3)


def test_the_archive_says_that_a_postponement_changes_the_programme_of_the_letter_before(summit, postponement):
    text = b"Excellency,\n\nA meeting is held on 20 June 2023.\n\nPlease accept the assurances of my highest consideration."
    first = take_in(text, "first.txt")
    Letter.objects.filter(pk=first.pk).update(process=summit, audience="public")
    Entry.objects.filter(letter=first).update(sets_out=summit.rounds.get())
    later = answered(take_in(postponement, "letter.eml"))
    confirm(later)
    found = archive_of(summit, lambda _entry: True)
    assert found.letters[first.key].stand == Stand(superseded_by=(later.key,))
    assert found.chains == ((first.key, later.key),)
    # A letter that only says what stands already changes nothing of those before it.
    confirm(answered(take_in(postponement + b"\n", "letter.eml")))
    again = archive_of(summit, lambda _entry: True)
    assert again.letters[later.key].stand == Stand()


def test_the_same_letter_once_more_changes_nothing(summit, postponement, client, people):
    confirm(answered(take_in(postponement, "letter.eml")))
    before = (meetings(summit), programme.state_of(summit))
    again = answered(take_in(postponement + b"\n", "letter.eml"))
    client.force_login(people["secretariat"])
    page = client.get(f"/letters/{again.key}/review/").content.decode()
    assert "Nothing: everything that it says stands in the programme already." in page
    rows = Row.objects.count()
    confirm(again)
    assert (meetings(summit), programme.state_of(summit)) == before
    assert [row.verb for row in Row.objects.filter(seq__gt=rows)] == ["reading.confirmed"]


def test_the_page_tells_what_is_added_moved_changed_and_cancelled(summit, postponement, client, people):
    letter = answered(take_in(postponement, "letter.eml"))
    client.force_login(people["secretariat"])
    page = client.get(f"/letters/{letter.key}/review/").content.decode()
    told = re.findall(r'<li data-change="(\w+)"', page)
    assert sorted(told) == ["adds", "adds", "adds", "cancels", "changes", "moves"]
    assert "1 meeting stays as it is" in page
    assert "has this very title" in page


def test_a_programme_that_changed_since_it_was_seen_is_shown_anew(summit, postponement, client, people):
    letter = answered(take_in(postponement, "letter.eml"))
    client.force_login(people["secretariat"])
    page = client.get(f"/letters/{letter.key}/review/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    programme_actions.withdraw_meeting(INSTALLATION, Meeting.objects.get(day="2023-06-20"))
    before = meetings(summit)
    form = {"revision": letter.revision, "audience": "public", "seen": seen}
    answer = client.post(f"/letters/{letter.key}/confirm", form, follow=True)
    assert "changed meanwhile" in answer.content.decode()
    assert meetings(summit) == before
    with pytest.raises(ChangedMeanwhile):
        actions.confirm_letter(INSTALLATION, letter, revision=letter.revision, audience="public", seen=seen)


def test_a_match_in_doubt_waits_for_a_person(summit, client, people):
    letter = actions.begin_without_letter(INSTALLATION)
    letter = actions.correct_fact(INSTALLATION, letter, revision=0, key="process", typed={"title": TITLE, "round": ""})
    letter = add(
        letter, "meetings", date="2023-07-03", start="10:00", zone=NEW_YORK, segments=[("Closing", "")], venue="Room 9"
    )
    client.force_login(people["secretariat"])
    review = f"/letters/{letter.key}/review/"
    page = client.get(review).content.decode()
    assert "say whether that meeting moves, or this is one more" in page
    assert "Confirm these changes" not in page
    with pytest.raises(NotReady, match="in doubt"):
        confirm(letter)
    closing = Meeting.objects.get(day="2023-06-20")
    match = {"act": "match", "key": "meetings/a1", "meeting": closing.key, "revision": letter.revision}
    client.post(review, match)
    letter.refresh_from_db()
    confirm(letter)
    closing.refresh_from_db()
    assert str(closing.day) == "2023-07-03"
    assert len(meetings(summit)) == len(PLANNED)


def test_a_title_that_is_only_close_is_proposed_and_said_to_be(summit, client, people):
    letter = actions.begin_without_letter(INSTALLATION)
    typed = {"title": "Political Declaration of the Summit", "round": ""}
    letter = actions.correct_fact(INSTALLATION, letter, revision=0, key="process", typed=typed)
    client.force_login(people["secretariat"])
    review = f"/letters/{letter.key}/review/"
    assert "its title is the closest" in client.get(review).content.decode()
    client.post(review, {"act": "process", "key": "process", "process": "", "revision": letter.revision})
    page = client.get(review).content.decode()
    assert "What the letter changes" not in page
    assert "Add a meeting: a new negotiation begins with one." in page


def test_a_second_round_is_opened_beside_the_first(summit):
    letter = actions.begin_without_letter(INSTALLATION)
    letter = actions.correct_fact(INSTALLATION, letter, revision=0, key="process", typed={"title": TITLE, "round": "2"})
    hours = {"date": "2023-09-04", "start": "10:00", "end": "13:00", "zone": NEW_YORK}
    letter = add(letter, "meetings", segments=[("Paras. 23 to 41", "paragraph-23–41")], **hours)
    confirm(letter)
    assert [opened.number for opened in summit.rounds.all()] in ([None, 2], [2, None])
    assert len(meetings(summit)) == len(PLANNED) + 1
    assert Meeting.objects.get(day="2023-09-04").round.number == 2


def test_a_silence_after_its_process_sets_a_deadline(db, store, shared: Path):
    letter = actions.begin_without_letter(INSTALLATION)
    title = "human rights treaty body system"
    letter = actions.correct_fact(INSTALLATION, letter, revision=0, key="process", typed={"title": title, "round": ""})
    hours = {"date": "2018-09-05", "start": "10:00", "end": "13:00", "zone": NEW_YORK}
    process = confirm(add(letter, "meetings", segments=[("paras. 1 to 8", "paragraph-1–8")], **hours))
    content = (shared / "data/letters/treaty-body-silence/letter.txt").read_bytes()
    assert confirm(answered(take_in(content))) == process
    assert [day for day, *_rest in meetings(process)] == ["2018-09-05", "2018-09-17"]
    (opened,) = process.rounds.all()
    assert [(due.matter, str(due.on)) for due in opened.deadlines.all()] == [("silence", "2018-09-14")]
