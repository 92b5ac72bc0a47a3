"""What an act changes, as it was before: kept with the act, and put back when it is undone."""

from datetime import datetime
from typing import Any

from django.db import models

from zerodraft.floor.actions import places
from zerodraft.floor.models import (
    Floor,
    Inscription,
    Intervention,
    Motion,
    PointOfOrder,
    SpeakersList,
    Swap,
)

_KEPT: dict[type[models.Model], tuple[str, ...]] = {
    Floor: (
        "state",
        "called_at",
        "suspended_at",
        "until",
        "adjourned_at",
        "on_list_id",
        "speaking_id",
        "point_id",
        "rules",
        "rules_number",
        "limits",
        "enforcement",
        "present",
        "open_motions",
        "open_swaps",
    ),
    SpeakersList: (
        "opens_at",
        "closes_at",
        "desk_at",
        "minutes",
        "zone",
        "hand_opened",
        "hand_at",
        "places",
        "quota",
        "policies",
        "seed",
        "lots",
    ),
    Inscription: ("state", "placed", "placed_by", "rank", "absences", "on_list_id", "request"),
    Intervention: ("allotted_ms", "started_at", "paused_at", "stopped_ms", "ended_at", "undone_at", "reminders"),
    PointOfOrder: ("stage", "appealed_by", "overruling", "upholding", "undone_at"),
    Motion: ("stage", "in_favour", "against", "votes", "undone_at"),
    Swap: ("stage",),
}
_KINDS: dict[str, type[models.Model]] = {
    "floor": Floor,
    "list": SpeakersList,
    "inscription": Inscription,
    "intervention": Intervention,
    "point": PointOfOrder,
    "motion": Motion,
    "swap": Swap,
}


class NoLongerUndoable(ValueError):
    """What the act left behind has been changed since by something else."""


class Memory:
    """The fields of each thing that an act is about to change; for an inscription also its place in the order."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, models.Model, dict[str, object], int | None]] = []
        self._new: set[int] = set()

    def keep(self, thing: models.Model, place: int | None = None) -> None:
        """Remember a thing as it is, unless it is remembered already. `place` is the index of an inscription that waits."""
        kind = next(name for name, model in _KINDS.items() if isinstance(thing, model))
        for number, (of_kind, known, before, at) in enumerate(self._kept):
            if (of_kind, known.pk) == (kind, thing.pk):
                # How it was before the act stands; how the act left it is read from the row that was changed last.
                self._kept[number] = (kind, thing, before, at)
                return
        self._kept.append((kind, thing, _fields(thing), place))

    def keep_new(self, thing: Inscription | Intervention | PointOfOrder | Motion) -> None:
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
        if kept["new"] and isinstance(thing, Intervention | PointOfOrder | Motion):
            thing.undone_at = at
        elif kept["new"] and isinstance(thing, Inscription):
            thing.state = Inscription.States.WITHDRAWN
        else:
            _restore(thing, kept["before"])
        thing.save()
        if isinstance(thing, Inscription):
            places.put_back(thing, kept["place"], kept["after"]["on_list_id"])
        elif isinstance(thing, SpeakersList) and any(
            kept["before"][name] != kept["after"][name] for name in ("policies", "lots")
        ):
            places.rearrange(thing)


def _restore(thing: models.Model, before: dict[str, Any]) -> None:
    fields = {field.attname: field for field in thing._meta.concrete_fields}  # noqa: SLF001 (Django's own name)
    for name, value in before.items():
        setattr(thing, name, fields[name].to_python(value))


def _fields(thing: models.Model) -> dict[str, object]:
    kept = {name: getattr(thing, name) for name in _KEPT[type(thing)]}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in kept.items()}
