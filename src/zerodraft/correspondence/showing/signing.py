"""Who signs a letter, and who has approved it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zerodraft.correspondence import queries, signing
from zerodraft.correspondence.models import Outgoing
from zerodraft.parties import queries as people


@dataclass(frozen=True, slots=True)
class Signing:
    """A place for a signature: whose, who may approve there, and whether somebody has."""

    position: int
    printed: str
    person: str
    deputy: str
    approved_by: str
    approved_at: Any
    as_deputy: bool


def signatures(letter: Outgoing) -> list[Signing]:
    """Who signs a prepared letter, in order."""
    places = queries.signatures(letter)
    approvals = queries.standing_approvals(letter)
    keys = {key for one in places for key in (one.person, one.deputy) if key} | {one.by for one in approvals.values()}
    names = people.names_of(keys)
    printed = [one["name"] for one in letter.frozen.get("signatories", ())]
    return [
        Signing(
            position=one.position,
            printed=printed[one.position] if one.position < len(printed) else "",
            person=names[one.person],
            deputy=names.get(one.deputy, ""),
            approved_by=names.get(approval.by, "") if (approval := approvals.get(one.position)) else "",
            approved_at=approval.at if approval else None,
            as_deputy=bool(approval) and approval is not None and approval.by != one.person,
        )
        for one in places
    ]


def proposed(letter: Outgoing, names: Iterable[str]) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """For each signatory of a letter still to be prepared: the box, the printed name, and who may sign there."""
    able = signing.may_sign(letter)
    printed = list(names)
    likely = signing.likely(printed, able)
    return [
        (f"signs.{place}", name, [(key, known, key == likely[place]) for key, known in able.items()])
        for place, name in enumerate(printed)
    ]
