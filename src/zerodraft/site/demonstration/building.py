"""Making the demonstration: people, the letter, and from the letter everything else."""

from importlib import resources
from typing import TYPE_CHECKING

from django.db import connection, transaction

from zerodraft.correspondence import actions as correspondence
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.core.review.changes import unanswered
from zerodraft.floor import requests
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.parties import actions as parties
from zerodraft.parties import queries as parties_queries
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process
from zerodraft.process.audience import Audience
from zerodraft.programme import actions as programme
from zerodraft.programme import queries as programme_queries
from zerodraft.record import queries as record
from zerodraft.site.demonstration import cast
from zerodraft.site.installation import Installation

if TYPE_CHECKING:
    from zerodraft.parties.models import Person
    from zerodraft.process.models import Process


def may_live_here() -> bool:
    """Whether the database is empty, or holds a demonstration already: one of its people is of the secretariat."""
    tables = connection.introspection.table_names()
    if not {"parties_person", "record_head"} <= set(tables):
        return not tables
    head = record.head()
    is_empty = head is not None and not head.seq
    return is_empty or not parties_queries.secretariat_addresses().isdisjoint(one.email for one in cast.SECRETARIAT)


@transaction.atomic
def build(password: str) -> None:
    """Make the demonstration in an empty installation; what is there stays as it is, what a release added is added."""
    opened = next(iter(process.public()), None)
    if opened is None:
        for someone in cast.SECRETARIAT:
            _admit(someone, password)
        opened = _read_and_publish()
    if not process.participations(opened):
        _seat(opened)
        _ask_to_speak(opened)


def _read_and_publish() -> "Process":
    content = (resources.files(__package__) / "letter.txt").read_bytes()
    letter = correspondence.receive_letter(
        INSTALLATION,
        content=content,
        file_name="letter-of-13-february-2018.txt",
        media_type="text/plain",
        read=read_here,  # the letter is our own: it needs no bounds
    )
    for flag in unanswered(letter.reading, letter.changes):
        letter = correspondence.answer_flag(INSTALLATION, letter, revision=letter.revision, flag=flag, answer="right")
    opened = correspondence.confirm_letter(INSTALLATION, letter, revision=letter.revision, audience=Audience.PUBLIC)
    programme.publish_release(INSTALLATION, opened)
    return opened


def _seat(opened: "Process") -> None:
    for someone in cast.PEOPLE:
        person = parties_queries.by_email(someone.email) or _admit(someone)
        assert someone.role is not None  # noqa: S101 (the cast says so)
        process_actions.seat(
            INSTALLATION,
            opened,
            person=person.key,
            role=someone.role,
            party=someone.party,
            rights=someone.rights,
        )
    start = programme_queries.meetings_of(opened)[0].day
    process_actions.designate(INSTALLATION, opened, group=cast.SPOKEN_FOR, party=cast.KENYA, start=start)


def _ask_to_speak(opened: "Process") -> None:
    """Every meeting has its lists; the first is open, and has speakers waiting."""
    meetings = programme_queries.meetings_of(opened)
    for meeting in meetings:
        made = lists.prepare_lists(INSTALLATION, meeting.key)
        if meeting == meetings[0]:
            lists.open_list(INSTALLATION, made[0].key)
            for party in (*cast.WAITING, *cast.GROUPS):
                asked = requests.of_party(party, meeting.day)
                inscriptions.inscribe_at_desk(INSTALLATION, made[0].key, asked)


def _admit(someone: cast.Someone, password: str | None = None) -> "Person":
    """The secretariat signs in with the password; everybody else through the page of sign-ins alone."""
    return parties.make_person(
        INSTALLATION,
        email=someone.email,
        name=someone.name,
        password=password,
        is_secretariat=someone.role is None,
        vouched_by="installation",
    )


def password_of(installation: Installation) -> str:
    """The word with which the demonstration's people sign in: made once for each demonstration, never the same twice."""
    return installation.secret("demonstration-password", length=12)
