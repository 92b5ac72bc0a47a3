"""Tables for programs that calculate: a cell that people wrote is never taken for a formula."""

import csv
import io
from collections.abc import Iterable

_FORMULAS = ("=", "+", "-", "@")


def as_csv(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV. Words stand on one line, with an apostrophe before what begins as a formula does; numbers stay."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    line = " ".join(cell.split())
    return "'" + line if line.startswith(_FORMULAS) else line
