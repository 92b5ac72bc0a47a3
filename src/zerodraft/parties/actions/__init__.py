"""The only writers of people, and of the links that let them in."""

from zerodraft.parties.actions.admissions import enter, make_admission, make_set_up, withdraw_admission
from zerodraft.parties.actions.people import admit_person, end_access, erase, make_person

__all__ = [
    "admit_person",
    "end_access",
    "enter",
    "erase",
    "make_admission",
    "make_person",
    "make_set_up",
    "withdraw_admission",
]
