"""The letters that stand beside a programme."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.correspondence import permissions, queries
from zerodraft.programme.beside import Link

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def letters_beside(process: "Process", visitor: Any) -> Iterator[Link]:
    """The letters that a programme was read from, as far as a visitor may see them, the first first; then the register."""
    seen = [one for one in queries.of_process(process) if rules.has_perm(permissions.SEE, visitor, one)]
    for number, letter in enumerate(reversed(seen), start=1):
        text = _("The letter it was read from") if number == 1 else _("Letter %(number)d") % {"number": number}
        yield Link(text, reverse("letter", args=[letter.key]))
    yield Link(_("Register of letters"), reverse("register", args=[process.key]))
