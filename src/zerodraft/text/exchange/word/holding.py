"""Characters that no XML can hold, as stray control characters of a converted text: shown as U+FFFD in Word, and told."""

from dataclasses import replace

from zerodraft.text.core.compilation import Compilation, compilation
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.proposal import Proposal
from zerodraft.text.exchange.word.document import ILLEGAL

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def held(text: str) -> str:
    """The text as a Word file can hold it."""
    return ILLEGAL.sub(REPLACEMENT, text)


def draft_held(draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """The draft as a Word file can hold it, and the ids of the units in which a character was replaced."""
    changed = [unit.id for unit in draft.units if ILLEGAL.search(unit.label + unit.text)]
    if not changed and not ILLEGAL.search(draft.title):
        return draft, ()
    units = tuple(replace(unit, label=held(unit.label), text=held(unit.text)) for unit in draft.units)
    return replace(draft, title=held(draft.title), units=units), tuple(changed)


def compilation_held(made: Compilation) -> tuple[Compilation, tuple[str, ...]]:
    """The compilation as a Word file can hold it, and the units and proposals in which a character was replaced."""
    draft, changed = draft_held(made.draft)
    proposals = [_proposal_held(each) for each in made.proposals.values()]
    also = tuple(each.id for each, old in zip(proposals, made.proposals.values(), strict=True) if each != old)
    if draft is made.draft and not also:
        return made, ()
    return compilation(draft, proposals), (*changed, *also)


def _proposal_held(proposal: Proposal) -> Proposal:
    texts = tuple(held(text) for text in proposal.texts)
    return replace(proposal, text=held(proposal.text), texts=texts, reason=held(proposal.reason))
