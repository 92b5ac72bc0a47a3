"""What the rooms above put beside a programme, such as the letter it was read from, and beside a meeting, as its screens.

They register when they start, so that the programme never knows them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting


@dataclass(frozen=True, slots=True)
class Link:
    """A page that belongs to a programme or a meeting: what it is called, and its address."""

    text: str
    address: str


_SOURCES: list[Callable[["Process", Any], Iterable[Link]]] = []
_OF_MEETINGS: list[Callable[["Meeting", Any], Iterable[Link]]] = []


def register(source: Callable[["Process", Any], Iterable[Link]]) -> None:
    """Have `source` asked for the links that this visitor may see, whenever a programme is shown."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def register_for_meetings(source: Callable[["Meeting", Any], Iterable[Link]]) -> None:
    """Have `source` asked for the links that this visitor may see, whenever a meeting is shown."""
    if source not in _OF_MEETINGS:
        _OF_MEETINGS.append(source)


def links(process: "Process", visitor: Any) -> list[Link]:
    """Every link beside the programme of `process` that `visitor` may see."""
    return [link for source in _SOURCES for link in source(process, visitor)]


def links_of_meeting(meeting: "Meeting", visitor: Any) -> list[Link]:
    """Every link beside a meeting that `visitor` may see."""
    return [link for source in _OF_MEETINGS for link in source(meeting, visitor)]
