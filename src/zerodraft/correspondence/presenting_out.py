"""Letters of our own as pages show them: the register with its chains, the editor's fields and passages, who signs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.correspondence import naming_out, queries, signing
from zerodraft.correspondence.composing import editing
from zerodraft.correspondence.composing.facts import Told
from zerodraft.correspondence.composing.letters import Composing
from zerodraft.correspondence.core.composing import typed
from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind
from zerodraft.correspondence.models import Comment, Entry, Outgoing, Version
from zerodraft.parties import queries as people


@dataclass(frozen=True, slots=True)
class Related:
    """A letter that another speaks of, or that speaks of it: in what way, what it is, and where."""

    how: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A letter in the register."""

    entry: Entry
    title: str
    address: str
    direction: str
    channel: str
    language: str
    related: tuple[Related, ...]
    recalled: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a field: its name in the form, its label ('' for that of the field), its text, and what kind of box it is."""

    name: str
    label: str
    text: str
    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of the editor: its boxes, where its fact comes from, whether the author gave another, and what is wrong."""

    name: str
    label: str
    boxes: tuple[Box, ...]
    source: str
    given: bool
    held: bool
    missing: bool
    why: str
    error: str
    mark: str
    held_text: str

    @property
    def is_used(self) -> bool:
        """Whether the letter has it, lacks it, or could not read what was typed; the rest stands apart."""
        return self.given or self.held or self.missing or bool(self.error or self.why)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage of the editor: its words, what is added after it, and the comments on it."""

    id: str
    words: str
    own: bool
    table: bool
    when: str
    after: str
    omitted: bool
    present: bool
    comments: tuple["Remark", ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with the names of people."""

    comment: Comment
    by: str
    resolved_by: str


@dataclass(frozen=True, slots=True)
class Signing:
    """A place for a signature: whose, who may approve there, and whether somebody has."""

    position: int
    printed: str
    person: str
    deputy: str
    approved_by: str
    approved_at: Any
    as_deputy: bool


def title_of(entry: Entry) -> str:
    """What a letter in the register is called."""
    if entry.outgoing:
        return entry.outgoing.subject or naming_out.template_name(entry.outgoing.template)
    letter = entry.letter
    return str((letter.reading.get("process") if letter else "") or (letter.file_name if letter else "") or _("Letter"))


def address_of(entry: Entry) -> str:
    """The page of a letter in the register."""
    if entry.outgoing:
        return reverse("letter-out", args=[entry.outgoing.process.key, entry.outgoing.key])
    return reverse("letter", args=[entry.key])


def rows(entries: Iterable[Entry], seen: Callable[[Entry], bool]) -> list[Row]:
    """The register as far as it is seen; letters that are not seen are not named in the chains either."""
    return [_row(entry, seen) for entry in entries if seen(entry)]


def related(entry: Entry, seen: Callable[[Entry], bool]) -> tuple[Related, ...]:
    """What a letter speaks of, and what speaks of it."""
    found = [(naming_out.refers_name(one.kind), one.to) for one in entry.references.all()]
    found += [(naming_out.is_spoken_of_name(one.kind), one.entry) for one in entry.referred_to_by.all()]
    return tuple(Related(how, cited(one), address_of(one)) for how, one in found if seen(one))


def cited(entry: Entry) -> str:
    """A letter as another names it: its number and what it is called."""
    return f"{entry.mark} {title_of(entry)}"


def fields(
    now: Composing,
    stored: Composing,
    missing: Iterable[str],
    refused: Mapping[str, str],
    form: QueryDict | None = None,
) -> list[Shown]:
    """The fields of the editor; what was typed and could not be read stands in its box again. The marks are those of the
    letter as it is stored, so that what is only previewed is still what the author typed.
    """
    lacking = set(missing)
    marks = {name: editing.mark(typed.shown(name, told.fact)) for name, told in stored.told.items()}
    return [
        _field(name, told, marks.get(name, ""), name in lacking, refused.get(name, ""), form)
        for name, told in now.told.items()
    ]


def passages(now: Composing, comments: Iterable[Comment]) -> list[Said]:
    """The passages of the editor, in order."""
    remarks = with_names(comments)
    signing_now = now.facts.get("signatories", ())
    alone = isinstance(signing_now, tuple) and len(signing_now) == 1
    facts = now.facts
    return [
        Said(
            id=one.id,
            words=editing.words_of(one, now.content, alone=alone),
            own=one.id in now.content.replaced,
            table=bool(one.table or one.list),
            when=", ".join(naming_out.field_name(FIELDS[name].fact) for name in one.when),
            after="\n\n".join(now.content.added.get(one.id, ())),
            omitted=one.id in now.content.omitted,
            present=all(FIELDS[name].fact in facts for name in one.when),
            comments=tuple(each for each in remarks if each.comment.passage == one.id),
        )
        for one in now.template.body
    ]


def with_names(comments: Iterable[Comment]) -> list[Remark]:
    """Comments with the names of those who made and resolved them, in one query."""
    found = list(comments)
    names = people.names_of({key for one in found for key in (one.person, one.resolved_by) if key})
    return [Remark(one, names[one.person], names.get(one.resolved_by, "")) for one in found]


def signatures(letter: Outgoing) -> list[Signing]:
    """Who signs a prepared letter, in order."""
    places = queries.signatures(letter)
    approvals = queries.standing_approvals(letter)
    keys = {key for one in places for key in (one.person, one.deputy) if key} | {one.by for one in approvals.values()}
    names = people.names_of(keys)
    printed = [one["name"] for one in letter.frozen.get("signatories", ())]
    return [
        Signing(
            position=one.position,
            printed=printed[one.position] if one.position < len(printed) else "",
            person=names[one.person],
            deputy=names.get(one.deputy, ""),
            approved_by=names.get(approval.by, "") if (approval := approvals.get(one.position)) else "",
            approved_at=approval.at if approval else None,
            as_deputy=bool(approval) and approval is not None and approval.by != one.person,
        )
        for one in places
    ]


def proposed(letter: Outgoing, names: Iterable[str]) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """For each signatory of a letter still to be prepared: the box, the printed name, and who may sign there."""
    able = signing.may_sign(letter)
    printed = list(names)
    likely = signing.likely(printed, able)
    return [
        (f"signs.{place}", name, [(key, known, key == likely[place]) for key, known in able.items()])
        for place, name in enumerate(printed)
    ]


def differences(before: Version, after: Version) -> list[tuple[str, list[tuple[str, str]]]]:
    """What differs between two versions, part by part: pieces as "same", "del" and "ins"."""
    old, new = dict(_flat(before.content)), dict(_flat(after.content))
    return [
        (part, _pieces(old.get(part, ""), new.get(part, "")))
        for part in dict.fromkeys([*old, *new])
        if old.get(part, "") != new.get(part, "")
    ]


def _row(entry: Entry, seen: Callable[[Entry], bool]) -> Row:
    return Row(
        entry=entry,
        title=title_of(entry),
        address=address_of(entry),
        direction=str(Entry.Direction(entry.direction).label),
        channel=naming_out.channel_name(entry),
        language=naming_out.LANGUAGES.get(entry.language, entry.language),
        related=related(entry, seen),
        recalled=any(one.kind == "recalls" for one in entry.referred_to_by.all()),
    )


_COMPARED_BY_WORD = 20_000
"""Characters of both texts; longer ones are compared line by line, for comparing takes time as their product."""
_TYPES = {Kind.DATE: "date", Kind.ORDINAL: "number"}
_LONG = frozenset({"titles", "meetings"})
_AREAS = frozenset({Kind.LINES, Kind.DATES, Kind.HEADS, Kind.CHANGES})


def _field(name: str, told: Told, mark: str, missing: bool, error: str, form: QueryDict | None) -> Shown:  # noqa: FBT001
    kind = FIELDS[name].kind
    showing = typed.shown(name, told.fact)
    if error and form is not None:
        texts = {box: str(form.get(editing.box_name(name, box), "")) for box in showing}
    else:
        texts = showing
    boxes = tuple(
        Box(
            editing.box_name(name, box),
            naming_out.box_label(name, box),
            text,
            _type(kind, box),
            f"field-{name}" if place == 0 else f"field-{name}-{box}",
        )
        for place, (box, text) in enumerate(texts.items())
        if _wanted(kind, box, texts)
    )
    return Shown(
        name=name,
        label=naming_out.field_name(name),
        boxes=boxes,
        source=naming_out.source_name(name),
        given=told.given is not None,
        held=told.held is not None,
        missing=missing,
        why=told.why,
        error=error,
        mark=mark,
        held_text="; ".join(text for text in typed.shown(name, told.held).values() if text),
    )


def _wanted(kind: Kind, box: str, texts: Mapping[str, str]) -> bool:
    """Of rows for people and letterheads, those that are filled and one more."""
    if kind not in (Kind.PEOPLE, Kind.HEADS):
        return True
    filled = [int(one[-1]) for one, text in texts.items() if text]
    return int(box[-1]) <= max(filled, default=-1) + 1


def _type(kind: Kind, box: str) -> str:
    if box == "at":
        return "datetime-local"
    if box == "date":
        return "date"
    area = kind in _AREAS or box.rstrip("0123456789") in _LONG
    return "area" if area else _TYPES.get(kind, "text")


def _flat(content: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """A content as named texts that can be compared."""
    for name, value in content.get("given", {}).items():
        yield naming_out.field_name(name), _text(value)
    for group in ("replaced", "added"):
        for name, value in content.get(group, {}).items():
            yield f"{name}{' +' * (group == 'added')}", _text(value)
    for name in ("omitted", "enclosures", "refers", "paper", "template"):
        yield _part_name(name), _text(content.get(name, ""))
    for number, annex in enumerate(content.get("annexes", ()), start=1):
        yield f"{_('Annex')} {number}", f"{annex['heading']}\n{annex['text']}"


def _part_name(name: str) -> str:
    return {
        "omitted": _("Passages left out"),
        "enclosures": _("Enclosures"),
        "refers": _("Letters referred to"),
        "paper": _("Paper"),
        "template": _("Template of this letter"),
    }[name]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(_text(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    return str(value)


def _pieces(before: str, after: str) -> list[tuple[str, str]]:
    by = " " if len(before) + len(after) < _COMPARED_BY_WORD else "\n"
    old, new = before.split(by), after.split(by)
    found: list[tuple[str, str]] = []
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            found.append(("same", by.join(old[a:b])))
            continue
        for kind, words in (("del", old[a:b]), ("ins", new[c:d])):
            if any(words):
                found.append((kind, by.join(words)))
    return found
