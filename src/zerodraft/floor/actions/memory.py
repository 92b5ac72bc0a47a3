"""What an act changes, as it was before: kept with the act, and put back when it is undone."""

from datetime import datetime
from typing import Any

from django.db import models

from zerodraft.floor.core import order
from zerodraft.floor.models import Floor, Inscription, Intervention, SpeakersList

_KEPT: dict[type[models.Model], tuple[str, ...]] = {
    Floor: ("state", "called_at", "suspended_at", "until", "adjourned_at", "on_list_id", "speaking_id"),
    SpeakersList: ("opens_at", "closes_at", "hand_opened", "hand_at"),
    Inscription: ("state", "moved", "absences"),
    Intervention: ("allotted_ms", "started_at", "paused_at", "stopped_ms", "ended_at", "undone_at"),
}
_KINDS = {"floor": Floor, "list": SpeakersList, "inscription": Inscription, "intervention": Intervention}


class NoLongerUndoable(ValueError):
    """What the act left behind has been changed since by something else."""


class Memory:
    """The fields of each thing that an act is about to change; for an inscription also its place in the order."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, models.Model, dict[str, object], int | None]] = []
        self._new: set[int] = set()

    def keep(self, thing: models.Model, place: int | None = None) -> None:
        """Remember a thing as it is. `place` is the index of an inscription that waits."""
        kind = next(name for name, model in _KINDS.items() if isinstance(thing, model))
        self._kept.append((kind, thing, _fields(thing), place))

    def keep_new(self, thing: Inscription | Intervention) -> None:
        """Remember that an act made this: undoing it takes the thing out again, without deleting it."""
        self.keep(thing)
        self._new.add(len(self._kept) - 1)

    def as_json(self) -> dict[str, Any]:
        """What is stored with the act; called after the change, so that it also holds what the act left behind."""
        return {
            "things": [
                {
                    "kind": kind,
                    "id": thing.pk,
                    "before": before,
                    "after": _fields(thing),
                    "place": place,
                    "new": index in self._new,
                }
                for index, (kind, thing, before, place) in enumerate(self._kept)
            ]
        }


def put_back(before: dict[str, Any], at: datetime) -> None:
    """Put everything back as it was. Raises NoLongerUndoable when something else has changed it since."""
    for kept in before["things"]:
        thing = _KINDS[kept["kind"]].objects.get(pk=kept["id"])  # type: ignore[attr-defined]
        if isinstance(thing, Inscription) and thing.state != kept["after"]["state"]:
            raise NoLongerUndoable
        if kept["new"] and isinstance(thing, Intervention):
            thing.undone_at = at
        elif kept["new"] and isinstance(thing, Inscription):
            thing.state = Inscription.States.WITHDRAWN
        else:
            _restore(thing, kept["before"])
        thing.save()
        if isinstance(thing, Inscription):
            _put_in_order(thing, kept["place"])


def _restore(thing: models.Model, before: dict[str, Any]) -> None:
    fields = {field.attname: field for field in thing._meta.concrete_fields}  # noqa: SLF001 (Django's own name)
    for name, value in before.items():
        setattr(thing, name, fields[name].to_python(value))


def _put_in_order(inscription: Inscription, place: int | None) -> None:
    """An inscription that waits again takes its old place; one that does not leaves the order."""
    held = inscription.on_list
    rest = [key for key in held.order if key != inscription.key]
    waits = inscription.state == Inscription.States.WAITING
    held.order = order.entered(rest, inscription.key, len(rest) if place is None else place) if waits else rest
    held.save()


def _fields(thing: models.Model) -> dict[str, object]:
    kept = {name: getattr(thing, name) for name in _KEPT[type(thing)]}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in kept.items()}
