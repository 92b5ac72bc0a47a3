"""Beginning a round with all its meetings at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.programme import permissions, queries
from zerodraft.programme.actions.authorising import authorise
from zerodraft.programme.actions.keeping import keep
from zerodraft.programme.actions.planning import add, planned
from zerodraft.programme.core.release import Sitting
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round

HIGHEST = 999
"""The highest number of a round."""


@transaction.atomic
def begin_round(
    actor: Actor, process: "Process", number: int, sittings: Sequence[Sitting], limits: Mapping[str, int]
) -> "Round":
    """Open a round with these meetings and limits (seconds by category of speakers); its meetings are one act to undo.

    A round of that number that has no meetings is gone on with. Raises ValueError, with nothing written, for a number that
    is taken or cannot be, and as `schedule_meeting` does.
    """
    authorise(actor, permissions.PLAN, process)
    if not 0 < number <= HIGHEST:
        raise ValueError(_("A round has a number from 1 to %(most)d.") % {"most": HIGHEST})
    opened = process_queries.round_of(process, number)
    if opened is not None and queries.planned_in(opened):
        raise ValueError(_("Round %(number)d has meetings already. Choose another number.") % {"number": number})
    if not sittings:
        raise ValueError(_("That round has no meeting to begin from."))
    if opened is None:
        opened = process_actions.open_round(actor, process, number)
    for category, seconds in limits.items():
        process_actions.set_limit(actor, opened, applies_to=category, seconds=seconds)
    rows = [add(actor, opened, sitting) for sitting in sittings]
    keep(actor, process, [(row, None, planned(row)) for row in rows])
    return opened
