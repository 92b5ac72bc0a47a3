"""A passage cut into sentences, without stumbling over "H.E. Mr.", "paras. 5" or "at 3 p.m. on Monday"."""

import re
from collections.abc import Iterator
from functools import cache

from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage

_STOP = re.compile(r"[.!?][\"')\]]*(?= )")
_HOUR_STOP = re.compile(r"\b[ap]\.\s?m\.\Z")
_OPENERS = '“"«(¿¡•[1'
_LONGEST_ABBREVIATION = 10  # code points
LONGEST = 3000
"""Code points. What runs on without a stop for longer is no sentence, and is read in pieces."""


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    unfinished = re.compile(rf"(?<!\w)(?:{language.any_of('sentences.abbreviations')}|[a-z])\.\Z")
    return unfinished, re.compile(rf" {language.any_of('sentences.openings')}(?!\w)")


def sentences(whole: Passage, language: Language) -> list[Passage]:
    """The sentences of a passage. An abbreviation or initial ends none; an hour does if a usual first word follows."""
    unfinished, opening = _patterns(language)
    found: list[Passage] = []
    begin = 0
    for stop in _STOP.finditer(whole.folded):
        after = whole.text[stop.end() + 1 : stop.end() + 2]
        head = whole.folded[max(begin, stop.start() - _LONGEST_ABBREVIATION) : stop.start() + 1]
        if _HOUR_STOP.search(head):
            if not (after.isupper() and opening.match(whole.folded, stop.end())):
                continue
        elif stop.group()[0] == "." and (unfinished.search(head) or not (after.isupper() or after in _OPENERS)):
            continue
        found += _pieces(whole, begin, stop.end())
        begin = stop.end()
    if whole.text[begin:].strip():
        found += _pieces(whole, begin, len(whole.text))
    return found


def _pieces(whole: Passage, begin: int, end: int) -> Iterator[Passage]:
    while end - begin > LONGEST:
        blank = whole.text.rfind(" ", begin + 1, begin + LONGEST)
        cut = blank if blank > 0 else begin + LONGEST
        yield whole.part(begin, cut)
        begin = cut
    yield whole.part(begin, end)
