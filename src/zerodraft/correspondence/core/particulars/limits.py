"""Speaking time: "five minutes for groups, three minutes for national delegations", "un máximo de tres minutos"."""

import re
from collections.abc import Sequence
from functools import cache

from zerodraft.correspondence.core.facts import Stated, TimeLimit
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage

CATEGORIES = ("groups", "national", "observers", "stakeholders")
LONGEST = 60 * 60  # seconds; a longer time is not one speaker's


@cache
def _minutes(language: Language) -> re.Pattern[str]:
    word = rf"(?:{language.any_key('numbers')})"
    number = rf"(?:(?P<word>{word})(?:,? ?\(? ?(?P<gloss>\d{{1,2}}) ?\))?|(?P<digits>\d{{1,3}})(?: ?\(?(?:{word})\)?)?)"
    half = rf"(?P<half> {language.any_of('limits.and_a_half')})?"
    minute = rf"(?P<minute>{language.any_of('limits.units_minute')})"
    second = rf"(?P<second>{language.any_of('limits.units_second')})"
    more = rf"(?P<more> {language.any_of('limits.and_a_half')})?"
    return re.compile(rf"(?<![\w:.]){number}{half}[ -]?(?:{minute}|{second}){more}(?!\w)")


def find_limits(sentences: Sequence[Passage], language: Language) -> tuple[TimeLimit, ...]:
    """The limits stated, one for each category of speakers; `all` when no category is named beside the time."""
    found: dict[str, TimeLimit] = {}
    for sentence in sentences:
        times = list(_minutes(language).finditer(sentence.folded))
        if not times or language.finder("limits.not_limits").search(sentence.folded):
            continue
        if not language.finder("limits.speaking").search(sentence.folded):
            continue
        for category, time, words in _paired(sentence, times, language):
            seconds = _seconds(time, language)
            if 0 < seconds <= LONGEST:
                stated = Stated(seconds, (sentence.span(*time.span()),), "limit.seconds")
                applies = Stated(
                    category, (sentence.span(*words),), f"limit.{'all' if category == 'all' else 'category'}"
                )
                found.setdefault(category, TimeLimit(applies, stated))
    return tuple(found.values())


def _seconds(time: re.Match[str], language: Language) -> int:
    digits = time.group("gloss") or time.group("digits")
    number = int(digits) if digits else language.number("numbers", time.group("word"))
    if time.group("second"):
        return number
    return number * 60 + (30 if time.group("half") or time.group("more") else 0)


def _paired(
    sentence: Passage, times: list[re.Match[str]], language: Language
) -> list[tuple[str, re.Match[str], tuple[int, int]]]:
    """Each category with its time: categories all follow their times or all precede them, whichever the sentence does."""
    named = _categories(sentence, language)
    if not named:
        return [("all", times[0], times[0].span())]
    bare = [
        (m.start(), m.end(), "national")
        for m in compiled(rf"(?<!\w){language.any_of('limits.national_if_paired')}(?!\w)").finditer(sentence.folded)
    ]
    free = [place for place in bare if not any(start < place[1] and place[0] < end for start, end, _ in named)]
    others = free if not any(category == "national" for _, _, category in named) else []
    after = _assigned(times, named, others, following=True)
    before = _assigned(times, named, others, following=False)
    chosen = max((after, before), key=lambda pairs: _fitness(pairs, named))
    return [(category, time, words) for category, time, words in chosen]


def _categories(sentence: Passage, language: Language) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for category in CATEGORIES:
        for match in language.finder(f"limits.{category}").finditer(sentence.folded):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), category))
    return sorted(found)


def _assigned(
    times: list[re.Match[str]],
    named: list[tuple[int, int, str]],
    others: list[tuple[int, int, str]],
    *,
    following: bool,
) -> list[tuple[str, re.Match[str], tuple[int, int]]]:
    """Pairs of category and time; "delegations" or "others" (`others`) are a category only beside a time that has none."""
    pairs: dict[str, tuple[str, re.Match[str], tuple[int, int]]] = {}
    for number, time in enumerate(times):
        if following:
            since, until = time.end(), times[number + 1].start() if number + 1 < len(times) else 10**9
        else:
            since, until = times[number - 1].end() if number else -1, time.start()
        beside = [place for place in named if since <= place[0] and place[1] <= until]
        for start, end, category in beside or others:
            if since <= start and end <= until:
                pairs.setdefault(category, (category, time, (start, end)))
    return list(pairs.values())


def _fitness(
    pairs: list[tuple[str, re.Match[str], tuple[int, int]]], named: list[tuple[int, int, str]]
) -> tuple[int, int, int]:
    """How well a pairing fits: by times accounted for, categories named in so many words, and nearness."""
    places = {(start, end) for start, end, _ in named}
    return len({time.start() for _, time, _ in pairs}), sum(words in places for _, _, words in pairs), -_distance(pairs)


def _distance(pairs: list[tuple[str, re.Match[str], tuple[int, int]]]) -> int:
    return sum(min(abs(words[0] - time.end()), abs(time.start() - words[1])) for _, time, words in pairs)
