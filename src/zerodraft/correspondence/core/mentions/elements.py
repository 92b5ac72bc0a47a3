"""The parts of a text that a segment takes up: "Objectives 1-6", "chapitre III", "Preamble and paras. 1-14"."""

import re
from dataclasses import dataclass
from functools import cache

from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage, Span

LONGEST_RANGE = 400  # parts; more is a slip of the pen, not a range
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_NUMBER = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the text, by its id ("objective-7", "preamble"), and the words that name it."""

    id: str
    span: Span


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    number = (
        rf"(?:\d{{1,3}}(?:{language.any_of('dates.suffix')})?(?:\(?[a-z]\)?)?(?!\w)|[ivxlc]{{1,7}}(?!\w)|[a-z](?!\w))"
    )
    span = rf" ?(?:-|(?<!\w){language.any_of('elements.range')}(?!\w)) ?"
    also = rf" ?(?:,|;)? ?(?<!\w){language.any_of('dates.also')}(?!\w) ?| ?, ?"
    nouns = language.any_key("elements.numbered")
    again = rf"(?:{language.any_of('elements.article')} )?(?:{nouns}\.? )?"
    one = rf"(?:n[o.°º]+s?\.? ?)?{number}"
    chain = rf"(?<!\w)(?P<noun>{nouns})\.? (?P<numbers>{one}(?:(?:{span}|{also}){again}{one})*)"
    return (
        re.compile(chain),
        re.compile(rf"(?P<to>{span})|(?P<also>{also})|(?P<noun>{nouns})\.?|(?P<number>{number})"),
        re.compile(rf"(?<!\w){language.any_key('elements.named')}(?!\w)"),
        language.finder("elements.not_elements"),
    )


def find_elements(passage: Passage, language: Language) -> tuple[Element, ...]:
    """The parts of the text named in a passage, each once, in the order printed, ranges expanded."""
    numbered, parts, named, foreign = _patterns(language)
    found: list[tuple[int, str, Span]] = []
    blocked = [(match.start(), match.end()) for match in foreign.finditer(passage.folded)]
    for match in numbered.finditer(passage.folded):
        if not any(start <= match.start() < end for start, end in blocked):
            found += _expanded(passage, match, parts, language)
    for match in named.finditer(passage.folded):
        if not any(start <= match.start() < end for start, end in blocked):
            id_ = str(language.values["elements.named"][" ".join(match.group().split())])
            found.append((match.start(), id_, passage.span(match.start(), match.end())))
    seen: dict[str, Element] = {}
    for _, id_, span in sorted(found, key=lambda entry: entry[0]):
        for one in id_.split():
            seen.setdefault(one, Element(one, span))
    return tuple(seen.values())


def _expanded(
    passage: Passage, chain: re.Match[str], parts: re.Pattern[str], language: Language
) -> list[tuple[int, str, Span]]:
    kind = str(language.values["elements.numbered"][chain.group("noun")])
    opened: int | None = None
    last: int | None = None
    found: list[tuple[int, str, Span]] = []
    begin = chain.start()
    for part in parts.finditer(passage.folded, chain.start("numbers"), chain.end("numbers")):
        if part.group("to"):
            opened = last
        elif part.group("also"):
            opened = None
        elif part.group("noun"):
            kind, opened = str(language.values["elements.numbered"][part.group("noun")]), None
        else:
            value = number(part.group("number"))
            if value is None:
                continue
            first = opened + 1 if opened is not None and opened < value <= opened + LONGEST_RANGE else value
            span = passage.span(begin, part.end())
            found += [(part.start(), f"{kind}-{n}", span) for n in range(first, value + 1)]
            opened, last = None, value
    return found


def number(word: str) -> int | None:
    """The value of an Arabic or Roman number as printed in folded text ("12", "1er", "iv"); None for other words."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    if word and _ROMAN_NUMBER.match(word):
        values = [_ROMAN[letter] for letter in word]
        return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
    return None
