"""A draft as JSON, for programs and for files between two steps of work."""

from collections.abc import Mapping, Sequence
from typing import Any

from zerodraft.text.core.compilation import NEW
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.identity import is_id

_DRAFT = ("title", "language", "sha256", "units")
_UNIT = ("id", "parent", "label", "kind", "text")


class BadDraftJson(ValueError):
    """JSON that is no draft; one sentence says where and what to do."""


def as_json(draft: Draft) -> dict[str, Any]:
    """The draft as `from_json` reads it, its units in reading order."""
    return {
        "title": draft.title,
        "language": draft.language,
        "sha256": draft.sha256,
        "units": [
            {
                "id": unit.id,
                "parent": unit.parent,
                "label": unit.label,
                "kind": unit.kind.value,
                "text": unit.text,
            }
            for unit in draft.units
        ],
    }


def from_json(data: object) -> Draft:
    """The draft that JSON holds. Raises BadDraftJson."""
    said = _object(data, _DRAFT, "the draft")
    listed = said["units"]
    if not isinstance(listed, list):
        raise BadDraftJson("units: this is no list; give the units in reading order")
    known: set[str] = set()
    units = tuple(_unit(each, number, known) for number, each in enumerate(listed, start=1))
    for number, unit in enumerate(units, start=1):
        if unit.parent and unit.parent not in known:
            raise BadDraftJson(f"unit {number}: its parent {unit.parent!r} is no unit; give the id of one, or ''")
    _check_nesting(units)
    title, language, sha256 = (_text(said, key, "the draft") for key in _DRAFT[:3])
    return Draft(title, language, sha256, units)


def _check_nesting(units: Sequence[Unit]) -> None:
    """Refuse units that lie in each other: nobody who goes up from one would ever come to an end."""
    parent_of = {unit.id: unit.parent for unit in units}
    sound = {""}
    for number, unit in enumerate(units, start=1):
        way: set[str] = set()
        at = unit.id
        while at not in sound:
            if at in way:
                raise BadDraftJson(f"unit {number}: it lies in itself by way of its parents; give it another parent")
            way.add(at)
            at = parent_of[at]
        sound |= way


def _unit(data: object, number: int, known: set[str]) -> Unit:
    place = f"unit {number}"
    said = _object(data, _UNIT, place)
    id_, parent, label, kind, text = (_text(said, key, place) for key in _UNIT)
    if not is_id(id_):
        raise BadDraftJson(
            f"{place}: {id_!r} cannot be an id; use letters, digits, dots and dashes, and do not begin with {NEW!r}"
        )
    if id_ in known:
        raise BadDraftJson(f"{place}: the id {id_!r} is used twice; give each unit an id of its own")
    known.add(id_)
    if kind not in set(Kind):
        raise BadDraftJson(f"{place}: {kind!r} is no kind of unit; use one of {', '.join(Kind)}")
    return Unit(id_, parent, label, Kind(kind), text)


def _object(data: object, keys: tuple[str, ...], place: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise BadDraftJson(f"{place}: this is no object; give one with {', '.join(keys)}")
    for key in keys:
        if key not in data:
            raise BadDraftJson(f"{place}: {key!r} is missing; give it")
    for key in data:
        if key not in keys:
            raise BadDraftJson(f"{place}: {key!r} is unknown; leave it out")
    return data


def _text(said: Mapping[str, object], key: str, place: str) -> str:
    value = said[key]
    if not isinstance(value, str):
        raise BadDraftJson(f"{place}: {key!r} is no text; put it in quotation marks")
    return value
