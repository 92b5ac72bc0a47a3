"""The patterns of date expressions in a language, with the day first or the month first."""

import re
from functools import cache

from zerodraft.correspondence.core.words.language import Language


@cache
def grammar(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for a date expression with the day first, one with the month first, and their parts."""
    weekday = rf"(?:{language.any_key('dates.weekdays')}\b\.?)"
    month = rf"(?:{language.any_key('dates.months')}\b\.?)"
    link = language.any_of("dates.of")
    suffix = language.any_of("dates.suffix")
    article = language.any_of("dates.article")
    year = r"(?:19|20)\d\d(?!\d)"
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?:{suffix}(?!\w))?(?!\d)(?![.:/]\d)(?!%)"
    joint = (
        rf" ?(?:-|{language.any_of('dates.range')}(?![a-z])) ?| ?(?:,|;)? ?"
        rf"(?:(?:{language.any_of('dates.also')}|{language.any_of('dates.alternative')})(?![a-z]) ?)| ?, ?"
    )
    week = rf"(?:{weekday} (?:-|{language.any_of('dates.range')}) {weekday},? )"
    named = rf"(?:{week}|{weekday}(?: ?, ?| ))?(?:{article} ){{0,3}}"
    year_after = rf"(?:,? ?(?:{link} )?{year})?"
    item = rf"{named}{day}(?: ?(?:{link} )?(?:{article} )?-?{month}{year_after})?"
    first = rf"(?<![\w.:/@-]){item}(?:(?:{joint})(?:{article} )?{item}){{0,14}}"
    month_day = rf"{named}{month} (?:{article} )?{day}(?! ?[ap]\.?m\b)(?! ?-? ?\d{{1,2}}(?:[.:]\d\d)? ?[ap]\.?m)"
    listed = f"(?:{language.any_of('dates.also')}|{language.any_of('dates.alternative')})"
    hour = r"(?! ?[ap]\.?m\b)"
    more = (
        rf"(?: ?(?:-|{language.any_of('dates.range')}) ?{day}{hour}"
        rf"|(?: ?, ?{day})*,? {listed} {day}{hour})?"
    )
    second = rf"(?<![\w.:/@-]){month_day}{more}(?:,? {year})?(?:(?:{joint}){month_day}{more}(?:,? {year})?){{0,6}}"
    parts = (
        rf"(?P<week>{week})|(?P<weekday>{weekday})|(?P<month>{month})|(?P<year>{year})|(?P<day>\d{{1,2}})(?:{suffix}(?!\w))?"
        rf"|(?P<range>-|(?<![a-z]){language.any_of('dates.range')}(?![a-z]))|(?P<alternative>(?<![a-z]){language.any_of('dates.alternative')}(?![a-z]))"
        rf"|(?P<also>[,;]|(?<![a-z]){language.any_of('dates.also')}(?![a-z]))"
    )
    return re.compile(first), re.compile(second), re.compile(parts)


@cache
def links(language: Language) -> frozenset[str]:
    return frozenset({"", *language.phrases["dates.of"]})


@cache
def counted(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){language.any_of('dates.counted')}\.? ?(?>\d+ ?(?:-|,|[a-z]{{1,3}}) ?)*\Z")
