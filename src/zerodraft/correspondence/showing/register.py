"""A letter of the register as other pages name it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.correspondence import naming_out
from zerodraft.correspondence.models import Entry


@dataclass(frozen=True, slots=True)
class Related:
    """A letter that another speaks of, or that speaks of it: in what way, what it is, and where."""

    how: str
    title: str
    address: str


def title_of(entry: Entry) -> str:
    """What a letter in the register is called."""
    if entry.outgoing:
        return naming_out.title_of(entry.outgoing)
    letter = entry.letter
    return str((letter.reading.get("process") if letter else "") or (letter.file_name if letter else "") or _("Letter"))


def address_of(entry: Entry) -> str:
    """The page of a letter in the register."""
    if entry.outgoing:
        return reverse("letter-out", args=[entry.outgoing.process.key, entry.outgoing.key])
    return reverse("letter", args=[entry.key])


def cited(entry: Entry) -> str:
    """A letter as another names it: its number and what it is called."""
    return f"{entry.mark} {title_of(entry)}"
