"""The only writers of processes, and of who takes part in them."""

from zerodraft.process.actions.admitting import admit_by_link, link_for, withdraw_link
from zerodraft.process.actions.invitations import invite, uninvite
from zerodraft.process.actions.naming import CannotName, say_names
from zerodraft.process.actions.participation import CannotSeat, change_rights, end_participation, seat
from zerodraft.process.actions.rules_of_procedure import CannotAdopt, adopt_rules, check_rules
from zerodraft.process.actions.setting_up import (
    erase_officer,
    extend_outline,
    name_officer,
    open_process,
    open_round,
    set_deadline,
    set_limit,
)
from zerodraft.process.actions.speaking import designate, end_designation, note_leaving, note_return
from zerodraft.process.actions.topics import topic_of

__all__ = [
    "CannotAdopt",
    "CannotName",
    "CannotSeat",
    "admit_by_link",
    "adopt_rules",
    "change_rights",
    "check_rules",
    "designate",
    "end_designation",
    "end_participation",
    "erase_officer",
    "extend_outline",
    "invite",
    "link_for",
    "name_officer",
    "note_leaving",
    "note_return",
    "open_process",
    "open_round",
    "say_names",
    "seat",
    "set_deadline",
    "set_limit",
    "topic_of",
    "uninvite",
    "withdraw_link",
]
