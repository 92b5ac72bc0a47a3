"""What a letter is told: the facts that its template names, as the process holds them. Nothing here is in words yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

LARGEST_EMBLEM = 1_000_000
"""Bytes."""
_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_HASH = 64


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture over a letterhead, PNG or JPEG, with the words by which it is announced to those who do not see it.

    Raises ValueError for another format, for more than LARGEST_EMBLEM bytes, and without words.
    """

    content: bytes
    words: str

    def __post_init__(self) -> None:
        if len(self.content) > LARGEST_EMBLEM:
            raise ValueError(f"the emblem has more than {LARGEST_EMBLEM // 1_000_000} MB; give a smaller picture")
        if not any(self.content.startswith(mark) for mark, _ in _PICTURES):
            raise ValueError("the emblem is neither PNG nor JPEG; convert it to one of these")
        if not self.words.strip():
            raise ValueError("the emblem has no words for those who do not see it; say what it shows")

    @property
    def format(self) -> str:
        """How Typst and Word name the format: "png" or "jpg"."""
        return next(name for mark, name in _PICTURES if self.content.startswith(mark))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines at the head of a letter, of one office or mission."""

    lines: tuple[str, ...]
    emblem: Emblem | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One who signs, or whose letter is forwarded. `style` stands before the name ("H.E. Mr."), `titles` are lines."""

    name: str
    titles: tuple[str, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A run of numbered parts of the text: objectives 7 to 12. `kind` as in the ids of parts ("objective")."""

    kind: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"{self.kind} {self.first} to {self.last} is no run of parts; begin with the lower number")


Business = str | Parts
"""One thing that a meeting takes up: words, or a run of numbered parts."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a programme, hours local to `zone`. An online meeting has no room; a room or a
    business that is empty is not settled yet.
    """

    date: dt.date
    start: dt.time
    end: dt.time
    business: tuple[Business, ...]
    zone: str
    venue: str = ""
    is_virtual: bool = False

    def __post_init__(self) -> None:
        _known(self.zone)
        if self.end <= self.start:
            raise ValueError(
                f"the meeting of {self.date} ends at {self.end:%H:%M}, not after its start; correct its hours"
            )


@dataclass(frozen=True, slots=True)
class Limit:
    """Speaking time in seconds, for "all", "groups", "national", "observers" or "stakeholders"."""

    applies_to: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Moment:
    """An hour on a day, local to `zone`, whose city is named `city` in the letter's language; `to` is where it is sent."""

    at: dt.datetime
    zone: str
    city: str
    to: str = ""

    def __post_init__(self) -> None:
        _known(self.zone)
        if self.at.tzinfo is not None:
            raise ValueError("a moment is local to its zone; give its date and hour without an offset")
        local = self.at.replace(tzinfo=ZoneInfo(self.zone))
        back = local.astimezone(dt.UTC).astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        if back != self.at:
            raise ValueError(
                f"{self.at:%Y-%m-%d %H:%M} does not exist in {self.zone}: clocks are put forward; choose another hour"
            )


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is negotiated: its title, its date, and the SHA-256 of its file in hexadecimal digits."""

    title: str
    date: dt.date
    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != _HASH or set(self.sha256) - set("0123456789abcdef"):
            raise ValueError("the hash of a draft has 64 hexadecimal digits in lower case; take the one of its file")


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting's date that no longer holds, and the one in its place; None where it is cancelled."""

    was: dt.date
    now: dt.date | None


Fact = (
    str | int | dt.date | Moment | Draft | tuple[str, ...] | tuple[dt.date, ...] | tuple[Letterhead, ...]
    | tuple[Person, ...] | tuple[Sitting, ...] | tuple[Limit, ...] | tuple[Change, ...]
)  # fmt: skip
Facts = Mapping[str, Fact]
"""Facts by the name of their field."""


def _known(zone: str) -> None:
    if zone not in available_timezones():
        raise ValueError(f"there is no time zone {zone!r}; give its IANA name, as America/New_York")
