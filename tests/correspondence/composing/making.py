"""Letters to compose in tests, and what a reader has to find in them. All persons and processes are invented."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from zerodraft.correspondence.composing import Words, compose, shipped
from zerodraft.correspondence.core.composing.letter import Letter
from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Facts,
    Letterhead,
    Limit,
    Moment,
    Parts,
    Person,
    Sitting,
)
from zerodraft.correspondence.reading import read_bytes
from zerodraft.correspondence.rendering import Format, Paper, render

NEW_YORK = "America/New_York"
TCC = "Trusteeship Council Chamber"
PROCESS = "the Global Compact for Harbours"
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
KINDS = {
    "convening": "programme",
    "transmittal": "transmittal",
    "draft": "other",
    "change": "notice",
    "proposals": "other",
    "inscription": "other",
    "silence": "notice",
    "silence-outcome": "other",
    "observers": "programme",
    "recall": "other",
}
"""What a reader takes each kind of letter for."""
GUYANA = Person(
    "Odile Marchand-Roy", ("Ambassador and Permanent Representative", "of Guyana to the United Nations"), "H.E. Ms."
)
NORWAY = Person(
    "Torbjørn Aasland", ("Ambassador and Permanent Representative", "of Norway to the United Nations"), "H.E. Mr."
)
MISSIONS = (
    Letterhead(("Permanent Mission of Guyana", "to the United Nations")),
    Letterhead(("Permanent Mission of Norway", "to the United Nations")),
)


def sitting(day: dt.date, start: int, *business: str | Parts, venue: str = TCC) -> Sitting:
    """Three hours in New York."""
    return Sitting(day, dt.time(start), dt.time(start + 3), business, NEW_YORK, venue)


def objectives(first: int, last: int) -> Parts:
    return Parts("objective", first, last)


def moment(*at: int, to: str = "") -> Moment:
    return Moment(dt.datetime(*at), NEW_YORK, "New York", to)  # noqa: DTZ001 - local to its zone, as letters say it


def february() -> tuple[Sitting, ...]:
    """A round of three days, each with two meetings."""
    first, second, third = (dt.date(2018, 2, day) for day in (20, 22, 23))
    return (
        sitting(first, 10, "General statements"),
        sitting(first, 15, objectives(1, 6)),
        sitting(second, 10, objectives(7, 12), venue="Conference Room 4"),
        sitting(second, 15, objectives(13, 17), venue="Conference Room 4"),
        sitting(third, 10, objectives(18, 22), venue="ECOSOC Chamber"),
        sitting(third, 15, "Implementation", "Follow-up and review", venue="ECOSOC Chamber"),
    )


def convening() -> dict[str, Any]:
    """The facts of a letter of two co-facilitators that convenes a round."""
    return {
        "letterheads": MISSIONS,
        "place": "New York",
        "date": dt.date(2018, 2, 13),
        "signatories": (GUYANA, NORWAY),
        "process": PROCESS,
        "capacity": f"co-facilitators of the intergovernmental negotiations on {PROCESS}",
        "round": 1,
        "city": "New York",
        "references": (dt.date(2018, 2, 5),),
        "programme": february(),
        "limits": (Limit("groups", 300), Limit("national", 180)),
        "draft": Draft("the zero draft of the Global Compact for Harbours", dt.date(2018, 2, 5), HASH),
        "inscription_due": moment(2018, 2, 16, 18, 0, to="list@harbours.example"),
        "contact": "harbours@missions.example",
    }


_TO_THE_UN = "auprès de l’Organisation des Nations Unies"
_IN_FRENCH = {
    "General statements": "Déclarations générales",
    "Implementation": "Mise en œuvre",
    "Follow-up and review": "Suivi et examen",
}
_KINDS = {
    "objective": "objectif",
    "chapter": "chapitre",
    "paragraph": "paragraphe",
}
FRENCH = {
    "letterheads": (
        Letterhead(("Mission permanente du Guyana", _TO_THE_UN)),
        Letterhead(("Mission permanente de la Norvège", _TO_THE_UN)),
    ),
    "signatories": (
        Person(
            GUYANA.name,
            ("Représentante permanente du Guyana", _TO_THE_UN),
            "S.E. Mme",
        ),
        Person(
            NORWAY.name,
            ("Représentant permanent de la Norvège", _TO_THE_UN),
            "S.E. M.",
        ),
    ),
    "process": "le Pacte mondial pour les ports",
    "capacity": "cofacilitateurs des négociations intergouvernementales sur le Pacte mondial pour les ports",
    "authors_office": "cofacilitateurs",
    "draft": Draft("le projet révisé de Pacte mondial pour les ports", dt.date(2018, 2, 5), HASH),
    "next_step": "Des consultations seront conduites avec les délégations intéressées.",
    "invited": "les organisations intergouvernementales dotées du statut d’observateur",
}
"""What a letter in French says otherwise."""


def everything(language: str = "en") -> dict[str, Any]:
    """Facts for every template: each takes its own."""
    facts = convening() | {
        "authors": (GUYANA, NORWAY),
        "authors_office": "co-facilitators",
        "changes": (Change(dt.date(2018, 2, 21), dt.date(2018, 2, 22)), Change(dt.date(2018, 2, 26), None)),
        "opens": moment(2018, 2, 14, 9, 0),
        "concluded": dt.date(2018, 2, 9),
        "next_step": "Further consultations will be conducted with interested delegations.",
        "invited": "intergovernmental organizations with observer status",
        "proposals_due": moment(2018, 3, 9, 17, 30, to="texts@harbours.example"),
        "comments_due": moment(2018, 3, 2, 12, 0, to="texts@harbours.example"),
        "statements_due": moment(2018, 2, 19, 10, 0, to="statements@harbours.example"),
        "registration_due": moment(2018, 2, 15, 13, 0, to="badges@harbours.example"),
        "silence_due": moment(2018, 2, 16, 10, 0, to="objections@harbours.example"),
    }
    if language == "en":
        return facts
    facts |= FRENCH
    facts["authors"] = facts["signatories"]
    facts["programme"] = tuple(
        replace(one, business=tuple(map(_in_french, one.business))) for one in facts["programme"]
    )
    return facts


def kind_of(key: str, facts: Facts) -> str:
    """What a reader takes a letter for: with one meeting only, a programme is an invitation."""
    programme = facts.get("programme")
    return "invitation" if KINDS[key] == "programme" and len(programme) == 1 else KINDS[key]


def taken(key: str, facts: Facts, language: str = "en") -> dict[str, Any]:
    """The facts that the template of a letter names."""
    names = {field.fact for field, _ in shipped()[key, language].fields()}
    return {name: fact for name, fact in facts.items() if name in names}


def _in_french(matter: str | Parts) -> str | Parts:
    return _IN_FRENCH[matter] if isinstance(matter, str) else matter


def letter(key: str, facts: Facts, language: str = "en", words: Words | None = None) -> Letter:
    return compose(shipped()[key, language], facts, words or Words())


def read_back(letters: Letter | tuple[Letter, ...], form: Format, paper: Paper = Paper.A4) -> dict[str, Any]:
    """What the reader finds in a rendered letter, in the published form."""
    _, reading = read_bytes(render(letters, form, paper), f"letter.{form}")
    return reading.as_json()


def expected(facts: Facts, language: str = "en") -> dict[str, Any]:
    """The facts of a letter in the published form of a reading; flags are left out."""
    given: dict[str, Any] = dict(facts)
    draft = given.get("draft")
    due = [(name.removesuffix("_due"), one) for name, one in given.items() if name.endswith("_due")]
    return {
        "process": _bare(given["process"]),
        "round": given.get("round"),
        "documents": [{"title": _bare(draft.title), "date": draft.date.isoformat(), "symbol": None}] if draft else [],
        "meetings": [_meeting(one, language) for one in given.get("programme", ())],
        "time_limits": [{"applies_to": one.applies_to, "seconds": one.seconds} for one in given.get("limits", ())],
        "deadlines": _sorted(
            {"what": what, "at": f"{one.at:%Y-%m-%dT%H:%M}", "zone": one.zone, "to": one.to or None}
            for what, one in due
        ),
        "contacts": sorted(
            {one.to for _, one in due if one.to} | ({given["contact"]} if "contact" in given else set())
        ),
        "supersedes": [
            {"was": one.was.isoformat(), "now": one.now.isoformat() if one.now else None}
            for one in sorted(given.get("changes", ()), key=lambda change: change.was)
        ],
    }


def found(reading: dict[str, Any]) -> dict[str, Any]:
    """A reading in the form of `expected`: lists whose order says nothing are sorted."""
    kept = {key: reading[key] for key in expected({"process": ""})}
    return kept | {"deadlines": _sorted(reading["deadlines"]), "contacts": sorted(reading["contacts"])}


def doubts(reading: dict[str, Any]) -> set[str]:
    """The flags of a reading, but for what a reader has to infer."""
    return {flag["code"] for flag in reading["flags"]} - {"year-inferred", "time-assumed"}


ELEMENTS = {
    "Implementation": ["implementation"],
    "Follow-up and review": ["follow-up", "review"],
    "Preamble": ["preamble"],
    "Guiding principles": ["guiding-principles"],
    "Means of implementation": ["means-of-implementation"],
    "Préambule": ["preamble"],
    "Principes directeurs": ["guiding-principles"],
    "Mise en œuvre": ["implementation"],
    "Suivi et examen": ["follow-up", "review"],
    "Moyens de mise en œuvre": ["means-of-implementation"],
}
"""The parts of the text that titles of meetings name; other titles name none."""


def _meeting(one: Sitting, language: str) -> dict[str, Any]:
    return {
        "date": one.date.isoformat(),
        "start": f"{one.start:%H:%M}",
        "end": f"{one.end:%H:%M}",
        "venue": one.venue or None,
        "zone": one.zone,
        "virtual": one.is_virtual,
        "segments": [_segment(matter, language) for matter in one.business],
        "alternatives": [],
    }


def _segment(matter: str | Parts, language: str) -> dict[str, Any]:
    if isinstance(matter, str):
        return {"title": matter, "elements": ELEMENTS.get(matter, [])}
    run = [f"{matter.kind}-{number}" for number in range(matter.first, matter.last + 1)]
    kind, between = (_KINDS.get(matter.kind, matter.kind), " à ") if language == "fr" else (matter.kind, "-")
    name = kind.title()
    title = f"{name}s {matter.first}{between}{matter.last}" if matter.last > matter.first else f"{name} {matter.first}"
    return {"title": title, "elements": run}


def _sorted(entries: Any) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: (entry["what"], entry["at"]))


def _bare(name: str) -> str:
    """A name without its article."""
    return re.sub(r"^(?:the |le |la |les |l’)", "", name)
