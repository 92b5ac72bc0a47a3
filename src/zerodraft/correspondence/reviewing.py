"""A review as a page shows it: every fact with what a person did to it, and the small form by which it is changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zerodraft.correspondence import naming
from zerodraft.correspondence.core.highlight import Piece
from zerodraft.correspondence.core.review import changes as core
from zerodraft.correspondence.core.review.changes import Thing
from zerodraft.correspondence.core.review.values import FIELDS, Field, Kind, Problem, Typed, typed_of
from zerodraft.correspondence.models import Edit, Letter
from zerodraft.correspondence.presenting import Desk, Fact, Group, chain, moment
from zerodraft.parties import queries as people
from zerodraft.process import queries as process
from zerodraft.programme.particulars import office_name
from zerodraft.programme.presenting import parts_in_words

BLANK_ITEMS = 2
"""Empty lines offered for further business; saving offers as many again."""

_ROWS = {
    "meetings": (("date", "alternatives", "tentative"), ("start", "end", "zone"), ("venue", "virtual"), ("segments",)),
    "officers": (("name", "state"), ("office",)),
    "time_limits": (("applies_to", "seconds"),),
    "deadlines": (("what",), ("on", "hour", "zone"), ("to",)),
    "supersedes": (("was",), ("now",)),
}
_PATHS = {"title": "process", "round": "round"}
_INPUTS = {Kind.DAY: "date", Kind.COUNT: "number"}
"""Hours are typed as text: a browser would ask for them by its own clock, which may have twelve."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a fact as it stands, each of `shown` on a line of its own; `was` is what was read, where that differs."""

    fact: Fact
    name: str
    shown: tuple[str | date, ...]
    was: tuple[str | date, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Fields that are read together, under one label."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form. `type` is that of the element; `pairs` are the items of business."""

    id: str
    name: str
    label: str
    type: str
    value: str
    hint: str
    required: bool
    most: int
    choices: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A fact: its state, its rows, its form, and why it cannot be set up as it is."""

    key: str
    slug: str
    title: str | date
    state: str
    state_name: str
    rows: tuple[Row, ...]
    inputs: tuple[Input, ...]
    faults: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A group of facts under its heading, and the form that adds one; `adding` is '' where none can be added."""

    group: str
    title: str
    cards: tuple[Card, ...]
    adding: str
    inputs: tuple[Input, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A flag, and what a person answered."""

    key: str
    fact: Fact
    answer: str
    answer_name: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed and was refused: the key of the fact, or the group to which one was to be added."""

    target: str
    typed: Mapping[str, Typed]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The whole page: the words in pieces, the flags, the letters of the file, and the facts by groups."""

    title: str
    pieces: tuple[Piece, ...]
    questions: tuple[Question, ...]
    open_questions: tuple[Question, ...]
    letters: Group
    sections: tuple[Section, ...]
    faulty: tuple[Card, ...]
    counts: tuple[tuple[str, str, int], ...]


def review(letter: Letter, attempt: Attempt | None = None) -> Review:
    """A letter under review; `attempt` is shown in its form again."""
    reading, changes = letter.reading, letter.changes
    desk = Desk(reading["sources"])
    found = core.things(reading, changes)
    answered = changes.get("answered", {})
    questions = tuple(
        Question(
            key,
            desk.fact(key, naming.flag(flag["code"]), moment(flag["about"])),
            answered.get(key, ""),
            naming.answer(answered.get(key, "")),
        )
        for key, flag in core.flags(reading).items()
    )
    letters = chain(desk, reading["letters"])
    sections = tuple(_section(desk, group, found, attempt) for group in FIELDS)
    return Review(
        title=found["process"].now["title"] or "",
        pieces=desk.pieces(letter.text),
        questions=questions,
        open_questions=tuple(one for one in questions if not one.answer),
        letters=letters,
        sections=sections,
        faulty=tuple(card for section in sections for card in section.cards if card.faults),
        counts=_counts([thing.state for thing in found.values()]),
    )


def slug(key: str) -> str:
    """A fact's key as the id of an element."""
    return key.replace("/", "-")


def _counts(states: list[str]) -> tuple[tuple[str, str, int], ...]:
    """How many facts were changed in which way: icon, name and number."""
    icons = {"corrected": "pen", "added": "add", "struck": "cancelled"}
    return tuple((icon, naming.state(s), states.count(s)) for s, icon in icons.items() if s in states)


def _section(desk: Desk, group: str, found: Mapping[str, Thing], attempt: Attempt | None) -> Section:
    cards = tuple(_card(desk, thing, attempt) for thing in found.values() if thing.group == group)
    here = attempt if attempt and attempt.target == group else None
    if group == "process":
        return Section(group, naming.group(group), cards, "", (), open=False)
    typed = here.typed if here else _usual(group, found)
    inputs = _inputs(group, group, typed, here.problems if here else ())
    return Section(group, naming.group(group), cards, naming.adding(group), inputs, here is not None)


def _usual(group: str, found: Mapping[str, Thing]) -> Mapping[str, Typed]:
    """What a further fact most likely shares with the others: the zone of the meetings before it."""
    zones = [thing.now["zone"] for thing in found.values() if thing.group == "meetings" and thing.now["zone"]]
    return {"zone": zones[-1]} if group in ("meetings", "deadlines") and zones else {}


def _card(desk: Desk, thing: Thing, attempt: Attempt | None) -> Card:
    here = attempt if attempt and attempt.target == thing.key else None
    rows = [_row(desk, thing, names) for names in _ROWS.get(thing.group, [(f.name,) for f in FIELDS[thing.group]])]
    typed = here.typed if here else {f.name: typed_of(f, thing.now.get(f.name)) for f in FIELDS[thing.group]}
    return Card(
        key=thing.key,
        slug=slug(thing.key),
        title=_title(thing),
        state=thing.state,
        state_name=naming.state(thing.state),
        rows=tuple(row for row in rows if row.values),
        inputs=_inputs(thing.key, thing.group, typed, here.problems if here else ()),
        faults=tuple(naming.fault(thing.group, problem) for problem in core.faults_of(thing)),
        open=here is not None,
    )


def _title(thing: Thing) -> str | date:
    """By what a fact is named where it is spoken of: a meeting by its day and hour, another by its first field in words."""
    if thing.group == "meetings":
        return moment("T".join(filter(None, (thing.now["date"], thing.now["start"]))))
    first = FIELDS[thing.group][0]
    words = _shown(first, thing.now.get("name") or thing.now.get(first.name))
    return words[0] if words else naming.group(thing.group)


def _row(desk: Desk, thing: Thing, names: tuple[str, ...]) -> Row:
    fields = {f.name: f for f in FIELDS[thing.group]}
    values = []
    for name in names:
        value, before = thing.now.get(name), (thing.was or {}).get(name)
        corrected = name in thing.corrected
        if not value and not corrected:
            continue
        fact = desk.fact(_path(thing, name), naming.field(thing.group, name), "", f"{slug(thing.key)}-{name}")
        was = _shown(fields[name], before) if corrected else ()
        values.append(Value(fact, name, _shown(fields[name], value), was, corrected))
    return Row(naming.row(thing.group, names[0]), tuple(values))


def _path(thing: Thing, name: str) -> str:
    """Where the reading keeps the words of a field."""
    if thing.group == "process":
        return _PATHS[name]
    if thing.group == "officers" and name == "office" and thing.was:
        return f"{thing.key.rsplit('/', 2)[0]}/office"
    if thing.group == "deadlines" and name in ("on", "hour"):
        return f"{thing.key}/at"
    return thing.key if thing.group == "contacts" else f"{thing.key}/{name}"


def _shown(field: Field, value: Any) -> tuple[str | date, ...]:
    """A value in the words of the page; nothing for what is not stated."""
    if not value:
        return ()
    if field.kind is Kind.BUSINESS:
        return tuple(
            f"{one['title']} ({'; '.join(parts_in_words(one['elements']))})" if one["elements"] else one["title"]
            for one in value
        )
    if field.kind in (Kind.DAY, Kind.DAYS):
        return tuple(moment(day) for day in ([value] if isinstance(value, str) else value))
    if field.kind is Kind.TRUTH:
        return (naming.field("meetings", field.name),)
    return (_named(field, value),)


def _named(field: Field, value: Any) -> str:
    named: dict[str, Callable[[Any], str]] = {
        "applies_to": process.speakers_name,
        "what": process.matter_name,
        "seconds": process.duration,
        "office": office_name,
    }
    return named.get(field.name, str)(value)


def _inputs(owner: str, group: str, typed: Mapping[str, Typed], problems: tuple[Problem, ...]) -> tuple[Input, ...]:
    return tuple(_input(owner, group, field, typed.get(field.name, ""), problems) for field in FIELDS[group])


def _input(owner: str, group: str, field: Field, typed: Typed, problems: tuple[Problem, ...]) -> Input:
    names = {"applies_to": process.speakers_name, "what": process.matter_name}
    kinds = {Kind.TRUTH: "checkbox", Kind.CHOICE: "select", Kind.BUSINESS: "business"}
    pairs = [] if isinstance(typed, str) else list(typed)
    return Input(
        id=f"{slug(owner)}-{field.name}-input",
        name=field.name,
        label=naming.field(group, field.name),
        type=kinds.get(field.kind) or _INPUTS.get(field.kind, "text"),
        value=typed if isinstance(typed, str) else "",
        hint=naming.hint(field.kind) if field.kind in (Kind.HOUR, Kind.DAYS, Kind.ZONE, Kind.BUSINESS) else "",
        required=field.required,
        most=field.most,
        choices=tuple((code, names[field.name](code)) for code in field.choices),
        pairs=(*pairs, *[("", "")] * BLANK_ITEMS) if field.kind is Kind.BUSINESS else (),
        errors=tuple(naming.fault(group, problem) for problem in problems if problem.field == field.name),
    )


def meanwhile(edits: list[Edit], letter: Letter) -> tuple[tuple[str, str, str | date], ...]:
    """Who did what to which fact, of edits that came before one that was refused."""
    names = people.names_of({edit.person for edit in edits})
    titles = {thing.key: _title(thing) for thing in core.things(letter.reading, letter.changes).values()}
    titles |= {key: moment(flag["about"]) for key, flag in core.flags(letter.reading).items()}
    return tuple((names[edit.person], naming.act(edit.act), titles.get(edit.fact, "")) for edit in edits)
