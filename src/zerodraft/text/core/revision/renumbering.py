"""Renumbering: bis and ter settled into plain numbers, and gaps closed, run by run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from zerodraft.text.core.draft import Draft, Unit
from zerodraft.text.core.numbering import Numbered, numbered
from zerodraft.text.core.structure.labels import SUFFIX, given_label

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN = "一二三四五六七八九"
_SPANS = {
    "1": r"\d+",
    "a": r"[a-z]{1,2}",
    "A": r"[A-Z]{1,2}",
    "i": r"[ivxlc]+",
    "I": r"[IVXLC]+",
    "а": r"[а-я]",
    "А": r"[А-Я]",
    "أ": r"[\u0621-\u064a]",
    "一": r"[一二三四五六七八九十百]+",
}
"""How the number of each kind is written; those of letters stand alone."""


def renumbered(base: Draft, units: Iterable[Unit]) -> dict[str, Unit]:
    """Those units of the next draft, by id, whose label changes when each run of the base is numbered on without a gap."""
    known = {each.unit.id: each for each in numbered(base.units)}
    starts: dict[int, int] = {}
    for each in known.values():
        starts.setdefault(each.run, each.value)
    reached: dict[int, int] = {}
    last: dict[tuple[str, str], Numbered] = {}
    prefixes: dict[str, str] = {}
    found: dict[str, Unit] = {}
    for unit in units:
        place = _place(unit, known, last)
        if place is None:
            continue
        style, run, is_alternative = place
        start = starts[run]
        value = reached.get(run, start - 1) + (0 if is_alternative else 1)
        reached[run] = max(value, start)
        label = written(unit.label, style, reached[run], prefixes)
        if label != unit.label:
            found[unit.id] = replace(unit, label=label)
    return found


def _place(
    unit: Unit, known: Mapping[str, Numbered], last: dict[tuple[str, str], Numbered]
) -> tuple[str, int, bool] | None:
    """The style and the run to which a unit of the next draft belongs: that of the base, or of what stands before it."""
    was = known.get(unit.id)
    if was is not None and (was.unit.label, was.unit.parent) == (unit.label, unit.parent):
        last[unit.parent, was.style] = was
        return was.style, was.run, was.is_alternative
    label = given_label(unit.label, unit.text)
    for style, _ in label.readings:
        before = last.get((unit.parent, style))
        if before is not None:
            return style, before.run, "alt" in label.suffix.lower()
    return None


def written(label: str, style: str, value: int, prefixes: dict[str, str] | None = None) -> str:
    """A label with another number in place of its own, and without bis or ter.

    `prefixes` are the numbers of higher parts that changed, for dotted numbers below them; the label's own is noted there.
    """
    kind = style.rsplit(" ", 1)[-1].strip("().-:、 ")
    kind = kind.rsplit(".", 1)[-1] or "1"
    spans = list(re.finditer(_alone(kind), _without_suffix(label)))
    if not spans:
        return label
    start, end = spans[-1].span()
    suffix = re.compile(SUFFIX).match(label, end)
    rest = label[suffix.end() if suffix else end :]
    alternative = re.search(r"[ \u00a0]?alt(?:[ \u00a0]?\d{1,2})?", suffix.group() if suffix else "", re.IGNORECASE)
    head, number = label[:start], numeral(kind, value)
    dotted = re.search(r"(?:\d+\.)+\Z", head)
    if prefixes is not None:
        old = label[:end]
        if dotted:
            changed = prefixes.get(dotted.group().rstrip("."))
            head = head[: dotted.start()] + f"{changed}." if changed else head
        _note(prefixes, old, head + number)
    return f"{head}{number}{alternative.group() if alternative else ''}{rest}"


def _note(prefixes: dict[str, str], old: str, new: str) -> None:
    was, now = re.search(r"\d[\d.]*\Z", old), re.search(r"\d[\d.]*\Z", new)
    if was and now:
        prefixes[was.group()] = now.group()


def _alone(kind: str) -> str:
    pattern = _SPANS.get(kind, r"\d+")
    return pattern if kind in {"1", "一"} else rf"(?<![^\W\d_]){pattern}(?![^\W\d_])"


def _without_suffix(label: str) -> str:
    """A label with bis, ter and alt blanked out, so that no number is looked for in them."""
    suffix = rf"(?<=\w){SUFFIX}(?=\W|\Z)"
    return re.sub(suffix, lambda match: " " * len(match.group()), label)


def numeral(kind: str, value: int) -> str:
    """A number as the kind of numbering writes it, of which `kind` is the first number."""
    if kind in {"a", "A"}:
        letter = chr(ord(kind) + (value - 1) % 26)
        return letter * ((value - 1) // 26 + 1)
    if kind in {"i", "I"}:
        return _roman(value).upper() if kind == "I" else _roman(value)
    for first, alphabet in (("а", _CYRILLIC), ("А", _CYRILLIC.upper()), ("أ", _ABJAD)):
        if kind == first and value <= len(alphabet):
            return alphabet[value - 1]
    return _han(value) if kind == "一" and value < 100 else str(value)


def _roman(value: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        found += letters * (value // worth)
        value %= worth
    return found


def _han(value: int) -> str:
    tens, units = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens - 1]}十"
    return head + (_HAN[units - 1] if units else "")
