"""Which language a text is in, among those loaded; others are recognized only to be refused by name."""

import re
from collections.abc import Sequence
from functools import cache

from zerodraft.correspondence.core.facts import NotALetter, UnreadableLanguage
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.language import Language

ENOUGH = 0.14  # share of function words in running text of a known language; names and tables lower it
_FEW = 0.03
_LONGEST = 200_000  # code points; the rest of a long text does not change the verdict
_WORD = re.compile(r"[^\W\d_]{2,}")  # a single letter is a word in most languages


@cache
def _words_of(language: Language) -> frozenset[str]:
    return frozenset(language.phrases["function_words"])


def tongue(text: str, languages: Sequence[Language], *, otherwise: Language | None = None) -> Language:
    """The language of a text; with `otherwise`, that one when the text does not tell.

    Raises UnreadableLanguage, naming the language where it is known; NotALetter when the text holds hardly any words.
    """
    letters = [char for char in text[:_LONGEST] if char.isalpha()]
    words = _WORD.findall(fold(text[:_LONGEST]))
    shares = {language: _share(words, _words_of(language)) for language in languages}
    best = max(languages, key=lambda language: shares[language])
    if otherwise is not None:
        return (
            best
            if shares[best] >= ENOUGH and len(words) >= 20 and shares[best] > 1.3 * shares[otherwise]
            else otherwise
        )
    if len(letters) < 20 or len(words) < 8:
        raise NotALetter("there are too few words in it for a letter")
    foreign = sum(char > "\u02af" and not "\u1e00" <= char <= "\u1eff" for char in letters)
    if foreign > len(letters) / 2:
        raise UnreadableLanguage(_refusal(None, languages))
    refused = best.values["refused"]
    rivals = {name.capitalize(): _share(words, frozenset(str(common).split())) for name, common in refused.items()}
    rival = max(rivals, key=lambda name: rivals[name])
    if rivals[rival] >= ENOUGH and rivals[rival] > shares[best]:
        raise UnreadableLanguage(_refusal(rival, languages))
    if shares[best] < _FEW:
        raise NotALetter("it has hardly any words of running text")
    return best


def _share(words: Sequence[str], common: frozenset[str]) -> float:
    return sum(word in common for word in words) / max(1, len(words))


def _refusal(name: str | None, languages: Sequence[Language]) -> str:
    known = ", ".join(language.name for language in languages)
    seems = f"it seems to be in {name}" if name else "it is in another language"
    return f"{seems}; letters can be read in {known}"
