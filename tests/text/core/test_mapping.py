"""The units of a text find the parts of the outline, whatever the language."""

import pytest

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.mapping import parts_of
from zerodraft.text.exchange.drafts import read_draft

COMPACT = """# Compact

## Preamble

Recalling that gardens belong to everybody,

## Vision

1. Gardens for all.

## Guiding principles

2. Openness.

## Objective 1: Water

3. Parties shall water:

(a) Trees;

(b) Flowers.

## Objective 12: Paths

4. Parties shall mend paths.

## Implementation

5. Parties shall act.

## Follow-up and review

6. Parties shall meet.
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_draft(COMPACT.encode(), "compact.md")


@pytest.mark.parametrize(
    ("begins", "part"),
    [
        ("Compact", ""),
        ("Recalling", "preamble"),
        ("Gardens for all", "vision"),
        ("Openness", "guiding-principles"),
        ("Flowers", "objective-1"),
        ("Parties shall mend", "objective-12"),
        ("Parties shall act", "implementation"),
        ("Parties shall meet", "follow-up"),
    ],
)
def test_each_unit_belongs_to_its_part(draft, begins, part):
    (unit,) = [each for each in draft.units if each.text.startswith(begins) and each.kind is not Kind.HEADING]
    assert parts_of(draft)[unit.id] == part


@pytest.mark.parametrize(
    ("label", "text", "part"),
    [
        ("Objectif 7 :", "Des jardins", "objective-7"),
        ("Artículo 5", "", "article-5"),
        ("Статья 12", "", "article-12"),
        ("第三条", "", "article-3"),
        ("Article 5 bis", "", ""),
        ("", "Préambule", "preamble"),
        ("", "Something else", ""),
    ],
)
def test_headings_in_other_languages(label, text, part):
    assert parts_of(Draft("", "", "", (Unit("h", "", label, Kind.HEADING, text),)))["h"] == part
