"""Letters compared without case, accents or typography, one code point for one code point.

The words of a language are folded when they are loaded and a letter is folded when it is read, so that "Février",
"FEVRIER" and "février" are one word, and an en dash is a hyphen, while every position stays where it was.
"""

import re
import unicodedata

_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_QUOTES = dict.fromkeys("’‘ʼ‛′`´", "'") | dict.fromkeys("“”„«»", '"')
_BULLETS = dict.fromkeys("‣▪●◦∙·■□♦➢➤►", "•")


class _Folds(dict[int, str]):
    """A table for `str.translate` that learns each code point once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        same = _DASHES.get(letter) or _QUOTES.get(letter) or _BULLETS.get(letter)
        if same is None:
            base = unicodedata.normalize("NFKD", letter)[0] if letter.strip() else " "
            lower = base.lower()
            same = lower if len(lower) == 1 else base
        self[code] = same
        return same


_FOLDS = _Folds()


# A figure or bar that a scan has put for a letter inside a word ("Pres1dent", "zer0"). Figures in numbers stay.
_FOR_O = re.compile(r"(?<=[a-z])0(?=[a-z])|(?<=[a-z]{3})0(?!\w)|(?<!\w)0(?=[a-gi-z])")
_FOR_I = re.compile(r"(?<=[a-z])[1|](?=[a-z]{2})|(?<=[a-z]{2})[1|](?=[a-z])")


def fold_scanned(text: str) -> str:
    """The same, with letters read for the figures that a scan has put inside words: for comparing only, never to report."""
    folded = fold(text)
    if "0" in folded:
        folded = _FOR_O.sub("o", folded)
    return _FOR_I.sub("i", folded) if "1" in folded or "|" in folded else folded


def fold(text: str) -> str:
    """The text in lower case without accents and with plain dashes, quotation marks and blanks; of the same length."""
    return text.translate(_FOLDS)
