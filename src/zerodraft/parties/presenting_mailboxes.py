"""The official addresses of parties in the words of pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zerodraft.parties import presenting
from zerodraft.parties.core.party import Kind, Register

if TYPE_CHECKING:
    from zerodraft.parties.models import Mailbox


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party and where it is written to."""

    key: str
    name: str
    mailboxes: Sequence["Mailbox"]


def listed(
    register: Register, on: date, language: str, held: Mapping[str, Sequence["Mailbox"]], typed: str = ""
) -> list[tuple[str, list[ShownParty]]]:
    """The parties of a day under the name of their kind, with their addresses; or only those that fit what was typed.

    A group is written to through its members, so it stands here only when it has an address of its own.
    """
    groups = {party.key for party in register.present(on, Kind.GROUP)}
    found = [
        (
            kind,
            [
                ShownParty(link.key, link.name, held.get(link.key, ()))
                for link in links
                if link.key in held or link.key not in groups
            ],
        )
        for kind, links in presenting.listed(register, on, language, typed)
    ]
    return [(kind, rows) for kind, rows in found if rows]


def problem(code: str) -> str:
    """What is wrong with a line of a list, and the cure."""
    return {
        "party": _("No party has this name or id; write it as the register does."),
        "several": _("More than one party has this name; write its id."),
        "twice": _("The same address stands here twice for this party; take one out."),
        "empty": _("The address is missing."),
        "at": _("This is no address: it has no @."),
        "local": _("What stands before the @ is no part of an address; use plain letters, digits and dots."),
        "domain": _("What stands after the @ is no name of a mail domain, as mission.example."),
        "long": _("The address is too long."),
    }.get(code, "")


def unreadable(code: str) -> str:
    """Why something is no list of addresses, and the cure."""
    return {
        "empty": _("The list holds no line. Send a table with the columns party and address."),
        "columns": _("The first line does not name the columns party and address; write them there."),
        "long": _("The list is too long. Send it in parts."),
    }.get(code, "")
