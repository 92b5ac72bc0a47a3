"""A revision as JSON: what became of every proposal, of every unit, of every word; and the facilitator's edits, read."""

import json
from collections.abc import Iterable
from typing import Any

from zerodraft.text.core.rebasing import Rebased
from zerodraft.text.core.revision.values import Added, Concordance, Disposition, Editing, Revised, Revision
from zerodraft.text.exchange.proposals_json import BadFile, as_json


def revision_json(revision: Revision) -> dict[str, object]:
    """Dispositions, concordance, the explanation of every word, and the proposals carried onto the new text."""
    return {
        "dispositions": [_disposition(each) for each in revision.dispositions],
        "concordance": [_concordance(each) for each in revision.concordance],
        "units": [_explained(each) for each in revision.units],
        "carried": _carried(each for each in revision.carried if each.stands),
        "not_carried": _carried(each for each in revision.carried if not each.stands),
    }


def editing_from_json(data: bytes, name: str) -> Editing:
    """The facilitator's edits: `{"texts": {unit: text}, "removed": [unit], "added": [{"after", "text", "label"}]}`.

    Raises BadFile.
    """
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{name}: is no JSON ({error}); write it in UTF-8") from None
    if not isinstance(read, dict) or set(read) - {"texts", "removed", "added"}:
        raise BadFile(f"{name}: must be an object with texts, removed and added, or some of them")
    texts, removed, added = read.get("texts", {}), read.get("removed", []), read.get("added", [])
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise BadFile(f"{name}: texts must be an object that gives texts by units")
    if not isinstance(removed, list) or not all(isinstance(unit, str) for unit in removed):
        raise BadFile(f"{name}: removed must be a list of units")
    if not isinstance(added, list):
        raise BadFile(f"{name}: added must be a list")
    return Editing(texts, frozenset(removed), tuple(_added(each, name) for each in added))


def _added(given: Any, name: str) -> Added:
    fits = isinstance(given, dict) and set(given) <= {"after", "text", "label"}
    if not fits or not given.get("text") or not all(isinstance(value, str) for value in given.values()):
        raise BadFile(f"{name}: each unit that is added needs text, and may have after and label")
    return Added(given.get("after", ""), given["text"], given.get("label", ""))


def _disposition(of: Disposition) -> dict[str, object]:
    return {"proposal": of.proposal, "outcome": of.outcome.value, "units": list(of.units), "why": of.why}


def _concordance(of: Concordance) -> dict[str, object]:
    return {
        "old": of.old or None,
        "old_label": of.old_label,
        "new": of.new or None,
        "new_label": of.new_label,
        "relation": of.relation.value,
    }


def _explained(of: Revised) -> dict[str, object]:
    return {
        "old": of.old.id if of.old else None,
        "new": of.new.id if of.new else None,
        "words": [
            {
                "text": each.text,
                "how": each.how.value,
                "from": each.unit or None,
                "proposals": list(each.proposals),
                "deleted_by": list(each.deleted_by),
            }
            for each in of.stretches
        ],
    }


def _carried(found: Iterable[Rebased]) -> list[dict[str, object]]:
    return [as_json([each.proposal])[0] | ({"why": each.why} if each.why else {}) for each in found]
