"""Revising: the next draft, from a base, the proposals that are taken in, and what the facilitator edits freely.

Every word of the next draft is explained, every word of the base that is gone too, and every proposal is accounted for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zerodraft.text.core.checking import checked
from zerodraft.text.core.compilation import NEW
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.revision.disposing import disposed
from zerodraft.text.core.revision.renumbering import renumbered
from zerodraft.text.core.revision.values import Concordance, Editing, Revised, Revision
from zerodraft.text.core.revision.working import worked_out

_AS_IT_STANDS = Editing()


class BadRevision(ValueError):
    """What was asked for cannot make a draft; the message says what, where, and how to ask for it."""


def revise(
    base: Draft,
    proposals: Iterable[Proposal],
    take: Collection[str],
    editing: Editing = _AS_IT_STANDS,
    *,
    decline: Collection[str] = (),
    title: str = "",
    renumber: bool = False,
) -> Revision:
    """The next draft. `take` and `decline` are ids of proposals; all others stay live and are carried onto the new text.

    With `renumber`, bis and ter are settled into plain numbers. Raises BadProposals, BadRevision, UnknownUnit, and Collision
    for taken proposals that change the same words differently where the facilitator has not said what the unit shall read.
    """
    live = tuple(proposals)
    checked(base, live)
    _refuse(live, take, decline)
    taken = set(take)
    units, ids = worked_out(base, tuple(each for each in live if each.id in taken), editing)
    if renumber:
        labels = renumbered(base, [each.new for each in units if each.new])
        units = [replace(each, new=labels.get(each.new.id, each.new)) if each.new else each for each in units]
    draft = Draft(title or base.title, base.language, "", tuple(each.new for each in units if each.new))
    ids = {**ids, **_twins(live, taken, ids)}
    decided = dict.fromkeys(decline, False) | dict.fromkeys(take, True)
    found, carried = disposed(base, units, live, ids, decided)
    return Revision(base, draft, tuple(units), found, tuple(_concordance(units)), carried)


def _refuse(live: Sequence[Proposal], take: Collection[str], decline: Collection[str]) -> None:
    known = {each.id: each for each in live}
    for id_ in (*take, *decline):
        if id_ not in known:
            raise BadRevision(f"there is no proposal {id_!r}; take the ids from the file of proposals")
        if id_ in take and id_ in decline:
            raise BadRevision(f"proposal {id_} is both taken in and declined; choose one")
    for id_ in take:
        for place in (known[id_].unit, known[id_].after, *known[id_].units):
            maker = place.removeprefix(NEW)
            if place.startswith(NEW) and maker in known and maker not in take:
                raise BadRevision(f"proposal {id_} is about the unit that {maker} proposes; take {maker} in too")


def _twins(live: Iterable[Proposal], taken: Collection[str], ids: Mapping[str, str]) -> dict[str, str]:
    """Units that others proposed in the same words at the same place as one that is taken in: they are that unit."""
    made = {(each.action, each.unit, each.after, each.text): each.id for each in live if each.id in taken}
    found = {}
    for each in live:
        twin = made.get((each.action, each.unit, each.after, each.text), "")
        if each.id not in taken and each.action in {Action.ADD, Action.ALT} and NEW + twin in ids:
            found[NEW + each.id] = ids[NEW + twin]
    return found


def _concordance(units: Iterable[Revised]) -> Iterator[Concordance]:
    for each in units:
        old, new = each.old, each.new
        yield Concordance(
            old.id if old else "",
            old.label if old else "",
            new.id if new else "",
            new.label if new else "",
            each.relation,
        )
