"""What the frame of a letter says: office, signatories, date and place, addressees, earlier letters, enclosures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zerodraft.correspondence.core.chain.frames import Frame
from zerodraft.correspondence.core.chain.signatures import Foot, read_foot
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day, find_dates
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Line, Sheet
from zerodraft.correspondence.core.words.sentences import sentences

_REACH = 400  # code points before a date in which its letter is named


@dataclass(frozen=True)
class Script:
    """A letter of the chain, framed and in its language; `number` is its place in the file."""

    sheet: Sheet
    frame: Frame
    language: Language
    number: int
    foot: Foot
    distribution: tuple[Line, ...]

    @property
    def reference(self) -> date | None:
        return self.frame.day.date if self.frame.day else None

    def paragraphs(self, within: Span) -> list[Passage]:
        """The running text of a stretch, block by block, tables left out."""
        return [self.sheet.passage(block.start, block.end) for block in self.sheet.blocks(within) if not block.cells]

    @cached_property
    def prose(self) -> list[Passage]:
        """The sentences of the body and of what follows the signatures undated."""
        spans = (self.frame.body, self.frame.tail)
        return [
            part
            for span in spans
            for paragraph in self.paragraphs(span)
            for part in sentences(paragraph, self.language)
        ]

    @cached_property
    def forwards(self) -> Span | None:
        """The words by which the letter forwards another letter, or None."""
        return _first(self, "letters.forwards")

    @cached_property
    def encloses(self) -> Span | None:
        """The words by which the letter says that something is attached to it, or None."""
        return None if self.frame.annex else _first(self, "letters.forwards", "letters.encloses")


def script(sheet: Sheet, frame: Frame, language: Language, number: int) -> Script:
    """Read a frame's foot: the distribution block first, the signatures in what is left of it."""
    lines = sheet.lines(frame.foot)
    distribution = _distribution(lines, language)
    rest = [line for line in lines if line not in distribution]
    if not distribution:
        distribution = _distribution(sheet.lines(frame.head), language)
    return Script(sheet, frame, language, number, read_foot(sheet, rest, language), tuple(distribution))


def _distribution(lines: Sequence[Line], language: Language) -> list[Line]:
    opening = compiled(rf"(?:{language.any_of('letters.distribution')})")
    copied = compiled(rf"(?:{language.any_of('letters.copied')})(?!\w)")
    for position, line in enumerate(lines):
        if opening.match(line.folded):
            block = [line]
            for below in lines[position + 1 :]:
                if (
                    below.block != line.block
                    or (below.column != line.column and not line.in_table)
                    or copied.match(below.folded)
                ):
                    break
                block.append(below)
            return block
    return []


def addressees(script: Script) -> Stated[str] | None:
    """The distribution block on one line, without "To"; a city on a line of its own follows a comma."""
    if not script.distribution:
        return None
    language = script.language
    words = ""
    for line in script.distribution:
        city = line.folded.strip(" .") in language.values["zones.cities"]
        words += (
            ("," if words and city and not words.endswith(",") else "") + (" " if words else "") + line.text.strip()
        )
    lead = compiled(rf"(?:{language.any_of('letters.distribution_lead')})").match(script.distribution[0].folded)
    if lead:
        words = words[lead.end() :]
    span = Span(script.distribution[0].span.start, script.distribution[-1].span.end)
    return (
        Stated(re.sub(r"\s+", " ", words).strip(" ."), (span,), "letter.addressees.distribution")
        if words.strip()
        else None
    )


def further_to(script: Script, others: Sequence[date]) -> tuple[Stated[date], ...]:
    """The dates of earlier letters that the letter builds on; not of those of its own file (`others`) that it encloses."""
    language = script.language
    letter = language.any_of("letters.letter")
    cue = language.finder("letters.further")
    pattern = compiled(rf"(?<!\w){letter} (?:[\w',()-]+ ){{0,14}}?(?={language.any_of('letters.letter_dated')} ?\Z)")
    found: dict[date, Stated[date]] = {}
    for sentence in script.prose:
        previous: int | None = None
        for mention in find_dates(sentence, language):
            begin = max(0, mention.start - _REACH)
            head = sentence.folded[begin : mention.start]
            of_letter = pattern.search(head) or compiled(rf"(?<!\w){letter} \Z").search(head)
            joint = sentence.folded[previous : mention.start] if previous is not None else "?"
            also, dated = language.any_of("dates.also"), language.any_of("letters.letter_dated")
            chained = compiled(rf" ?(?:{also}|,)*(?: {also})?(?: {dated})? \Z").match(joint)
            if not (of_letter or chained):
                continue
            if not cue.search(head):
                continue
            previous = mention.end
            forwards = compiled(rf"(?<!\w){language.any_of('letters.forwards')}").search(head)
            for day in mention.days(script.reference, past=True):
                if script.reference and (day.date > script.reference or (forwards and day.date == script.reference)):
                    continue
                if day.date in others and forwards:
                    continue
                found.setdefault(day.date, Stated(day.date, (day.span,), "letter.further-to"))
    return tuple(found.values())


def own_date(day: Day | None) -> Stated[date] | None:
    return Stated(day.date, (day.span,), "letter.date.dateline") if day else None


def office(script: Script, forwarded_as: Stated[str] | None) -> Stated[str] | None:
    """The office a letter is written for, in English; an Officer-in-Charge signs for the office of the letterhead.

    Looked for in the signature, the letterhead, the letter's own words about its writers, the words of the letter that
    forwards it (`forwarded_as`), and, of two Permanent Representatives who say no more, taken as co-facilitators.
    """
    if script.frame.annex:
        return None
    letterhead = _letterhead(script)
    mission = letterhead if letterhead and letterhead.value == "Permanent Mission" else None
    return (
        _titled(script)
        or _signed_for(script)
        or (letterhead if letterhead and not mission else None)
        or _self_named(script)
        or _verbal(script)
        or forwarded_as
        or _representatives(script, mission)
    )


def _titled(script: Script) -> Stated[str] | None:
    """The office in the titles under the names."""
    for line in script.foot.titles:
        found = _office_in(line.folded, script.language)
        if found and found[0] != "Permanent Mission":
            return Stated(found[0], (_sub(line, found[1]),), "letter.office.signature")
    return None


def _letterhead(script: Script) -> Stated[str] | None:
    head = script.sheet.lines(script.frame.head)
    found = _office_in(" ".join(line.folded for line in head), script.language)
    if found is None:
        return None
    rule = "letter.office.mission" if found[0] == "Permanent Mission" else "letter.office.letterhead"
    return Stated(found[0], (Span(head[0].span.start, head[-1].span.end),), rule)


def _representatives(script: Script, mission: Stated[str] | None) -> Stated[str] | None:
    """The office of Permanent Representatives who say no more: two are co-facilitators, one writes for a mission."""
    signed = [signatory for signatory in script.foot.signatories if signatory.state]
    if len(signed) >= 2:
        spans = tuple(span for signatory in signed for span in signatory.name.spans)
        return Stated("Co-facilitators", spans, "letter.office.two-representatives")
    if mission or not signed:
        return mission
    return Stated("Permanent Mission", signed[0].name.spans, "letter.office.representative")


def _signed_for(script: Script) -> Stated[str] | None:
    """The office in whose name a letter is signed ("For the Secretariat", over the name)."""
    lead = compiled(rf"(?:{script.language.any_of('letters.signing_for')}) ?")
    for line in script.sheet.lines(script.frame.foot):
        match = lead.match(line.folded)
        named = _office_in(line.folded, script.language) if match else None
        if named and named[0] != "Permanent Mission":
            return Stated(named[0], (_sub(line, named[1]),), "letter.office.signed-for")
    return None


def _verbal(script: Script) -> Stated[str] | None:
    """A note verbale names its sender as the subject of its first sentence ("The Permanent Mission of ... presents")."""
    if not script.prose:
        return None
    first = script.prose[0]
    named = _office_in(first.folded[:60], script.language)
    if named is None or named[0] != "Permanent Mission" or named[1][0] > 4:
        return None
    return Stated(named[0], (first.span(*named[1]),), "letter.office.note-verbale")


def _office_in(folded: str, language: Language) -> tuple[str, tuple[int, int]] | None:
    for phrase, name in language.values["offices"].items():
        match = compiled(rf"(?<![\w-]){phrase}(?![\w-])").search(folded)
        if match:
            return str(name), match.span()
    return None


def _sub(line: Line, place: tuple[int, int]) -> Span:
    return Span(line.span.start + place[0], line.span.start + place[1])


def _self_named(script: Script) -> Stated[str] | None:
    language = script.language
    offices = "|".join(sorted(language.values["offices"], key=len, reverse=True))
    pattern = compiled(
        rf"(?<!\w){language.any_of('office_use.self')} (?:[\w']+ ){{0,3}}?(?P<office>{offices})(?![\w-])"
    )
    for sentence in script.prose:
        match = pattern.search(sentence.folded)
        if match:
            named = _office_in(match.group("office"), language)
            if named:
                return Stated(named[0], (sentence.span(*match.span("office")),), "letter.office.own-words")
    return None


def forwarded_office(script: Script) -> Stated[str] | None:
    """The office of those whose letter this letter forwards ("a letter from the co-facilitators")."""
    language = script.language
    offices = "|".join(sorted(language.values["offices"], key=len, reverse=True))
    pattern = compiled(rf"(?<!\w){language.any_of('office_use.forwarded')}(?P<office>{offices})(?![\w-])")
    for sentence in script.prose:
        match = pattern.search(sentence.folded)
        named = _office_in(match.group("office"), language) if match else None
        if match and named:
            return Stated(named[0], (sentence.span(*match.span("office")),), "letter.office.forwarding-letter")
    return None


def _first(script: Script, *keys: str) -> Span | None:
    pattern = compiled(rf"(?<!\w){script.language.any_of(*keys)}")
    for sentence in script.prose:
        match = pattern.search(sentence.folded)
        if match:
            return sentence.span(*match.span())
    return None
