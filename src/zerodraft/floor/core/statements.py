"""Statements that delegations hand in: who may open one when, how many words one has, and how fast it would be read."""

import re
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

FAST = 120
"""Words a minute beyond which interpretation suffers: interpreters ask for statements read no faster than that."""

_HAN = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")


class Standing(StrEnum):
    """Where a statement stands. An embargoed one is its delegation's, the team's and the interpreters' alone."""

    EMBARGOED = "embargoed"
    DELIVERED = "delivered"
    IN_WRITING = "in-writing"
    """Submitted in writing, and not delivered."""


def standing(*, has_spoken: bool, was_invited: bool, in_writing: bool) -> Standing:
    """Where the statement of an inscription stands.

    `in_writing` says that it was handed in to be published without being delivered: an invitation alone lifts no embargo.
    """
    if has_spoken:
        return Standing.DELIVERED
    return Standing.IN_WRITING if was_invited and in_writing else Standing.EMBARGOED


def words_in(pieces: Iterable[str]) -> int | None:
    """How many words a text has; None for one in a script that does not part its words."""
    text = " ".join(pieces)
    if 2 * len(_HAN.findall(text)) > len(_LETTER.findall(text)):
        return None
    return sum(1 for word in text.split() if _LETTER.search(word) or word.isalnum())


def speed(words: int | None, *lengths: timedelta | None) -> int | None:
    """How many words a minute it takes to read a statement in the shortest of the lengths that are known."""
    known = [each for each in lengths if each]
    if words is None or not known:
        return None
    return round(words / (min(known) / timedelta(minutes=1)))
