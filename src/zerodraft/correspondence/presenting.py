"""What was read in a letter, as a page shows it: facts in groups, each tied to its words."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from zerodraft.correspondence import naming
from zerodraft.correspondence.core.highlight import Mark, Piece, cut, flowing
from zerodraft.process import queries as process
from zerodraft.programme.particulars import office_name

CELL = " │ "
"""What stands between the cells of a row where a letter's table is shown as text."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the letter states: its id on the page, what it is, what it says, and whether words are tied to it.

    `value` is text, or a date or moment that the page puts into its language. `rule` names the rule that read it.
    """

    id: str
    label: str
    value: str | date
    rule: str
    has_words: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Facts about one thing, such as one letter of the chain. The title is '' where the group's own suffices."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the reading under its own heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as a row of facts."""

    days: tuple[Fact, ...]
    hours: tuple[Fact, ...]
    zone: tuple[Fact, ...]
    places: tuple[Fact, ...]
    business: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ShownReading:
    """The letter's text in pieces, and the facts that rest on them: doubts, what comes before the meetings, and after."""

    title: str
    pieces: tuple[Piece, ...]
    flags: tuple[Fact, ...]
    before: tuple[Group, ...]
    sittings: tuple[Sitting, ...]
    after: tuple[Group, ...]


def reading(text: str, of: dict[str, Any]) -> ShownReading:
    """The reading of a letter, beside its text."""
    desk = Desk(of.get("sources", []))
    before = (chain(desk, of["letters"]), _process(desk, of), _supersedes(desk, of["supersedes"]))
    sittings = tuple(_sitting(desk, f"meetings/{i}", meeting) for i, meeting in enumerate(of["meetings"]))
    after = (
        _limits(desk, of["time_limits"]),
        _deadlines(desk, of["deadlines"]),
        _documents(desk, of["documents"]),
        _contacts(desk, of["contacts"]),
    )
    flags = tuple(
        desk.fact(f"flags/{i}", naming.flag(flag["code"]), moment(flag["about"])) for i, flag in enumerate(of["flags"])
    )
    return ShownReading(
        title=of["process"] or "",
        pieces=desk.pieces(text),
        flags=flags,
        before=tuple(group for group in before if group.blocks),
        sittings=sittings,
        after=tuple(group for group in after if group.blocks),
    )


def ending(file_name: str) -> str:
    """The ending under which an original is offered for saving, if it is one that we read."""
    found = PurePath(file_name).suffix.lower()
    return found if found in (".txt", ".md", ".docx", ".pdf", ".html", ".eml") else ""


class Desk:
    """Where a reading is laid out: every fact that is made here leaves marks on the words that it rests on."""

    def __init__(self, sources: list[dict[str, Any]]) -> None:
        self.sources = sources
        self.marks: list[Mark] = []

    def fact(self, path: str, label: str, value: str | date, name: str = "") -> Fact:
        """A fact with the words at its path, or at the paths below; `name` is its id where it is not made of the path."""
        found = [s for s in self.sources if s["path"] == path or s["path"].startswith(f"{path}/")]
        name = name or path.replace("/", "-")
        self.marks.extend(Mark(name, source["start"], source["end"]) for source in found)
        return Fact(name, label, value, found[0]["rule"] if found else "", bool(found))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The words in pieces, for the facts laid out so far."""
        return tuple(replace(piece, text=piece.text.replace("\t", CELL)) for piece in cut(flowing(text), self.marks))

    def facts(self, path: str, of: dict[str, Any], labels: dict[str, str]) -> tuple[Fact, ...]:
        """The facts of one thing, in the order of `labels`; what is not stated is left out."""
        return tuple(
            self.fact(f"{path}/{key}", label, moment(of[key])) for key, label in labels.items() if of[key] is not None
        )


def chain(desk: Desk, letters: list[dict[str, Any]]) -> Group:
    """The letters of a file, each with who signed it, when and to whom."""
    blocks = []
    for i, letter in enumerate(letters):
        title = _("Letter %(number)d") % {"number": i + 1} if len(letters) > 1 else ""
        blocks.append(Block(title, _letter(desk, f"letters/{i}", letter)))
    return Group(_("Letters"), tuple(blocks))


def _letter(desk: Desk, path: str, letter: dict[str, Any]) -> tuple[Fact, ...]:
    facts = [desk.fact(f"{path}/kind", _("Kind"), naming.kind(letter["kind"]))]
    if letter["office"]:
        facts.append(desk.fact(f"{path}/office", _("Office"), office_name(letter["office"])))
    for i, one in enumerate(letter["signatories"]):
        name = f"{one['name']} ({one['state']})" if one["state"] else one["name"]
        facts.append(desk.fact(f"{path}/signatories/{i}", _("Signed by"), name))
    facts.extend(desk.facts(path, letter, {"date": _("Dated"), "place": _("Place"), "addressees": _("Addressed to")}))
    for i, earlier in enumerate(letter["further_to"]):
        facts.append(desk.fact(f"{path}/further_to/{i}", _("Further to the letter of"), moment(earlier)))
    for i, number in enumerate(letter["encloses"]):
        facts.append(desk.fact(f"{path}/encloses/{i}", _("Encloses"), _("Letter %(number)d") % {"number": number + 1}))
    return tuple(facts)


def _process(desk: Desk, of: dict[str, Any]) -> Group:
    facts = []
    if of["process"]:
        facts.append(desk.fact("process", _("Process"), of["process"]))
    if of["round"] is not None:
        facts.append(desk.fact("round", _("Round"), str(of["round"])))
    return Group(_("Process"), (Block("", tuple(facts)),) if facts else ())


def _sitting(desk: Desk, path: str, meeting: dict[str, Any]) -> Sitting:
    days = [desk.fact(f"{path}/date", _("Date"), moment(meeting["date"]))]
    for i, other in enumerate(meeting["alternatives"]):
        days.append(desk.fact(f"{path}/alternatives/{i}", _("or"), moment(other)))
    places = list(desk.facts(path, meeting, {"venue": _("Room")}))
    if meeting["virtual"]:
        places.append(desk.fact(f"{path}/virtual", _("Room"), _("Online")))
    business = []
    for i, segment in enumerate(meeting["segments"]):
        business.append(desk.fact(f"{path}/segments/{i}", _("Business"), segment["title"]))
    return Sitting(
        tuple(days),
        desk.facts(path, meeting, {"start": _("From"), "end": _("Until")}),
        desk.facts(path, meeting, {"zone": _("Zone")}),
        tuple(places),
        tuple(business),
    )


def _limits(desk: Desk, limits: list[dict[str, Any]]) -> Group:
    facts = (
        desk.fact(f"time_limits/{i}", process.speakers_name(limit["applies_to"]), process.duration(limit["seconds"]))
        for i, limit in enumerate(limits)
    )
    return _listed(_("Time limits"), tuple(facts))


def _deadlines(desk: Desk, deadlines: list[dict[str, Any]]) -> Group:
    labels = {"at": _("Due"), "zone": _("Zone"), "to": _("To")}
    blocks = (
        Block(process.matter_name(deadline["what"]), desk.facts(f"deadlines/{i}", deadline, labels))
        for i, deadline in enumerate(deadlines)
    )
    return Group(_("Deadlines"), tuple(blocks))


def _documents(desk: Desk, documents: list[dict[str, Any]]) -> Group:
    labels = {"title": _("Title"), "symbol": _("Symbol"), "date": _("Dated")}
    blocks = (Block("", desk.facts(f"documents/{i}", paper, labels)) for i, paper in enumerate(documents))
    return Group(_("Documents"), tuple(blocks))


def _contacts(desk: Desk, contacts: list[str]) -> Group:
    facts = (desk.fact(f"contacts/{i}", _("Address"), contact) for i, contact in enumerate(contacts))
    return _listed(_("Contacts"), tuple(facts))


def _supersedes(desk: Desk, changes: list[dict[str, Any]]) -> Group:
    blocks = []
    for i, change in enumerate(changes):
        facts = desk.facts(f"supersedes/{i}", change, {"was": _("Until now"), "now": _("From now on")})
        if change["now"] is None:
            facts += (desk.fact(f"supersedes/{i}/now", _("From now on"), _("cancelled, or not fixed yet")),)
        blocks.append(Block("", facts))
    return Group(_("Dates that this letter changes"), tuple(blocks))


def _listed(title: str, facts: tuple[Fact, ...]) -> Group:
    return Group(title, (Block("", facts),) if facts else ())


def moment(value: str) -> str | date:
    """A date or moment for what reads like one; everything else stays as it is."""
    for form in (date.fromisoformat, datetime.fromisoformat):
        try:
            return form(value)
        except ValueError:
            continue
    return value
