"""What can be followed live, and who reads it.

A topic is a stable id with its kind before the colon, `meeting:meeting-ab12`. The room that a kind belongs to registers its
reader when it starts, and decides which views of a topic there are.
"""

from collections.abc import Callable, Iterable
from typing import Literal

Reader = Callable[[str, str, str], str]
"""(topic, view, language) to one fragment of HTML, read from the database; the language is active already.

It only reads: a reader that writes is refused by the database. It raises LookupError when the topic is gone; the channel's
streams are then ended.
"""

_READERS: dict[str, Reader] = {}
Ending = Literal["subject", "topic"] | Callable[[str], Iterable[str]]
"""Whose streams end: the row's subject's, all of the row's topic, or those of the holders that belong to the subject."""

_WITHIN: dict[str, Callable[[str], Iterable[str]]] = {}
_ENDINGS: dict[str, Ending] = {}


def register(kind: str, reader: Reader) -> None:
    """Say who reads the topics of a kind; each room does so when it starts. A kind belongs to one room."""
    if _READERS.get(kind, reader) is not reader:
        raise ValueError(f"two rooms claim the topics of the kind {kind}")
    _READERS[kind] = reader


def ends_streams(verb: str, *, of: Ending) -> None:
    """Say that a verb takes away what somebody could see.

    After such a row those streams are ended; the pages then ask for fresh tickets, and get them or do not. A function is
    asked with the row's subject, in the thread that follows the record.
    """
    _ENDINGS[verb] = of


def register_within(kind: str, topics_in: Callable[[str], Iterable[str]]) -> None:
    """Say which topics lie within one of this kind: what ends its streams ends theirs."""
    _WITHIN[kind] = topics_in


def within(topic: str) -> set[str]:
    """A topic, and all that lie within it."""
    topics_in = _WITHIN.get(topic.partition(":")[0])
    return {topic} | set(topics_in(topic) if topics_in else ())


def read(topic: str, view: str, language: str) -> str:
    """The fragment of a topic as the room that it belongs to renders it. LookupError: there is no such topic."""
    kind = topic.partition(":")[0]
    if kind not in _READERS:
        raise LookupError(f"no room registered the topics of the kind {kind}")
    return _READERS[kind](topic, view, language)


def ending(verb: str) -> Ending | None:
    """Whose streams end after a row of this verb; None for most verbs."""
    return _ENDINGS.get(verb)
