"""What a delegation proposes by the changes in its file: on each unit the whole text that it wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zerodraft.text.core.compilation import NEW, lying_in
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.placing import bare, bare_new
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.structure import folded
from zerodraft.text.exchange.word.accounting import Joined, moves, putting_in, taking_out
from zerodraft.text.exchange.word.commenting import commented, why_unplaced, words_on
from zerodraft.text.exchange.word.markings import is_marked_by_hand, marks, without_struck
from zerodraft.text.exchange.word.passages import Fate, Passage, fates
from zerodraft.text.exchange.word.runs import ChangeKind, WordText

UnitOf = Mapping[tuple[int, int], Unit]
"""The unit of each paragraph of the old text that has one: by the `id` of the passage and the number of the paragraph."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that are proposed, or said, at no place of the draft: with the words around, why, and the changes' numbers."""

    words: str
    context: str
    why: str
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A change made by hand: the unit would read `text` without what is struck ('': the whole of it is struck)."""

    unit: str
    text: str
    why: str


@dataclass(slots=True)
class Found:
    """What was found so far; `used` are the numbers of the changes that are in proposals, `anchors` the words commented."""

    proposals: list[Proposal] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    anchors: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Move:
    """Both halves of what was moved under one name."""

    gone: list[tuple[Proposal, Unit]] = field(default_factory=list)
    come: list[Proposal] = field(default_factory=list)


class Proposing:
    """Makes the proposals of one file; `like` has what all of them have in common, with the beginning of their ids."""

    def __init__(self, draft: Draft, like: Proposal, start: int, unit_of: UnitOf) -> None:
        self._draft, self._like, self._next, self._unit_of = draft, like, start, unit_of
        self._before: Unit | None = None
        self._found = Found()
        self._moves: dict[str, _Move] = {}
        self._made: dict[int, str] = {}

    def made(self, passages: Sequence[Passage], word: WordText) -> Found:
        """The proposals of a file; one without tracked changes is compared with the draft."""
        seen: set[str] = set()
        noted: dict[str, Unit] = {}
        for passage in passages:
            # What is new in a note follows the paragraph in which its mark stands.
            self._before = noted.pop(passage.note, self._before)
            units = [self._unit_of.get((id(passage), old)) for old in range(len(passage.olds))]
            seen |= {unit.id for unit in units if unit}
            if passage.is_changed:
                self._changed(passage, units)
            elif not is_marked_by_hand(passage.paragraphs):
                self._compared(units[0], passage.final(0), flagged=bool(word.changes))
            self._offer(passage, units)
            self._before = next((unit for unit in reversed(units) if unit), self._before)
            for unit, numbers in zip(units, passage.olds, strict=True):
                marks = [run.note for each in passage.of(numbers) for run in each.runs if run.note]
                noted |= dict.fromkeys(marks, unit) if unit else {}
        self._lacking(seen, tracked=bool(word.changes))
        self._join_moves()
        self._comment(passages, word)
        return self._found

    # ---- what was edited without tracking

    def _compared(self, unit: Unit | None, text: str, *, flagged: bool) -> None:
        said = ""
        if unit is None and folded(text):
            after = self._before.id if self._before else ""
            said = self._propose(Action.ADD, after=after, text=bare_new(text, self._before)).id
        elif unit is not None and folded(text) and bare(text, unit)[1] not in {folded(unit.text), ""}:
            said = self._propose(Action.MOD, unit=unit.id, text=bare(text, unit)[1]).id
        if said and flagged:
            self._found.flags.append(f"proposal {said}: the change is not tracked; it was found by comparing")

    def _lacking(self, seen: set[str], *, tracked: bool) -> None:
        """The units that a file lacks between others that it has: an excerpt deletes nothing before and behind it."""
        places = [number for number, unit in enumerate(self._draft.units) if unit.id in seen]
        inside = self._draft.units[places[0] : places[-1]] if places else ()
        lacking = [unit for unit in inside if unit.id not in seen and unit.text]
        for unit in lacking if not tracked else ():
            self._deleted(unit, (), ())
        if lacking and tracked:
            names = ", ".join(unit.id for unit in lacking)
            self._found.flags.append(
                f"not tracked: the file lacks these units, whose deletion is not proposed: {names}"
            )

    # ---- what was tracked

    def _changed(self, passage: Passage, units: Sequence[Unit | None]) -> None:
        """One passage: what is put in whole, what is taken out whole, and what becomes of the rest."""
        found = fates(passage)
        used: set[int] = set()
        for old, fate in enumerate(found):
            if passage.original(old).strip():
                self._old(passage, old, found, units)
                used |= set(range(fate.becomes[0], fate.becomes[-1] + 1)) if fate.becomes else set()
        for new in range(len(passage.news)):
            if new not in used and passage.final(new).strip():
                self._put_in(passage, new, units)

    def _old(self, passage: Passage, old: int, found: Sequence[Fate], units: Sequence[Unit | None]) -> None:
        """One paragraph of the old text."""
        fate, unit = found[old], units[old]
        joining = [number for number, each in enumerate(found) if [each.joins] == fate.becomes]
        if unit is None:
            self._unknown(passage, old, fate)
        elif len(fate.becomes) > 1:
            self._split(passage, old, fate, unit)
        elif joining and all(units[number] for number in joining):
            self._merged(passage, sorted([old, *joining]), fate.becomes[0], units)
        elif fate.becomes:
            self._rewritten(passage, old, fate.becomes[0], unit)
        elif fate.joins is None or not _is_merged(found, fate, units):
            self._taken_out(passage, old, fate, unit)

    def _unknown(self, passage: Passage, old: int, fate: Fate) -> None:
        """A paragraph that the draft has not."""
        words = " ".join(passage.final(new) for new in fate.becomes)
        involved = {*passage.olds[old], *(number for new in fate.becomes for number in passage.news[new])}
        self._leave(words, passage.original(old), "the draft has no such paragraph", passage.of(sorted(involved)))

    def _rewritten(self, passage: Passage, old: int, new: int, unit: Unit) -> None:
        before, after = passage.original(old), passage.final(new)
        olds, news = passage.of(passage.olds[old]), passage.of(passage.news[new])
        label, words = bare(after, unit)
        if words != folded(unit.text) and not words:
            self._deleted(unit, olds, news)
        elif words != folded(unit.text):
            made = self._propose(Action.MOD, olds, news, unit=unit.id, text=words)
            if bare(before, unit)[1] != folded(unit.text):
                self._found.flags.append(f"proposal {made.id}: some of its changes are not tracked")
        elif bare(before, unit)[0] != label:
            self._found.flags.append(f"unit {unit.id}: only the label typed before it is changed; order gives labels")
            self._leave(label, words, "only a label is changed", (*olds, *news))
        elif any(run.changes for each in news for run in each.runs):
            self._found.flags.append(f"unit {unit.id}: its changes leave the words as they stand")

    def _split(self, passage: Passage, old: int, fate: Fate, unit: Unit) -> None:
        numbers = range(fate.becomes[0], fate.becomes[-1] + 1)
        finals = [passage.final(new) for new in numbers if passage.final(new).strip()]
        texts = [bare(finals[0], unit)[1], *(bare_new(text, unit) for text in finals[1:])]
        texts = [text for text in texts if text]
        news = passage.of(number for new in numbers for number in passage.news[new])
        if len(texts) > 1:
            self._propose(Action.SPLIT, passage.of(passage.olds[old]), news, unit=unit.id, texts=tuple(texts))
        else:
            self._propose(Action.MOD, passage.of(passage.olds[old]), news, unit=unit.id, text=texts[0])

    def _merged(self, passage: Passage, olds: Sequence[int], new: int, units: Sequence[Unit | None]) -> None:
        sure = [unit for old in olds if (unit := units[old])]
        gone = passage.of(number for old in olds for number in passage.olds[old])
        text = bare(passage.final(new), sure[0])[1]
        self._propose(
            Action.MERGE, gone, passage.of(passage.news[new]), units=tuple(unit.id for unit in sure), text=text
        )

    def _taken_out(self, passage: Passage, old: int, fate: Fate, unit: Unit) -> None:
        olds = passage.of(passage.olds[old])
        made = self._deleted(unit, olds, ())
        # Whoever deletes from the end of one paragraph to the end of the next deletes the end of the first.
        ahead = passage.mark_before(passage.starts(old))
        self._found.used |= {change.number for change in ahead if not change.kind.adds}
        if fate.joins is not None:
            self._found.flags.append(
                f"unit {unit.id}: its words are in the text of its neighbour; it is deleted itself"
            )
        for name in moves(olds, ChangeKind.MOVED_FROM):
            self._moves.setdefault(name, _Move()).gone.append((made, unit))

    def _deleted(self, unit: Unit, olds: Joined, news: Joined) -> Proposal:
        made = self._propose(Action.SUP, olds, news, unit=unit.id)
        if unit.kind in {Kind.HEADING, Kind.TITLE}:
            self._found.flags.append(f"unit {unit.id}: a heading is deleted")
        return made

    def _put_in(self, passage: Passage, new: int, units: Sequence[Unit | None]) -> None:
        """A new paragraph follows the one of the old text that begins before it."""
        at = passage.begins(new)
        ahead = [unit for old, unit in enumerate(units) if unit and passage.starts(old) < at]
        before = ahead[-1] if ahead else self._before
        news = passage.of(passage.news[new])
        text = bare_new(passage.final(new), before)
        if not text:
            self._leave(passage.final(new), "", "only a label is put in", news)
            return
        self._found.used |= {change.number for change in passage.mark_before(at) if change.kind.adds}
        made = self._propose(Action.ADD, (), news, after=before.id if before else "", text=text)
        self._made |= {id(each): NEW + made.id for each in news}
        for name in moves(news, ChangeKind.MOVED_TO):
            self._moves.setdefault(name, _Move()).come.append(made)

    def _join_moves(self) -> None:
        """What was taken out here and put in there under one name was moved, if its words are the same."""
        made = self._found.proposals
        for move in self._moves.values():
            for gone, unit in move.gone:
                inside = {unit.id, *lying_in(self._draft, unit.id)}
                words = folded(unit.text)
                same = (each for each in move.come if bare(each.text, unit)[1] == words and each.after not in inside)
                come = next(same, None)
                if come is not None:
                    made[made.index(gone)] = replace(gone, action=Action.MOVE, after=come.after)
                    made.remove(come)
                    move.come.remove(come)
                    self._made = {key: id_ for key, id_ in self._made.items() if id_ != NEW + come.id}
                elif move.come:
                    says = "it was moved and edited: it is deleted here, and a new paragraph is proposed there"
                    self._found.flags.append(f"unit {unit.id}: {says}")

    # ---- comments, and what was marked by hand

    def _comment(self, passages: Sequence[Passage], word: WordText) -> None:
        units = dict(self._made)
        for passage in passages:
            for old, numbers in enumerate(passage.olds):
                unit = self._unit_of.get((id(passage), old))
                for each in passage.of(numbers) if unit else ():
                    units.setdefault(id(each), unit.id if unit else "")
        for comment in word.comments:
            numbers = tuple(change.number for change in comment.changes)
            on = next((units[id(each)] for each in commented(comment, word) if id(each) in units), "")
            if on and comment.text.strip():
                made = self._propose(Action.COMMENT, unit=on, text=comment.text, at=comment.at)
                self._found.used |= set(numbers)
                self._found.anchors[made.id] = folded(words_on(comment, word))
            else:
                around = "".join(each.original for each in commented(comment, word))
                self._found.unplaced.append(Unplaced(comment.text, around, why_unplaced(comment), numbers))

    def _offer(self, passage: Passage, units: Sequence[Unit | None]) -> None:
        for new, numbers in enumerate(passage.news):
            joined = passage.of(numbers)
            if not is_marked_by_hand(joined):
                continue
            unit = units[min(new, len(units) - 1)]
            text = without_struck(joined)
            if unit is None:
                self._leave(passage.final(new), "", "it is marked by hand, and the draft has no such paragraph", ())
            elif (words := bare(text, unit)[1]) != folded(unit.text):
                self._found.offers.append(Offer(unit.id, words, marks(joined)))

    # ---- keeping

    def _propose(self, action: Action, olds: Joined = (), news: Joined = (), **what: object) -> Proposal:
        used = {*taking_out(olds), *putting_in(news)}
        what.setdefault("at", max((change.at for change in used), default=""))
        made = replace(self._like, id=f"{self._like.id}-{self._next}", action=action, **what)  # type: ignore[arg-type]
        self._next += 1
        self._found.proposals.append(made)
        self._found.used |= {change.number for change in used}
        return made

    def _leave(self, words: str, context: str, why: str, joined: Joined) -> None:
        numbers = sorted({change.number for each in joined for change in each.changes})
        self._found.unplaced.append(Unplaced(folded(words), folded(context), why, tuple(numbers)))


def _is_merged(found: Sequence[Fate], fate: Fate, units: Sequence[Unit | None]) -> bool:
    """Whether the paragraph that takes in this one's words is merged with it: it goes on as nothing else."""
    joining = [number for number, each in enumerate(found) if each.joins == fate.joins]
    taker = next((number for number, each in enumerate(found) if each.becomes == [fate.joins]), None)
    return taker is not None and all(units[number] is not None for number in [taker, *joining])
