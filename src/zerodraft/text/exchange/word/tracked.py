"""From a draft that came back as a Word file to proposals: each tracked change on its unit, and nothing dropped.

The proponent is the delegation for which the file is declared. Who is the author of a change is a hint, and stays here.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from zerodraft.files.opening.errors import Damaged, UnreadableFile
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.placing import BASED, Place, Placing, place
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.structure import folded
from zerodraft.text.exchange.word.bookmarks import unit_of_bookmark
from zerodraft.text.exchange.word.passages import Passage, passages
from zerodraft.text.exchange.word.proposing import Found, Offer, Proposing, Unplaced
from zerodraft.text.exchange.word.reading import read_word
from zerodraft.text.exchange.word.runs import Paragraph, Story, WordText

_SHOWN = 80
_PLACED = frozenset({Story.BODY, Story.BOX, Story.FOOTNOTE, Story.ENDNOTE})


class NotBasedOn(Damaged):
    """A file that is based on another draft."""

    code = "not-based-on"


@dataclass(frozen=True, slots=True)
class TrackedReading:
    """What a file that came back says.

    `unplaced` are changes and comments that belong to no unit, each with its words; `offers` are changes that somebody made
    by hand, with colours and lines, for a person to accept; `hints` are the names of authors in the file, which go no
    further; `flags` are sentences on what is odd. `tracked` says whether the file has tracked changes; else it was compared.
    """

    proposals: tuple[Proposal, ...]
    unplaced: tuple[Unplaced, ...] = ()
    offers: tuple[Offer, ...] = ()
    hints: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    tracked: bool = True
    likeness: float = 1.0
    used: frozenset[int] = field(default=frozenset(), repr=False)
    """The numbers of the changes that are in proposals."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The words on which a comment is made, by the id of its proposal."""

    def says(self) -> list[str]:
        """What a person must know, a line each."""
        lines = list(self.flags)
        lines += [f"not placed: “{_short(each.words)}” ({each.why})" for each in self.unplaced]
        lines += [
            f"unit {each.unit} is marked by hand ({each.why}): offered, not taken as a proposal" for each in self.offers
        ]
        return lines


def read_proposals(
    data: bytes, name: str, draft: Draft, proponent: str, *, on_behalf_of: str = "", start: int = 1
) -> TrackedReading:
    """The proposals of one delegation in a .docx; their ids are the proponent's name with numbers from `start` on.

    Raises UnreadableFile, among them NotBasedOn for a file that is based on another draft.
    """
    try:
        word = read_word(data)
    except UnreadableFile as error:
        raise error.within(name) from error
    found = passages([each for each in word.paragraphs if each.story in _PLACED])
    known = [unit.id for unit in draft.units]
    # A draft has its notes where their marks stand, or, as a file of Markdown does, all of them at its end.
    orders = [list(_in_reading_order(found)), list(_whole(found))]
    placings = [
        (place([_place(passage, number, known) for passage, number in order], draft), order)
        for order in orders[: 1 + (orders[0] != orders[1])]
    ]
    placing, olds = max(placings, key=lambda each: each[0].likeness)
    _check_base(placing, word, name, draft)
    unit_of = {
        (id(passage), number): draft.units[placing.unit_of[at]]
        for at, (passage, number) in enumerate(olds)
        if at in placing.unit_of
    }
    like = Proposal(_slug(proponent), "", Action.MOD, proponents=(proponent,), on_behalf_of=on_behalf_of)
    result = Proposing(draft, like, start, unit_of).made(found, word)
    tracked = bool(word.changes)
    return TrackedReading(
        tuple(result.proposals),
        tuple(_all_unplaced(word, result)),
        tuple(result.offers),
        _authors(word),
        tuple(_flags(word, result, name, tracked=tracked)),
        tracked,
        placing.likeness,
        frozenset(result.used),
        result.anchors,
    )


def _in_reading_order(found: Sequence[Passage]) -> Iterable[tuple[Passage, int]]:
    """The paragraphs of the old text as a draft has them: a note follows the paragraph in which its mark stands."""
    notes: dict[str, list[Passage]] = {}
    for passage in found:
        notes.setdefault(passage.note, []).append(passage)
    for passage in notes.pop("", ()):
        for number, parts in enumerate(passage.olds):
            yield passage, number
            for mark in [run.note for each in passage.of(parts) for run in each.runs if run.note]:
                yield from _whole(notes.pop(mark, ()))
    for rest in notes.values():
        yield from _whole(rest)


def _whole(found: Iterable[Passage]) -> Iterable[tuple[Passage, int]]:
    return ((passage, number) for passage in found for number in range(len(passage.olds)))


def _place(passage: Passage, number: int, known: Sequence[str]) -> Place:
    names = (name for each in passage.of(passage.olds[number]) for name in each.bookmarks)
    units = (unit_of_bookmark(name, known) for name in names)
    return Place(passage.original(number), next((unit for unit in units if unit), ""))


def _check_base(placing: Placing, word: WordText, name: str, draft: Draft) -> None:
    if placing.likeness >= BASED or not draft.units:
        return
    titles = [each.original for each in word.paragraphs if each.original.strip()][:1]
    title = word.title or _short(titles[0] if titles else "")
    raise NotBasedOn(
        f"is not based on “{_short(draft.title)}”: “{title}” is like it by {placing.likeness:.0%} only",
        "give the draft on which it was written",
        name,
    )


def _all_unplaced(word: WordText, result: Found) -> Iterable[Unplaced]:
    yield from result.unplaced
    told = result.used | {number for each in result.unplaced for number in each.changes}
    for paragraph in word.paragraphs:
        left = sorted(change.number for change in paragraph.changes if change.number not in told)
        if left:
            told |= set(left)
            yield Unplaced(_words_of(paragraph, left), paragraph.original, _why(paragraph), tuple(left))
    for change, text in word.strays.items():
        if change.number not in told:
            yield Unplaced(text, "", f"it stands on no words of a paragraph, in {change.part}", (change.number,))


def _words_of(paragraph: Paragraph, numbers: Sequence[int]) -> str:
    wanted = set(numbers)
    return "".join(run.text for run in paragraph.runs if wanted & {change.number for change in run.changes})


def _why(paragraph: Paragraph) -> str:
    if paragraph.story not in _PLACED:
        return f"it stands in the {paragraph.story.value} of a page"
    return "it changes no words of the text"


def _authors(word: WordText) -> tuple[str, ...]:
    named = [*(each.author for each in word.changes), *(each.author for each in word.comments)]
    return tuple(dict.fromkeys(name for name in named if name))


def _flags(word: WordText, result: Found, name: str, *, tracked: bool) -> Iterable[str]:
    if not tracked:
        yield f"{name} has no tracked changes: it was compared with the draft, and what differs is proposed"
    if word.formatting:
        yield f"{word.formatting} changes of formatting alone are left out"
    if any(not each.author for each in word.changes):
        yield "some changes have no author; they count as the proponent's"
    if not (result.proposals or result.unplaced or result.offers or word.changes):
        yield f"{name} leaves the draft as it stands: nothing is proposed"
    yield from result.flags


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", re.sub(r"[^\w]+", "-", name)).encode("ascii", "ignore").decode().lower()
    # A name without a Latin letter still has ids of its own.
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"proponent-{crc32(name.encode()):08x}"


def _short(text: str) -> str:
    words = folded(text)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
