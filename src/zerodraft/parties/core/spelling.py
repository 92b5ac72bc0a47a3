"""How a name is read when it is looked up or put in order: letters without their marks, words without their joints."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """`text` in lower case, without accents, ligatures, apostrophes, hyphens or brackets, its words one space apart.

    «Côte d'Ivoire» and «cote d’ivoire» both give «cote d ivoire». Cyrillic and Arabic letters lose their marks as well
    (й reads as и, أ as ا), which finds more when searching; only Latin names are ever ordered by it.
    """
    # Compatibility forms (𝕬, ﬁ) must come apart before case is folded, and folding may leave marks of its own (İ).
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(LIGATURES)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())
