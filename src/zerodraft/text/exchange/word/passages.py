"""Passages: stretches of paragraphs that begin and end in both views, with all changes rejected and with all accepted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from zerodraft.text.exchange.word.runs import Change, Paragraph

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of the file, as one or several paragraphs of the old text and of the new, each by the numbers of its parts.

    Where the end of a paragraph was inserted, it and the next were one; where it was deleted, they become one.
    """

    paragraphs: tuple[Paragraph, ...]
    olds: tuple[Numbers, ...]
    news: tuple[Numbers, ...]

    def of(self, numbers: Iterable[int]) -> tuple[Paragraph, ...]:
        return tuple(self.paragraphs[number] for number in numbers)

    def original(self, old: int) -> str:
        """The words of one paragraph of the old text."""
        return "".join(each.original for each in self.of(self.olds[old]))

    def final(self, new: int) -> str:
        """The words of one paragraph of the new text."""
        return "".join(each.final for each in self.of(self.news[new]))

    def starts(self, old: int) -> int:
        """The number of the part in which the words of a paragraph of the old text begin."""
        numbers = self.olds[old]
        return next((number for number in numbers if self.paragraphs[number].original.strip()), numbers[0])

    def begins(self, new: int) -> int:
        """The number of the part in which the words of a paragraph of the new text begin."""
        numbers = self.news[new]
        return next((number for number in numbers if self.paragraphs[number].final.strip()), numbers[0])

    def mark_before(self, number: int) -> tuple[Change, ...]:
        """The changes of the end that stands before a part."""
        return self.paragraphs[number - 1].mark if number else ()

    @property
    def note(self) -> str:
        """The id of the note to which it belongs, '' for none."""
        return self.paragraphs[0].note

    @property
    def is_changed(self) -> bool:
        return any(each.changes for each in self.paragraphs)


@dataclass(slots=True)
class Fate:
    """What becomes of one paragraph of the old text: `becomes` are those of the new text that go on with it.

    `joins` is the one of the new text that goes on with another paragraph and takes in its words.
    """

    becomes: list[int] = field(default_factory=list)
    joins: int | None = None


def passages(paragraphs: Iterable[Paragraph]) -> list[Passage]:
    """The passages of a text, in order; paragraphs without a word in any view and without a change belong to none."""
    found: list[Passage] = []
    waiting: list[Paragraph] = []
    for each in paragraphs:
        # No paragraph is ever joined with one of another cell, note or text.
        if waiting and _whereabouts(waiting[-1]) != _whereabouts(each):
            found.append(_passage(waiting))
            waiting = []
        waiting.append(each)
        if each.ends_in_original and each.ends_in_final:
            found.append(_passage(waiting))
            waiting = []
    if waiting:
        found.append(_passage(waiting))
    return [each for each in found if any(one.runs or one.changes for one in each.paragraphs)]


def _whereabouts(paragraph: Paragraph) -> tuple[object, ...]:
    return paragraph.story, paragraph.note, paragraph.cell


def _passage(paragraphs: list[Paragraph]) -> Passage:
    return Passage(
        tuple(paragraphs),
        _joined(paragraphs, lambda each: each.ends_in_original),
        _joined(paragraphs, lambda each: each.ends_in_final),
    )


def _joined(paragraphs: list[Paragraph], ends: Callable[[Paragraph], bool]) -> tuple[Numbers, ...]:
    found: list[list[int]] = [[]]
    for number, each in enumerate(paragraphs):
        found[-1].append(number)
        if ends(each):
            found.append([])
    return tuple(tuple(each) for each in found if each)


def fates(passage: Passage) -> list[Fate]:
    """What becomes of each paragraph of the old text, by the words that stay."""
    found = [Fate() for _ in passage.olds]
    old_of = {number: old for old, numbers in enumerate(passage.olds) for number in numbers}
    new_of = {number: new for new, numbers in enumerate(passage.news) for number in numbers}
    kept: dict[int, dict[int, int]] = {}
    for number, paragraph in enumerate(passage.paragraphs):
        stays = sum(len(run.text.strip()) for run in paragraph.runs if run.is_original and run.is_final)
        if stays:
            by_old = kept.setdefault(new_of[number], {})
            by_old[old_of[number]] = by_old.get(old_of[number], 0) + stays
    for new, by_old in sorted(kept.items()):
        found[max(by_old, key=lambda old: (by_old[old], -old))].becomes.append(new)
    for new, by_old in kept.items():
        for old in by_old:
            if not found[old].becomes:
                found[old].joins = new
    _rewritten_whole(passage, found, old_of, new_of)
    return found


def _rewritten_whole(passage: Passage, found: list[Fate], old_of: dict[int, int], new_of: dict[int, int]) -> None:
    """Where all words of a paragraph were deleted and others written in their place, these go on with it."""
    taken = {new for fate in found for new in fate.becomes}
    for number, paragraph in enumerate(passage.paragraphs):
        fate, new = found[old_of[number]], new_of[number]
        is_open = not fate.becomes and fate.joins is None and new not in taken
        if is_open and paragraph.original.strip() and paragraph.final.strip():
            fate.becomes.append(new)
            taken.add(new)
