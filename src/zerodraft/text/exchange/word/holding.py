"""Characters that no XML can hold, as stray control characters of a converted text: shown as U+FFFD in Word, and told."""

from collections.abc import Iterable
from dataclasses import replace

from zerodraft.text.core.compilation import Compilation
from zerodraft.text.core.draft import Unit
from zerodraft.text.core.layouts.printed import Printed
from zerodraft.text.core.proposal import Proposal
from zerodraft.text.exchange.word.document import ILLEGAL

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def held(text: str) -> str:
    """The text as a Word file can hold it."""
    return ILLEGAL.sub(REPLACEMENT, text)


def printed_held(paragraphs: Iterable[Printed]) -> tuple[tuple[Printed, ...], tuple[str, ...]]:
    """Paragraphs as a Word file can hold them, and the ids of the units in which a character was replaced."""
    found, changed = [], []
    for each in paragraphs:
        pieces = tuple(replace(piece, text=held(piece.text)) for piece in each.pieces)
        found.append(replace(each, label=held(each.label), pieces=pieces))
        if found[-1] != each:
            changed.append(each.unit)
    return tuple(found), tuple(dict.fromkeys(changed))


def compilation_held(made: Compilation) -> tuple[Compilation, tuple[str, ...]]:
    """The compilation as a Word file can hold it, and the units and proposals in which a character was replaced."""
    draft = replace(
        made.draft, title=held(made.draft.title), units=tuple(_unit_held(each) for each in made.draft.units)
    )
    proposals = {id_: _proposal_held(each) for id_, each in made.proposals.items()}
    # A character for a character: so the words of each unit lie as before.
    units = tuple(
        replace(
            each,
            unit=_unit_held(each.unit),
            segments=tuple(segment._replace(text=held(segment.text)) for segment in each.segments),
        )
        for each in made.units
    )
    changed = [new.unit.id for new, old in zip(units, made.units, strict=True) if new != old]
    changed += [id_ for id_, each in proposals.items() if each != made.proposals[id_]]
    return Compilation(draft, proposals, units), tuple(changed)


def _unit_held(unit: Unit) -> Unit:
    return replace(unit, label=held(unit.label), text=held(unit.text))


def _proposal_held(proposal: Proposal) -> Proposal:
    texts = tuple(held(text) for text in proposal.texts)
    return replace(proposal, text=held(proposal.text), texts=texts, reason=held(proposal.reason))
