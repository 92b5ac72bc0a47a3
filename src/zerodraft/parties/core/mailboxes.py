"""A list of official addresses as a mission's liaison sends it: CSV with the columns party and address."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zerodraft.parties.core.party import Register
from zerodraft.parties.core.search import names_on
from zerodraft.parties.core.spelling import folded
from zerodraft.post.core.addresses import BadAddress, normal

MOST_ROWS = 20_000
LONGEST_ROW = 1_000
"""Characters."""
_SEPARATORS = ",;\t"


class Unreadable(ValueError):
    """What is no such list; `code` says why: empty, columns, long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: its number (from 1), what stood there, and what was made of it.

    `problem` is '' or a code: party, several, twice, and those of `BadAddress` (empty, at, local, domain, long); `is_known`
    says that the party has this address already.
    """

    number: int
    written: str
    party: str
    address: str
    problem: str = ""
    is_known: bool = False


def read(text: str, register: Register, on: date, known: Mapping[str, frozenset[str]]) -> list[Row]:
    """Every line, with the party by key or by a name that it bears on the day; `known` are the addresses that parties have.

    Raises Unreadable.
    """
    lines = list(_lines(text))
    if not lines:
        raise Unreadable("empty")
    heads = [cell.strip().lower() for cell in lines[0][1]]
    if "party" not in heads or "address" not in heads:
        raise Unreadable("columns")
    at_party, at_address = heads.index("party"), heads.index("address")
    names, seen, rows = names_on(register, on), set[tuple[str, str]](), []
    for number, cells in lines[1:]:
        written = cells[at_party].strip() if at_party < len(cells) else ""
        typed = cells[at_address] if at_address < len(cells) else ""
        row = _row(number, written, typed, register, names, known)
        if not row.problem and (row.party, row.address) in seen:
            row = Row(number, written, row.party, row.address, "twice")
        seen.add((row.party, row.address))
        rows.append(row)
    if not rows:
        raise Unreadable("empty")
    return rows


def _lines(text: str) -> list[tuple[int, list[str]]]:
    head = text.lstrip("\ufeff").lstrip().partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator)
        found = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
            if len(found) > MOST_ROWS + 1 or sum(map(len, cells)) > LONGEST_ROW:
                raise Unreadable("long")
    except csv.Error as error:
        raise Unreadable("columns") from error
    return found


def _row(
    number: int,
    written: str,
    typed: str,
    register: Register,
    names: Mapping[str, frozenset[str]],
    known: Mapping[str, frozenset[str]],
) -> Row:
    bearers = frozenset({written}) if written in register.parties else names.get(folded(written), frozenset())
    party = next(iter(bearers)) if len(bearers) == 1 else ""
    problem = "" if party else "several" if bearers else "party"
    try:
        address = normal(typed)
    except BadAddress as error:
        address, problem = typed.strip(), problem or error.code
    return Row(number, written, party, address, problem, address in known.get(party, frozenset()))
