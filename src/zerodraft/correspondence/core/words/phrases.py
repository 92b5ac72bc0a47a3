"""Where a noun phrase in running text ends: enough of its grammar to take "the zero draft of the global compact" whole."""

import re

from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage

LONGEST = 220  # code points of a title
_STOP = re.compile(r"[.;:?!\n\[\]•]|,|\(| - |\"(?=[^\w]|\Z)|'(?= |\Z)")
_SERIES = re.compile(r", [\w'-]+(?:,? (?:and|et|y|e|&) )[\w'-]+")


def phrase_end(passage: Passage, start: int, language: Language, ends: str) -> int:
    """Where the noun phrase that begins at `start` ends, by the words that cannot be in it (`ends`: a key of phrases).

    A comma ends it unless it is one of a series ("safe, orderly and regular migration").
    """
    limit = min(len(passage.folded), start + LONGEST)
    word = compiled(rf" (?={language.any_of(ends)}(?!\w))")
    last_of_series = compiled(rf", [\w'-]+ {language.any_of('dates.also')}(?!\w)")
    series = [match.end() for match in last_of_series.finditer(passage.folded, start, limit)]
    for match in word.finditer(passage.folded, start, limit):
        if not any(match.start() < end <= match.start() + 6 for end in series):
            limit = match.start()
            break
    for stop in _STOP.finditer(passage.folded, start, limit):
        mark = stop.group()
        if mark == "." and (passage.folded[stop.end() : stop.end() + 1].isalnum() or stop.end() - start < 3):
            continue
        if mark == "," and _in_series(passage, stop.start(), limit):
            continue
        if mark == '"' and passage.folded.count('"', start, stop.start()) % 2:
            return stop.end()
        return stop.start()
    return limit


def _in_series(passage: Passage, comma: int, limit: int) -> bool:
    match = _SERIES.match(passage.folded, comma)
    if not match or match.end() > limit + 40:
        return False
    before = re.search(r"([\w'-]+)\Z", passage.text[:comma])
    after = re.search(r"[\w'-]+", passage.text[comma + 1 :])
    return bool(before and after and before.group()[0].isupper() == after.group()[0].isupper())
