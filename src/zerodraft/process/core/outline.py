"""The stable outline of what is negotiated: its parts, by id, and the order in which a text has them.

A part's id is a name ("preamble") or a name and a number ("objective-7"), the same in every language and every draft.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ORDER = (
    "preamble",
    "introduction",
    "definitions",
    "scope",
    "vision",
    "principles",
    "guiding-principles",
    "chapeau",
    "general-provisions",
    "part",
    "chapter",
    "section",
    "article",
    "objective",
    "action",
    "paragraph",
    "means-of-implementation",
    "implementation",
    "follow-up",
    "review",
    "final-provisions",
    "annex",
)
_PART = re.compile(r"([a-z]+(?:-[a-z]+)*)(?:-(0|[1-9][0-9]{0,3}))?")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the outline: its kind, and its number when it has one."""

    kind: str
    number: int | None = None

    @property
    def id(self) -> str:
        return self.kind if self.number is None else f"{self.kind}-{self.number}"


def parse(part_id: str) -> Part:
    """The part that an id names. Raises ValueError for what is no id of a part."""
    found = _PART.fullmatch(part_id)
    if not found:
        raise ValueError(f"{part_id!r} is no part of an outline: a name, or a name and a number, as in objective-7")
    return Part(found[1], int(found[2]) if found[2] else None)


def in_order(part_ids: Iterable[str]) -> list[str]:
    """Ids without repeats, in the order of a text: what opens it, its numbered body, what closes it.

    A kind that is not known stands with the body, by name; a part without a number before those with one.
    """
    body = _ORDER.index("paragraph")

    def place(part_id: str) -> tuple[int, str, int]:
        part = parse(part_id)
        of_kind = _ORDER.index(part.kind) if part.kind in _ORDER else body
        return (of_kind, part.kind, -1 if part.number is None else part.number)

    return sorted(set(part_ids), key=place)


def runs(part_ids: Iterable[str]) -> list[tuple[Part, Part]]:
    """Ids joined into runs of neighbours, each as first and last part: objective-1 … objective-6 is one run."""
    found: list[tuple[Part, Part]] = []
    for part in map(parse, in_order(part_ids)):
        last = found[-1][1] if found else None
        follows = last and last.kind == part.kind and last.number is not None and part.number == last.number + 1
        if follows:
            found[-1] = (found[-1][0], part)
        else:
            found.append((part, part))
    return found
