"""Disposing: what became of every proposal, and how those that stay live are carried onto the next draft."""

from collections.abc import Iterable, Mapping, Sequence

from zerodraft.text.core.compilation import NEW
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.edits import Base
from zerodraft.text.core.lineage import Relation
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.rebasing import Carrying, Rebased, carried
from zerodraft.text.core.revision.values import Disposition, Outcome, Revised
from zerodraft.text.core.tokens import is_word, tokens

_POSITIONS = {Action.RESERVE, Action.COMMENT}
_TELLING = 4
"""Fewer words may be in another unit by chance."""


def disposed(
    base: Draft, units: Sequence[Revised], live: Sequence[Proposal], ids: Mapping[str, str], decided: Mapping[str, bool]
) -> tuple[tuple[Disposition, ...], tuple[Rebased, ...]]:
    """The disposition of every proposal, and those that are carried.

    `ids` are the new ids of units that were proposed; `decided` says of proposals whether they are taken in or declined.
    """
    after = _After(base, units, [each for each in live if decided.get(each.id) is not False], ids)
    dispositions, open_ = [], []
    for each in live:
        if decided.get(each.id) is False:
            dispositions.append(Disposition(each.id, Outcome.DECLINED))
            continue
        if decided.get(each.id) and each.action not in _POSITIONS:
            dispositions.append(after.taken(each))
            continue
        rebased = carried(each, after.onto)
        found = after.met(each, rebased)
        if found is None:
            open_.append(rebased)
            outcome = Outcome.CARRIED if rebased.stands else Outcome.NOT_TAKEN_UP
            found = Disposition(each.id, outcome, after.where(each), rebased.why)
        dispositions.append(found)
    return tuple(dispositions), tuple(open_)


class _After:
    """The next draft, for asking where words went."""

    def __init__(self, base: Draft, units: Sequence[Revised], live: Sequence[Proposal], ids: Mapping[str, str]) -> None:
        self.ids = ids
        self._units = [each for each in units if each.new]
        self._by_old: dict[str, list[Revised]] = {}
        for each in self._units:
            if each.old:
                self._by_old.setdefault(each.old.id, []).append(each)
        self._new = {each.new.id: each for each in self._units if each.new}
        # A unit that is proposed and not taken in can still be spoken of.
        proposed = {NEW + each.id: each.text for each in live if each.action in {Action.ADD, Action.ALT}}
        texts = {id_: each.new.text for id_, each in self._new.items() if each.new}
        self.onto = Carrying(
            {unit.id: unit.text for unit in base.units} | proposed,
            {id_: text for id_, text in proposed.items() if id_ not in ids} | texts,
            ids,
            {each.old.id: _gone(each, units) for each in units if each.old and not each.new},
            {id_ for id_, each in self._by_old.items() if len(each) > 1},
        )

    def where(self, proposal: Proposal) -> tuple[str, ...]:
        """The units of the next draft that a proposal is about."""
        found = []
        for id_ in (proposal.unit, *proposal.units, "" if proposal.unit else proposal.after):
            new = self.ids.get(id_, id_)
            found += [each.new.id for each in self._by_old.get(id_, ()) if each.new] or [new] * (new in self._new)
        return tuple(dict.fromkeys(found))

    def taken(self, proposal: Proposal) -> Disposition:
        """Where a proposal went that was taken in."""
        return getattr(self, f"_{proposal.action.value.lower()}")(proposal)  # type: ignore[no-any-return]

    def _text(self, id_: str) -> str | None:
        revised = self._new.get(self.ids.get(id_, id_))
        return revised.new.text if revised and revised.new else None

    def _reads(self, proposal: Proposal, id_: str, wanted: str) -> Disposition:
        new, text = self.ids.get(id_, id_), self._text(id_)
        if text is None:
            elsewhere = self._elsewhere(proposal, wanted, "")
            return elsewhere or Disposition(proposal.id, Outcome.DECLINED, (), "its unit is not in the next draft")
        if text == wanted:
            return Disposition(proposal.id, Outcome.ACCEPTED, (new,))
        others = self._others(new, proposal.id)
        return Disposition(proposal.id, Outcome.MERGED, (new,), others)

    def _others(self, unit: str, proposal: str) -> str:
        by = dict.fromkeys(
            id_
            for each in self._new[unit].stretches
            for id_ in (*each.proposals, *each.deleted_by, *(("(facilitator)",) if each.how == "facilitator" else ()))
        )
        names = [id_.strip("()") for id_ in by if id_ != proposal]
        return f"together with {', '.join(names)}" if names else ""

    def _mod(self, proposal: Proposal) -> Disposition:
        return self._reads(proposal, proposal.unit, proposal.text)

    def _add(self, proposal: Proposal) -> Disposition:
        return self._reads(proposal, NEW + proposal.id, proposal.text)

    _alt = _add

    def _noc(self, proposal: Proposal) -> Disposition:
        old, text = self.onto.old.get(proposal.unit), self._text(proposal.unit)
        if text == old:
            return Disposition(proposal.id, Outcome.ACCEPTED, self.where(proposal))
        return Disposition(proposal.id, Outcome.DECLINED, self.where(proposal), "the text was changed")

    def _sup(self, proposal: Proposal) -> Disposition:
        if self._text(proposal.unit) is None:
            return Disposition(proposal.id, Outcome.ACCEPTED)
        return Disposition(proposal.id, Outcome.DECLINED, self.where(proposal), "the facilitator kept the unit")

    def _move(self, proposal: Proposal) -> Disposition:
        units = self.where(proposal)
        outcome = Outcome.ACCEPTED if units else Outcome.DECLINED
        return Disposition(proposal.id, outcome, units, "" if units else "its unit is not in the next draft")

    def _split(self, proposal: Proposal) -> Disposition:
        units = self.where(proposal)
        is_so = [self._text(id_) for id_ in units] == list(proposal.texts)
        return Disposition(proposal.id, Outcome.ACCEPTED if is_so else Outcome.MERGED, units)

    def _merge(self, proposal: Proposal) -> Disposition:
        return self._reads(proposal, proposal.units[0], proposal.text)

    def met(self, proposal: Proposal, rebased: Rebased) -> Disposition | None:
        """The disposition of a proposal that nobody took in but which the next draft meets; None where it does not."""
        if rebased.is_met:
            text = self._text(proposal.unit)
            outcome = Outcome.ACCEPTED if text == proposal.text else Outcome.MERGED
            return Disposition(proposal.id, outcome, self.where(proposal), rebased.why)
        if proposal.action is Action.SUP and self._dropped(proposal.unit):
            return Disposition(proposal.id, Outcome.ACCEPTED, (), "the unit is deleted")
        if self.ids.get(NEW + proposal.id, "") in self._new:
            return self._reads(proposal, NEW + proposal.id, proposal.text)
        if proposal.action in {Action.ADD, Action.ALT, Action.MOD}:
            return self._elsewhere(proposal, proposal.text, proposal.unit)
        return None

    def _dropped(self, unit: str) -> bool:
        return self.onto.gone.get(unit, "") == _DELETED

    def _elsewhere(self, proposal: Proposal, text: str, unit: str) -> Disposition | None:
        """Whether the words that a proposal brings are now in a unit that did not have them, other than its own."""
        brought = [edit.text.strip() for edit in Base(self.onto.old.get(unit, "")).edits(text)]
        brought = [words for words in brought if words]
        if not brought or min(map(_words, brought)) < _TELLING:
            return None
        for each in self._units:
            old, new = each.old.text if each.old else "", each.new.text if each.new else ""
            own = each.old is not None and each.old.id == unit
            if each.new and not own and all(words in new and words not in old for words in brought):
                return Disposition(proposal.id, Outcome.MOVED, (each.new.id,), "its words are in another unit")
        return None


_DELETED = "was deleted"


def _words(text: str) -> int:
    return sum(map(is_word, tokens(text)))


def _gone(gone: Revised, units: Iterable[Revised]) -> str:
    if gone.relation is not Relation.MERGED:
        return _DELETED
    old = gone.old.id if gone.old else ""
    into = [each.new.id for each in units if each.new and any(one.unit == old for one in each.stretches)]
    return f"was merged into {into[0]}" if into else "was merged"
