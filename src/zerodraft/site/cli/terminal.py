"""What is written to a person's terminal."""

import re

# Control characters give a terminal orders; marks of direction turn about what stands around them. Neither is a word.
_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(words: str) -> str:
    """The words, with a mark (U+FFFD) for each character that could give a terminal orders; of the same length."""
    return _ORDERS.sub("\N{REPLACEMENT CHARACTER}", words)
