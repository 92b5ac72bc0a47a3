"""The addresses and links that the addressees are told to use."""

from collections.abc import Sequence

from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.scan import ADDRESS
from zerodraft.correspondence.core.words.passages import Passage


def find_contacts(passages: Sequence[Passage]) -> tuple[Stated[str], ...]:
    """The e-mail addresses and links of these passages, each once, as printed."""
    found: dict[str, Stated[str]] = {}
    for passage in passages:
        for match in ADDRESS.finditer(passage.text):
            group = "mail" if match.group("mail") else "link"
            printed = match.group(group)
            found.setdefault(printed.lower(), Stated(printed, (passage.span(*match.span(group)),), "contact"))
    return tuple(found.values())
