"""Mapping: to which part of the process's outline each unit belongs, so that a meeting on objective 7 finds its text."""

from zerodraft.process.core.outline import Part
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.structure.labels import given_label
from zerodraft.text.core.structure.words import PREAMBLES

_NUMBERED = frozenset({"objective", "article", "chapter", "section", "part", "annex", "action"})
_NAMED = {
    "vision": ("vision", "visión", "концепция", "видение", "الرؤية", "愿景"),
    "introduction": ("introduction", "introducción", "введение", "مقدمة", "导言"),
    "guiding-principles": (
        *("guiding principles", "principes directeurs", "principios rectores"),
        *("руководящие принципы", "المبادئ التوجيهية", "指导原则"),
    ),
    "implementation": (
        "implementation",
        "mise en oeuvre",
        "mise en œuvre",
        "aplicación",
        "осуществление",
        "التنفيذ",
        "执行",
    ),
    "follow-up": (
        "follow-up and review",
        "follow-up",
        "suivi et examen",
        "seguimiento y examen",
        "المتابعة والاستعراض",
    ),
    "preamble": tuple(PREAMBLES),
}
_PART_OF = {name: part for part, names in _NAMED.items() for name in names}


def parts_of(draft: Draft) -> dict[str, str]:
    """The part of the outline ("objective-7", "preamble") for the id of each unit; '' before the first part.

    A unit belongs where the nearest heading with a part stands: the one that it lies in, else the last one before it.
    """
    found: dict[str, str] = {}
    last = ""
    for unit in draft.units:
        own = _part(unit)
        if own:
            last = own
        found[unit.id] = own or found.get(unit.parent, "") or last
    return found


def _part(unit: Unit) -> str:
    if unit.kind is Kind.PP:
        return "preamble"
    if unit.kind is not Kind.HEADING:
        return ""
    label = given_label(unit.label, unit.text)
    if label.word in _NUMBERED and label.readings and not label.suffix:
        return Part(label.word, label.readings[0][1]).id
    said = " ".join(f"{'' if label.word else unit.label} {unit.text}".casefold().split()).strip(" .:")
    return _PART_OF.get(said, "")
