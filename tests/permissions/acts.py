"""The table of verbs: for each that no address of its own writes, the act that does, and whose it is.

Every act is done by the room's own action, by somebody in the capacity in which they act; nobody is to find behind a page
what the page refuses.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.utils.crypto import get_random_string

from letters import confirm, take_in
from permissions.roles import CHAD, KENYA
from permissions.world import DAY, PASSWORD, World, sitting
from statements import docx
from zerodraft.correspondence import actions as letters
from zerodraft.correspondence.core.review.changes import unanswered
from zerodraft.floor.actions import inscriptions, statements
from zerodraft.floor.requests import Request
from zerodraft.parties import actions as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.mailboxes import Row as Mailbox
from zerodraft.process import actions
from zerodraft.process.actions import amending
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.process.rule_books import shipped
from zerodraft.programme import actions as programme
from zerodraft.record import sealing


class Deed(NamedTuple):
    who: str
    act: Callable[[Any, World], object]


def deadline(world: World):
    return actions.set_deadline(
        INSTALLATION, world.round, matter="proposals", on=DAY, at=None, zone="UTC", to="desk@people.example"
    )


def seal_asked(world: World) -> dict[str, str]:
    """A request by a colleague, which another may confirm or take back."""
    named = {"kind": "letter", "subject": world.letter.key}
    sealing.request_seal(world.colleague, reason="error", **named)
    return named


def admit(who, _world: World):
    address = f"{get_random_string(12).lower()}@people.example"
    return parties.admit_person(who, email=address, name="Ada", password=PASSWORD, is_secretariat=False)


def change_deadline(who, world: World):
    return amending.change_deadline(who, deadline(world), on=date(2018, 3, 1), at=None, zone="UTC", to="")


def reviewing(act: Callable[..., object], **given: object) -> Callable[[Any, World], object]:
    """An act on the letter that is under review."""
    return lambda who, world: act(who, world.fresh(world.reviewed), revision=world.reviewed.revision, **given)


def answer(who, world: World):
    letter = world.fresh(world.unanswered)
    flag = next(iter(unanswered(letter.reading, letter.changes)))
    return letters.answer_flag(who, letter, revision=letter.revision, flag=flag, answer="right")


def inscribe_behind_the_page(who, world: World):
    world.set_audience("public")
    world.narrow_meeting("team")
    party = getattr(who, "party", "") or KENYA
    return inscriptions.inscribe(who, world.lists[1].key, Request(party))


def undo_review(who, world: World):
    letter = letters.strike_fact(
        INSTALLATION, world.fresh(world.reviewed), revision=world.reviewed.revision, key="meetings/0"
    )
    return letters.undo(who, letter, revision=letter.revision, key="meetings/0")


def hand_in(who, world: World):
    world.set_audience("delegations")
    statement = docx("Thank you, Chair")
    return statements.hand_in(who, world.kenyas_inscription.key, statement, "Kenya.docx", check_against_delivery=False)


OF_THE_PROCESS, OF_THE_INSTALLATION = "the secretariat of the process", "the secretariat of the installation"

DEEDS = {
    # A list for everybody, in a meeting that is for the team: no page leads there, nor does the action.
    "inscription.made": Deed("nobody", inscribe_behind_the_page),
    # A form with a file, which the table of addresses does not send.
    "statement.handed-in": Deed("who runs meetings, and Kenya", hand_in),
    "process.opened": Deed(
        OF_THE_INSTALLATION,
        lambda who, _world: actions.open_process(who, key="new", title="New", audience=Audience.TEAM),
    ),
    "round.opened": Deed(OF_THE_PROCESS, lambda who, world: actions.open_round(who, world.process, 2)),
    "officer.named": Deed(
        OF_THE_PROCESS,
        lambda who, world: actions.name_officer(who, world.process, office="Chair", name="Ada", state="Chile"),
    ),
    "outline.extended": Deed(
        OF_THE_PROCESS, lambda who, world: actions.extend_outline(who, world.process, ["objective-2"])
    ),
    "limit.set": Deed(
        OF_THE_PROCESS, lambda who, world: actions.set_limit(who, world.round, applies_to="all", seconds=60)
    ),
    "deadline.set": Deed(
        OF_THE_PROCESS,
        lambda who, world: actions.set_deadline(
            who, world.round, matter="proposals", on=DAY, at=None, zone="UTC", to=""
        ),
    ),
    "deadline.changed": Deed(OF_THE_PROCESS, change_deadline),
    "deadline.withdrawn": Deed(OF_THE_PROCESS, lambda who, world: amending.withdraw_deadline(who, deadline(world))),
    "rules.adopted": Deed(
        OF_THE_PROCESS, lambda who, world: actions.adopt_rules(who, world.process, shipped()["ga-plenary"])
    ),
    "invitation.made": Deed(
        "who leads",
        lambda who, world: actions.invite(who, world.process, subject=world.meeting.key, invited=KENYA),
    ),
    "invitation.withdrawn": Deed(
        "who leads",
        lambda who, world: actions.uninvite(who, world.process, subject=world.meeting.key, invited=CHAD),
    ),
    "participation.begun": Deed(
        "who admits for Kenya",
        lambda who, world: actions.seat(
            who, world.process, person=world.people["person"].key, role=Role.DELEGATE, party=KENYA
        ),
    ),
    "meeting.scheduled": Deed(
        OF_THE_PROCESS, lambda who, world: programme.schedule_meeting(who, world.round, sitting("Room 7"))
    ),
    "meeting.changed": Deed(
        OF_THE_PROCESS, lambda who, world: programme.change_meeting(who, world.fresh(world.meeting), sitting("Room 7"))
    ),
    "meeting.withdrawn": Deed(
        OF_THE_PROCESS, lambda who, world: programme.withdraw_meeting(who, world.fresh(world.meeting))
    ),
    "person.admitted": Deed(OF_THE_INSTALLATION, admit),
    "letter.received": Deed(OF_THE_INSTALLATION, lambda who, _world: take_in(b"Dear colleague,\n", actor=who)),
    "review.added": Deed(
        OF_THE_INSTALLATION,
        reviewing(letters.add_fact, group="contacts", typed={"address": "desk@people.example"}),
    ),
    "review.corrected": Deed(
        OF_THE_INSTALLATION,
        reviewing(letters.correct_fact, key="process", typed={"title": "Compact", "round": "1"}),
    ),
    "review.bound": Deed(OF_THE_INSTALLATION, reviewing(letters.choose_process, process="")),
    "review.undone": Deed(OF_THE_INSTALLATION, undo_review),
    "flag.answered": Deed(OF_THE_INSTALLATION, answer),
    "reading.confirmed": Deed(OF_THE_INSTALLATION, lambda who, world: confirm(world.reviewed, actor=who)),
    "letter.approved": Deed("who signs", lambda who, world: letters.approve(who, world.prepared, revision=2)),
    "approval.withdrawn": Deed("who signs", lambda who, world: letters.withdraw_approval(who, world.approved)),
    "deputy.named": Deed(
        "who signs",
        lambda who, world: letters.name_deputy(who, world.prepared, deputy=world.people["adviser"].key),
    ),
    "scan.attached": Deed(
        "the team",
        lambda who, world: letters.attach_scan(who, world.prepared, revision=2, content=world.scan + b"\n"),
    ),
    "emblem.kept": Deed(
        "the team",
        lambda who, world: letters.keep_emblem(who, world.process, picture=world.picture, words="Another dot"),
    ),
    "question.asked": Deed(
        "who acts for a party",
        lambda who, world: letters.ask(who, world.process, text="Why?", place="preamble", token="token-of-a-deed-1"),
    ),
    "question.taken": Deed("the team", lambda who, world: letters.take(who, world.question, revision=1)),
    "answer.given": Deed(
        "the team", lambda who, world: letters.answer(who, world.question, revision=1, text="Three.", to_all=True)
    ),
    "answer.withdrawn": Deed(
        "the team", lambda who, world: letters.withdraw_answer(who, world.told_question, revision=2)
    ),
    "letter.released": Deed(
        "who releases",
        lambda who, world: letters.release(who, world.approved, revision=2, audience=Audience.TEAM),
    ),
    # A form with a list, which is shown before it is taken over.
    "mailboxes.imported": Deed(
        OF_THE_INSTALLATION,
        lambda who, _world: parties.import_mailboxes(who, [Mailbox(2, KENYA, KENYA, "second.kenya@mission.example")]),
    ),
    "seal.withdrawn": Deed(OF_THE_INSTALLATION, lambda who, world: sealing.withdraw_seal(who, **seal_asked(world))),
    "content.sealed": Deed(OF_THE_INSTALLATION, lambda who, world: sealing.confirm_seal(who, **seal_asked(world))),
}
"""Verbs that have no address of their own, and some that have one and are tried behind it too."""

WRITTEN_WITH_ANOTHER = {"file.kept": "letter.received"}
"""What asks no permission of its own: it is written by the act of another room, which has asked."""

WRITTEN_FOR_ROOMS_ABOVE = {"notice.given", "mailing.opened"}
"""What asks no permission of its own and is written within acts of rooms above, which ask; tried in tests/post."""

WRITTEN_BY_THE_SENDER = {
    "message.sent",
    "message.failed",
    "mailing.progressed",
    "mailing.settled",
    "dispatches.lost",
    "dispatch.bounced",
}
"""What no person does: the installation writes it when it has sent a message, or given it up; tried in tests/post."""

WRITTEN_BY_A_LINK = {"address.released": "admission.used"}
"""What opening a one-time link may bring with it, for whoever holds the link; tried in tests/process/test_vouching.py."""
