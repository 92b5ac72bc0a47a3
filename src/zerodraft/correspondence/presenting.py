"""What was read in a letter, as a page shows it: facts in groups, each tied to its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from zerodraft.correspondence.core.highlight import Mark, Piece, cut


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated value: its id on the page, the path in the reading, what it says, and the rule that read it."""

    id: str
    path: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class ShownReading:
    """The letter's text in pieces, and the facts that rest on them, in the order of the reading."""

    pieces: tuple[Piece, ...]
    facts: tuple[Fact, ...]
    flags: tuple[dict[str, str], ...]


def reading(text: str, of: dict[str, Any]) -> ShownReading:
    """The reading of a letter, beside its text."""
    sources = {source["path"]: source for source in of.get("sources", [])}
    marks = tuple(Mark(fact_id(path), source["start"], source["end"]) for path, source in sources.items())
    facts = tuple(
        Fact(fact_id(path), path, str(value), sources[path]["rule"] if path in sources else "")
        for path, value in leaves({key: value for key, value in of.items() if key not in ("sources", "flags")})
    )
    return ShownReading(cut(text, marks), facts, tuple(of.get("flags", [])))


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every stated value with its path ("meetings/0/venue"); what is null or false states nothing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}/{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{index}")
    elif value is not None and value is not False:
        yield path, value


def fact_id(path: str) -> str:
    """The id of a fact on the page."""
    return "fact-" + path.replace("/", "-")


def ending(file_name: str) -> str:
    """The ending under which an original is offered for saving, if it is one that we read."""
    found = PurePath(file_name).suffix.lower()
    return found if found in (".txt", ".md", ".docx", ".pdf", ".html", ".eml") else ""
