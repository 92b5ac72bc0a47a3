"""Which date, hours and room of a sentence or list item belong together, in whatever order they are printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zerodraft.correspondence.core.mentions.dates import DateMention
from zerodraft.correspondence.core.mentions.hours import Half, HalfMention, HoursMention
from zerodraft.correspondence.core.mentions.scan import Scan
from zerodraft.correspondence.core.mentions.venues import VenueMention
from zerodraft.correspondence.core.words.language import compiled

Mention = DateMention | HoursMention | HalfMention | VenueMention


@dataclass(slots=True)
class Group:
    """Mentions that set one slot of meetings: from `start` to `end` in the passage."""

    start: int
    end: int
    dates: list[DateMention] = field(default_factory=list)
    hours: list[HoursMention] = field(default_factory=list)
    halves: list[HalfMention] = field(default_factory=list)
    venues: list[VenueMention] = field(default_factory=list)
    inherits_date: bool = False

    @property
    def timed(self) -> bool:
        return bool(self.hours or self.halves)

    def add(self, mention: Mention) -> None:
        if isinstance(mention, DateMention):
            self.dates.append(mention)
        elif isinstance(mention, HoursMention):
            self.hours.append(mention)
        elif isinstance(mention, HalfMention):
            self.halves.append(mention)
        else:
            self.venues.append(mention)
        self.end = max(self.end, mention.end)


def groups(scan: Scan, *, skip: Sequence[tuple[int, int]] = ()) -> list[Group]:
    """The groups of a passage, in order; mentions that overlap a stretch of `skip` are left out.

    A second date or a second time opens a new group unless only "and" or a comma stands between; a group without a
    date has that of the group before it. A room printed after the last of several slots of one day is theirs too.
    """
    mentions = _mentions(scan, skip)
    found: list[Group] = []
    current: Group | None = None
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if current is None or _opens(scan, current, mention, following):
            current = Group(mention.start, mention.end)
            found.append(current)
        current.add(mention)
    _share(scan, found)
    return found


def _mentions(scan: Scan, skip: Sequence[tuple[int, int]]) -> list[Mention]:
    every: list[Mention] = [*scan.dates, *_ended(scan), *_bare_halves(scan), *scan.venues]
    kept = [m for m in every if not any(m.start < end and start < m.end for start, end in skip)]
    return sorted(kept, key=lambda mention: mention.start)


def _ended(scan: Scan) -> list[HoursMention]:
    """The hours of a passage; one that only ends the slot begun before it ("at 10 a.m. ... until 11:30") is its end."""
    until = compiled(rf"(?<!\w){scan.language.any_of('hours.until')} ?\Z")
    found: list[HoursMention] = []
    for hours in scan.hours:
        open_slot = found and found[-1].finish is None and hours.finish is None and hours.begin > found[-1].begin
        between = found and not any(found[-1].end <= date.start < hours.start for date in scan.dates)
        if open_slot and between and until.search(scan.passage.folded, found[-1].end, hours.start):
            found[-1] = replace(found[-1], finish=hours.begin)
        else:
            found.append(hours)
    return found


def _bare_halves(scan: Scan) -> list[HalfMention]:
    """Half days whose hours are not printed beside them ("Morning (10:00-13:00)" is an hour, not a half day)."""
    return [
        half
        for half in scan.halves
        if not any(
            (
                0 <= hours.start - half.end <= 6
                and not any(
                    char.isalnum()
                    for char in scan.passage.text[half.end : hours.start].replace("from", "").replace("at", "")
                )
            )
            or (0 <= half.start - hours.end <= 10 and len(scan.passage.text[hours.end : half.start].split()) <= 2)
            for hours in scan.hours
        )
    ]


def _tied(scan: Scan, start: int, end: int) -> bool:
    """Whether only small words and punctuation stand between two positions."""
    words = scan.passage.folded[start:end]
    ties = scan.language.any_of("dates.also", "dates.article", "hours.lead", "schedule.also")
    return bool(compiled(rf"(?:[ ,&(/)]|(?<!\w)(?:{ties})(?!\w))*\Z").match(words))


def _opens(scan: Scan, group: Group, mention: Mention, following: Mention | None) -> bool:
    tied = _tied(scan, group.end, mention.start)
    if isinstance(mention, DateMention):
        if not group.dates:
            return not (group.timed or group.venues)
        return not (tied and not group.timed and not group.venues)
    if isinstance(mention, HoursMention | HalfMention):
        if not group.timed:
            return False
        if isinstance(mention, HoursMention) and not group.hours and _within(mention, group.halves):
            return False
        if isinstance(mention, HalfMention) and group.hours:
            return not tied
        return not (
            tied and not (group.venues and group.venues[-1].end > group.dates[-1].end if group.dates else False)
        )
    if not group.venues:
        return False
    if _parallel_room(scan, group, mention):
        return False
    return isinstance(following, DateMention | HoursMention) or _same_hours(scan, group.end, mention.end)


def _within(hours: HoursMention, halves: Sequence[HalfMention]) -> bool:
    """Whether hours only make precise the half day named before them ("in the afternoon of the same day, from 3 to 6")."""
    return all((hours.begin.hour < 13) == (half.half is Half.MORNING) for half in halves)


def _parallel_room(scan: Scan, group: Group, mention: VenueMention) -> bool:
    return _tied(scan, group.venues[-1].end, mention.start)


def _same_hours(scan: Scan, start: int, end: int) -> bool:
    """Whether a second room is named for another meeting at the same time ("in parallel in Conference Room 2")."""
    stop = scan.passage.folded.find(". ", end)
    near = min(end + 40, stop if stop >= 0 else len(scan.passage.folded))
    return bool(scan.language.finder("schedule.parallel").search(scan.passage.folded, start, near))


def _share(scan: Scan, found: list[Group]) -> None:
    _share_dates(found)
    for before, group in pairwise(found):
        if group.venues and not group.timed and _same_hours(scan, before.end, group.end):
            group.hours, group.halves = before.hours, before.halves
    for group, after in reversed(list(pairwise(found))):
        if after.inherits_date and not group.venues and after.venues and _tied(scan, group.end, after.start):
            group.venues = after.venues
    for before, group in pairwise(found):
        if (group.inherits_date or not group.dates) and not group.venues and before.venues:
            group.venues = before.venues


def _share_dates(found: list[Group]) -> None:
    """A group without a date has that of the one before it, or at the beginning that of the one after."""
    for before, group in pairwise(found):
        if not group.dates and before.dates:
            group.dates, group.inherits_date = before.dates, True
    for group, after in reversed(list(pairwise(found))):
        if not group.dates and after.dates and not after.inherits_date:
            group.dates, group.inherits_date = after.dates, True


def leading(text: str) -> int:
    """The length of a list mark at the beginning of an item ("•", "(a)", "1.", "-")."""
    match = re.match(r"\s*(?:[-–—•*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*", text)
    return match.end() if match else 0
