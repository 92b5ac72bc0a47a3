"""What the rooms above put beside a programme, as the letter it was read from, and beside a meeting, as its screens.

They register when they start, so that the programme never knows them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from zerodraft.process.core.learning import learn
from zerodraft.process.core.speaking import Pace
from zerodraft.programme.core.release import Meeting

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme import models


@dataclass(frozen=True, slots=True)
class Link:
    """A page that belongs to a programme or a meeting: what it is called, and its address."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Held:
    """When a meeting was called to order and adjourned (aware), as far as it was."""

    called: datetime | None
    adjourned: datetime | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the floor knows of speaking in a process: the pace that its meetings teach, and who speaks how often.

    `inscribed` counts, by meeting and category, those on its lists so far; `usual` is the mean of the last `meetings` that
    are over, by category.
    """

    pace: Pace
    inscribed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    usual: Mapping[str, float] = field(default_factory=dict)
    meetings: int = 0


_SPOKEN: list[Callable[["Process"], Spoken]] = []
_HELD: list[Callable[[Collection[str]], Mapping[str, Held]]] = []
_SOURCES: list[Callable[["Process", Any], Iterable[Link]]] = []
_WAITING: list[Callable[["Process", Any], Iterable[Link]]] = []
_OF_MEETINGS: list[Callable[["models.Meeting", Any], Iterable[Link]]] = []


def register(source: Callable[["Process", Any], Iterable[Link]]) -> None:
    """Have `source` asked for the links that this visitor may see, whenever a programme is shown."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def register_waiting(source: Callable[["Process", Any], Iterable[Link]]) -> None:
    """Have `source` asked what waits for this visitor to be done about a programme, as a release nobody was told of."""
    if source not in _WAITING:
        _WAITING.append(source)


def register_for_meetings(source: Callable[["models.Meeting", Any], Iterable[Link]]) -> None:
    """Have `source` asked for the links that this visitor may see, whenever a meeting is shown."""
    if source not in _OF_MEETINGS:
        _OF_MEETINGS.append(source)


def register_held(source: Callable[[Collection[str]], Mapping[str, Held]]) -> None:
    """Have `source` asked, for the keys of meetings, when those really began and ended that have."""
    _HELD.append(source)


def register_spoken(source: Callable[["Process"], Spoken]) -> None:
    """Have `source` asked what is known of speaking in a process, whenever its meetings are forecast."""
    _SPOKEN[:] = [source]


def spoken(process: "Process") -> Spoken:
    """What is known of speaking in a process; the practice of the field where nobody knows more."""
    return _SPOKEN[0](process) if _SPOKEN else Spoken(learn())


def as_held(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Meetings as released, with when they really began and ended."""
    held: dict[str, Held] = {}
    for source in _HELD:
        held |= source([meeting.key for meeting in meetings])
    return tuple(
        replace(meeting, called=held[meeting.key].called, adjourned=held[meeting.key].adjourned)
        if meeting.key in held
        else meeting
        for meeting in meetings
    )


def links(process: "Process", visitor: Any) -> list[Link]:
    """Every link beside the programme of `process` that `visitor` may see."""
    return [link for source in _SOURCES for link in source(process, visitor)]


def waiting(process: "Process", visitor: Any) -> list[Link]:
    """What waits for `visitor` to be done about the programme of `process`."""
    return [link for source in _WAITING for link in source(process, visitor)]


def links_of_meeting(meeting: "models.Meeting", visitor: Any) -> list[Link]:
    """Every link beside a meeting that `visitor` may see."""
    return [link for source in _OF_MEETINGS for link in source(meeting, visitor)]
