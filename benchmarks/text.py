"""The text engine: from one proposal to a whole draft with all that 193 delegations propose, and Word read in.

The reference is raw rapidfuzz on the same tokens in the same run: what the comparison alone takes.
"""

import os
import random
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import Indel

from measure import Row, milliseconds, report, tiny
from samples.negotiation import DELEGATIONS, draft, edited, proposals, word_files
from zerodraft.text.core.aligning import align
from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.compiling import compiled
from zerodraft.text.core.draft import Draft
from zerodraft.text.core.edits import Base
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.tokens import tokens
from zerodraft.text.exchange.drafts import read_draft, read_draft_file
from zerodraft.text.exchange.word.tracked import read_proposals

_PARIS = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts" / "paris-2015"


def main() -> None:
    few = tiny()
    units, runs = (12, 1) if few else (276, 5)
    report("text", [*one_unit(runs), *whole(units, runs), *two_drafts(runs), *word(3 if few else 30, runs)])


def one_unit(runs: int) -> list[Row]:
    """The operations of one proposal, and one unit with a proposal of every delegation."""
    chance = random.Random(3)
    base = draft(1, 120).units[0].text
    texts = [edited(base, 3, chance) for _ in range(500)]
    against, old = Base(base), tokens(base)
    ours = milliseconds(lambda: [against.edits(text) for text in texts], runs) / len(texts) * 1000
    split = [tokens(text) for text in texts]
    raw = milliseconds(lambda: [Indel.opcodes(old, new) for new in split], runs) / len(texts) * 1000
    many = {str(number): text for number, text in enumerate(texts[:DELEGATIONS])}
    all_of_them = split[:DELEGATIONS]
    return [
        Row("operations of one proposal of 120 words", round(ours, 1), "us", round(raw, 1), must=100, aim=45),
        Row(
            f"recompile one unit with {DELEGATIONS} proposals",
            milliseconds(lambda: compiled(base, many), runs),
            "ms",
            milliseconds(lambda: [Indel.opcodes(old, new) for new in all_of_them], runs),
            must=20,
            aim=8,
        ),
    ]


def whole(units: int, runs: int) -> list[Row]:
    """Drafts that many propose on: compiled and printed in brackets."""
    of = draft(units)
    some, every = proposals(of, 0.05), proposals(of, 1.0)
    showing = Showing()
    made = compilation(of, every)
    return [
        Row(
            f"{units} units x 5% of {DELEGATIONS}: compile and print",
            milliseconds(lambda: inline(compilation(of, some), showing), runs),
            "ms",
            must=400,
            aim=150,
        ),
        Row(
            f"{len(every):,} proposals: compile",
            milliseconds(lambda: compilation(of, every), min(runs, 3)),
            "ms",
            must=4000,
            aim=1500,
        ),
        Row(
            f"{len(every):,} proposals: print",
            milliseconds(lambda: inline(made, showing), min(runs, 3)),
            "ms",
            must=2000,
            aim=800,
        ),
    ]


def two_drafts(runs: int) -> list[Row]:
    """Two drafts compared: in words, and unit by unit."""
    chance = random.Random(5)
    old = draft(500, 60)
    kept = [unit for unit in old.units if chance.random() > 0.05]
    for _ in range(12):
        kept.insert(chance.randrange(len(kept)), kept.pop(chance.randrange(len(kept))))
    texts = [edited(unit.text, 6, chance) if chance.random() < 0.5 else unit.text for unit in kept]
    new = Draft(
        "The next",
        "en",
        "",
        tuple(
            type(unit)(f"n{number}", "", f"{number}.", unit.kind, text)
            for number, (unit, text) in enumerate(zip(kept, texts, strict=True), start=1)
        ),
    )
    rows = [Row("align two drafts of 500 units", milliseconds(lambda: align(old, new), runs), "ms", must=600, aim=200)]
    paris = sorted(_PARIS.glob("*.md"))
    for one, other in pairwise(paris):
        words = [" ".join(unit.text for unit in read_draft_file(path).units) for path in (one, other)]
        split = [tokens(text) for text in words]
        rows.append(
            Row(
                "redline of the two Paris drafts, words",
                milliseconds(lambda words=words: Base(words[0]).edits(words[1]), runs),
                "ms",
                milliseconds(lambda split=split: Indel.opcodes(split[0], split[1]), runs),
                must=500,
                aim=200,
            )
        )
    return rows


def word(pages: int, runs: int) -> list[Row]:
    """A Word document with tracked changes of many."""
    clean, changed = word_files(pages)
    of = read_draft(clean, "draft.docx")
    return [
        Row(
            f"read a {pages}-page DOCX with {pages * 10} tracked changes",
            milliseconds(lambda: read_proposals(changed, "changed.docx", of, "Fiji"), runs),
            "ms",
            must=100,
            aim=40,
        )
    ]


if __name__ == "__main__":
    main()
