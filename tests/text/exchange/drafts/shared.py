"""Where the sample drafts are, and how to compare a draft with its source."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from zerodraft.text.core.draft import Draft, Kind, Unit

SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts"
needs_samples = pytest.mark.skipif(not SHARED.is_dir(), reason="no sample drafts: set ZERODRAFT_SHARED to their folder")


def said(units: Iterable[Unit]) -> str:
    """Label and text of the units without white space."""
    return re.sub(r"\s", "", "".join(unit.label + unit.text for unit in units))


def articles(draft: Draft) -> list[Unit]:
    words = r"(?i)\[?(?:article|artículo|статья|المادة)\b|第.*条"
    return [unit for unit in draft.units if unit.kind is Kind.HEADING and re.match(words, unit.label)]


def inside(draft: Draft, above: Unit) -> list[Unit]:
    return [unit for unit in draft.units if unit.parent == above.id]
