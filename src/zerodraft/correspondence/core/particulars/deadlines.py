"""Dates by which something is due: proposals, comments, statements, inscription, registration, or the end of a silence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from zerodraft.correspondence.core.facts import Deadline, Flag, Stated
from zerodraft.correspondence.core.mentions.dates import DateMention, Day
from zerodraft.correspondence.core.mentions.hours import HoursMention
from zerodraft.correspondence.core.mentions.scan import ADDRESS, Scan
from zerodraft.correspondence.core.mentions.zones import ZoneMention
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span

KINDS = ("silence", "inscription", "registration", "statements", "comments", "proposals")
_NEAR = 60  # code points between a date and its hour or its "by"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with its flags and the stretches of its sentence that it accounts for; `over` when it no longer holds."""

    deadline: Deadline
    flags: tuple[Flag, ...]
    taken: tuple[tuple[int, int], ...]
    over: bool = False


def find_deadlines(
    sentence: Passage, context: Passage | None, language: Language, reference: date | None, home: str | None
) -> list[Due]:
    """The deadlines of a sentence, those that it says are over marked so.

    `context` is the sentence before it, for what is due when this one does not say.
    """
    scan = Scan(sentence, language, home)
    found: list[Due] = []
    previous_end = 0
    previous: str | None = None
    for mention in scan.dates:
        hours = _hour_of(scan, mention)
        start = min(mention.start, hours.start) if hours else mention.start
        end = max(mention.end, hours.end) if hours else mention.end
        if not _is_due(scan, start, end):
            continue
        since = max(previous_end, sentence.folded.rfind("; ", 0, start) + 1)
        over = _over(scan, since, start)
        days = mention.nearest(reference) if over else mention.days(reference)
        if not days or mention.alternative:
            continue
        kind = _kind(scan, previous_end, start, end) or previous or (_kind_in(context, language) if context else None)
        if kind is None or (not over and _not_due(scan, since, start)):
            continue
        previous = kind
        found.append(replace(_due(scan, kind, days[-1], hours, (start, end), previous_end), over=over))
        previous_end = end
    return found


def _hour_of(scan: Scan, mention: DateMention) -> HoursMention | None:
    """The hour printed just before or after a date, with nothing but a zone and small words between."""
    best: tuple[int, HoursMention] | None = None
    for hours in scan.hours:
        gap = (mention.end, hours.start) if hours.start >= mention.end else (hours.end, mention.start)
        if gap[1] - gap[0] > _NEAR or gap[1] < gap[0]:
            continue
        between = scan.passage.folded[gap[0] : gap[1]]
        for zone in scan.zones:
            if gap[0] <= zone.start and zone.end <= gap[1]:
                between = between.replace(scan.passage.folded[zone.start : zone.end], "")
        if (
            len([word for word in between.split() if any(char.isalpha() for char in word)]) > 4
            or ";" in between
            or ". " in between
        ):
            continue
        if best is None or gap[1] - gap[0] < best[0]:
            best = (gap[1] - gap[0], hours)
    return best[1] if best else None


def _is_due(scan: Scan, start: int, end: int) -> bool:
    language, folded = scan.language, scan.passage.folded
    articles = language.any_of("dates.article", "deadlines.filler")
    before = compiled(rf"(?<!\w){language.any_of('deadlines.by')}:? ?(?:(?:{articles}),? ?)*\Z")
    after = compiled(rf"[ ,]*(?:\([^)]*\) ?)?{language.any_of('deadlines.by_after')}")
    moved = compiled(
        rf"(?<!\w){language.any_of('changes.verbs')}[^.;]{{0,60}} {language.any_of('changes.from')} [^.;]{{0,60}}"
        rf" {language.any_of('dates.range')}(?: (?:{articles}),?)* ?\Z"
    )
    near = max(0, start - 140)
    return bool(before.search(folded, near, start) or after.match(folded, end) or moved.search(folded, near, start))


def _over(scan: Scan, since: int, start: int) -> bool:
    """Whether the words before a date make it that of a time limit that is over."""
    small = scan.language.any_of("dates.article", "deadlines.filler", "deadlines.by")
    over = compiled(rf"(?<!\w){scan.language.any_of('deadlines.lapsed')}(?: (?:{small}))* ?\Z")
    return bool(over.search(scan.passage.folded, max(since, start - 80), start))


def _not_due(scan: Scan, since: int, start: int) -> bool:
    words = _without_addresses(scan.passage)[since:start]
    return bool(scan.language.finder("deadlines.not_deadlines").search(words))


def _kind(scan: Scan, since: int, start: int, end: int) -> str | None:
    """What is due: the kind named nearest before the date in its clause, or else after it."""
    folded = scan.passage.folded
    clause = max(since, folded.rfind("; ", 0, start) + 1)
    before = _nearest(scan.language, folded[clause:start], last=True)
    if before:
        return before
    stop = folded.find("; ", end)
    return _nearest(scan.language, folded[end : stop if stop >= 0 else len(folded)], last=False)


def _kind_in(context: Passage, language: Language) -> str | None:
    return _nearest(language, _without_addresses(context), last=True)


def _without_addresses(passage: Passage) -> str:
    """The folded words with addresses blanked: "badges@…" speaks of no badges, "list@…" of no list."""
    return ADDRESS.sub(lambda address: " " * len(address[0]), passage.folded)


def _nearest(language: Language, words: str, *, last: bool) -> str | None:
    """The kind that rules a clause: silence above all, then lists and registration, then what is to be sent."""
    for kind in KINDS[:3]:
        if language.finder(f"deadlines.{kind}").search(words):
            return kind
    found: list[tuple[int, int, str]] = []
    for rank, kind in enumerate(KINDS[3:]):
        matches = list(language.finder(f"deadlines.{kind}").finditer(words))
        if matches:
            found.append((matches[0].start(), rank, kind))
    return min(found)[2] if found else None


def _due(scan: Scan, kind: str, day: Day, hours: HoursMention | None, place: tuple[int, int], since: int) -> Due:
    passage = scan.passage
    zone = _zone(scan, place) if hours else None
    at: Stated[date | datetime]
    words = [day.span]
    if hours:
        at_hour = hours.finish or hours.begin
        words.append(passage.span(hours.start, hours.end))
        at = Stated(datetime.combine(day.date, at_hour), tuple(words), "deadline.at")
    else:
        at = Stated(day.date, tuple(words), "deadline.at")
    flags: list[Flag] = []

    def flag(code: str, span: Span) -> None:
        flags.append(Flag(Stated(code, (span,), f"flag.{code}"), Stated(day.date.isoformat(), (span,), f"flag.{code}")))

    if day.inferred:
        flag("year-inferred", day.span)
    if not day.weekday_fits:
        flag("weekday-mismatch", day.span)
    if zone and zone.doubtful(day.date):
        flag("zone-suspect", passage.span(zone.start, zone.end))
    stated_zone = Stated(zone.zone, (passage.span(zone.start, zone.end),), "deadline.zone") if zone else None
    what = Stated(kind, (_words_of(scan, kind),), "deadline.what")
    taken = [place] + ([(zone.start, zone.end)] if zone else [])
    return Due(Deadline(what, at, stated_zone, _to(scan, place, since)), tuple(flags), tuple(taken))


def _words_of(scan: Scan, kind: str) -> Span:
    match = scan.language.finder(f"deadlines.{kind}").search(scan.passage.folded)
    return scan.passage.span(*match.span()) if match else scan.passage.whole


def _zone(scan: Scan, place: tuple[int, int]) -> ZoneMention | None:
    near = [zone for zone in scan.zones if place[0] - 8 <= zone.start <= place[1] + 25]
    return near[0] if near else None


def _to(scan: Scan, place: tuple[int, int], since: int) -> Stated[str] | None:
    """The address in the sentence: the one before the date in its clause, or else the first after it."""
    before = [match for match in scan.addresses if since <= match.start() and match.end() <= place[0]]
    after = [match for match in scan.addresses if match.start() >= place[1]]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None:
        return None
    group = "mail" if chosen.group("mail") else "link"
    return Stated(chosen.group(group), (scan.passage.span(*chosen.span(group)),), "deadline.to")


def with_address(due: Due, beside: Passage | None, language: Language) -> Due:
    """The deadline with the address that the sentence beside its own gives for sending, if it has none itself."""
    if due.deadline.to or beside is None or not language.finder("contacts.asks").search(beside.folded):
        return due
    if _kind_in(beside, language) not in (None, due.deadline.what.value):
        return due
    scan = Scan(beside, language)
    if scan.dates or len(scan.addresses) != 1:
        return due
    return replace(due, deadline=replace(due.deadline, to=_to(scan, (len(beside.text), len(beside.text)), 0)))


def with_distant_address(due: Deadline, prose: Sequence[Passage], language: Language) -> Deadline:
    """The deadline with the address that an undated sentence elsewhere in the letter gives for what is due, if only one."""
    if due.to:
        return due
    found: dict[str, Stated[str]] = {}
    for sentence in prose:
        if _kind_in(sentence, language) == due.what.value and language.finder("contacts.asks").search(sentence.folded):
            scan = Scan(sentence, language)
            address = None if scan.dates or len(scan.addresses) != 1 else _to(scan, (0, 0), 0)
            if address:
                found[address.value] = address
    return replace(due, to=next(iter(found.values()))) if len(found) == 1 else due


def with_zone(due: Due, zone: Stated[str] | None) -> Due:
    """The deadline in the zone that the letter states for all its hours, if it states none for this one."""
    if zone is None or due.deadline.zone or not isinstance(due.deadline.at.value, datetime):
        return due
    return replace(due, deadline=replace(due.deadline, zone=zone))


def deadline_spans(passage: Passage, found: Sequence[Due]) -> list[tuple[int, int]]:
    """The stretches of a sentence that its deadlines account for."""
    return [place for due in found for place in due.taken if place[1] <= len(passage.text)]
