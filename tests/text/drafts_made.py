"""Drafts of a known history: what the next draft did to each paragraph is known, as no real text lets us know it."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

from zerodraft.text.core.draft import Draft, Kind, Unit


@dataclass(frozen=True, slots=True)
class History:
    """Two drafts, and how they belong together: pairs of ids of one and the other."""

    old: Draft
    new: Draft
    kept: frozenset[tuple[str, str]]
    split: frozenset[tuple[str, str]]
    moved: frozenset[str]


def draft(texts: list[str], prefix: str = "u") -> Draft:
    """Paragraphs numbered from 1, with ids by their place, as a file without bookmarks gives them."""
    units = (Unit(f"{prefix}{number}", "", f"{number}.", Kind.PARA, text) for number, text in enumerate(texts, start=1))
    return Draft("A draft", "en", "", tuple(units))


def written(seed: int, paragraphs: int) -> list[str]:
    """Paragraphs of 10 to 90 words, common words more often than rare ones."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    vocabulary = [
        "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))
        for _ in range(2500)
    ]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    return [
        " ".join(chance.choices(vocabulary, weights, k=chance.randint(10, 90))).capitalize() + "."
        for _ in range(paragraphs)
    ]


def history(texts: list[str], share: float, seed: int = 1, prefix: str = "u") -> History:
    """A next draft: 5 % dropped, 5 % new, every 40th split, every 30th moved, and `share` of the words of a third edited."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    rows: list[tuple[int | None, str]] = []
    split = set()
    bank = " ".join(texts).split(" ")
    for number, text in enumerate(texts, start=1):
        if chance.random() < 0.05:
            continue
        words = text.split(" ")
        if chance.random() < 1 / 3:
            words = [chance.choice(bank) if chance.random() < share else word for word in words]
        if chance.random() < 1 / 40 and len(words) > 24:
            half = len(words) // 2 + chance.randint(-5, 5)
            rows += [(number, " ".join(words[:half])), (number, " ".join(words[half:]))]
            split.add(number)
        else:
            rows.append((number, " ".join(words)))
        if chance.random() < 0.05:
            rows.append((None, " ".join(chance.choices(bank, k=chance.randint(10, 60)))))
    moved = set()
    for _ in range(len(texts) // 30):
        at = chance.randrange(len(rows))
        if rows[at][0] is not None and rows[at][0] not in split:
            row = rows.pop(at)
            rows.insert(chance.randrange(len(rows)), row)
            moved.add(f"{prefix}{row[0]}")
    new = draft([text for _, text in rows], prefix)
    pairs = [
        (f"{prefix}{row[0]}", unit.id, row[0] in split) for row, unit in zip(rows, new.units, strict=True) if row[0]
    ]
    return History(
        draft(texts, prefix),
        new,
        frozenset((old, id_) for old, id_, is_split in pairs if not is_split),
        frozenset((old, id_) for old, id_, is_split in pairs if is_split),
        frozenset(moved),
    )


def by_blank_lines(path: Path, prefix: str) -> Draft:
    """A Markdown file, its paragraphs told by blank lines and numbers alone."""
    pieces = re.split(r"\n\s*\n|\n(?=\s*\d+\.\s|\s*\*\s)", path.read_text(encoding="utf-8"))
    return draft([" ".join(piece.split()) for piece in pieces if piece.strip()], prefix)
