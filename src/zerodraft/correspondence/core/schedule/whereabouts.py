"""In which zone a meeting is held: the zone stated, else that of the city it is held in, else of the letter's place;
and the room or hours that a letter states for all its meetings.
"""

from collections.abc import Sequence
from dataclasses import replace

from zerodraft.correspondence.core.chain.letters import Script
from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.scan import Scan
from zerodraft.correspondence.core.mentions.zones import find_cities, find_zones
from zerodraft.correspondence.core.schedule.entries import Entry, slots_of, venue_of
from zerodraft.correspondence.core.schedule.meetings import Sitting
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.passages import Passage, Span


def home_zone(scripts: Sequence[Script]) -> Stated[str] | None:
    """The zone of the place that the letters are written from, or failing that, written to."""
    for script in reversed(scripts):
        place = script.frame.place
        if place:
            zone = _city(script, place.value, place.spans)
            if zone:
                return zone
    for script in reversed(scripts):
        for line in script.distribution:
            found = find_cities(line.folded, script.language)
            if found:
                return Stated(found[-1].zone, (line.span,), "zone.addressees")
    return None


def _city(script: Script, words: str, spans: tuple[Span, ...]) -> Stated[str] | None:
    found = find_cities(fold(words), script.language)
    return Stated(found[0].zone, spans, "zone.place") if found else None


def zone_of(sitting: Sitting, scripts: Sequence[Script], home: Stated[str] | None) -> Stated[str] | None:
    """The zone of one sitting."""
    entry = sitting.entry
    if entry.zone:
        return entry.zone
    script = scripts[sitting.letter]
    if entry.venue and not entry.virtual:
        named = find_cities(fold(entry.venue.value), script.language)
        buildings = [city for city in named if city.end - city.start > 12 or city.start > 8]
        if buildings:
            return Stated(buildings[0].zone, entry.venue.spans, "zone.building")
    stated = stated_for_all(script)
    if stated:
        return stated
    held = None if entry.virtual else _held(script, sitting)
    return held or home or _stated_anywhere(scripts)


def stated_for_all(script: Script) -> Stated[str] | None:
    """As in "All hours are New York time"."""
    for sentence in script.prose:
        if script.language.finder("zones.all_hours").search(sentence.folded):
            zones = find_zones(sentence.folded, sentence.text, script.language)
            if zones:
                return Stated(zones[0].zone, (sentence.span(zones[0].start, zones[0].end),), "zone.all-hours")
    return None


def _held(script: Script, sitting: Sitting) -> Stated[str] | None:
    """The city in which the sentence that announces the meetings says they are held."""
    for sentence in script.prose:
        found = _city_of_meetings(script, sentence, sitting)
        if found:
            return found
    return None


def _city_of_meetings(script: Script, sentence: Passage, sitting: Sitting) -> Stated[str] | None:
    language = script.language
    cities = find_cities(sentence.folded, language)
    if not cities or not language.finder("zones.held").search(sentence.folded):
        return None
    scan = Scan(sentence, language)
    days = {day.date for mention in scan.dates for day in mention.days(sitting.reference)}
    goal = language.finder("schedule.background").search(sentence.folded)
    if days and not (sitting.day.date in days or min(days) <= sitting.day.date <= max(days)):
        return None
    if goal and not (days and sitting.day.date in days):
        return None
    zone_names = {(zone.start, zone.end) for zone in scan.zones}
    for city in cities:
        inside = any(start <= city.start < end for start, end in zone_names)
        inside = inside or any(venue.start <= city.start < venue.end for venue in scan.venues)
        if not inside and _held_before(script, sentence, city.start):
            return Stated(city.zone, (sentence.span(city.start, city.end),), "zone.held-in")
    return None


def _held_before(script: Script, sentence: Passage, position: int) -> bool:
    lead = sentence.folded[max(0, position - 4) : position]
    return any(lead.endswith(f"{word} ") for word in script.language.phrases["venues.in"]) or lead.endswith(", ")


def _stated_anywhere(scripts: Sequence[Script]) -> Stated[str] | None:
    for script in scripts:
        for sentence in script.prose:
            zones = find_zones(sentence.folded, sentence.text, script.language)
            if zones:
                return Stated(zones[0].zone, (sentence.span(zones[0].start, zones[0].end),), "zone.stated-elsewhere")
    return None


def in_the_room_of_all(entries: list[Entry], script: Script) -> list[Entry]:
    """A room, hours or "virtual" stated once for all meetings hold for each that has none of its own."""
    for sentence in script.prose:
        if not script.language.finder("schedule.all_meetings").search(sentence.folded):
            continue
        scan = Scan(sentence, script.language)
        if scan.dates:
            continue
        room, virtual = venue_of(scan)
        slots = slots_of(scan)
        entries = [
            replace(
                entry,
                venue=entry.venue or (None if entry.virtual or _unsettled(entry) else room),
                virtual=entry.virtual or (None if entry.venue else virtual),
                slots=entry.slots or slots,
            )
            for entry in entries
        ]
    return entries


def _unsettled(entry: Entry) -> bool:
    return entry.doubt is not None and entry.venue is None and entry.structured
