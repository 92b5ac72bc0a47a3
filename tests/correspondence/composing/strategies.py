"""Random letters: programmes of meetings, limits, deadlines, signatories, in English and French."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from correspondence.composing.making import HASH, everything, taken
from zerodraft.correspondence.composing import shipped
from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Letterhead,
    Limit,
    Moment,
    Parts,
    Person,
    Sitting,
)

LANGUAGES = ("en", "fr")
CITIES = {
    "en": [
        ("New York", "America/New_York"),
        ("Geneva", "Europe/Zurich"),
        ("Nairobi", "Africa/Nairobi"),
        ("Bonn", "Europe/Berlin"),
    ],
    "fr": [
        ("New York", "America/New_York"),
        ("Genève", "Europe/Zurich"),
        ("Abidjan", "Africa/Abidjan"),
        ("Bonn", "Europe/Berlin"),
    ],
}
ROOMS = {
    "en": [
        "Trusteeship Council Chamber",
        "ECOSOC Chamber",
        "Conference Room 4",
        "Conference Room 12",
        "General Assembly Hall",
    ],
    "fr": [
        "Salle du Conseil de tutelle",
        "Salle de conférence 4",
        "Salle de conférence 12",
        "Salle du Conseil économique et social",
    ],
}
TITLES = {
    "en": [
        "General statements",
        "Preamble",
        "Guiding principles",
        "Implementation",
        "Follow-up and review",
        "Exchange of views on the way forward",
        "Means of implementation",
        "Stocktaking",
    ],
    "fr": [
        "Déclarations générales",
        "Préambule",
        "Principes directeurs",
        "Mise en œuvre",
        "Suivi et examen",
        "Échange de vues",
        "Moyens de mise en œuvre",
        "Bilan",
    ],
}
PROCESSES = {
    "en": [
        ("the Global Compact for Harbours", "the zero draft of the Global Compact for Harbours"),
        ("the Declaration on Rivers", "the revised draft of the Declaration on Rivers"),
        ("the Agreement on Night Skies", "the draft agreement on night skies"),
    ],
    "fr": [
        ("le Pacte mondial pour les ports", "le projet révisé de Pacte mondial pour les ports"),
        ("la Déclaration sur les fleuves", "l’avant-projet de la Déclaration sur les fleuves"),
        ("l’Accord sur les ciels nocturnes", "le projet final de l’Accord sur les ciels nocturnes"),
    ],
}
STATES = {
    "en": [
        "Guyana",
        "Norway",
        "Ghana",
        "Georgia",
        "Switzerland",
        "Mexico",
        "Papua New Guinea",
    ],
    "fr": [
        "du Guyana",
        "de la Norvège",
        "du Ghana",
        "de la Géorgie",
        "de la Suisse",
        "du Mexique",
        "de la Papouasie-Nouvelle-Guinée",
    ],
}
NAMES = [
    "Odile Marchand-Roy",
    "Torbjørn Aasland",
    "Kwabena Osei-Tutu",
    "Sigrún Haraldsdóttir",
    "Tekla Beridze",
    "José Ángel Ibáñez",
    "Li Wenhua",
]
SLOTS = [
    (10, 0, 13, 0),
    (15, 0, 18, 0),
    (9, 30, 11, 0),
    (11, 30, 13, 0),
    (15, 0, 16, 30),
    (16, 45, 18, 0),
    (19, 0, 21, 0),
    (12, 0, 13, 30),
]
KINDS = ["objective", "article", "chapter", "paragraph", "section", "action"]
WRITTEN = st.dates(dt.date(2012, 1, 1), dt.date(2029, 12, 31))


@st.composite
def rounds(draw: st.DrawFn, language: str) -> dict[str, Any]:
    """The facts of a letter that convenes a round."""
    written = draw(WRITTEN)
    city, zone = draw(st.sampled_from(CITIES[language]))
    process, title = draw(st.sampled_from(PROCESSES[language]))
    people = draw(st.permutations(NAMES))[: draw(st.integers(1, 2))]
    states = draw(st.permutations(STATES[language]))
    facts: dict[str, Any] = {
        "letterheads": tuple(_mission(state, language) for state in states[: len(people)]),
        "place": city,
        "date": written,
        "signatories": tuple(_person(*each, language) for each in zip(people, states, strict=False)),
        "process": process,
        "capacity": _capacity(process, len(people), language),
        "round": draw(st.integers(1, 12)),
        "city": city,
        "programme": draw(programmes(language, written, zone)),
    }
    if draw(st.booleans()):
        facts["limits"] = draw(limits())
    if draw(st.booleans()):
        facts["draft"] = Draft(title, written - dt.timedelta(draw(st.integers(0, 40))), HASH)
    if draw(st.booleans()):
        ago = draw(st.lists(st.integers(1, 300), min_size=1, max_size=3, unique=True))
        facts["references"] = tuple(sorted(written - dt.timedelta(days) for days in ago))
    if draw(st.booleans()):
        facts["contact"] = "harbours@missions.example"
    for what in ("inscription", "statements", "proposals", "registration"):
        if draw(st.booleans()):
            facts[f"{what}_due"] = draw(moments(written, zone, city, f"{what}@harbours.example"))
    return facts


@st.composite
def letters(draw: st.DrawFn, language: str) -> tuple[str, dict[str, Any]]:
    """A kind of letter, and its facts."""
    key = draw(st.sampled_from([key for key, of in shipped() if of == language and key != "convening"]))
    facts = draw(rounds(language))
    written, city = facts["date"], facts["city"]
    zone = facts["programme"][0].zone
    others = everything(language)
    facts |= {name: others[name] for name in ("authors", "authors_office", "next_step", "invited")}
    title = next(title for process, title in PROCESSES[language] if process == facts["process"])
    facts["draft"] = Draft(title, written - dt.timedelta(draw(st.integers(0, 40))), HASH)
    for what in ("comments", "statements", "proposals", "inscription", "registration", "silence"):
        facts[f"{what}_due"] = draw(moments(written, zone, city, f"{what}@harbours.example"))
    opens = dt.datetime.combine(written, dt.time(draw(st.integers(8, 18))))
    facts["opens"] = Moment(opens, zone, city)
    facts[draw(st.sampled_from(["concluded", "broken"]))] = written - dt.timedelta(draw(st.integers(0, 5)))
    facts["changes"] = draw(changes(written, facts["programme"]))
    if key == "recall":  # it names the letter that is recalled
        facts.setdefault("references", (written - dt.timedelta(draw(st.integers(1, 300))),))
    return key, taken(key, facts, language)


@st.composite
def changes(draw: st.DrawFn, written: dt.date, programme: Sequence[Sitting]) -> tuple[Change, ...]:
    """Meetings that were moved to days of the programme, or cancelled."""
    held = sorted({one.date for one in programme})
    gone = st.integers(1, 60).map(lambda days: written + dt.timedelta(days)).filter(lambda day: day not in held)
    days = draw(st.lists(gone, min_size=1, max_size=3, unique=True))
    return tuple(Change(day, draw(st.sampled_from([*held, None]))) for day in sorted(days))


@st.composite
def programmes(draw: st.DrawFn, language: str, written: dt.date, zone: str) -> tuple[Sitting, ...]:
    """A programme: days alike or not, one room or many, now and then online."""
    days = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    begin = written + dt.timedelta(draw(st.integers(0, 320)))
    alike = draw(st.booleans())
    slots = draw(st.lists(st.sampled_from(SLOTS[:2] if alike else SLOTS), min_size=1, max_size=3, unique=True))
    made: list[Sitting] = []
    for day in sorted(days):
        room = draw(st.sampled_from(ROOMS[language]))
        online = draw(st.integers(0, 9)) == 0
        for slot in sorted(_apart(slots)):
            if not alike:
                room = draw(st.sampled_from(ROOMS[language]))
            business = tuple(draw(st.lists(matters(language), min_size=1, max_size=2, unique_by=repr)))
            start, end = dt.time(*slot[:2]), dt.time(*slot[2:])
            venue = "" if online else room
            made.append(Sitting(begin + dt.timedelta(day), start, end, business, zone, venue, online))
            others = [other for other in ROOMS[language] if other != room]
            if not online and draw(st.integers(0, 9)) == 0:
                beside = (draw(matters(language)),)
                made.append(Sitting(made[-1].date, start, end, beside, zone, draw(st.sampled_from(others))))
    return tuple(draw(st.permutations(made)))


def matters(language: str) -> st.SearchStrategy[str | Parts]:
    """Something that a meeting takes up."""
    runs = st.builds(
        lambda kind, first, more: Parts(kind, first, first + more),
        st.sampled_from(KINDS),
        st.integers(1, 60),
        st.integers(0, 12),
    )
    return st.one_of(st.sampled_from(TITLES[language]), runs)


@st.composite
def limits(draw: st.DrawFn) -> tuple[Limit, ...]:
    """Speaking time for all, or by categories."""
    seconds = st.sampled_from([60, 90, 120, 150, 180, 240, 300, 420, 600, 720, 900])
    if draw(st.booleans()):
        return (Limit("all", draw(seconds)),)
    who = [
        "groups",
        "national",
        *draw(st.lists(st.sampled_from(["observers", "stakeholders"]), unique=True, max_size=2)),
    ]
    order = ("groups", "national", "observers", "stakeholders")
    return tuple(Limit(each, draw(seconds)) for each in sorted(who, key=order.index))


@st.composite
def moments(draw: st.DrawFn, written: dt.date, zone: str, city: str, to: str) -> Moment:
    """A deadline after the letter's date, at an hour of an office's day."""
    day = written + dt.timedelta(draw(st.integers(1, 90)))
    at = dt.datetime.combine(day, dt.time(draw(st.integers(7, 23)), draw(st.sampled_from([0, 0, 30, 15, 59]))))
    return Moment(at, zone, city, to)


def _apart(slots: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Those of the slots that do not overlap an earlier one."""
    kept: list[tuple[int, ...]] = []
    for slot in sorted(slots):
        if not kept or slot[:2] >= kept[-1][2:]:
            kept.append(slot)
    return kept


def _mission(state: str, language: str) -> Letterhead:
    if language == "fr":
        return Letterhead((f"Mission permanente {state}", "auprès de l’Organisation des Nations Unies"))
    return Letterhead((f"Permanent Mission of {state}", "to the United Nations"))


def _person(name: str, state: str, language: str) -> Person:
    if language == "fr":
        return Person(name, (f"Représentant permanent {state}", "auprès de l’Organisation des Nations Unies"))
    return Person(name, ("Ambassador and Permanent Representative", f"of {state} to the United Nations"))


def _capacity(process: str, signing: int, language: str) -> str:
    plural = "s" if signing > 1 else ""
    if language == "fr":
        return f"cofacilitateur{plural} des négociations intergouvernementales sur {process}"
    return f"co-facilitator{plural} of the intergovernmental negotiations on {process}"
