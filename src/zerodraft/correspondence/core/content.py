"""What one letter sets out: meetings in tables, items and sentences, deadlines, changes, and the papers it names."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from zerodraft.correspondence.core.chain.letters import Script
from zerodraft.correspondence.core.chain.signatures import damaged
from zerodraft.correspondence.core.document import Block, BlockKind
from zerodraft.correspondence.core.facts import Deadline, Flag, Paper, Stated, Supersession
from zerodraft.correspondence.core.mentions.dates import Day, find_dates, find_year
from zerodraft.correspondence.core.mentions.zones import find_cities
from zerodraft.correspondence.core.particulars.deadlines import (
    deadline_spans,
    find_deadlines,
    with_address,
    with_distant_address,
    with_zone,
)
from zerodraft.correspondence.core.particulars.documents import find_documents
from zerodraft.correspondence.core.particulars.supersession import find_changes
from zerodraft.correspondence.core.schedule.entries import Entry, Setting, topics_of
from zerodraft.correspondence.core.schedule.former_dates import table_changes
from zerodraft.correspondence.core.schedule.items import agenda_of, heading_day, item_entries, items_of, opens_with_day
from zerodraft.correspondence.core.schedule.labelled import joined, labelled, labelled_entries
from zerodraft.correspondence.core.schedule.meetings import Sitting, sittings
from zerodraft.correspondence.core.schedule.prose import completed, prose_entries
from zerodraft.correspondence.core.schedule.rows import table_entries
from zerodraft.correspondence.core.schedule.whereabouts import in_the_room_of_all, stated_for_all
from zerodraft.correspondence.core.words.language import compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.sentences import sentences

MOST_ENTRIES = 1000
"""More are no programme of meetings; what follows them is not read."""

_HEADING = 120  # code points; a longer line is running text


@dataclass(slots=True)
class Content:
    """What a letter sets out; `change` and `silence` are the words that make it a notice."""

    sittings: list[Sitting] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    supersedes: list[Supersession] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    change: Span | None = None
    silence: Span | None = None


def content_of(script: Script, reference: date | None, home: Stated[str] | None) -> Content:
    """Read the body of a letter and what follows its signatures, block by block."""
    reader = _Reader(script, reference, home.value if home else None)
    for span in (script.frame.body, script.frame.tail):
        reader.setting = Setting(reference, home=reader.home)
        for block in joined(script.sheet, script.sheet.blocks(span), script.language):
            reader.block(block)
    reader.settle_extensions()
    due = reader.content.deadlines
    reader.content.deadlines = [with_distant_address(one, script.prose, script.language) for one in due]
    entries = in_the_room_of_all(reader.entries, script)
    reader.content.sittings = sittings(entries, script.language, script.number, reference)
    return reader.content


class _Reader:
    """Goes through the blocks of one letter; what a heading says holds for the blocks under it."""

    def __init__(self, script: Script, reference: date | None, home: str | None) -> None:
        self.script = script
        self.language = script.language
        self.reference = reference
        self.home = home
        self.setting = Setting(reference, home=home)
        self.zone = stated_for_all(script)
        self.entries: list[Entry] = []
        self.extended: list[tuple[Deadline, Span]] = []
        self.lapsed: list[Deadline] = []
        self.content = Content()
        self.focus: tuple[Day, ...] = ()
        self.fresh = 0  # how many of the last entries the sentence before has set
        self.agenda = False  # whether a list of the business of the last entry is announced

    def block(self, block: Block) -> None:
        sheet = self.script.sheet
        if len(self.entries) > MOST_ENTRIES:
            return
        if self.agenda and self._business(block):
            return
        self.agenda = False
        if self._labelled(block):
            return
        if block.kind is BlockKind.TABLE:
            changes = table_changes(sheet, block, self.language, self.setting)
            if changes:
                self.content.supersedes += changes
                self.content.change = self.content.change or changes[0].was.spans[0]
            self._add(table_entries(sheet, block, self.language, self.setting))
            for cell in block.cells:
                self._papers(sheet.passage(cell.start, cell.end))
            return
        items = items_of(sheet, block, self.language)
        if items and (block.kind is not BlockKind.LIST_ITEM or len(items) > 1 or items[0].text):
            for item in items:
                self._item(item)
            return
        whole = sheet.passage(block.start, block.end)
        if self._heading(whole, block):
            return
        self._sentences(whole)

    def _labelled(self, block: Block) -> bool:
        lines = labelled(self.script.sheet, block, self.language)
        entries = labelled_entries(lines, self.language, self.setting)
        self._add(entries)
        for line in lines if entries else ():
            self._papers(line.value)
            if line.role is None:
                self._sentences(line.value)
        return bool(entries)

    def _business(self, block: Block) -> bool:
        """Take the items of a list as the business of the meeting that the sentence before it has announced."""
        items = agenda_of(self.script.sheet, block, self.language)
        topics = topics_of(items, self.language)
        if not topics:
            return False
        for item in items:
            self._papers(item)
        last = self.entries[-1]
        self.entries[-1] = replace(last, topics=last.topics + topics)
        return True

    def _add(self, entries: Sequence[Entry]) -> None:
        zone = self.setting.zone
        self.entries += [entry if entry.zone or entry.virtual else replace(entry, zone=zone) for entry in entries]

    def _heading(self, whole: Passage, block: Block) -> bool:
        under = heading_day(whole, self.language, self.setting)
        if under is not None:
            self.setting = under
            return True
        short = len(whole.text) <= _HEADING and (self.script.frame.annex or whole.text[-1:] not in ".;,")
        if block.kind is BlockKind.HEADING or short:
            self._heading_zone(whole)
            year = find_year(whole, self.language)
            if year and whole.whole != self.script.frame.words:
                self.setting = replace(self.setting, year=year, days=(), venue=None)
                return not self.language.finder("schedule.announces").search(whole.folded)
            if block.kind is BlockKind.HEADING:
                self.setting = replace(self.setting, days=(), venue=None)
        elif len(whole.text) > _HEADING:
            self.setting = Setting(self.reference, home=self.home)
        return False

    def _heading_zone(self, whole: Passage) -> None:
        """A heading that names a city says where the meetings under it are held."""
        cities = find_cities(whole.folded, self.language)
        if cities and whole.whole != self.script.frame.words and len(whole.text) <= _HEADING:
            zone = Stated(cities[-1].zone, (whole.span(cities[-1].start, cities[-1].end),), "zone.heading")
            self.setting = replace(self.setting, zone=zone)

    def _item(self, item: Passage) -> None:
        under = heading_day(item, self.language, self.setting)
        if under is not None:
            self.setting = under
            return
        parts = sentences(item, self.language)
        settled = [self._settle(parts, number) for number in range(len(parts))]
        if opens_with_day(item, self.language):
            offsets = [item.text.find(part.text) if part.text else 0 for part in parts]
            skip = [
                (offset + start, offset + end)
                for offset, taken in zip(offsets, settled, strict=True)
                for start, end in taken
            ]
            found = item_entries(item, self.language, self.setting, skip)
            if found:
                self._add(found)
                return
        self.focus, self.fresh = (), 0
        for part, taken in zip(parts, settled, strict=True):
            self._prose(part, taken)

    def _sentences(self, whole: Passage) -> None:
        parts = sentences(whole, self.language)
        self.focus, self.fresh = (), 0
        for number, sentence in enumerate(parts):
            if len(self.entries) > MOST_ENTRIES:
                break
            self._prose(sentence, self._settle(parts, number))
        cue = self.language.finder("schedule.agenda").search(parts[-1].folded) if parts else None
        if cue and self.fresh == 1 and whole.text.endswith(":"):
            self.agenda = True
            self.entries[-1] = replace(self.entries[-1], topics=())

    def _prose(self, sentence: Passage, skip: Sequence[tuple[int, int]]) -> None:
        last = self.entries[-1] if self.entries and not self.entries[-1].structured else None
        setting = replace(self.setting, days=self.focus, venue=last.venue if last else None)
        found = prose_entries(sentence, self.language, setting, skip)
        if found:
            self.fresh = len(found)
            self.entries += found
        elif self.fresh:
            at = len(self.entries) - self.fresh
            self.entries[at:] = [completed(entry, sentence, self.language) for entry in self.entries[at:]]
        self._focus(sentence, skip, found)

    def _focus(self, sentence: Passage, skip: Sequence[tuple[int, int]], found: Sequence[Entry]) -> None:
        """The day that a next sentence without a date goes on about: the last one set, or the only one mentioned."""
        if found:
            self.focus = found[-1].days
            return
        mentions = [
            m for m in find_dates(sentence, self.language) if not any(m.start < b and a < m.end for a, b in skip)
        ]
        if mentions:
            days = mentions[-1].days(self.reference)
            ahead = len(mentions) == 1 and len(days) == 1 and (self.reference is None or days[0].date >= self.reference)
            self.focus = days if ahead else ()

    def _settle(self, parts: Sequence[Passage], number: int) -> list[tuple[int, int]]:
        """Read what is not a meeting in a sentence of a paragraph; returns the stretches that this accounts for."""
        sentence = parts[number]
        before = parts[number - 1] if number else None
        after = parts[number + 1] if number + 1 < len(parts) else None
        content, language = self.content, self.language
        taken = self._papers(sentence)
        taken += self._letters_dates(sentence)
        change = find_changes(sentence, language, self.reference, taken)
        content.supersedes += change.supersedes
        taken += change.taken
        announced = language.finder("changes.announce").search(sentence.folded)
        if change.supersedes and announced and content.change is None:
            content.change = sentence.span(*announced.span())
        changed = language.finder("changes.alone").search(sentence.folded)
        if changed and content.change is None:
            content.change = sentence.span(*changed.span())
        due = find_deadlines(sentence, before, language, self.reference, self.home)
        for stated in due:
            found = stated
            if any(start < found.taken[0][1] and found.taken[0][0] < end for start, end in change.taken):
                continue
            if stated.over:
                self.lapsed.append(stated.deadline)
                continue
            found = with_zone(with_address(with_address(found, after, language), before, language), self.zone)
            content.deadlines.append(found.deadline)
            content.flags += found.flags
            if announced and not change.supersedes:
                self.extended.append((found.deadline, sentence.span(*announced.span())))
            if found.deadline.what.value == "silence" and content.silence is None:
                content.silence = found.deadline.what.spans[0]
        return taken + deadline_spans(sentence, due)

    def settle_extensions(self) -> None:
        """A deadline that a sentence extends without naming the old day takes the place of the earlier one of its kind."""
        content = self.content
        for new, words in self.extended:
            known = [*content.deadlines, *self.lapsed]
            old = [due for due in known if due.what.value == new.what.value and _day(due) < _day(new)]
            if len(old) == 1 and not any(change.was.value == _day(old[0]) for change in content.supersedes):
                content.deadlines = [due for due in content.deadlines if due is not old[0]]
                was = Stated(_day(old[0]), old[0].at.spans, "supersedes.was.extended")
                content.supersedes.append(Supersession(was, Stated(_day(new), new.at.spans, "supersedes.now")))
                content.change = content.change or words

    def _papers(self, passage: Passage) -> list[tuple[int, int]]:
        named = find_documents(passage, self.language, self.reference)
        self.content.papers += [one.paper for one in named]
        for one in named:
            torn = damaged(one.paper.title.value)
            if torn:
                words = one.paper.title.spans
                self.content.flags.append(
                    Flag(Stated("ocr-suspect", words, "flag.ocr-suspect"), Stated(torn, words, "flag.ocr-suspect"))
                )
        return [(one.start, one.end) for one in named]

    def _letters_dates(self, sentence: Passage) -> list[tuple[int, int]]:
        """The stretches "letter dated ..." of a sentence."""
        letter = self.language.any_of("letters.letter")
        dated = self.language.any_of("letters.letter_dated")
        return [
            (match.start(), min(len(sentence.text), match.end() + 60))
            for match in compiled(rf"(?<!\w){letter} (?:[\w',()-]+ ){{0,6}}?{dated} (?=\w+ )").finditer(sentence.folded)
        ]


def _day(due: Deadline) -> date:
    return due.at.value.date() if isinstance(due.at.value, datetime) else due.at.value
