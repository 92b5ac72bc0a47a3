"""Keeping what was done to the working programme, so that it can be undone by a new act."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zerodraft import clock
from zerodraft.programme.models import Act, Edit, Meeting
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

Kept = tuple[Meeting, dict[str, Any] | None, dict[str, Any] | None]
"""A meeting, and what was planned for it before and after; None while it is not in the working programme."""


def keep(actor: Actor, process: "Process", edits: Iterable[Kept], *, undoes: Act | None = None) -> Act:
    """Write down one act and what it changed of each meeting."""
    last = Act.objects.filter(process=process).order_by("-number").first()
    number = last.number + 1 if last else 1
    act = Act.objects.create(process=process, number=number, at=clock.now(), actor=actor.key, undoes=undoes)
    Edit.objects.bulk_create(
        Edit(act=act, meeting=meeting, before=before, after=after) for meeting, before, after in edits
    )
    return act
