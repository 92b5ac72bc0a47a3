"""Tables for programs that calculate: a cell that people wrote is never taken for a formula."""

import csv
import io
from collections.abc import Iterable

_FORMULAS = "=+-@\t\r"


def as_csv(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV. Words that begin as a formula does are given an apostrophe before them; numbers stay as they are."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell[:1] in _FORMULAS and cell else cell
