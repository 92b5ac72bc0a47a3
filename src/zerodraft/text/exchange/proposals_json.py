"""Proposals as JSON, in and out: the format that others can build on (`docs/schemas/proposals.json`)."""

import json
from collections.abc import Iterable
from typing import Any

from zerodraft.text.core.proposal import Action, Proposal

_WORDS = ("id", "unit", "text", "after", "on_behalf_of", "reason", "at")
_LISTS = ("texts", "units", "proponents")
MOST = 100_000
"""Proposals in one file; 193 delegations on 276 units are 53,268."""


class BadFile(ValueError):
    """What a file of proposals says cannot be read; the message names the place and the cure."""


def from_json(data: bytes, name: str) -> list[Proposal]:
    """The proposals in a file, in its order. Raises BadFile with the place of the first fault."""
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{name}: is no JSON ({error}); write it in UTF-8 as docs/schemas/proposals.json says") from None
    if not isinstance(read, list):
        raise BadFile(f"{name}: must be a list of proposals, in [ ]")
    if len(read) > MOST:
        raise BadFile(f"{name}: has {len(read)} proposals, more than {MOST}; divide it")
    return [_proposal(each, f"{name}, proposal {number}") for number, each in enumerate(read, start=1)]


def as_json(proposals: Iterable[Proposal]) -> list[dict[str, object]]:
    """The same, with the keys that an action does not need left out."""
    return [
        {"id": each.id, "action": each.action.value}
        | {key: getattr(each, key) for key in _WORDS if key != "id" and getattr(each, key)}
        | {key: list(getattr(each, key)) for key in _LISTS if getattr(each, key)}
        for each in proposals
    ]


def _proposal(given: Any, place: str) -> Proposal:
    if not isinstance(given, dict):
        raise BadFile(f"{place}: must be an object, in {{ }}")
    unknown = sorted(set(given) - {*_WORDS, *_LISTS, "action"})
    if unknown:
        raise BadFile(f"{place}: has no use for {unknown[0]!r}; the keys are action, {', '.join((*_WORDS, *_LISTS))}")
    action = given.get("action")
    if not isinstance(action, str) or action not in set(Action):
        raise BadFile(f"{place}: action must be one of {', '.join(Action)}, not {action!r}")
    words = {key: _word(given[key], f"{place}: {key}") for key in _WORDS if given.get(key) is not None}
    lists = {key: _list(given[key], f"{place}: {key}") for key in _LISTS if given.get(key) is not None}
    return Proposal(**{"id": "", "unit": "", **words}, **lists, action=Action(action))  # type: ignore[arg-type]


def _word(given: Any, place: str) -> str:
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str):
        raise BadFile(f"{place} must be text, in quotes")
    if any("\ud800" <= each <= "\udfff" for each in given):
        raise BadFile(f"{place} holds half a character (a lone surrogate); write it anew")
    return given


def _list(given: Any, place: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise BadFile(f"{place} must be a list, in [ ]")
    return tuple(_word(each, place) for each in given)
