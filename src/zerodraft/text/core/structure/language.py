"""In which of the six languages of the United Nations a text is, by its script and its most frequent words."""

import re
from collections import Counter

DEFAULT = "en"
_SAMPLE = 60_000
_SCRIPTS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
_FREQUENT = {
    "en": frozenset(["the", "of", "and", "to", "in", "shall", "by", "for", "that", "with", "this", "or", "on", "be"]),
    "fr": frozenset(["le", "les", "des", "du", "et", "dans", "aux", "une", "est", "pour", "par", "sur", "au", "ou"]),
    "es": frozenset(["el", "los", "las", "del", "y", "en", "una", "por", "para", "con", "al", "su", "se", "lo"]),
}


def language_of(text: str) -> str:
    """The language tag of a text. A Chinese character counts three times, since it stands for half a word."""
    sample = text[:_SAMPLE]
    letters = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    letters["zh"] *= 3
    script = max(letters, key=lambda name: letters[name])
    if not letters[script]:
        return DEFAULT
    if script != "latin":
        return script
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    found = {name: sum(words[word] for word in frequent) for name, frequent in _FREQUENT.items()}
    return max(found, key=lambda name: found[name])
