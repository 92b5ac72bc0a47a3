"""What an act changes, as it was before: kept with the act, and put back when it is undone."""

from datetime import UTC, datetime
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
        "open_motions",
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
        "order",
    ),
    Inscription: ("state", "placed", "placed_by", "absences", "on_list_id", "request"),
    Intervention: ("allotted_ms", "started_at", "paused_at", "stopped_ms", "ended_at", "undone_at", "reminders"),
    PointOfOrder: (
        "stage",
        "appealed_by",
        "overruling",
        "upholding",
        "interrupted_id",
        "was_running",
        "undone_at",
    ),
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
    """The fields of each thing that an act is about to change; for an inscription also its place, and between whom."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, models.Model, dict[str, object], places.Place | None]] = []
        self._new: set[int] = set()

    def keep(self, thing: models.Model, place: int | None = None) -> None:
        """Remember a thing as it is, unless it is remembered already. `place` is the index of an inscription that waits."""
        kind = next(name for name, model in _KINDS.items() if isinstance(thing, model))
        for number, (of_kind, known, before, at) in enumerate(self._kept):
            if (of_kind, known.pk) == (kind, thing.pk):
                # How it was before the act stands; how the act left it is read from the row that was changed last.
                self._kept[number] = (kind, thing, before, at)
                return
        stood = places.stood(thing, place) if isinstance(thing, Inscription) and place is not None else None
        self._kept.append((kind, thing, _fields(thing), stood))

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
    """Put back what an act changed, and only that: what something else has changed since stays as it is.

    Raises NoLongerUndoable when an inscription was called, withdrew, went to another list, or was made anew since.
    """
    touched: dict[int, None] = {}
    for kept in reversed(before["things"]):
        thing = _KINDS[kept["kind"]].objects.get(pk=kept["id"])  # type: ignore[attr-defined]
        if isinstance(thing, Inscription):
            _sink(thing, kept)
            _check(thing, kept)
        if kept["new"] and isinstance(thing, Intervention | PointOfOrder | Motion):
            thing.undone_at = at
        elif kept["new"] and isinstance(thing, Inscription):
            thing.state = Inscription.States.WITHDRAWN
        else:
            _restore(thing, kept["before"], kept["after"])
        thing.save()
        if isinstance(thing, Inscription):
            places.put_back(thing, kept["place"], kept["after"]["on_list_id"])
            touched |= dict.fromkeys((thing.on_list_id, kept["after"]["on_list_id"]))
            if kept["new"]:
                places.lapse(thing.on_list, [thing])
        elif isinstance(thing, SpeakersList):
            touched[thing.pk] = None
            was, left = kept["before"].get("order"), kept["after"].get("order")
            if was != left:
                places.put_in_order(thing, was)
    for each in touched:
        places.settle(each)


def _sink(thing: Inscription, kept: dict[str, Any]) -> None:
    """Take one that moved up from a waiting list by itself since, which stands in nobody's way, as if it had not."""
    if (thing.state, kept["after"]["state"]) == (Inscription.States.WAITING, Inscription.States.RESERVE):
        thing.state = Inscription.States.RESERVE


def _check(thing: Inscription, kept: dict[str, Any]) -> None:
    before, after = kept["before"], kept["after"]
    if (thing.state, thing.on_list_id) != (after["state"], after["on_list_id"]):
        raise NoLongerUndoable
    if not kept["new"] and places.is_there_anew(thing, before["on_list_id"], before["state"]):
        raise NoLongerUndoable


def _restore(thing: models.Model, before: dict[str, Any], after: dict[str, Any]) -> None:
    fields = {field.attname: field for field in thing._meta.concrete_fields}  # noqa: SLF001 (Django's own name)
    for name, value in before.items():
        if name not in _KEPT[type(thing)] or name == "order":
            continue
        was, left = (fields[name].to_python(each) for each in (value, after[name]))
        if was != left and getattr(thing, name) == left:
            setattr(thing, name, was)


def _fields(thing: models.Model) -> dict[str, object]:
    kept = {name: getattr(thing, name) for name in _KEPT[type(thing)]}
    return {
        name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for name, value in kept.items()
    }
