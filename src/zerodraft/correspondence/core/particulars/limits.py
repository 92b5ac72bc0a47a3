"""Speaking time: "five minutes for groups, three minutes for national delegations", "un máximo de tres minutos"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from zerodraft.correspondence.core.facts import Stated, TimeLimit
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage

CATEGORIES = ("groups", "national", "observers", "stakeholders")
LONGEST = 60 * 60  # seconds; a longer time is not one speaker's


@dataclass(frozen=True, slots=True)
class Time:
    """A length of speaking time in a sentence, from `start` to `end`."""

    start: int
    end: int
    seconds: int


@cache
def _minutes(language: Language) -> re.Pattern[str]:
    word = rf"(?:{language.any_key('numbers')})"
    number = rf"(?:(?P<word>{word})(?:,? ?\(? ?(?P<gloss>\d{{1,2}}) ?\))?|(?P<digits>\d{{1,3}})(?: ?\(?(?:{word})\)?)?)"
    half = rf"(?P<half> {language.any_of('limits.and_a_half')})?"
    minute = rf"(?P<minute>{language.any_of('limits.units_minute')})"
    second = rf"(?P<second>{language.any_of('limits.units_second')})"
    more = rf"(?P<more> {language.any_of('limits.and_a_half')})?"
    return re.compile(rf"(?<![\w:.]){number}{half}[ -]?(?:{minute}|{second}){more}(?!\w)")


@cache
def _bare(language: Language) -> re.Pattern[str]:
    lead = language.any_of("limits.bare_lead")
    return re.compile(
        rf"(?:(?<!\w){lead} |[:(] ?)(?P<number>{language.any_key('numbers')}|[1-9]|1[05])"
        rf"(?= ?(?:\Z|[.,;)]| {language.any_of('limits.bare_after')}(?!\w)))"
    )


@cache
def _bare_beside(language: Language) -> re.Pattern[str]:
    return re.compile(rf",? (?P<number>{language.any_key('numbers')}|[1-9]|1[05])(?=\Z|[.,;)])")


def find_limits(sentences: Sequence[Passage], language: Language) -> tuple[TimeLimit, ...]:
    """The limits stated, one for each category of speakers; `all` when no category is named beside the time."""
    found: dict[str, TimeLimit] = {}
    goes_on = False
    for sentence in sentences:
        times = _times(sentence, language, goes_on=goes_on)
        spoken = language.finder("limits.speaking").search(sentence.folded)
        if not times or language.finder("limits.not_limits").search(sentence.folded):
            goes_on = bool(spoken) and sentence.text.endswith(":")
            continue
        if not (spoken or (goes_on and _categories(sentence, language))):
            continue
        goes_on = True
        for category, time, words in _by_clause(sentence, times, language):
            if 0 < time.seconds <= LONGEST:
                stated = Stated(time.seconds, (sentence.span(time.start, time.end),), "limit.seconds")
                applies = Stated(
                    category, (sentence.span(*words),), f"limit.{'all' if category == 'all' else 'category'}"
                )
                found.setdefault(category, TimeLimit(applies, stated))
    return tuple(found.values())


def _times(sentence: Passage, language: Language, *, goes_on: bool) -> list[Time]:
    """The times in a sentence; after the first, a bare number in their place is one too ("... and others to two").

    A sentence that `goes_on` after one with times may have bare numbers alone ("Observers may speak for two.").
    """
    found = [
        Time(match.start(), match.end(), _seconds(match, language))
        for match in _minutes(language).finditer(sentence.folded)
    ]
    if not found and not (goes_on and _categories(sentence, language)):
        return []
    minutes = [time for time in found if time.seconds % 60 == 0]
    since = found[0].end if minutes else len(sentence.folded) if found else 0
    beside = [
        match
        for _, end, _ in _categories(sentence, language)
        if end >= since and (match := _bare_beside(language).match(sentence.folded, end))
    ]
    for match in [*_bare(language).finditer(sentence.folded, since), *beside]:
        if not any(time.start < match.end("number") and match.start("number") < time.end for time in found):
            number = match.group("number")
            value = int(number) if number.isdigit() else language.number("numbers", number)
            found.append(Time(match.start("number"), match.end("number"), value * 60))
    return sorted(found, key=lambda time: time.start)


def _seconds(time: re.Match[str], language: Language) -> int:
    digits = time.group("gloss") or time.group("digits")
    number = int(digits) if digits else language.number("numbers", time.group("word"))
    if time.group("second"):
        return number
    return number * 60 + (30 if time.group("half") or time.group("more") else 0)


def _by_clause(sentence: Passage, times: list[Time], language: Language) -> list[tuple[str, Time, tuple[int, int]]]:
    """Each category with its time, clause by clause where semicolons part clauses that have both."""
    named = _categories(sentence, language)
    if not named:
        return [("all", times[0], (times[0].start, times[0].end))] if len({time.seconds for time in times}) == 1 else []
    clauses = _clauses(sentence, times)
    places = [*named, *_bare_national(sentence, language)]
    if len(clauses) == 1 or not all(clause.aside or clause.names(places) for clause in clauses[1:]):
        return _paired(sentence, times, named, language)
    found: list[tuple[str, Time, tuple[int, int]]] = []
    for clause in clauses:
        here = [place for place in named if clause.begin <= place[0] < clause.end]
        if clause.names(places):
            found += _paired(sentence, clause.times, here, language, (clause.begin, clause.end))
        elif len(clause.times) == 1:
            found.append(("all", clause.times[0], (clause.times[0].start, clause.times[0].end)))
    return found


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence with its times; `aside` when it stands in brackets."""

    begin: int
    end: int
    times: list[Time]
    aside: bool = False

    def names(self, places: Sequence[tuple[int, int, str]]) -> bool:
        return any(self.begin <= start < self.end for start, _, _ in places)


def _clauses(sentence: Passage, times: list[Time]) -> list[_Clause]:
    """The clauses with a time that semicolons part, and those in brackets."""
    asides = [
        match.span()
        for match in re.finditer(r"\([^()]*\)", sentence.folded)
        if any(match.start() < time.start and time.end < match.end() for time in times)
        and any(not match.start() < time.start < match.end() for time in times)
    ]
    cuts = sorted(
        {0, len(sentence.folded)}
        | {match.end() for match in re.finditer(";", sentence.folded)}
        | {place for aside in asides for place in aside}
    )
    clauses = [
        _Clause(begin, end, [time for time in times if begin <= time.start < end], (begin, end) in asides)
        for begin, end in pairwise(cuts)
    ]
    return [clause for clause in clauses if clause.times]


def _bare_national(sentence: Passage, language: Language) -> list[tuple[int, int, str]]:
    return [
        (match.start(), match.end(), "national")
        for match in compiled(rf"(?<!\w){language.any_of('limits.national_if_paired')}(?!\w)").finditer(sentence.folded)
    ]


def _paired(
    sentence: Passage,
    times: list[Time],
    named: list[tuple[int, int, str]],
    language: Language,
    within: tuple[int, int] | None = None,
) -> list[tuple[str, Time, tuple[int, int]]]:
    """Each category with its time: categories all follow their times or all precede them, whichever the clause does."""
    first, last = within or (0, len(sentence.folded))
    bare = [place for place in _bare_national(sentence, language) if first <= place[0] < last]
    free = [place for place in bare if not any(start < place[1] and place[0] < end for start, end, _ in named)]
    others = free if not any(category == "national" for _, _, category in named) else []
    after = _assigned(times, named, others, (first, last), following=True)
    before = _assigned(times, named, others, (first, last), following=False)
    return max((after, before), key=lambda pairs: _fitness(pairs, named))


def _categories(sentence: Passage, language: Language) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for category in CATEGORIES:
        for match in language.finder(f"limits.{category}").finditer(sentence.folded):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), category))
    return sorted(found)


def _assigned(
    times: list[Time],
    named: list[tuple[int, int, str]],
    others: list[tuple[int, int, str]],
    within: tuple[int, int],
    *,
    following: bool,
) -> list[tuple[str, Time, tuple[int, int]]]:
    """Pairs of category and time; "delegations" or "others" (`others`) are a category only beside a time that has none."""
    pairs: dict[str, tuple[str, Time, tuple[int, int]]] = {}
    for number, time in enumerate(times):
        if following:
            since, until = time.end, times[number + 1].start if number + 1 < len(times) else within[1]
        else:
            since, until = times[number - 1].end if number else within[0], time.start
        beside = [place for place in named if since <= place[0] and place[1] <= until]
        for start, end, category in beside or others:
            if since <= start and end <= until:
                pairs.setdefault(category, (category, time, (start, end)))
    return list(pairs.values())


def _fitness(pairs: list[tuple[str, Time, tuple[int, int]]], named: list[tuple[int, int, str]]) -> tuple[int, int, int]:
    """How well a pairing fits: by times accounted for, categories named in so many words, and nearness."""
    places = {(start, end) for start, end, _ in named}
    return len({time.start for _, time, _ in pairs}), sum(words in places for _, _, words in pairs), -_distance(pairs)


def _distance(pairs: list[tuple[str, Time, tuple[int, int]]]) -> int:
    return sum(min(abs(words[0] - time.end), abs(time.start - words[1])) for _, time, words in pairs)
