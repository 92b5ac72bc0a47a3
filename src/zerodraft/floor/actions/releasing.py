"""Whether all who follow a meeting may see how its speaking time was shared."""

from zerodraft.floor import permissions, verbs
from zerodraft.floor.actions.acts import counting
from zerodraft.record.sealing import Actor


def release_fairness(actor: Actor, meeting_key: str, *, released: bool) -> None:
    """Show the pictures of a meeting's speaking time to all who follow it, or to its officers alone again. LookupError."""
    with counting(actor, meeting_key, permissions.KEEP_LIST, verbs.FAIRNESS_RELEASED) as doing:
        doing.floor.fairness_released = released
        doing.data = {"shown_to": "audience" if released else "officers"}
