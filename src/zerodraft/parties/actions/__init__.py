"""The only writers of people, of the links and tokens that let them in, and of corrections of the register."""

from zerodraft.parties.actions.access import start_afresh
from zerodraft.parties.actions.admissions import enter, make_admission, make_set_up, withdraw_admission
from zerodraft.parties.actions.corrections import (
    CannotCorrect,
    add_party,
    name_party,
    set_chair,
    set_membership,
    undo_correction,
)
from zerodraft.parties.actions.mailboxes import CannotKeep, add_mailbox, import_mailboxes, withdraw_mailbox
from zerodraft.parties.actions.people import admit_person, end_access, erase, make_person
from zerodraft.parties.actions.tokens import CannotMake, make_token, withdraw_token

__all__ = [
    "CannotCorrect",
    "CannotKeep",
    "CannotMake",
    "add_mailbox",
    "add_party",
    "admit_person",
    "end_access",
    "enter",
    "erase",
    "import_mailboxes",
    "make_admission",
    "make_person",
    "make_set_up",
    "make_token",
    "name_party",
    "set_chair",
    "set_membership",
    "start_afresh",
    "undo_correction",
    "withdraw_admission",
    "withdraw_mailbox",
    "withdraw_token",
]
