"""A comparison of two drafts as JSON: which unit became which, by the ids that an import gives."""

from collections.abc import Iterable
from typing import Any

from zerodraft.text.core.lineage import Pair


def as_json(pairs: Iterable[Pair]) -> dict[str, Any]:
    """The pairs; null where a unit is new or dropped."""
    return {"pairs": [_pair(each) for each in pairs]}


def _pair(pair: Pair) -> dict[str, Any]:
    return {"old": pair.old or None, "new": pair.new or None, "relation": pair.relation.value, "score": pair.score}
