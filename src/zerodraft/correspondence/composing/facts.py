"""The facts of a letter that its process holds, each with where it comes from; what the author gave stands before them."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_timezone_location

from zerodraft.correspondence.announced import baseline
from zerodraft.correspondence.core.composing.composing import fields_of
from zerodraft.correspondence.core.composing.content import Content
from zerodraft.correspondence.core.composing.storing import from_json
from zerodraft.correspondence.core.composing.template import Template
from zerodraft.correspondence.core.composing.values import (
    Business,
    Change,
    Fact,
    Letterhead,
    Limit,
    Moment,
    Parts,
    Person,
    Sitting,
)
from zerodraft.process import queries as process_queries
from zerodraft.process.core import naming, outline
from zerodraft.programme import queries as programme
from zerodraft.programme import snapshot
from zerodraft.programme.core.release import Meeting, Segment

if TYPE_CHECKING:
    from zerodraft.correspondence.models import Entry, Outgoing
    from zerodraft.process.models import Officer, Process, Round


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of a letter: what the process holds (None for nothing), and what the author gave instead (None for nothing).

    `why` says in a code why the process holds nothing that can be used: "hours" where a meeting or deadline has no hour,
    "language" where nobody said it in the language of the letter.
    """

    held: Fact | None = None
    given: Fact | None = None
    why: str = ""

    @property
    def fact(self) -> Fact | None:
        """What the letter says."""
        return self.given if self.given is not None else self.held


def told(letter: "Outgoing", template: Template, content: Content, entries: Iterable["Entry"]) -> dict[str, Told]:
    """Every fact of a letter by the name of its field; `entries` are the letters in the register that it refers to."""
    held, why = _held(letter, template.language, entries)
    given = content.facts()
    names = dict.fromkeys([*(field.fact for field, _ in fields_of(template)), "addressees"])
    return {name: Told(held.get(name), given.get(name), why.get(name, "")) for name in names}


def facts_of(found: Mapping[str, Told]) -> dict[str, Fact]:
    """The facts alone, as `compose` takes them."""
    return {name: one.fact for name, one in found.items() if one.fact is not None}


def city_of(zone: str, language: str) -> str:
    """The city by which a zone is named in a language: "New York"."""
    return str(get_timezone_location(zone, locale=Locale(language), return_city=True)) if zone else ""


def _held(letter: "Outgoing", language: str, entries: Iterable["Entry"]) -> tuple[dict[str, Fact], dict[str, str]]:
    process = letter.process
    in_round = process_queries.round_of(process, letter.round)
    facts: dict[str, Fact] = {}
    why: dict[str, str] = {}
    sittings, lacking = _programme(process, in_round)
    if lacking:
        why["programme"] = "hours"
    elif sittings:
        facts["programme"] = sittings
        facts["city"] = facts["place"] = city_of(sittings[0].zone, language)
    if letter.round:
        facts["round"] = letter.round
    if in_round:
        limits = tuple(Limit(row.applies_to, row.seconds) for row in in_round.limits.all())
        facts |= {"limits": limits} if limits else {}
        for row in in_round.deadlines.all():
            if row.at is None:
                why[f"{row.matter}_due"] = "hours"
                continue
            local = row.at.astimezone(ZoneInfo(row.zone or "UTC")).replace(tzinfo=None)
            zone = row.zone or "UTC"
            facts[f"{row.matter}_due"] = Moment(local, zone, city_of(zone, language), row.to)
    changes = _changes(process)
    facts |= {"changes": changes} if changes else {}
    dates = tuple(sorted({entry.dated for entry in entries if entry.dated}))
    facts |= {"references": dates} if dates else {}
    words, unsaid = _in_words(letter, language)
    return facts | words | _enclosed(letter), why | unsaid


def _in_words(letter: "Outgoing", language: str) -> tuple[dict[str, Fact], dict[str, str]]:
    """What the process holds in words of the letter's language: as it says of itself, and in English else by its title and
    the States of its officers. What it does not say is "language" among the reasons.
    """
    said = process_queries.names_in(letter.process, language)
    usual = _in_english(letter) if language == "en" else {}
    facts: dict[str, Fact] = {}
    if name := said.get((naming.NAME, ""), usual.get("process", "")):
        facts["process"] = name
    officers = [] if letter.is_cover else list(letter.process.officers.all())
    if officers and (capacity := said.get((naming.CAPACITY, ""), usual.get("capacity", ""))):
        facts["capacity"] = capacity
    heads = [_lines(said, naming.LETTERHEAD, one, _head(one.state) if usual else ()) for one in officers]
    if any(heads) and (language == "en" or all(heads)):
        facts["letterheads"] = tuple(Letterhead(lines) for lines in heads if lines)
    signing = [one for one in officers if one.name]
    titles = [_lines(said, naming.TITLES, one, _title(one.state) if usual else ()) for one in signing]
    if signing and (language == "en" or all(titles)):
        facts["signatories"] = tuple(Person(one.name, of) for one, of in zip(signing, titles, strict=True))
    wanted = ("process",) if letter.is_cover else ("process", "capacity", "letterheads", "signatories")
    return facts, {name: "language" for name in wanted if name not in facts and language != "en"}


def _in_english(letter: "Outgoing") -> dict[str, str]:
    """Name and capacity as they are made where nobody said them."""
    name = letter.process.title
    name = name if name.lower().startswith("the ") else f"the {name}"
    officers = list(letter.process.officers.all())
    if not officers:
        return {"process": name}
    office = _in_sentence(officers[0].office)
    office = office if len(officers) == 1 or office.endswith("s") else f"{office}s"
    return {"process": name, "capacity": f"{office} of the intergovernmental negotiations on {name}"}


def _lines(
    said: Mapping[tuple[str, str], str], matter: str, officer: "Officer", usual: tuple[str, ...]
) -> tuple[str, ...]:
    text = said.get((matter, officer.key), "")
    return tuple(text.split("\n")) if text else usual


def _in_sentence(office: str) -> str:
    """An office within a sentence: "co-facilitators", but "President of the General Assembly", which is a name."""
    return office if " " in office else office.lower()


def _head(state: str) -> tuple[str, ...]:
    return (f"Permanent Mission of {state}", "to the United Nations") if state else ()


def _title(state: str) -> tuple[str, ...]:
    return (f"Permanent Representative of {state}", "to the United Nations") if state else ()


def _enclosed(letter: "Outgoing") -> dict[str, Fact]:
    """Whose letter a cover forwards."""
    if letter.encloses:
        facts = from_json(letter.encloses.frozen)
        authors = facts.get("signatories", ())
        office = re.split(r" (?:of|des|de) ", str(facts.get("capacity", "")), maxsplit=1)[0]
    elif letter.encloses_letter:
        read: Mapping[str, Any] = next(iter(letter.encloses_letter.reading.get("letters", ())), {})
        authors = tuple(Person(one["name"]) for one in read.get("signatories", ()) if one.get("name"))
        office = _in_sentence(str(read.get("office") or ""))
    else:
        return {}
    found: dict[str, Fact] = {"authors": authors} if authors else {}
    return found | ({"authors_office": office} if office else {})


def _programme(process: "Process", in_round: "Round | None") -> tuple[tuple[Sitting, ...], bool]:
    """The meetings of the newest release that are held in the round, and whether any of them lacks its hours."""
    keys = programme.keys_of_round(in_round) if in_round else frozenset()
    meetings = [one for one in programme.released_meetings(process) if one.key in keys and not one.cancelled]
    return tuple(sitting for one in meetings if (sitting := _sitting(one))), any(
        one.start is None or one.end is None for one in meetings
    )


def _sitting(one: Meeting) -> Sitting | None:
    if one.start is None or one.end is None:
        return None
    zone = ZoneInfo(one.zone)
    start, end = one.start.astimezone(zone), one.end.astimezone(zone)
    if end.date() != start.date():
        return None
    business = tuple(matter for segment in one.segments for matter in _business(segment))
    return Sitting(one.day, start.time(), end.time(), business, one.zone, one.venue, is_virtual=one.virtual)


def _business(segment: Segment) -> tuple[Business, ...]:
    """A piece of business: as a run of parts where its title says no more than that, so that every language has it."""
    parts = [outline.parse(element) for element in segment.elements]
    numbers = [part.number for part in parts if part.number is not None]
    run = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(parts)))
    if run and len({part.kind for part in parts}) == 1:
        first, last = numbers[0], numbers[-1]
        said = rf"[^\W\d]+\s+{first}" + (rf"\s*(?:\W|\w+)\s*{last}" if last > first else "")
        if not segment.title or re.fullmatch(said, segment.title.strip()):
            return (Parts(parts[0].kind, first, last),)
    return (segment.title,) if segment.title else ()


def _changes(process: "Process") -> tuple[Change, ...]:
    """The meetings whose day the newest release changed of the one that was announced before it."""
    newest = programme.latest_release(process)
    announced = programme.release_of(process, baseline(process, newest.number)) if newest else None
    if newest is None or announced is None or announced.number >= newest.number:
        return ()
    now, before = (snapshot.from_json(release.meetings) for release in (newest, announced))
    was = {one.key: one for one in before if not one.cancelled}
    found: dict[tuple[dt.date, dt.date | None], None] = {}
    for one in now:
        last = was.get(one.key)
        if last and one.cancelled:
            found[last.day, None] = None
        elif last and one.day != last.day:
            found[last.day, one.day] = None
    return tuple(Change(*pair) for pair in sorted(found, key=str))
