"""The letters that stand beside a programme, and the questions beside it and beside a meeting."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.correspondence import permissions, queries
from zerodraft.programme.beside import Link
from zerodraft.programme.permissions import ATTEND

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


def letters_beside(process: "Process", visitor: Any) -> Iterator[Link]:
    """The letters that a programme was read from, as far as a visitor may see them, the first first; then the register."""
    seen = [one for one in queries.of_process(process) if rules.has_perm(permissions.SEE, visitor, one)]
    for number, letter in enumerate(reversed(seen), start=1):
        text = _("The letter it was read from") if number == 1 else _("Letter %(number)d") % {"number": number}
        yield Link(text, reverse("letter", args=[letter.key]))
    yield Link(_("Register of letters"), reverse("register", args=[process.key]))
    if rules.has_perm(permissions.TAKE_PART, visitor, process):
        yield Link(_("Questions and answers"), reverse("questions", args=[process.key]))


def questions_beside(meeting: "Meeting", visitor: Any) -> Iterator[Link]:
    """The questions about a meeting, and the way to ask one, for those who take part and may follow it."""
    process = meeting.round.process
    takes_part = rules.has_perm(permissions.TAKE_PART, visitor, process)
    if takes_part and rules.has_perm(ATTEND, visitor, meeting):
        query = urlencode({"about": meeting.key})
        yield Link(_("Questions and answers"), f"{reverse('questions', args=[process.key])}?{query}")
