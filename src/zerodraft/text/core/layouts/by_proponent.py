"""By proponent: under each unit the base, then one block for each text that is proposed, in full, by all who propose it."""

from collections.abc import Iterator

from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.notes import notes
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.core.proposal import Action, Proposal

_WORDLESS = frozenset({Action.NOC, Action.RESERVE, Action.COMMENT})
DELETED = Piece("[delete the paragraph]", Mark.NOTE)


def by_proponent(compilation: Compilation, showing: Showing) -> list[Printed]:
    """Every unit with the texts that are proposed for it."""
    naming = Naming(compilation, showing)
    found: list[Printed] = []
    for each in compilation.units:
        unit = each.unit
        base = (Piece(unit.text),) if unit.text else (Piece("[a new paragraph]", Mark.NOTE),) if each.made_by else ()
        found.append(Printed(naming.unit(unit.id), unit.kind, unit.label, base))
        found += blocks(each, compilation, naming)
        found += notes(each, compilation, naming)
    return found


def blocks(each: CompiledUnit, compilation: Compilation, naming: Naming) -> Iterator[Printed]:
    """The texts proposed for a unit in order of submission, equal ones as one."""
    found: dict[str, list[str]] = {}
    for id_ in each.proposals:
        text = proposed_text(each, compilation.proposals[id_])
        if text is not None:
            found.setdefault(text, []).append(id_)
    unit = naming.unit(each.unit.id)
    for number, (text, behind) in enumerate(found.items(), start=1):
        by = tuple(behind)
        said = naming.says(by) or (Piece(f"Proposal {number}: ", Mark.ATTRIBUTION),)
        words = Piece(text, Mark.PLAIN, naming.ids(by)) if text else DELETED
        yield Printed(unit, Kind.PARA, "", (*said, words), 1)


def proposed_text(each: CompiledUnit, proposal: Proposal) -> str | None:
    """What a unit reads for those who made this proposal; None where it proposes no words for it."""
    if proposal.action is Action.MOD:
        return proposal.text
    if proposal.action is Action.SUP:
        return ""
    if proposal.action in _WORDLESS:
        return None
    # An alternative concerns the unit beside which it stands too, and leaves it as it is.
    text = projection(each.segments, proposal.id)
    return None if proposal.action is Action.ALT and text == each.unit.text else text
