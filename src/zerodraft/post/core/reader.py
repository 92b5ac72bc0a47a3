"""Whose notices are read: a person's own, and those of the parties for which they act."""

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """What is addressed to a subject, such as a party. `within` is the stable id of where somebody acts for it."""

    subject: str
    within: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, by the stable id `key` ('' for nobody), and the boxes that are open to them besides their own."""

    key: str
    boxes: tuple[Box, ...] = ()
