"""Labels: what a new or an alternative paragraph is called, without renumbering any other (5, 5 bis, 5 ter, 6)."""

import re
from collections.abc import Collection

ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_LABEL = re.compile(
    rf"(?P<head>.*?[^\W_])(?:\s*(?P<ordinal>{'|'.join(ORDINALS)}))?(?P<alt>\s*alt\s*\d*)?(?P<tail>[\W_]*)",
    re.IGNORECASE | re.DOTALL,
)


def inserted(label: str, taken: Collection[str]) -> str:
    """The label of a paragraph that follows the one with `label`: the first of bis, ter … that is not `taken`.

    '' where the paragraph before has no label, or all of them are taken.
    """
    match = _LABEL.fullmatch(label)
    if match is None:
        return ""
    first = ORDINALS.index(match["ordinal"].lower()) + 1 if match["ordinal"] else 0
    candidates = (f"{match['head']} {ordinal}{match['tail']}" for ordinal in ORDINALS[first:])
    known = {folded(each) for each in taken}
    return next((each for each in candidates if folded(each) not in known), "")


def alternative(label: str, taken: Collection[str]) -> str:
    """The label of an alternative to the paragraph with `label`: the first of alt, alt 2 … that is not taken."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return ""
    head = match["head"] + (f" {match['ordinal']}" if match["ordinal"] else "")
    known = {folded(each) for each in taken}
    number = 1
    while True:
        found = f"{head} alt{f' {number}' if number > 1 else ''}{match['tail']}"
        if folded(found) not in known:
            return found
        number += 1


def folded(label: str) -> str:
    """A label for comparing: "5 bis." is "5BIS"."""
    return re.sub(r"[\W_]+", "", label).casefold()
