"""Tracked changes: the draft with every proposal as changes of its proponents, which a delegation accepts or rejects.

Rejecting all gives the draft; accepting those of one proponent and rejecting the others gives that proponent's text. So a
unit that is proposed is a paragraph whose mark is inserted with it, and where somebody deletes a whole unit, its label and
the mark of its paragraph are deleted as well.
"""

from dataclasses import dataclass, field

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W
from zerodraft.text.core.compilation import Compilation, CompiledUnit
from zerodraft.text.core.compiling import Segment
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.narrowing import makers
from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.word.authors import Author, Authors
from zerodraft.text.exchange.word.bookmarks import bookmark_of_unit
from zerodraft.text.exchange.word.document import WordFile, add, change, describe, writable
from zerodraft.text.exchange.word.phrases import phrases
from zerodraft.text.exchange.word.setting import Setting, after_label

_SAID = frozenset({Action.NOC, Action.RESERVE, Action.COMMENT})
"""What changes no word is a comment."""

_TAKES_AWAY = frozenset({Action.SUP, Action.MOVE, Action.MERGE})


def tracked(compilation: Compilation, showing: Showing) -> bytes:
    """The draft as .docx with every proposal as tracked changes; remarks and reasons are comments.

    Where attribution is ruled off, nothing tells one proponent from another, and there are no comments and no dates.
    Raises ValueError for a character that Word cannot hold.
    """
    draft = compilation.draft
    words = phrases(draft.language)
    file = WordFile(draft.title, draft.language)
    writer = _Writer(file, compilation, showing, Authors(compilation.proposals, showing, words))
    is_tracked = False
    for each in compilation.units:
        is_tracked = writer.unit(each)
    if is_tracked or not compilation.units:
        # The last mark of a file cannot be taken away: it must not be that of a paragraph that can be.
        file.paragraph("Normal")
    return file.saved()


def removers(unit: CompiledUnit, compilation: Compilation) -> tuple[str, ...]:
    """The proposals that leave nothing of a unit of the draft, in order of submission."""
    base = [set(each.deleted_by) for each in unit.segments if not each.inserted_by]
    inserting = {id_ for each in unit.segments for id_ in each.inserted_by}
    if base:
        wanted = set.intersection(*base) - inserting
    else:
        actions = {id_: compilation.proposals[id_] for id_ in unit.proposals}
        wanted = {
            id_
            for id_, each in actions.items()
            if each.action in _TAKES_AWAY and (each.action is not Action.MERGE or each.units[0] != unit.unit.id)
        } - inserting
    return tuple(id_ for id_ in unit.proposals if id_ in wanted)


@dataclass(slots=True)
class _Writer:
    """Writes the units of a compilation, one after the other."""

    file: WordFile
    compilation: Compilation
    showing: Showing
    authors: Authors
    _setting: Setting = field(init=False)

    def __post_init__(self) -> None:
        self._setting = Setting([each.unit for each in self.compilation.units])

    def unit(self, each: CompiledUnit) -> bool:
        """Write a unit. True if its paragraph can go, by accepting or by rejecting."""
        unit, is_new = each.unit, each.made_by is not None
        ids = (makers if is_new else removers)(each, self.compilation)
        name = ("ins" if is_new else "del") if ids else ""
        paragraph = self._setting.paragraph(self.file, unit, changed=name)
        if name:
            author = self.authors.of(ids)
            for mark in paragraph.iterfind(f"{W}pPr/{W}rPr/{W}{name}"):
                describe(self.file, mark, author.name, author.moment)
        # The id of a proposed unit tells the proposal that makes it.
        bookmark = "" if is_new and not self.showing.attribution else bookmark_of_unit(unit.id)
        id_ = self.file.next_id() if bookmark else ""
        if bookmark:
            add(paragraph, "bookmarkStart", id=id_, name=bookmark)
        told: set[str] = set()
        label = writable(unit.label, f"the label of unit {unit.id}")
        if label:
            label += after_label(unit.kind) if each.segments else ""
            self._stretch(paragraph, Segment(label, *((ids, ()) if is_new else ((), ids))), told)
        for segment in each.segments:
            writable(segment.text, f"unit {unit.id}")
            self._stretch(paragraph, segment, told)
        if self.showing.attribution:
            self._remarks(paragraph, each, ids if is_new else ())
        if bookmark:
            add(paragraph, "bookmarkEnd", id=id_)
        return bool(name)

    def _stretch(self, paragraph: Element, segment: Segment, told: set[str]) -> None:
        """One change, or words that nobody changes. A list of names too long for an author is told once in a unit."""
        ids = segment.inserted_by or segment.deleted_by
        if not ids:
            self.file.run(paragraph, segment.text)
            return
        author = self.authors.of(ids)
        made = self._change(paragraph, "ins" if segment.inserted_by else "del", author)
        self.file.run(made, segment.text, deleted=bool(segment.deleted_by))
        if author.all_names and author.all_names not in told:
            told.add(author.all_names)
            self.file.comment(made, author.name, author.all_names, author.moment)

    def _remarks(self, paragraph: Element, unit: CompiledUnit, ids: tuple[str, ...]) -> None:
        """Remarks on a unit and reasons for its changes; they go with the paragraph if it is only proposed by `ids`."""
        remarks = [(id_, said) for id_ in unit.proposals if (said := self._said(id_))]
        if not remarks:
            return
        parent = self._change(paragraph, "ins", self.authors.of(ids)) if ids else paragraph
        for id_, said in remarks:
            author = self.authors.of((id_,))
            text = f"{author.all_names}: {said}" if author.all_names else said
            self.file.comment(parent, author.name, writable(text, f"proposal {id_}"), author.moment)

    def _said(self, id_: str) -> str:
        proposal = self.compilation.proposals[id_]
        action = self.authors.phrases.actions[proposal.action] if proposal.action in _SAID else ""
        text = proposal.text if proposal.action in _SAID else ""
        return ". ".join(filter(None, (": ".join(filter(None, (action, text))), proposal.reason)))

    def _change(self, parent: Element, name: str, author: Author) -> Element:
        return change(self.file, parent, name, author.name, author.moment)
