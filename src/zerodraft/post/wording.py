"""The words of notices. Each room says those of its own kinds: nothing here knows what a notice is about."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.utils import translation

Words = Callable[[Mapping[str, Any], str], tuple[str, str]]
"""(params, language) to a subject of one line and a text of some; the language is active already.

They are made whenever they are read, so they say what is the case then. LookupError: what the notice was about is gone.
"""

_WORDS: dict[str, Words] = {}
_URGENT: set[str] = set()


class Wording(NamedTuple):
    """A notice in words."""

    subject: str
    text: str


class Wordless(LookupError):
    """There are no words for this notice: no room knows its kind any more, or what it was about is gone."""


def register(kind: str, words: Words, *, urgent: bool = False) -> None:
    """Say how notices of a kind are put into words; each room does so when it starts. A kind belongs to one room.

    What is `urgent`, as a turn that is near, goes by e-mail at once, also to those who want one e-mail a day.
    """
    if _WORDS.get(kind, words) is not words:
        raise ValueError(f"two rooms claim the notices of the kind {kind}")
    _WORDS[kind] = words
    if urgent:
        _URGENT.add(kind)


def is_known(kind: str) -> bool:
    """Whether a room has words for this kind."""
    return kind in _WORDS


def is_urgent(kind: str) -> bool:
    """Whether notices of this kind wait for no other."""
    return kind in _URGENT


def say(kind: str, params: Mapping[str, Any], language: str) -> Wording:
    """The notice in words of a language. Raises Wordless."""
    if kind not in _WORDS:
        raise Wordless(f"no room registered the notices of the kind {kind}")
    with translation.override(language):
        try:
            return Wording(*map(str, _WORDS[kind](params, language)))
        except LookupError as error:
            raise Wordless(kind) from error
