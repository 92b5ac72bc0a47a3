"""Notes under a unit: what is said of it beyond its words, and why."""

from collections.abc import Iterable, Iterator

from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.draft import Kind, Unit
from zerodraft.text.core.layouts.naming import Naming
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed
from zerodraft.text.core.proposal import Action, Proposal

_SAID = {Action.NOC: "retain as it is", Action.RESERVE: "reserves its position", Action.COMMENT: "comment"}


def notes(
    each: CompiledUnit, compilation: Compilation, naming: Naming, only: Iterable[str] | None = None
) -> Iterator[Printed]:
    """The notes under one unit, or those of some proposals; equal ones are one, by all who made them."""
    found: dict[str, list[str]] = {}
    for id_ in each.proposals if only is None else only:
        proposal = compilation.proposals[id_]
        for says in _says(proposal, each, compilation):
            found.setdefault(says, []).append(id_)
    for says, by in found.items():
        text = f"[{says}]" if naming.attributed else f"[{says[0].upper()}{says[1:]}]"
        pieces = (*naming.says(tuple(by)), Piece(text, Mark.NOTE, naming.ids(tuple(by))))
        yield Printed(naming.unit(each.unit.id), Kind.PARA, "", pieces, 1)


def _says(proposal: Proposal, each: CompiledUnit, compilation: Compilation) -> Iterable[str]:
    if proposal.action in _SAID:
        said = _SAID[proposal.action]
        yield f"{said}: {proposal.text}" if proposal.text.strip() else said
    elif proposal.action is Action.MOVE:
        yield _moved(proposal, each, compilation)
    elif proposal.action is Action.SPLIT and each.unit.id == proposal.unit:
        yield f"split into {len(proposal.texts)} paragraphs"
    elif proposal.action is Action.MERGE:
        others = [_called(id_, compilation) for id_ in proposal.units if id_ != each.unit.id]
        yield f"merge with {', '.join(others)}"
    if proposal.reason.strip():
        yield f"reason: {proposal.reason}"


def _moved(proposal: Proposal, each: CompiledUnit, compilation: Compilation) -> str:
    if each.made_by is Action.MOVE and each.unit.id != proposal.unit:
        return f"moved here from {_called(proposal.unit, compilation)}"
    return f"move to follow {_called(proposal.after, compilation)}" if proposal.after else "move to the beginning"


def _called(id_: str, compilation: Compilation) -> str:
    """What a unit is called where others speak of it: its label, or its first words."""
    found = next((each for each in compilation.units if each.unit.id == id_), None)
    return called(found.unit) if found is not None else "another paragraph"


def called(unit: Unit) -> str:
    """The label of a unit without its last mark, or its first words."""
    label = unit.label.strip().rstrip(".:")
    if label:
        return label
    start = " ".join(unit.text.split())[:40].strip()
    return f"“{start}…”" if start else "a proposed paragraph"
