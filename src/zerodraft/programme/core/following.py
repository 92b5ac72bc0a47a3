"""The meeting that comes after another."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Following:
    """When (aware; None where the hour is not known) and where a process meets next; `same_day` as the meeting before it."""

    key: str
    day: date
    start: datetime | None
    zone: str
    room: str
    same_day: bool
