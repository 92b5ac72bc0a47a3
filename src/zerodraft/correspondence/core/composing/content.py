"""What the author of one letter gives: facts that the process does not hold or that are to be worded otherwise, words of
their own, what is annexed and enclosed. A value, bounded, to and from JSON.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from zerodraft.correspondence.core.composing.catalogue import NotAFact
from zerodraft.correspondence.core.composing.composing import Words
from zerodraft.correspondence.core.composing.letter import Annex, Paragraph
from zerodraft.correspondence.core.composing.storing import from_json
from zerodraft.correspondence.core.composing.template import LONGEST_TEMPLATE, Code, Line
from zerodraft.correspondence.core.composing.template import Words as Passage
from zerodraft.correspondence.core.composing.values import Fact

MOST_ANNEXES = 20
MOST_ADDED = 10
"""Paragraphs added after one passage."""
LONGEST_ANNEX = 20_000
"""Characters."""
MOST_REFERRED = 20
_KEYS = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{1,40}\Z")]


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An annex: its heading, and its text, in which an empty line begins a paragraph."""

    heading: Line
    text: Annotated[str, msgspec.Meta(max_length=LONGEST_ANNEX, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*\Z")]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, each on one line."""
        return tuple(joined for one in self.text.split("\n\n") if (joined := " ".join(one.split())))


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a letter. `template` is the template's text where it is the letter's own ('' for the one that ships);
    `given` are facts as `storing` keeps them; `refers` names letters in the register by their keys.
    """

    template: Annotated[str, msgspec.Meta(max_length=LONGEST_TEMPLATE)] = ""
    given: dict[str, Any] = {}
    replaced: Annotated[dict[Code, Passage], msgspec.Meta(max_length=60)] = {}
    added: Annotated[
        dict[Code, Annotated[tuple[Passage, ...], msgspec.Meta(max_length=MOST_ADDED)]], msgspec.Meta(max_length=60)
    ] = {}
    omitted: Annotated[tuple[Code, ...], msgspec.Meta(max_length=60)] = ()
    enclosures: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MOST_ANNEXES)] = ()
    annexes: Annotated[tuple[Paper, ...], msgspec.Meta(max_length=MOST_ANNEXES)] = ()
    refers: Annotated[tuple[_KEYS, ...], msgspec.Meta(max_length=MOST_REFERRED)] = ()
    paper: Literal["a4", "us-letter"] = "a4"

    def facts(self) -> dict[str, Fact]:
        """The facts that the author gave. Raises NotAFact."""
        return from_json(self.given)

    def words(self) -> Words:
        """The author's own words."""
        return Words(
            replaced=self.replaced,
            added=self.added,
            omitted=frozenset(self.omitted),
            enclosures=self.enclosures,
            annexes=tuple(Annex(one.heading, "", tuple(map(Paragraph, one.paragraphs))) for one in self.annexes),
        )

    def as_json(self) -> dict[str, Any]:
        """The content as plain values."""
        found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return found


def from_values(stored: Mapping[str, Any]) -> Content:
    """A content from plain values, its facts checked. Raises NotAFact for what is too long or no content."""
    try:
        content = msgspec.convert(dict(stored), Content)
    except msgspec.ValidationError as error:
        raise NotAFact(f"the letter cannot be kept so: {error}") from error
    content.facts()
    return content
