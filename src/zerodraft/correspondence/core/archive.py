"""The letters of a register as chains, and what of them is in force.

Letters are known by their keys, given the oldest first. A letter speaks of earlier ones only: what a link says of a later
letter, or of one that is not given, counts for nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Tie(StrEnum):
    """How a letter speaks of another; of what supersedes, the programme of work alone is meant."""

    REFERENCES = "references"
    ENCLOSES = "encloses"
    CORRECTS = "corrects"
    RECALLS = "recalls"
    SUPERSEDES = "supersedes"


class Standing(StrEnum):
    """Whether a letter holds: the gravest of what is said of it."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Link:
    """That the letter `of` speaks of the letter `to`."""

    of: str
    tie: Tie
    to: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What is said of a letter by letters that hold, by their keys, the oldest first.

    `encloses_recalled` are the letters which it forwards and that hold no longer.
    """

    recalled_by: tuple[str, ...] = ()
    corrected_by: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    encloses_recalled: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """Whether the letter holds."""
        if self.recalled_by:
            return Standing.RECALLED
        if self.corrected_by:
            return Standing.CORRECTED
        return Standing.SUPERSEDED if self.superseded_by else Standing.IN_FORCE


def stands(letters: Sequence[str], links: Iterable[Link]) -> dict[str, Stand]:
    """How each letter stands. What a recalled letter says of others counts for nothing, be it a recall itself."""
    counted = _counted(letters, links)
    spoken_of: dict[str, list[Link]] = {key: [] for key in letters}
    speaking: dict[str, list[Link]] = {key: [] for key in letters}
    for link in counted:
        spoken_of[link.to].append(link)
        speaking[link.of].append(link)
    void: set[str] = set()
    # Whoever speaks of a letter is later than it: from the newest to the oldest, all of them are judged before it is.
    for key in reversed(letters):
        if any(link.tie is Tie.RECALLS and link.of not in void for link in spoken_of[key]):
            void.add(key)

    def by(key: str, tie: Tie) -> tuple[str, ...]:
        return tuple(link.of for link in spoken_of[key] if link.tie is tie and link.of not in void)

    return {
        key: Stand(
            by(key, Tie.RECALLS),
            by(key, Tie.CORRECTS),
            by(key, Tie.SUPERSEDES),
            tuple(link.to for link in speaking[key] if link.tie is Tie.ENCLOSES and link.to in void),
        )
        for key in letters
    }


def chains(letters: Sequence[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The letters, each once, in chains: those tied together, the oldest first; the chain with the newest letter first.

    A mere reference ties no letters together: one letter may refer to everything that came before it.
    """
    leader = {key: key for key in letters}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for link in _counted(letters, links):
        if link.tie is not Tie.REFERENCES:
            leader[find(link.of)] = find(link.to)
    found: dict[str, list[str]] = {}
    for key in letters:
        found.setdefault(find(key), []).append(key)
    place = {key: number for number, key in enumerate(letters)}
    return tuple(tuple(chain) for chain in sorted(found.values(), key=lambda chain: -place[chain[-1]]))


def _counted(letters: Sequence[str], links: Iterable[Link]) -> list[Link]:
    """The links that count, in the order of the letters that speak."""
    place = {key: number for number, key in enumerate(letters)}
    known = [link for link in set(links) if link.of in place and link.to in place and place[link.of] > place[link.to]]
    return sorted(known, key=lambda link: (place[link.of], place[link.to], link.tie))
