"""A list of focal points as missions' offices write one: which rows can be taken over, and what is wrong with the others."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zerodraft.parties.core.party import Register
from zerodraft.parties.core.search import names_on, suggest
from zerodraft.parties.core.spelling import folded

MAX_ROWS = 1_000
LONGEST_NAME, LONGEST_ADDRESS = 150, 254
_DELIMITERS = ",;\t"
_COLUMNS = ("party", "name", "email")
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "party": (
        *("party", "delegation", "state", "country", "member state", "mission", "délégation", "état", "pays", "partie"),
        *("delegación", "estado", "país", "parte", "делегация", "государство", "страна", "сторона"),
        *("الوفد", "وفد", "الدولة", "البلد", "الطرف", "代表团", "国家", "会员国", "缔约方", "参与方"),
    ),
    "name": (
        *("name", "full name", "focal point", "contact", "nom", "nom complet", "point focal", "nombre"),
        *(
            "nombre completo",
            "punto focal",
            "имя",
            "фио",
            "координатор",
            "контактное лицо",
            "الاسم",
            "اسم",
            "جهة الاتصال",
        ),
        *("姓名", "名字", "联络人", "协调人"),
    ),
    "email": (
        *("email", "e mail", "mail", "email address", "e mail address", "courriel", "adresse électronique"),
        *("adresse e mail", "correo", "correo electrónico", "dirección de correo electrónico", "эл почта", "почта"),
        *(
            "электронная почта",
            "адрес электронной почты",
            "البريد الإلكتروني",
            "البريد",
            "电子邮件",
            "电子邮箱",
            "邮箱",
            "邮件",
        ),
    ),
}


class Fault(StrEnum):
    """What can be wrong with a list as a whole."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_COLUMNS = "no-columns"
    BROKEN = "broken"


class Unreadable(ValueError):
    """The list cannot be read at all; `fault` says why, `detail` where."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail


class Problem(StrEnum):
    """What can be wrong with a row."""

    NO_PARTY = "no-party"
    UNKNOWN_PARTY = "unknown-party"
    AMBIGUOUS_PARTY = "ambiguous-party"
    PARTY_LEFT = "party-left"
    TWO_IN_LIST = "two-in-list"
    HAS_ONE = "has-one"
    NO_NAME = "no-name"
    LONG_NAME = "long-name"
    BAD_ADDRESS = "bad-address"
    TWICE = "twice"
    ANOTHERS_ADDRESS = "anothers-address"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: the line on which it begins, and what stands in its three columns."""

    line: int
    party: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when a list is judged.

    `left` and `focal` are by party: the day it left, and the addresses and names of its focal points; `people` are names by
    address in small letters. `is_address` says whether something is an e-mail address.
    """

    register: Register
    on: date
    left: Mapping[str, date]
    focal: Mapping[str, Mapping[str, str]]
    people: Mapping[str, str]
    is_address: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as judged: the party it names ('' where none), and its problems with what they rest on.

    `is_done` says that this person is the party's focal point already, so that nothing is left to do.
    """

    row: Row
    party: str
    problems: tuple[tuple[Problem, str], ...] = field(default=())
    is_done: bool = False

    @property
    def is_good(self) -> bool:
        return not self.problems and not self.is_done


def read_rows(text: str) -> list[Row]:
    """The rows of a list, separated by commas, semicolons or tabs, with a header in any of six languages or without one.

    Raises Unreadable for a list that is empty or too long, that lacks a column, or whose quotation marks do not close.
    """
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise Unreadable(Fault.EMPTY)
    reader = csv.reader(
        io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=_delimiter(lines), strict=True
    )
    found: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((begins, [" ".join(cell.split()) for cell in cells]))
            begins = reader.line_num + 1
            if len(found) > MAX_ROWS + 1:
                raise Unreadable(Fault.TOO_LONG, str(MAX_ROWS))
    except csv.Error as error:
        raise Unreadable(Fault.BROKEN, str(reader.line_num)) from error
    places, has_header = _columns(found[0][1])
    rows = [
        Row(line, *(cells[place] if place < len(cells) else "" for place in places))
        for line, cells in found[1 if has_header else 0 :]
    ]
    if not rows:
        raise Unreadable(Fault.EMPTY)
    if len(rows) > MAX_ROWS:
        raise Unreadable(Fault.TOO_LONG, str(MAX_ROWS))
    return rows


def judge(rows: Sequence[Row], known: Known) -> list[Entry]:
    """Each row with the party that it names and whatever keeps it from being taken over; in the order of the list."""
    names = names_on(known.register, known.on)
    parties = [_named(row, names, known) for row in rows]
    by_party = Counter(party for party, _problem in parties if party)
    by_address = Counter(row.email.casefold() for row in rows if row.email)
    return [
        _judged(row, party, problem, by_party, by_address, known)
        for row, (party, problem) in zip(rows, parties, strict=True)
    ]


def _judged(
    row: Row,
    party: str,
    problem: tuple[Problem, str] | None,
    by_party: Counter[str],
    by_address: Counter[str],
    known: Known,
) -> Entry:
    address = row.email.casefold()
    problems = [problem] if problem else []
    if party in known.left:
        problems.append((Problem.PARTY_LEFT, known.left[party].isoformat()))
    if party and by_party[party] > 1:
        problems.append((Problem.TWO_IN_LIST, ""))
    holders = known.focal.get(party, {})
    if party and holders and address not in holders:
        problems.append((Problem.HAS_ONE, ", ".join(holders.values())))
    if not row.name:
        problems.append((Problem.NO_NAME, ""))
    elif len(row.name) > LONGEST_NAME:
        problems.append((Problem.LONG_NAME, str(LONGEST_NAME)))
    if len(row.email) > LONGEST_ADDRESS or not known.is_address(row.email):
        problems.append((Problem.BAD_ADDRESS, row.email[:60]))
    elif by_address[address] > 1:
        problems.append((Problem.TWICE, ""))
    elif address in known.people and folded(known.people[address]) != folded(row.name):
        problems.append((Problem.ANOTHERS_ADDRESS, known.people[address]))
    return Entry(row, party, tuple(problems), is_done=not problems and address in holders)


def _named(row: Row, names: Mapping[str, frozenset[str]], known: Known) -> tuple[str, tuple[Problem, str] | None]:
    if not row.party:
        return "", (Problem.NO_PARTY, "")
    if row.party in known.register.parties:
        return row.party, None
    found = names.get(folded(row.party), frozenset())
    if len(found) == 1:
        return next(iter(found)), None
    if found:
        return "", (Problem.AMBIGUOUS_PARTY, ",".join(sorted(found)))
    near = suggest(known.register, row.party[:60], known.on, limit=3)
    return "", (Problem.UNKNOWN_PARTY, ",".join(one.key for one in near))


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that stands most often, and in most of the first lines."""
    head = [line for line in lines[:50] if line.strip()]
    return max(
        _DELIMITERS, key=lambda sign: (sum(sign in line for line in head), sum(line.count(sign) for line in head))
    )


def _columns(first: Sequence[str]) -> tuple[tuple[int, int, int], bool]:
    known = {folded(word): column for column, words in _HEADERS.items() for word in words}
    heads = [known.get(folded(cell), "") for cell in first]
    named = {column for column in heads if column}
    if len(named) >= 2:
        lacking = [column for column in _COLUMNS if column not in named]
        if lacking:
            raise Unreadable(Fault.NO_COLUMNS, lacking[0])
        return (heads.index("party"), heads.index("name"), heads.index("email")), True
    if len(first) < len(_COLUMNS):
        raise Unreadable(Fault.NO_COLUMNS, _COLUMNS[len(first)])
    return (0, 1, 2), False
