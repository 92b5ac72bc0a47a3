"""Lines that date a letter: "New York, 13 February 2018", "Bonn, le 24 juillet 2015", "Programme of work, 25 May 2023"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.dates import Day, find_dates
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.pieces import Line, Sheet

_LONGEST = 75  # code points
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:[ -](?:[A-ZÀ-Þ][\w.’'-]*|de|la|del|el|of|the)){0,3}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that holds nothing but a date, perhaps with a place before it."""

    line: Line
    day: Day
    place: Stated[str] | None


def dateline(sheet: Sheet, line: Line, languages: Sequence[Language]) -> Dateline | None:
    """The line as a dateline, or None. A heading of a day, which names the weekday without a place, is none."""
    if len(line.text) > _LONGEST or not any(char.isdigit() for char in line.text):
        return None
    whole = sheet.passage(line.span.start, line.span.end)
    for language in languages:
        for mention in find_dates(whole, language):
            day = mention.day()
            if day is None or whole.text[mention.end :].strip(" .,"):
                continue
            before = whole.folded[: mention.start].rstrip(" ,")
            lead = compiled(rf"(?:^|(?<=[ ,])){language.any_of('dates.as_of', 'dates.article')}:?\Z").search(before)
            place = whole.text[: lead.start() if lead else len(before)].rstrip(" ,")
            if not place:
                return Dateline(line, day, None) if day.weekday is None else None
            if _PLACE.fullmatch(place) and not language.finder("letters.programme", "letters.annex").match(
                whole.folded
            ):
                where = whole.span(0, len(place))
                return Dateline(line, day, Stated(place, (where,), "letter.place.dateline"))
    return None


def heading_date(sheet: Sheet, line: Line, languages: Sequence[Language]) -> Dateline | None:
    """The date that an annex's heading carries at its end: "Revised programme, 25 May 2023", "(as at 25 May 2023)"."""
    whole = sheet.passage(line.span.start, line.span.end)
    for language in languages:
        for mention in find_dates(whole, language):
            day = mention.day()
            if day and day.weekday is None and not whole.text[mention.end :].strip(" .,)]") and mention.start > 0:
                return Dateline(line, day, None)
    return None
