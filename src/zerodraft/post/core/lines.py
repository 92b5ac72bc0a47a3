"""Words as they may stand in one line of a header."""

import re

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
LONGEST = 200


def one_line(words: str) -> str:
    """The words in one line of 200 characters at most: whatever could begin another header is a space."""
    line = _BREAKS.sub(" ", words).strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
