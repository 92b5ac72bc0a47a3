"""Markings by hand: words struck, underlined or coloured by somebody who did not track changes."""

from collections.abc import Iterable, Iterator

from zerodraft.text.exchange.word.runs import Look, Paragraph, Run


def is_marked_by_hand(joined: Iterable[Paragraph]) -> bool:
    """Whether some of the words, and not all, are struck, underlined or coloured without being tracked."""
    looks = [run.look for each in joined for run in each.runs if run.text.strip() and not run.changes]
    marked = [_by_hand(look) for look in looks]
    return any(look.struck for look in looks) or (any(marked) and not all(marked))


def without_struck(joined: Iterable[Paragraph]) -> str:
    """The words as somebody wants them who struck some of them by hand."""
    return "".join(run.text for run in _final(joined) if not run.look.struck)


def marks(joined: Iterable[Paragraph]) -> str:
    """How the words are marked, for people: "struck, underlined"."""
    looks = [run.look for run in _final(joined)]
    said = {
        "struck": any(look.struck for look in looks),
        "underlined": any(look.underlined for look in looks),
        "coloured": any(look.colour or look.highlight for look in looks),
    }
    return ", ".join(name for name, is_so in said.items() if is_so)


def _final(joined: Iterable[Paragraph]) -> Iterator[Run]:
    return (run for each in joined for run in each.runs if run.is_final)


def _by_hand(look: Look) -> bool:
    return look.struck or look.underlined or bool(look.colour or look.highlight)
