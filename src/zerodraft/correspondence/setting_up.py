"""From what a letter proposes to a process with its round, officers, outline, limits, deadlines and programme."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from zerodraft.correspondence.core.review.proposal import Deadline, Officer, Proposal
from zerodraft.correspondence.naming import key_of
from zerodraft.parties.core.search import named
from zerodraft.parties.queries import register
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.programme import actions as programme_actions
from zerodraft.programme.core.release import Sitting
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round


class CannotSetUp(ValueError):
    """The proposal lacks what a process needs, or the process is here already; the message says which."""


def set_up(actor: Actor, proposed: Proposal, audience: Audience) -> "Process":
    """Write everything that is proposed, as a new process; the caller holds the transaction."""
    if not proposed.title:
        raise CannotSetUp(_("The letter names no process."))
    if not proposed.sittings:
        raise CannotSetUp(_("The letter announces no meeting."))
    key = key_of(proposed.title)
    if process_queries.by_key(key):
        raise CannotSetUp(_("The process “%(title)s” is here already.") % {"title": proposed.title})
    process = process_actions.open_process(actor, key=key, title=proposed.title, audience=audience)
    opened = process_actions.open_round(actor, process, proposed.round)
    name_officers(actor, process, proposed.officers, proposed.dated)
    process_actions.extend_outline(actor, process, proposed.elements)
    for category, seconds in proposed.limits.items():
        process_actions.set_limit(actor, opened, applies_to=category, seconds=seconds)
    for deadline in proposed.deadlines:
        set_deadline(actor, opened, deadline)
    for sitting in proposed.sittings.values():
        schedule(actor, opened, sitting)
    return process


def name_officers(actor: Actor, process: "Process", officers: Iterable[Officer], dated: date | None) -> None:
    """Name officers, each with the party that bore the State's name on that day."""
    for one in officers:
        party = party_of(one.state, dated) if dated else ""
        process_actions.name_officer(actor, process, office=one.office, name=one.name, state=one.state, party=party)


def set_deadline(actor: Actor, opened: "Round", due: Deadline) -> Any:
    """Set a deadline as proposed."""
    return process_actions.set_deadline(
        actor, opened, matter=due.matter, on=due.on, at=due.at, zone=due.zone, to=due.to
    )


def schedule(actor: Actor, opened: "Round", sitting: Sitting) -> None:
    """Put a meeting into the working programme. Raises CannotSetUp, with the day, for what the programme refuses."""
    try:
        programme_actions.schedule_meeting(actor, opened, sitting)
    except ValueError as error:
        raise CannotSetUp(f"{sitting.day.isoformat()}: {error}") from error


def party_of(name: str | None, on: date) -> str:
    """The stable id of the party that bore this name on that day, or ''."""
    if not name:
        return ""
    found = named(register(), name, on)
    return found.key if found else ""
