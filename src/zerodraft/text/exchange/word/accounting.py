"""Accounting: which tracked changes a proposal carries out, so that none is dropped and none is counted for nothing."""

from collections.abc import Iterable

from zerodraft.text.exchange.word.runs import Change, ChangeKind, Paragraph

Joined = tuple[Paragraph, ...]


def taking_out(joined: Joined) -> Iterable[Change]:
    """The changes that a proposal carries out by not saying these words of the old text."""
    for each in joined:
        yield from each.mark
        yield from (change for run in each.runs for change in run.changes if not change.kind.adds)
        yield from (change for change in each.around if not change.kind.adds)


def putting_in(joined: Joined) -> Iterable[Change]:
    """The changes that a proposal carries out by saying these words of the new text."""
    for each in joined:
        yield from each.mark
        yield from (change for change in each.around if change.kind.adds)
        for run in each.runs:
            if any(change.kind.adds for change in run.changes):
                yield from run.changes


def moves(joined: Joined, kind: ChangeKind) -> list[str]:
    named = (change for each in joined for run in each.runs for change in run.changes)
    return list(dict.fromkeys(change.move for change in named if change.kind is kind and change.move))
