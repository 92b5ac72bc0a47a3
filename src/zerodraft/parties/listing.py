"""The parties of a day as a list that a program or a person can read: `zerodraft parties`."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from zerodraft.parties.core.capabilities import capabilities_on
from zerodraft.parties.core.groups import memberships_of
from zerodraft.parties.core.names import Form, name_on, name_row
from zerodraft.parties.core.order import OrderLanguage, protocol_order
from zerodraft.parties.core.party import Capability, Kind, Language, Membership, Party, Register, Role, valid_on


class ListedGroup(TypedDict):
    """A group to which a party belongs on the day; `brief` is what people call it («G77»)."""

    key: str
    name: str
    brief: str
    role: str


class ListedParty(TypedDict):
    """A party on a day, ready for JSON: its names by language, and the limits of each capability it has."""

    key: str
    kind: str
    name: str
    formal: str
    names: dict[str, str]
    certainty: str
    groups: list[ListedGroup]
    capabilities: dict[str, list[str]]


def listed(
    register: Register, on: date, language: Language = Language.EN, order: OrderLanguage = Language.EN
) -> list[ListedParty]:
    """The parties that take part on a day: by kind, and within a kind in protocol order, named in `language`."""
    return [
        _listed_party(register, party, kind, on, language)
        for kind in Kind
        for party in protocol_order(register.present(on, kind), on, order)
    ]


def table(rows: Iterable[ListedParty]) -> str:
    """The same as lines of text: key, name, kind, groups, capabilities; an asterisk marks a capability with limits."""
    header = ("KEY", "NAME", "KIND", "GROUPS", "CAPABILITIES")
    body = [(row["key"], row["name"], row["kind"], _groups_in_words(row), _capabilities_in_words(row)) for row in rows]
    widths = [max(_width(line[column]) for line in (header, *body)) for column in range(4)]
    return "\n".join(
        "  ".join([cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=False)] + [line[4]])
        for line in (header, *body)
    )


def _listed_party(register: Register, party: Party, kind: Kind, on: date, language: Language) -> ListedParty:
    return {
        "key": party.key,
        "kind": kind.value,
        "name": name_on(party, on, language),
        "formal": name_on(party, on, language, Form.FORMAL),
        "names": {row.language.value: row.short for row in valid_on(party.names, on)},
        "certainty": name_row(party, on, language).certainty.value,
        "groups": [_listed_group(register, m, on, language) for m in memberships_of(register, party.key, on)],
        "capabilities": {
            capability.value: [grant.extent for grant in grants if grant.extent]
            for capability, grants in capabilities_on(register, party, on).items()
        },
    }


def _listed_group(register: Register, membership: Membership, on: date, language: Language) -> ListedGroup:
    group = register.party(membership.group)
    name = name_on(group, on, language)
    brief = group.aliases[0] if group.aliases else name
    return {"key": group.key, "name": name, "brief": brief, "role": membership.role.value}


def _groups_in_words(row: ListedParty) -> str:
    words = (g["brief"] if g["role"] == Role.MEMBER else f"{g['brief']} ({g['role']})" for g in row["groups"])
    return ", ".join(words) or "-"


def _capabilities_in_words(row: ListedParty) -> str:
    if len(row["capabilities"]) == len(Capability) and not any(row["capabilities"].values()):
        return "all"
    return ", ".join(name + ("*" if limits else "") for name, limits in row["capabilities"].items()) or "-"


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
