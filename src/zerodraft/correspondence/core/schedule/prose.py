"""Meetings announced in sentences. A sentence that only mentions a date announces nothing; past and far events neither."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.scan import Scan, trimmed
from zerodraft.correspondence.core.mentions.zones import find_cities
from zerodraft.correspondence.core.schedule.entries import (
    Entry,
    Setting,
    Topic,
    slots_of,
    topic_of,
    topics_of,
    venue_of,
    zone_of,
)
from zerodraft.correspondence.core.schedule.groups import Group, groups
from zerodraft.correspondence.core.schedule.items import entry_of
from zerodraft.correspondence.core.words.language import GAP, Language, compiled
from zerodraft.correspondence.core.words.passages import Passage


def prose_entries(
    sentence: Passage, language: Language, setting: Setting, skip: Sequence[tuple[int, int]] = ()
) -> list[Entry]:
    """The entries that a sentence announces; stretches in `skip` (deadlines, dates of papers) are not meetings.

    `setting` gives the day and room of the sentence before, for "the same day" and "the same room".
    """
    scan = Scan(sentence, language, setting.home)
    same_day = setting.days and (
        language.finder("schedule.same_day").search(sentence.folded)
        or (scan.hours and not scan.dates and _goes_on(scan))
    )
    if not (scan.dates or (same_day and (scan.hours or scan.halves))) or not _announces(scan):
        return []
    setting = setting if same_day and not scan.dates else replace(setting, days=())
    found = [group for group in groups(scan, skip=skip) if group.dates or (setting.days and group.timed)]
    kept = [group for group in found if _is_meeting(scan, group, setting)]
    if not kept:
        return []
    entries: list[Entry] = []
    governed = language.any_of("schedule.governed")
    for number, group in enumerate(kept):
        since = _unclaimed(sentence, kept[number - 1], entries[-1], group) if number else 0
        until = kept[number + 1].start if number + 1 < len(kept) else len(sentence.text)
        here = replace(setting, venue=_same_room(scan, (since, until), entries[-1].venue if entries else setting.venue))
        topics = _topics(scan, group, since, until) or (
            _led(scan, group, until, governed) if entries and entries[0].topics else ()
        )
        entry = replace(entry_of(scan, group, here, topics, structured=False), zone=zone_of(scan) or _city(scan, group))
        entries.append(_doubted(scan, entry))
    return _shared_topic(entries)


def _unclaimed(sentence: Passage, before: Group, entry: Entry, group: Group) -> int:
    """From where a group may look back for its topic: past the group before it and that one's topic."""
    if not entry.topics:
        return before.end
    claimed = bisect_left(sentence.starts, entry.topics[-1].words.whole.end)
    return min(max(before.end, claimed), group.start)


def _city(scan: Scan, group: Group) -> Stated[str] | None:
    """The zone of the city in which the sentence says that the meeting is held."""
    lead = compiled(rf"(?<!\w)(?:{scan.language.any_of('venues.in')}) \Z")
    for city in find_cities(scan.passage.folded, scan.language):
        inside = any(start <= city.start < end for start, end in scan.taken)
        if not inside and lead.search(scan.passage.folded[: city.start]) and abs(city.start - group.start) < 120:
            return Stated(city.zone, (scan.passage.span(city.start, city.end),), "zone.held-in")
    return None


def completed(entry: Entry, sentence: Passage, language: Language) -> Entry:
    """An entry with the hours, room and topic that the next sentence gives it ("They will take place in ... from ...")."""
    scan = Scan(sentence, language)
    opening = compiled(rf"(?:{language.any_of('schedule.it', 'schedule.all_meetings')})(?!\w)").match(sentence.folded)
    if (
        not opening
        or scan.dates
        or not language.finder("schedule.announces", "schedule.business").search(sentence.folded)
    ):
        return entry
    room, virtual = venue_of(scan)
    return replace(
        entry,
        venue=entry.venue or (None if entry.virtual else room),
        virtual=entry.virtual or (None if entry.venue else virtual),
        slots=entry.slots or slots_of(scan),
        topics=business_of(sentence, language) or entry.topics,
    )


def business_of(sentence: Passage, language: Language) -> tuple[Topic, ...]:
    """What a sentence without a date says the meeting before it is about ("It will focus on the means of ...")."""
    opening = compiled(rf"(?:{language.any_of('schedule.it')})(?!\w)").match(sentence.folded)
    scan = Scan(sentence, language)
    if not opening or scan.dates or scan.hours:
        return ()
    return _cued(scan, 0, len(sentence.text))


def _same_room(scan: Scan, within: tuple[int, int], room: Stated[str] | None) -> Stated[str] | None:
    return room if scan.language.finder("schedule.same_room").search(scan.passage.folded, *within) else None


def _led(scan: Scan, group: Group, until: int, lead: str) -> tuple[Topic, ...]:
    """The topic that a small word leads to right after a slot: "on the preamble", or of a later slot that the verb of an
    earlier one governs, "devoted to ..., and from 3 p.m. to 6 p.m. to ...".
    """
    article = scan.language.any_of("schedule.article")
    room = scan.language.any_of("schedule.same_room")
    tail = compiled(rf"[ ,]*(?:(?:{room})[ ,]*)?(?:{lead}){GAP}(?:(?:{article}){GAP})?")
    match = tail.match(scan.passage.folded, group.end, until)
    if not match:
        return ()
    piece = trimmed(scan.passage, match.end(), _phrase_end(scan, match.end(), until), scan.language)
    return topics_of([piece], scan.language) if piece else ()


def _goes_on(scan: Scan) -> bool:
    """Whether a sentence with hours but without a date goes on about the day of the sentence before it."""
    language, folded = scan.language, scan.passage.folded
    if language.finder("schedule.all_meetings", "schedule.each_day", "schedule.not_meetings").search(folded):
        return False
    if compiled(rf"(?:{language.any_of('schedule.it')})(?!\w)").match(folded):
        return False
    return bool(scan.venues) and bool(language.finder("schedule.meeting", "schedule.sittings").search(folded))


def _announces(scan: Scan) -> bool:
    folded = scan.passage.folded
    if scan.language.finder("schedule.announces").search(folded):
        return True
    placed = scan.hours or scan.halves or scan.venues
    return bool(placed and scan.language.finder("schedule.meeting", "schedule.future").search(folded))


def _is_meeting(scan: Scan, group: Group, setting: Setting) -> bool:
    """Whether a group is a meeting to come, and not a past event, a goal, a desk's hours, or a period."""
    language, folded = scan.language, scan.passage.folded
    clause = _clause(scan, group)
    if language.finder("schedule.not_meetings").search(clause):
        return False
    if _is_past(scan, group, setting, clause):
        return False
    placed = group.timed or any(True for _ in group.venues)
    goal = language.finder("schedule.background").search(clause)
    if placed and (not goal or (group.hours and group.venues)):
        return True
    if goal:
        nearer = [m.start() for m in language.finder("schedule.meeting").finditer(clause)]
        return group.timed and bool(nearer) and nearer[-1] > goal.start()
    if not language.finder("schedule.meeting").search(clause):
        return False
    if not language.finder("schedule.sets").search(clause + " " + folded[group.start : group.end + 60]):
        return False
    return not compiled(rf"(?<!\w){language.any_of('schedule.begins')}(?!\w)").search(
        folded[max(0, group.start - 40) : group.start]
    )


def _clause(scan: Scan, group: Group) -> str:
    """The words about a group: from the end of the clause before it to the end of its own."""
    folded = scan.passage.folded
    start = max((folded.rfind(mark, 0, group.start) for mark in ("; ", ". ")), default=-1) + 1
    end = min(
        (place for mark in ("; ", ", which ", ", who ") if (place := folded.find(mark, group.end)) >= 0),
        default=len(folded),
    )
    return folded[start:end]


def _is_past(scan: Scan, group: Group, setting: Setting, clause: str) -> bool:
    if setting.reference is None:
        return False
    verbs = scan.language.finder("schedule.past").search(clause)
    future = scan.language.finder("schedule.future").search(clause)
    days = [day for mention in group.dates for day in mention.days(setting.reference, year=setting.year)]
    if verbs and not future:
        return True
    if days and all(day.date < setting.reference for day in days) and not any(day.inferred for day in days):
        return not (future and not verbs)
    return False


def _doubted(scan: Scan, entry: Entry) -> Entry:
    if entry.doubt:
        return entry
    condition = compiled(rf"(?<!\w){scan.language.any_of('schedule.conditional')}").search(scan.passage.folded)
    return replace(entry, doubt=scan.passage.span(*condition.span())) if condition else entry


def _shared_topic(entries: list[Entry]) -> list[Entry]:
    """A topic named once for several slots of a sentence is that of all of them."""
    named = [entry for entry in entries if entry.topics]
    if len(named) == 1 and (entries[0].topics or entries[-1].topics):
        return [entry if entry.topics else replace(entry, topics=named[0].topics) for entry in entries]
    return entries


def _topics(scan: Scan, group: Group, since: int, until: int) -> tuple[Topic, ...]:
    """The business done: what "to consider" or "devoted to" leads to, or else the subject of "will be held"."""
    found = _opened_with(scan, group, since, until) or _cued(scan, group.end, until) or _cued(scan, since, group.start)
    if found:
        return found
    found = _led(scan, group, until, scan.language.any_of("schedule.bears_on"))
    if found:
        return found
    subject = _subject(scan, since, group.start) or _subject(scan, group.start, until)
    return (subject,) if subject else ()


def _opened_with(scan: Scan, group: Group, since: int, until: int) -> tuple[Topic, ...]:
    """What a meeting opens with, when the verb of opening stands before its date ("opens on 12 May, with a debate")."""
    language = scan.language
    if not language.finder("schedule.opening").search(scan.passage.folded, since, group.start):
        return ()
    lead = compiled(
        rf"[ ,]*{language.any_of('schedule.opens_with')} (?:(?:{language.any_of('schedule.article')}){GAP})?"
    )
    match = lead.match(scan.passage.folded, group.end, until)
    piece = trimmed(scan.passage, match.end(), _phrase_end(scan, match.end(), until), language) if match else None
    return topics_of([piece], language) if piece else ()


def _cued(scan: Scan, begin: int, stop: int) -> tuple[Topic, ...]:
    language = scan.language
    business = compiled(
        rf"(?<!\w){language.any_of('schedule.business')}{GAP}(?:(?:{language.any_of('schedule.article')}){GAP})?"
    )
    for match in business.finditer(scan.passage.folded, begin, stop):
        piece = trimmed(scan.passage, match.end(), _phrase_end(scan, match.end(), stop), language)
        if piece is not None and not language.finder("schedule.generic_title").fullmatch(piece.folded):
            return topics_of([piece], language)
    return ()


def _phrase_end(scan: Scan, start: int, stop: int) -> int:
    """Where a noun phrase ends: at a mention, a stop, or a word that begins another clause."""
    folded = scan.passage.folded
    ends = [begin for begin, _ in scan.taken if begin >= start] + [stop]
    cut = min(ends)
    lead = compiled(
        rf"[ ,(]+(?:(?:{scan.language.any_of('schedule.ties', 'hours.lead', 'hours.until', 'dates.article')})[ (]*)+\Z"
    ).search(folded, start, cut)
    if lead and cut < stop:
        cut = lead.start()
    for match in compiled(rf"{scan.language.any_of('schedule.clause_ends')}").finditer(folded, start, cut):
        return match.start()
    dot = compiled(r"\. (?!\d)").search(folded, start, cut)
    return dot.start() if dot else cut


def _subject(scan: Scan, since: int, stop: int) -> Topic | None:
    """The subject of the first verb of holding in a stretch; of "a dialogue which will be held", the dialogue."""
    language = scan.language
    folded = scan.passage.folded
    match = compiled(
        rf" (?:{language.any_of('schedule.relative')} )?{language.any_of('schedule.subject_verbs')}(?!\w)"
    ).search(folded, since, stop)
    if match is None:
        return None
    begin = since
    for mark in compiled(r"[.;:] |, (?=\w)| - ").finditer(folded, since, match.start()):
        begin = mark.end()
    for start, end in scan.taken:
        if begin <= start and end <= match.start():
            begin = end
    for verb in compiled(rf"(?<!\w){language.any_of('schedule.inviting')}{GAP}").finditer(folded, begin, match.start()):
        begin = verb.end()
    piece = trimmed(scan.passage, begin, match.start(), language)
    while piece is not None:
        article = compiled(rf"(?:{language.any_of('schedule.article', 'schedule.relative', 'dates.also')}){GAP}").match(
            piece.folded
        )
        if not article:
            break
        piece = trimmed(piece, article.end(), len(piece.text), language)
    return None if piece is None or _is_no_business(piece, language) else topic_of(piece, language)


def _is_no_business(piece: Passage, language: Language) -> bool:
    """Whether a subject says nothing of what is done: "the second meeting", "we", "the third round"."""
    if language.finder("schedule.generic_title").fullmatch(piece.folded):
        return True
    round_of = compiled(rf"{language.any_key('rounds.ordinals')} {language.any_of('rounds.noun')}(?!\w)")
    return bool(language.finder("schedule.pronouns").match(piece.folded) or round_of.match(piece.folded))
