"""What was rendered is read by the reader of letters, as a recipient's would, and compared with what was given."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zerodraft.correspondence import composing
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.composing.letters import template_of
from zerodraft.correspondence.core.composing.content import from_values
from zerodraft.correspondence.core.composing.read_back import Difference, differences
from zerodraft.correspondence.core.composing.storing import from_json
from zerodraft.correspondence.languages import languages
from zerodraft.correspondence.rendering import Format

if TYPE_CHECKING:
    from zerodraft.correspondence.models import Outgoing


def is_read(language: str) -> bool:
    """Whether the reader reads letters in this language."""
    return any(known.code == language for known in languages())


def compared(letter: "Outgoing", files: Mapping[Any, bytes]) -> tuple[Difference, ...]:
    """What the reader finds in the files (by the value of their form) otherwise than the letter was given, each thing once;
    nothing for a language that it does not read.
    """
    if not is_read(letter.language):
        return ()
    content = from_values(letter.content)
    template, facts = template_of(letter, content), from_json(letter.frozen)
    stated = set(composing.stated(template, facts, content.words()))
    if letter.is_cover:
        stated -= {"programme", "authors"}  # a cover names the letter behind it and sets out nothing itself
    found: dict[Difference, None] = {}
    for form in Format:
        outcome = read_here(files[form], f"letter.{form}")
        if outcome.refusal:
            return (Difference("letter", None, outcome.refusal),)
        found |= dict.fromkeys(differences(facts, stated, outcome.reading))
    return tuple(found)
