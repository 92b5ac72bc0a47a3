"""Reading a letter: from a document to the facts it states, each with its words. Nothing is invented, nothing repaired."""

from collections.abc import Sequence
from datetime import date

from zerodraft.correspondence.core.chain import letters as letter_rules
from zerodraft.correspondence.core.chain.frames import Frame
from zerodraft.correspondence.core.chain.framing import frames
from zerodraft.correspondence.core.chain.letters import Script
from zerodraft.correspondence.core.content import MOST_ENTRIES, Content, content_of
from zerodraft.correspondence.core.document import Document
from zerodraft.correspondence.core.facts import Flag, Letter, NotALetter, Reading, Stated, TimeLimit, UnreadableLanguage
from zerodraft.correspondence.core.particulars.contacts import find_contacts
from zerodraft.correspondence.core.particulars.documents import merged as merged_papers
from zerodraft.correspondence.core.particulars.limits import find_limits
from zerodraft.correspondence.core.particulars.process import Text, find_process, find_round
from zerodraft.correspondence.core.schedule.meetings import Sitting, flags_of, meeting, merged
from zerodraft.correspondence.core.schedule.whereabouts import home_zone, zone_of
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage
from zerodraft.correspondence.core.words.pieces import Sheet, sheet
from zerodraft.correspondence.core.words.tongue import tongue

__all__ = ["NotALetter", "UnreadableLanguage", "read"]


MOST_LETTERS = 100
MOST_SITTINGS = MOST_ENTRIES


def read(document: Document, languages: Sequence[Language]) -> Reading:
    """What the letters in a document say.

    Raises UnreadableLanguage when it is in none of these languages, and NotALetter when it has neither the frame of a
    letter nor a programme of meetings.
    """
    main = tongue(document.text, languages)
    pages = sheet(document, languages)
    chain = frames(pages, languages)
    if not chain:
        raise NotALetter("no date line, salutation or courtesy close was found: this does not look like a letter")
    if len(chain) > MOST_LETTERS:
        raise NotALetter(f"it holds more than {MOST_LETTERS} letters; give the letters one by one")
    scripts = _scripts(pages, chain, languages, main)
    home = home_zone(scripts)
    contents = [content_of(script, _reference(scripts, script), home) for script in scripts]
    found = [sitting for content in contents for sitting in content.sittings]
    if len(found) > MOST_SITTINGS:
        raise NotALetter(f"it sets out more than {MOST_SITTINGS} meetings; this does not look like a letter")
    sittings = merged(found)
    texts = [Text(sentence, script.language) for script in scripts for sentence in script.prose]
    heads = [
        Text(pages.passage(line.span.start, line.span.end), script.language)
        for script in scripts
        for line in pages.lines(script.frame.head)
    ]
    letterheads = [
        Text(pages.passage(block.start, block.end), script.language)
        for script in scripts
        for block in pages.blocks(script.frame.head)
    ]
    papers = merged_papers(
        [paper for content in contents for paper in content.papers], main.finder("documents.versions")
    )
    return Reading(
        process=find_process(texts) or find_process(letterheads),
        round=find_round(texts + heads),
        letters=tuple(_letter(scripts, contents, sittings, number) for number in range(len(scripts))),
        documents=papers,
        meetings=tuple(meeting(sitting, zone_of(sitting, scripts, home)) for sitting in sittings),
        time_limits=_limits(scripts),
        deadlines=tuple({(d.what.value, d.at.value): d for content in contents for d in content.deadlines}.values()),
        contacts=find_contacts([passage for script in scripts for passage in _addressing(pages, script)]),
        supersedes=tuple({change.was.value: change for content in contents for change in content.supersedes}.values()),
        flags=_flags(scripts, contents, sittings),
    )


def _scripts(pages: Sheet, chain: Sequence[Frame], languages: Sequence[Language], main: Language) -> list[Script]:
    found = []
    for number, frame in enumerate(chain):
        words = pages.document.text[frame.body.start : frame.body.end]
        found.append(letter_rules.script(pages, frame, tongue(words, languages, otherwise=main), number))
    return found


def _reference(scripts: Sequence[Script], script: Script) -> date | None:
    """The date from which a letter's missing years are counted: its own, else that of the letter before it."""
    for candidate in (script, *reversed(scripts[: script.number]), *scripts):
        if candidate.reference:
            return candidate.reference
    return None


def _addressing(pages: Sheet, script: Script) -> list[Passage]:
    """The passages of a letter that speak to its addressees; a letterhead at the foot of a page does not."""
    found = []
    for span in (script.frame.body, script.frame.tail):
        for block in pages.blocks(span):
            cells = [pages.passage(cell.start, cell.end) for cell in block.cells]
            whole = pages.passage(block.start, block.end)
            told = span is script.frame.body or script.language.finder("contacts.asks").search(whole.folded)
            printed = script.language.finder("contacts.letterhead").search(whole.folded)
            letterhead = span is script.frame.tail and (printed or not told)
            found += [] if letterhead else cells or [whole]
    return found


def _limits(scripts: Sequence[Script]) -> tuple[TimeLimit, ...]:
    found: dict[str, TimeLimit] = {}
    for script in scripts:
        for limit in find_limits(script.prose, script.language):
            found.setdefault(limit.applies_to.value, limit)
    return tuple(found.values())


def _letter(scripts: Sequence[Script], contents: Sequence[Content], sittings: Sequence[Sitting], number: int) -> Letter:
    current = scripts[number]
    encloses = _encloses(scripts, number)
    holder = next((other for other in reversed(scripts[:number]) if other.encloses), None)
    forwarded = letter_rules.forwarded_office(holder) if holder else None
    others = [other.reference for other in scripts if other is not current and other.reference]
    return Letter(
        kind=_kind(current, contents[number], merged(contents[number].sittings), encloses),
        office=letter_rules.office(current, forwarded),
        signatories=current.foot.signatories,
        date=letter_rules.own_date(current.frame.day),
        place=current.frame.place,
        addressees=letter_rules.addressees(current),
        further_to=letter_rules.further_to(current, others),
        encloses=encloses,
        extent=current.frame.extent,
    )


def _encloses(scripts: Sequence[Script], number: int) -> tuple[Stated[int], ...]:
    """The later letters and annexes that this one encloses: those after it up to the next one that encloses."""
    words = scripts[number].encloses
    if words is None:
        return ()
    found = []
    for later in scripts[number + 1 :]:
        found.append(Stated(later.number, (words,), "letter.encloses"))
        if later.encloses:
            break
    return tuple(found)


def _kind(
    script: Script, content: Content, sittings: Sequence[Sitting], encloses: Sequence[Stated[int]]
) -> Stated[str]:
    frame = script.frame
    if frame.annex:
        return Stated("programme", (frame.words,), "letter.kind.annex")
    forwards = script.forwards
    if forwards and not sittings and not content.supersedes and not content.silence:
        return Stated("transmittal", (forwards,), "letter.kind.forwards")
    if content.change:
        return Stated("notice", (content.change,), "letter.kind.changes")
    if content.silence:
        return Stated("notice", (content.silence,), "letter.kind.silence")
    if len(sittings) >= 2:
        return Stated("programme", (sittings[0].entry.words, sittings[1].entry.words), "letter.kind.meetings")
    if sittings:
        return Stated("invitation", (sittings[0].entry.words,), "letter.kind.meeting")
    if encloses:
        return Stated("transmittal", encloses[0].spans, "letter.kind.forwards")
    return Stated("other", (frame.words,), "letter.kind.other")


def _flags(scripts: Sequence[Script], contents: Sequence[Content], sittings: Sequence[Sitting]) -> tuple[Flag, ...]:
    every = [flag for sitting in sittings for flag in flags_of(sitting)]
    every += [flag for content in contents for flag in content.flags]
    for script in scripts:
        for damage in script.foot.damage:
            spans = damage.printed.spans
            every.append(Flag(Stated("ocr-suspect", spans, "flag.ocr-suspect"), damage.printed))
    return tuple({(flag.code.value, flag.about.value): flag for flag in every}.values())
