"""From the entries of all letters to sittings in order of their reading, with the doubts about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerodraft.correspondence.core.facts import Flag, Meeting, Segment, Stated
from zerodraft.correspondence.core.mentions.dates import Day
from zerodraft.correspondence.core.mentions.elements import find_elements
from zerodraft.correspondence.core.schedule.entries import Entry, Slot, Topic
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Span

LONG_PAST = 60  # days before its letter from which an announced meeting's printed year cannot be meant


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting with what its entry says of it."""

    day: Day
    slot: Slot | None
    entry: Entry
    language: Language
    letter: int
    reference: date | None


def sittings(entries: Sequence[Entry], language: Language, letter: int, reference: date | None) -> list[Sitting]:
    """One sitting for every day and slot of the entries."""
    found = []
    for entry in entries:
        days = entry.days[:1] if entry.alternative else entry.days
        for day in days:
            found += [Sitting(day, slot, entry, language, letter, reference) for slot in (entry.slots or (None,))]
    return found


def merged(found: Sequence[Sitting]) -> list[Sitting]:
    """Each sitting once: what a sentence repeats of a table, a list or another sentence adds only what is not known yet."""
    structured = [sitting for sitting in found if sitting.entry.structured]
    kept: list[Sitting] = []
    by_day: dict[tuple[date, int], list[int]] = {}
    planned = {sitting.day.date for sitting in structured}
    for sitting in [*structured, *(s for s in found if not s.entry.structured)]:
        twin = next((n for n in _candidates(sitting, by_day) if _same(kept[n], sitting)), None)
        if twin is not None:
            kept[twin] = _completed(kept[twin], sitting)
        elif not _repeats(sitting, kept, planned):
            by_day.setdefault((sitting.day.date, sitting.letter), []).append(len(kept))
            kept.append(sitting)
    order = {id(sitting): number for number, sitting in enumerate(found)}
    return sorted(kept, key=lambda sitting: order[id(sitting)] if id(sitting) in order else _origin(sitting, found))


def _candidates(sitting: Sitting, by_day: dict[tuple[date, int], list[int]]) -> Iterator[int]:
    """The sittings known that day with which this one may be the same; two of one letter's programme never are."""
    for (day, letter), numbers in by_day.items():
        if day == sitting.day.date and not (sitting.entry.structured and letter == sitting.letter):
            yield from numbers


def _origin(sitting: Sitting, found: Sequence[Sitting]) -> int:
    return next(
        (n for n, other in enumerate(found) if other.entry.words == sitting.entry.words and other.day == sitting.day),
        len(found),
    )


def _same(one: Sitting, other: Sitting) -> bool:
    if one.day.date != other.day.date:
        return False
    begins = [sitting.slot.begin.value if sitting.slot else None for sitting in (one, other)]
    rooms = [sitting.entry.venue.value if sitting.entry.venue else None for sitting in (one, other)]
    titles = [{topic.title.value.casefold() for topic in sitting.entry.topics} for sitting in (one, other)]
    if one.entry.structured and other.entry.structured:
        return begins[0] == begins[1] and rooms[0] == rooms[1] and titles[0] == titles[1] and one.letter != other.letter
    if begins[0] != begins[1]:
        return False
    ends = {sitting.slot.finish.value for sitting in (one, other) if sitting.slot and sitting.slot.finish}
    if one.letter == other.letter and (
        len(ends) > 1 or (titles[0] and titles[1] and titles[0] != titles[1] and not one.entry.structured)
    ):
        return False
    return None in rooms or rooms[0] == rooms[1] or one.letter != other.letter


def _repeats(sitting: Sitting, kept: Sequence[Sitting], planned: set[date]) -> bool:
    """Whether a sentence without hours only sums up a programme: one of its days is planned in detail."""
    if sitting.entry.structured or sitting.slot:
        return False
    days = {day.date for day in sitting.entry.days}
    detailed = {other.day.date for other in kept if other.slot}
    return bool(
        days & planned or days & detailed or (planned and min(planned) <= min(days) and max(days) <= max(planned))
    )


def _completed(known: Sitting, added: Sitting) -> Sitting:
    one, two = known.entry, added.entry
    slot = known.slot
    if slot and not slot.finish and added.slot and added.slot.finish:
        slot = added.slot
    entry = replace(
        one,
        venue=one.venue or (None if one.virtual else two.venue),
        virtual=one.virtual or (None if one.venue else two.virtual),
        zone=one.zone or two.zone,
        topics=one.topics or two.topics,
        doubt=one.doubt or two.doubt,
    )
    return replace(known, entry=entry, slot=slot)


def meeting(sitting: Sitting, zone: Stated[str] | None) -> Meeting:
    """The published form of a sitting held in `zone`."""
    entry, slot = sitting.entry, sitting.slot
    rule = "meeting.date.year-inferred" if sitting.day.inferred else "meeting.date"
    virtual = entry.virtual or Stated(
        value=False, spans=(entry.venue.spans if entry.venue else (sitting.day.span,)), rule="meeting.in-person"
    )
    return Meeting(
        date=Stated(sitting.day.date, (sitting.day.span,), rule),
        start=slot.begin if slot else None,
        end=slot.finish if slot else None,
        venue=None if entry.virtual else entry.venue,
        zone=zone,
        virtual=virtual,
        segments=tuple(segment(topic, sitting.language) for topic in entry.topics),
        alternatives=tuple(Stated(day.date, (day.span,), "meeting.alternative") for day in entry.days[1:])
        if entry.alternative
        else (),
    )


def segment(topic: Topic, language: Language) -> Segment:
    """A topic with the parts of the text that its title names."""
    elements = find_elements(topic.words, language)
    return Segment(topic.title, tuple(Stated(element.id, (element.span,), "segment.element") for element in elements))


def flags_of(sitting: Sitting) -> list[Flag]:
    """The inferences and doubts about a sitting."""
    found: list[Flag] = []

    def flag(code: str, about: date, words: Span) -> None:
        found.append(Flag(Stated(code, (words,), f"flag.{code}"), Stated(about.isoformat(), (words,), f"flag.{code}")))

    entry = sitting.entry
    days = entry.days if entry.alternative else (sitting.day,)
    for day in days:
        if day.inferred:
            flag("year-inferred", day.date, day.span)
        if not day.weekday_fits:
            flag("weekday-mismatch", day.date, day.span)
        if sitting.reference and not day.inferred and (sitting.reference - day.date).days > LONG_PAST:
            flag("year-suspect", day.date, day.span)
    if sitting.slot and sitting.slot.assumed:
        flag("time-assumed", sitting.day.date, sitting.slot.begin.spans[0])
    if entry.alternative:
        flag("alternative-dates", entry.days[0].date, sitting.day.span)
    if entry.doubt:
        flag("to-be-confirmed", sitting.day.date, entry.doubt)
    return found
