"""Passages: stretches of paragraphs that begin and end in both views, with all changes rejected and with all accepted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zerodraft.text.exchange.word.runs import Paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of the file, as one or several paragraphs of the old text and of the new.

    Where the end of a paragraph was inserted, it and the next were one; where it was deleted, they become one.
    """

    originals: tuple[tuple[Paragraph, ...], ...]
    finals: tuple[tuple[Paragraph, ...], ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(each for joined in self.finals for each in joined)

    def original(self, number: int) -> str:
        """The words of one paragraph of the old text."""
        return "".join(each.original for each in self.originals[number])

    def final(self, number: int) -> str:
        """The words of one paragraph of the new text."""
        return "".join(each.final for each in self.finals[number])


def passages(paragraphs: Iterable[Paragraph]) -> list[Passage]:
    """The passages of a text, in order; paragraphs without a word in either view belong to none."""
    found: list[Passage] = []
    waiting: list[Paragraph] = []
    for each in paragraphs:
        waiting.append(each)
        if each.ends_in_original and each.ends_in_final:
            found.append(_passage(waiting))
            waiting = []
    if waiting:
        found.append(_passage(waiting))
    return [each for each in found if any(one.runs or one.changes for one in each.paragraphs)]


def _passage(paragraphs: list[Paragraph]) -> Passage:
    return Passage(
        _joined(paragraphs, lambda each: each.ends_in_original), _joined(paragraphs, lambda each: each.ends_in_final)
    )


def _joined(paragraphs: list[Paragraph], ends: Callable[[Paragraph], bool]) -> tuple[tuple[Paragraph, ...], ...]:
    found: list[list[Paragraph]] = [[]]
    for each in paragraphs:
        found[-1].append(each)
        if ends(each):
            found.append([])
    return tuple(tuple(each) for each in found if each)
