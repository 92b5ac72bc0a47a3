"""Undoing an act of chair or desk, as a new act."""

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import permissions, verbs
from zerodraft.floor.actions.acts import FLOOR, CannotAct, StaleState, authorise, hold_all, locked, topic_of
from zerodraft.floor.actions.memory import NoLongerUndoable, put_back
from zerodraft.floor.models import Act, Floor, SpeakersList
from zerodraft.process.permissions import capacity_of
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


@transaction.atomic
def undo(actor: Actor, meeting_key: str, number: int) -> Act:
    """Undo the act of that number: what it changed is as it was before. What has happened since elsewhere stays.

    Only the last act of the chair, or of the desk on a list, that still stands can be undone; then the one before it. Raises
    StaleState when that act is undone already or another came after it, CannotAct when something else rests on it.
    """
    hold_all(_meetings_of(meeting_key, number))
    floor = locked(meeting_key)
    act = floor.acts.filter(number=number).first()
    if act is None:
        raise CannotAct(_("There is nothing to undo."))
    authorise(actor, permissions.CHAIR if act.scope == FLOOR else permissions.KEEP_LIST, floor.meeting)
    if act.undone_at:
        raise StaleState(_("This was undone already."))
    last = floor.acts.filter(scope=act.scope, undone_at=None).order_by("-number").first()
    if last and last.number != number:
        raise StaleState(_("Something was done after it. Undo that first."))
    moment = clock.now()
    try:
        put_back(act.before, moment)
    except NoLongerUndoable as refused:
        raise CannotAct(
            _("A speaker was called, withdrew or asked anew since; this can no longer be undone.")
        ) from refused
    act.undone_at = moment
    act.save()
    floor = Floor.objects.get(pk=floor.pk)
    floor.turn += act.scope == FLOOR
    floor.save()
    append(
        verbs.ACT_UNDONE.name,
        actor=actor.key,
        subject=act.subject,
        topic=topic_of(meeting_key),
        data={"undoes": act.number, "role": capacity_of(actor).role.value},
    )
    return act


def _meetings_of(meeting_key: str, number: int) -> set[str]:
    """The meetings whose lists an act changed: what was carried over to another is fetched from there."""
    act = Act.objects.filter(floor__meeting__key=meeting_key, number=number).first()
    moved = [kept for kept in act.before["things"] if kept["kind"] == "inscription"] if act else []
    lists = {kept[when].get("on_list_id") for kept in moved for when in ("before", "after")}
    return {meeting_key, *SpeakersList.objects.filter(pk__in=lists).values_list("floor__meeting__key", flat=True)}
