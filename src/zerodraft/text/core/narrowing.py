"""Narrowing: a compilation as if only some of its proposals had been made."""

from collections.abc import Collection
from dataclasses import replace

from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.compiling import Segment


def made_by(compilation: Compilation, names: Collection[str]) -> frozenset[str]:
    """The ids of the proposals that these made, jointly with others or on behalf of a group too."""
    wanted = set(names)
    return frozenset(
        id_ for id_, each in compilation.proposals.items() if wanted & {each.on_behalf_of, *each.proponents} - {""}
    )


def only(compilation: Compilation, kept: Collection[str]) -> Compilation:
    """The compilation of these proposals alone.

    What somebody proposes about a unit that another one proposes needs the latter: so it is narrowed, not made anew.
    """
    ids = frozenset(kept)
    found = (_only(each, ids, compilation) for each in compilation.units)
    proposals = {id_: each for id_, each in compilation.proposals.items() if id_ in ids}
    return replace(compilation, proposals=proposals, units=tuple(each for each in found if each is not None))


def makers(unit: CompiledUnit, compilation: Compilation) -> tuple[str, ...]:
    """The proposals that want a proposed unit to be there, with whichever words, in order of submission."""
    wanted = {id_ for each in unit.segments for id_ in each.inserted_by}
    if not wanted:
        # A unit without words that is moved.
        wanted = {id_ for id_ in unit.proposals if compilation.proposals[id_].action is unit.made_by}
    return tuple(id_ for id_ in compilation.proposals if id_ in wanted)


def _only(unit: CompiledUnit, kept: frozenset[str], compilation: Compilation) -> CompiledUnit | None:
    segments: list[Segment] = []
    for text, *by in unit.segments:
        inserted, deleted = (tuple(id_ for id_ in ids if id_ in kept) for ids in by)
        if by[0] and not inserted:
            continue
        before = segments.pop().text if segments and not inserted and segments[-1][1:] == ((), deleted) else ""
        segments.append(Segment(before + text, inserted, deleted))
    left = replace(unit, segments=tuple(segments), proposals=tuple(id_ for id_ in unit.proposals if id_ in kept))
    return left if unit.made_by is None or makers(left, compilation) else None
