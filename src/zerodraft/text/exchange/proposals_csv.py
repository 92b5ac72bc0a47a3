"""The proposals as a table that spreadsheet programs open: UTF-8 with its mark, and no cell that could be a formula."""

import csv
import io
from collections.abc import Iterable

from zerodraft.text.core.compilation import Compilation
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal

COLUMNS = ("id", "unit", "label", "action", "proponents", "on behalf of", "text", "reason", "at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def proposals_csv(compilation: Compilation, showing: Showing) -> bytes:
    """One row for each proposal in order of submission.

    Several texts of one cell stand in lines of their own, several names are parted by semicolons. Where attribution is ruled
    off, ids are numbers, and names and times, by which names could be found, are left out.
    """
    naming = Naming(compilation, showing)
    labels = {each.unit.id: each.unit.label for each in compilation.units}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in compilation.proposals.values():
        writer.writerow([harmless(cell) for cell in _cells(each, labels, naming)])
    return b"\xef\xbb\xbf" + out.getvalue().encode(errors="backslashreplace")


def _cells(each: Proposal, labels: dict[str, str], naming: Naming) -> Iterable[str]:
    units = each.units if each.action is Action.MERGE else (each.unit or each.after,)
    yield naming.id(each.id)
    yield " ".join(naming.unit(id_) for id_ in units)
    yield " ".join(label for label in (labels.get(id_, "") for id_ in units) if label)
    yield each.action.value
    yield "; ".join(each.proponents) if naming.attributed else ""
    yield each.on_behalf_of if naming.attributed else ""
    yield "\n".join(each.texts) if each.action is Action.SPLIT else each.text
    yield each.reason
    yield each.at if naming.attributed else ""


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula: an apostrophe stands before what could be one."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
