"""A process that was set up from a letter writes its own: what was read goes out again, and is read as the same."""

import pytest

from correspondence.letters_out import NOW
from letters import answered, confirm, take_in
from zerodraft import clock
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.models import Letter
from zerodraft.files import actions as keeping
from zerodraft.files import queries as files
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme.actions import publish_release


@pytest.fixture
def team(db, store, content, monkeypatch):
    """The process of the demonstration's letter with two co-facilitators, an officer and the President's office."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    process = confirm(answered(take_in(content)))
    publish_release(INSTALLATION, process)
    found = {}
    roles = {
        "first": Role.CO_FACILITATOR,
        "second": Role.CO_FACILITATOR,
        "officer": Role.CONFERENCE_OFFICER,
        "cabinet": Role.PRESIDENT_OFFICE,
    }
    for name, role in roles.items():
        person = admit_person(
            INSTALLATION, email=f"{name}@team.example", name=name, password="correct horse", is_secretariat=False
        )
        process_actions.seat(INSTALLATION, process, person=person.key, role=role)
        (found[name],) = process_queries.capacities_of(person.key, process, NOW)
    return process, found


def gone_out(letter, team, signing, releasing):
    letter = actions.prepare(INSTALLATION, letter, revision=letter.revision, signing=[team[one].key for one in signing])
    for one in signing:
        actions.approve(team[one], letter, revision=letter.revision)
    actions.release(team[releasing], letter, revision=letter.revision, audience=Audience.PUBLIC)
    return letter


def test_the_programme_that_was_read_is_written_and_read_again(team, content):
    process, people = team
    letter = actions.begin(INSTALLATION, process, template="convening", language="en")
    letter = gone_out(letter, people, ["first", "second"], "officer")
    before = read_here(content, "letter.txt").reading
    after = read_here(files.read(queries.kept(letter)["pdf"].original_id), "letter.pdf").reading

    def meetings(reading):
        return [
            (
                one["date"],
                one["start"],
                one["end"],
                one["venue"],
                [part for s in one["segments"] for part in s["elements"]],
            )
            for one in reading["meetings"]
        ]

    assert meetings(after) == meetings(before)
    assert after["round"] == before["round"]
    assert {one["name"] for one in after["letters"][0]["signatories"]} == {
        one["name"] for one in before["letters"][-1]["signatories"]
    }


def covered(process, came):
    """The cover under which a letter that came in is forwarded, worded."""
    letter = actions.begin(INSTALLATION, process, template="transmittal", language="en", encloses_letter=came)
    given = {
        "letterheads": [{"lines": ["The President", "of the", "General Assembly"]}],
        "signatories": [{"name": "Leonhard Voss"}],
        "date": "2018-02-15",
    }
    content = {**letter.content, "given": given}
    return actions.revise(INSTALLATION, letter, revision=letter.revision, content=content)


def test_a_letter_that_came_in_goes_on_under_a_cover(team):
    process, people = team
    came = Letter.objects.get(process=process)
    letter = covered(process, came)
    letter = gone_out(letter, people, ["cabinet"], "cabinet")
    (reference,) = queries.entry_of(letter).references.all()
    assert (reference.kind, reference.to.letter) == ("encloses", came)
    assert "a letter from the President of the General Assembly" in " ".join(
        files.read(queries.kept(letter)["txt"].original_id).decode().split()
    )


def test_a_letter_that_came_in_and_cannot_be_bound_is_not_forwarded(team, monkeypatch):
    process, people = team
    came = Letter.objects.get(process=process)
    cut_off = keeping.keep(INSTALLATION, b"%PDF-1.7 and no more", "application/pdf")
    Letter.objects.filter(pk=came.pk).update(original=cut_off)
    letter = covered(process, came)
    with pytest.raises(actions.CannotCompose, match="cannot be bound behind its cover: is cut off or damaged"):
        gone_out(letter, people, ["cabinet"], "cabinet")
    assert queries.entry_of(letter) is None
