"""The fields in the words of a template: `{round}`, and nothing else. A field is looked up, never run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")


class NotWords(ValueError):
    """Words that do not compile, with the place in them and the cure."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field in the words."""

    name: str


Piece = str | Slot


def pieces(words: str) -> tuple[Piece, ...]:
    """Words and fields in turn; `{{` and `}}` stand for the braces themselves.

    Raises NotWords for a brace without its partner and for anything in braces that is no name of a field.
    """
    return tuple(_pieces(words))


def slots(words: str) -> tuple[str, ...]:
    """The names of the fields in the words, each once. Raises NotWords."""
    return tuple(dict.fromkeys(piece.name for piece in pieces(words) if isinstance(piece, Slot)))


def filled(words: str, value: Callable[[str], str], joined: Callable[[str, str], str]) -> str:
    """The words with each field's value; `joined` puts a value to the words before it ("de" + "le Pacte").

    A value is text: braces in it mean nothing. Raises NotWords.
    """
    found = ""
    for piece in pieces(words):
        found = joined(found, value(piece.name)) if isinstance(piece, Slot) else found + piece
    return found


def _pieces(words: str) -> Iterator[Piece]:
    position = 0
    for match in _PIECE.finditer(words):
        if match.start() > position:
            yield words[position : match.start()]
        position = match.end()
        name = match[1]
        if match[0] in {"{{", "}}"}:
            yield match[0][0]
        elif name is None:
            near = words[max(0, match.start() - 15) : match.start() + 15]
            raise NotWords(
                f"a brace has no partner at “{near}”; write {{{{ or }}}} for a brace that is meant to be seen"
            )
        elif not _NAME.match(name):
            raise NotWords(f"“{{{name[:40]}}}” is no field; a field is its name alone, in small letters: {{round}}")
        else:
            yield Slot(name)
    if position < len(words):
        yield words[position:]
