"""Linting: what an editor looks for before a text is issued. Everything is pointed out, nothing is changed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from zerodraft.text.core.brackets import bracketed
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.labels import ORDINALS
from zerodraft.text.core.lineage import Pair, Relation
from zerodraft.text.core.numbering import Numbered, numbered
from zerodraft.text.core.references import Targets, references

_PLACEHOLDERS = re.compile(
    r"[\[［](?:[\s.…_·]*|[XYZN]{1,3}|xx+)[\]］]|\b20[X_]{2}\b|\b[XYZ]{2,}\b|\{\s*placeholder[^}]*\}|_{3,}"
    r"|[\[［]?\b(?:article|articles|paragraph|annex|artículo|párrafo|статья)\s+[Xx]{1,2}\b[\]］]?|\bTBD\b|\bTBC\b",
    re.IGNORECASE,
)
_CASED = re.compile(r"^(?:xx+|yy+|zz+)$")
_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NAMES = {
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of embedding",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "isolate",
    "\u2069": "end of isolate",
}
_OVERRIDES = "\u202d\u202e"
_QUOTES = {"straight": '"', "curly": "“”„", "angle": "«»"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: in which unit, at which code point of its text (-1 for its label), `code` for programs."""

    unit: str
    at: int
    code: str
    says: str


def lint(draft: Draft) -> tuple[Finding, ...]:
    """All findings, in the order of the text."""
    checks: tuple[Callable[[Draft], Iterable[Finding]], ...] = (
        _strays,
        _numbers,
        _dangling,
        _placeholders,
        _spaces,
        _empty,
        _quotes,
        _directions,
    )
    order = {unit.id: number for number, unit in enumerate(draft.units)}
    found = [finding for check in checks for finding in check(draft)]
    return tuple(sorted(found, key=lambda each: (order.get(each.unit, -1), each.at, each.code)))


def _strays(draft: Draft) -> Iterator[Finding]:
    for each in bracketed(draft).strays:
        at = -1 if each.place.in_label else each.place.at
        partner = "is not closed" if each.bracket in "[［【" else "was not opened"
        yield Finding(each.place.unit, at, "stray-bracket", f"{each.bracket} {partner}: …{each.context}…")


def _numbers(draft: Draft) -> Iterator[Finding]:
    for each in numbered(draft.units):
        before = each.before
        if each.is_next or before is None:
            continue
        here, there = each.unit.label.strip(), before.unit.label.strip()
        place = (each.value, each.rank)
        if place == (before.value, before.rank):
            yield Finding(each.unit.id, -1, "number-repeated", f"{here} stands twice")
        elif place > (before.value, before.rank):
            yield Finding(each.unit.id, -1, "number-gap", f"{here} follows {there}{_missing(each, before)}")
        else:
            yield Finding(each.unit.id, -1, "number-order", f"{here} follows {there}")


def _missing(each: Numbered, before: Numbered) -> str:
    if each.value == before.value or each.rank:
        first = (before.rank + 1) if each.value == before.value else 1
        names = [ORDINALS[number - 1] for number in range(first, each.rank)]
        return f": there is no {each.value} {', '.join(names)}" if names else ""
    gone = each.value - before.value - 1
    return f": {gone} number{'s' if gone > 1 else ''} missing" if gone > 0 else ""


def _dangling(draft: Draft) -> Iterator[Finding]:
    targets = Targets(draft)
    for unit in draft.units:
        for each in references(unit):
            # Where no such part is numbered in the draft, another text is meant.
            if each.elsewhere or each.word not in targets.words or targets.of(each):
                continue
            within = f" of article {each.within}" if each.within else ""
            says = f"“{each.words}”: there is no {each.word} {each.number}{within} in this draft"
            yield Finding(unit.id, each.at, "reference-missing", says)


def _placeholders(draft: Draft) -> Iterator[Finding]:
    for unit in draft.units:
        for match in _PLACEHOLDERS.finditer(unit.text):
            if not _CASED.match(match.group()):
                yield Finding(unit.id, match.start(), "placeholder", f"{match.group()} waits for words")


def _spaces(draft: Draft) -> Iterator[Finding]:
    for unit in draft.units:
        for match in _DOUBLE_SPACE.finditer(unit.text):
            around = unit.text[max(match.start() - 15, 0) : match.end() + 15]
            yield Finding(unit.id, match.start(), "double-space", f"several spaces: …{around}…")


def _empty(draft: Draft) -> Iterator[Finding]:
    with_children = {unit.parent for unit in draft.units}
    for unit in draft.units:
        is_named = unit.kind is Kind.HEADING and unit.label.strip()
        if not unit.text.strip() and not is_named and unit.kind is not Kind.CELL and unit.id not in with_children:
            yield Finding(unit.id, 0, "empty-unit", f"{unit.label.strip() or 'a unit'} has no text")


def _quotes(draft: Draft) -> Iterator[Finding]:
    """Marks of another form than most of the text has; in one form, each that opens should close."""
    counts = {
        form: sum(unit.text.count(mark) for unit in draft.units for mark in marks) for form, marks in _QUOTES.items()
    }
    usual = max(counts, key=lambda form: counts[form])
    for unit in draft.units:
        for form, marks in _QUOTES.items():
            at = min((unit.text.find(mark) for mark in marks if mark in unit.text), default=-1)
            if form != usual and at >= 0:
                yield Finding(
                    unit.id, at, "mixed-quotes", f"{unit.text[at]} where most of the text has {_QUOTES[usual]}"
                )


def _directions(draft: Draft) -> Iterator[Finding]:
    for unit in draft.units:
        marks = [unit.text[match.start()] for match in _OVERRIDE.finditer(unit.text)]
        opened = sum(mark not in "\u202c\u2069" for mark in marks)
        balanced = opened == len(marks) - opened
        for match in _OVERRIDE.finditer(unit.text):
            mark = match.group()
            # Isolates that are closed are how mixed text is written well; an override shows other words than are there.
            if mark in _OVERRIDES or not balanced:
                yield Finding(unit.id, match.start(), "direction", f"a hidden {_NAMES[mark]} (U+{ord(mark):04X})")


def lint_references(old: Draft, new: Draft, pairs: Iterable[Pair]) -> tuple[Finding, ...]:
    """Cross-references in the new draft to parts whose number changed, or that are gone, since the old one.

    A reference that was there before and still has its old number is pointed out: to what it led, and where that is now.
    """
    links = tuple(pairs)
    became = {each.old: each.new for each in links if each.old and each.new and each.relation is not Relation.SPLIT}
    became |= {each.old: each.new for each in reversed(links) if each.relation is Relation.SPLIT}
    was = {each.new: each.old for each in links if each.old and each.new}
    before = {unit.id: unit for unit in old.units}
    return tuple(_led_astray(new, Targets(old), Targets(new), was, before, became))


def _led_astray(
    new: Draft,
    then: Targets,
    now: Targets,
    was: dict[str, str],
    before: dict[str, Unit],
    became: dict[str, str],
) -> Iterator[Finding]:
    after = {unit.id: unit for unit in new.units}
    for unit in new.units:
        source = before.get(was.get(unit.id, ""))
        if source is None:
            continue
        said = {(each.word, each.number, each.within): each for each in references(source) if not each.elsewhere}
        for each in references(unit):
            earlier = said.get((each.word, each.number, each.within))
            meant = then.of(earlier) if earlier else []
            if len(meant) != 1:
                continue
            target = after.get(became.get(meant[0].id, ""))
            if target is None:
                says = f"“{each.words}”: what had that number was deleted"
                yield Finding(unit.id, each.at, "reference-deleted", says)
            elif not now.is_called(target.id, each):
                says = f"“{each.words}”: what had that number is now {target.label.strip() or 'without one'}"
                yield Finding(unit.id, each.at, "reference-moved", says)
