"""What a delegation proposes by the changes in its file: on each unit the whole text that it wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.placing import bare
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.structure import folded
from zerodraft.text.exchange.word.passages import Passage
from zerodraft.text.exchange.word.runs import ChangeKind, Comment, Paragraph, WordText

Joined = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that are proposed, or said, at no place of the draft: with the words around, why, and the changes' numbers."""

    words: str
    context: str
    why: str
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A change made by hand: the unit would read `text` without what is struck."""

    unit: str
    text: str
    why: str


@dataclass(slots=True)
class Found:
    """What was found so far; `used` are the numbers of the changes that are in proposals."""

    proposals: list[Proposal] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


class Proposing:
    """Makes the proposals of one file. `unit_of` is the unit of each paragraph of the old text that has one."""

    def __init__(
        self,
        draft: Draft,
        slug: str,
        proponents: tuple[str, ...],
        on_behalf_of: str,
        start: int,
        unit_of: Mapping[tuple[int, int], Unit],
    ) -> None:
        self._draft = draft
        self._slug, self._proponents, self._group, self._next = slug, proponents, on_behalf_of, start
        self._unit_of = unit_of
        self._after = ""
        self._found = Found()
        self._moved: dict[str, tuple[Proposal, Unit]] = {}
        self._arrived: dict[str, Proposal] = {}

    def tracked(self, passages: Sequence[Passage], word: WordText) -> Found:
        """The proposals of a file with tracked changes."""
        for passage in passages:
            if any(each.changes for each in passage.paragraphs):
                self._changed(passage)
            self._offer(passage)
            self._pass(passage)
        self._join_moves()
        self._comment(passages, word)
        return self._found

    def compared(self, passages: Sequence[Passage], word: WordText) -> Found:
        """The proposals of a file without any: what it says otherwise, and what it lacks between units that it has."""
        seen: list[int] = []
        places = {unit.id: number for number, unit in enumerate(self._draft.units)}
        for passage in passages:
            for number, joined in enumerate(passage.finals):
                unit = self._unit_of.get((id(passage), number))
                if unit is not None:
                    seen.append(places[unit.id])
                if not self._is_marked_by_hand(joined):
                    self._compare(unit, passage.final(number))
            self._offer(passage)
            self._pass(passage)
        for number in sorted(set(range(min(seen, default=0), max(seen, default=0))) - set(seen)):
            self._propose(Action.SUP, (), unit=self._draft.units[number].id)
        self._comment(passages, word)
        return self._found

    def _compare(self, unit: Unit | None, text: str) -> None:
        if not text.strip():
            return
        if unit is None:
            self._propose(Action.ADD, (), after=self._after, text=bare(text, None)[1])
        elif self._words(unit, text) != folded(unit.text):
            self._propose(Action.MOD, (), unit=unit.id, text=self._words(unit, text))

    def _changed(self, passage: Passage) -> None:
        """One passage: what is put in whole, what is taken out whole, and what becomes of the rest."""
        kept_old = [number for number, each in enumerate(passage.originals) if _is_kept(each)]
        kept_new = [number for number, each in enumerate(passage.finals) if _is_kept(each)]
        for number, joined in enumerate(passage.originals):
            if number not in kept_old and passage.original(number).strip():
                self._taken_out(passage, number, joined)
        if len(kept_old) == len(kept_new):
            for old, new in zip(kept_old, kept_new, strict=True):
                self._rewritten(passage, old, new)
        else:
            self._parted_or_joined(passage, kept_old, kept_new)
        self._put_in(passage, kept_new)

    def _rewritten(self, passage: Passage, old: int, new: int) -> None:
        unit = self._unit_of.get((id(passage), old))
        joined = (*passage.originals[old], *passage.finals[new])
        before, after = passage.original(old), passage.final(new)
        if folded(before) == folded(after):
            return
        if unit is None:
            if before.strip():
                self._leave(after, before, "the draft has no such paragraph", joined)
            elif after.strip():
                self._propose(Action.ADD, joined, after=self._after, text=bare(after, None)[1])
        elif not folded(after):
            self._propose(Action.SUP, joined, unit=unit.id)
        elif self._words(unit, after) == folded(unit.text):
            self._flag(f"unit {unit.id}: only the label typed before it is changed; labels are given by order", joined)
        else:
            self._propose(Action.MOD, joined, unit=unit.id, text=self._words(unit, after))

    def _taken_out(self, passage: Passage, number: int, joined: Joined) -> None:
        unit = self._unit_of.get((id(passage), number))
        if unit is None:
            self._leave(passage.original(number), "", "the draft has no such paragraph to delete", joined)
            return
        made = self._propose(Action.SUP, joined, unit=unit.id)
        if unit.kind in {Kind.HEADING, Kind.TITLE}:
            self._found.flags.append(f"unit {unit.id}: a heading is deleted")
        for name in _moves(joined, ChangeKind.MOVED_FROM):
            self._moved[name] = (made, unit)

    def _put_in(self, passage: Passage, kept_new: Sequence[int]) -> None:
        # What is put in follows the paragraph of the old text that stands before it.
        after = self._after
        olds = iter([number for number, each in enumerate(passage.originals) if _is_kept(each)])
        for number, joined in enumerate(passage.finals):
            if number in kept_new:
                unit = self._unit_of.get((id(passage), next(olds, -1)))
                after = unit.id if unit else after
            elif passage.final(number).strip():
                made = self._propose(Action.ADD, joined, after=after, text=bare(passage.final(number), None)[1])
                for name in _moves(joined, ChangeKind.MOVED_TO):
                    self._arrived[name] = made

    def _parted_or_joined(self, passage: Passage, old: Sequence[int], new: Sequence[int]) -> None:
        joined = passage.paragraphs
        units = [self._unit_of.get((id(passage), number)) for number in old]
        texts = [bare(passage.final(number), None)[1] for number in new]
        sure = [unit for unit in units if unit is not None]
        if len(sure) == len(units) == 1 and len(texts) > 1:
            texts[0] = self._words(sure[0], texts[0])
            self._propose(Action.SPLIT, joined, unit=sure[0].id, texts=tuple(text for text in texts if text))
        elif len(sure) == len(units) > 1 and len(texts) == 1:
            ids = tuple(unit.id for unit in sure)
            self._propose(Action.MERGE, joined, units=ids, text=self._words(sure[0], texts[0]))
        else:
            context = " ".join(passage.original(number) for number in old)
            self._leave(" ".join(texts), context, "paragraphs are joined and divided at once", joined)

    def _join_moves(self) -> None:
        """What was taken out here and put in there under one name was moved, if its words are the same."""
        for name, (gone, unit) in self._moved.items():
            come = self._arrived.get(name)
            if come is None or self._words(unit, come.text) != folded(unit.text) or come.after == unit.id:
                continue
            made = self._found.proposals
            made[made.index(gone)] = replace(gone, action=Action.MOVE, after=come.after)
            made.remove(come)

    def _comment(self, passages: Sequence[Passage], word: WordText) -> None:
        units = {
            id(paragraph): unit
            for passage in passages
            for number, joined in enumerate(passage.originals)
            for paragraph in joined
            if (unit := self._unit_of.get((id(passage), number)))
        }
        for each in word.comments:
            numbers = tuple(change.number for change in each.changes)
            unit = units.get(id(word.paragraphs[each.anchor.paragraph])) if each.anchor else None
            if unit is None or not each.text.strip():
                self._found.unplaced.append(Unplaced(each.text, _around(each, word), _unplaced(each), numbers))
            else:
                self._propose(Action.COMMENT, (), unit=unit.id, text=each.text)
                self._found.used |= set(numbers)

    def _offer(self, passage: Passage) -> None:
        for number, joined in enumerate(passage.finals):
            if not self._is_marked_by_hand(joined):
                continue
            unit = self._unit_of.get((id(passage), min(number, len(passage.originals) - 1)))
            runs = [run for each in joined for run in each.runs if run.is_final]
            text = folded("".join(run.text for run in runs if not run.look.struck))
            if unit is None:
                self._leave(text, "", "it is marked by hand, and the draft has no such paragraph", ())
            elif self._words(unit, text) != folded(unit.text):
                marks = ("struck" if run.look.struck else "set apart" for run in runs if _by_hand(run.look))
                self._found.offers.append(Offer(unit.id, self._words(unit, text), ", ".join(sorted(set(marks)))))

    def _is_marked_by_hand(self, joined: Joined) -> bool:
        """Whether some of the words, and not all, are struck, underlined or coloured without being tracked."""
        runs = [run for each in joined for run in each.runs if run.text.strip() and not run.changes]
        marked = [_by_hand(run.look) for run in runs]
        return any(run.look.struck for run in runs) or (any(marked) and not all(marked))

    def _pass(self, passage: Passage) -> None:
        for number in range(len(passage.originals)):
            unit = self._unit_of.get((id(passage), number))
            if unit is not None:
                self._after = unit.id

    def _words(self, unit: Unit, text: str) -> str:
        return bare(text, unit)[1]

    def _propose(self, action: Action, joined: Joined, **what: object) -> Proposal:
        changes = [change for each in joined for change in each.changes]
        made = Proposal(
            f"{self._slug}-{self._next}",
            **{"unit": "", **what},  # type: ignore[arg-type]
            action=action,
            proponents=self._proponents,
            on_behalf_of=self._group,
            at=max((change.at for change in changes), default=""),
        )
        self._next += 1
        self._found.proposals.append(made)
        self._found.used |= {change.number for change in changes}
        return made

    def _leave(self, words: str, context: str, why: str, joined: Joined) -> None:
        numbers = sorted({change.number for each in joined for change in each.changes})
        self._found.unplaced.append(Unplaced(folded(words), folded(context), why, tuple(numbers)))

    def _flag(self, says: str, joined: Joined) -> None:
        self._found.flags.append(says)
        words = "".join(each.final for each in joined[-1:])
        self._leave(words, "", "only a label is changed", joined)


def _is_kept(joined: Joined) -> bool:
    """Whether a paragraph has words before and after the changes: it is neither put in nor taken out as a whole."""
    return any(each.original.strip() and each.final.strip() for each in joined)


def _moves(joined: Joined, kind: ChangeKind) -> set[str]:
    return {change.move for each in joined for change in each.changes if change.kind is kind and change.move}


def _by_hand(look: object) -> bool:
    return bool(
        getattr(look, "struck", False)
        or getattr(look, "underlined", False)
        or getattr(look, "colour", "")
        or getattr(look, "highlight", "")
    )


def _around(comment: Comment, word: WordText) -> str:
    return word.paragraphs[comment.anchor.paragraph].original if comment.anchor else ""


def _unplaced(comment: Comment) -> str:
    if not comment.text.strip():
        return "a comment without words"
    return "a comment on no paragraph of the draft" if comment.anchor else "a comment that is anchored nowhere"
