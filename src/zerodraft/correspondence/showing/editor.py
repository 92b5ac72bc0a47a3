"""The fields, passages and comments of the editor."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from zerodraft.correspondence import naming_out
from zerodraft.correspondence.composing import editing
from zerodraft.correspondence.composing.facts import Told
from zerodraft.correspondence.composing.letters import Composing
from zerodraft.correspondence.core.composing import typed
from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind
from zerodraft.correspondence.core.composing.values import Fact
from zerodraft.correspondence.models import Comment, Emblem
from zerodraft.parties import queries as people


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a field: its name in the form, its label ('' for that of the field), its text, and what kind of box it is."""

    name: str
    label: str
    text: str
    type: str
    id: str
    emblems: tuple[tuple[str, str, bool], ...] = ()
    """What emblem a letterhead can have: a value, its words, and whether it has that one."""


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


def fields(
    now: Composing,
    stored: Composing,
    missing: Iterable[str],
    refused: Mapping[str, str],
    form: QueryDict | None = None,
    emblems: Iterable[Emblem] = (),
) -> list[Shown]:
    """The fields of the editor; what was typed and could not be read stands in its box again. The marks are those of the
    letter as it is stored, so that what is only previewed is still what the author typed.
    """
    lacking = set(missing)
    marks = {name: editing.mark(typed.shown(name, told.fact)) for name, told in stored.told.items()}
    offered = list(emblems)
    return [
        _field(name, told, marks.get(name, ""), name in lacking, refused.get(name, ""), form, offered)
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


_TYPES = {Kind.DATE: "date", Kind.ORDINAL: "number"}
_LONG = frozenset({"titles", "meetings"})
_AREAS = frozenset({Kind.LINES, Kind.DATES, Kind.HEADS, Kind.CHANGES})


def _field(
    name: str,
    told: Told,
    mark: str,
    missing: bool,  # noqa: FBT001
    error: str,
    form: QueryDict | None,
    emblems: Sequence[Emblem],
) -> Shown:
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
            _choices(told.fact, place, emblems) if kind is Kind.HEADS else (),
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


def _choices(heads: Fact | None, place: int, emblems: Sequence[Emblem]) -> tuple[tuple[str, str, bool], ...]:
    """The emblems that are offered for a letterhead; the one that it has stays among them, also when it is withdrawn."""
    has = heads[place].emblem if isinstance(heads, tuple) and place < len(heads) else None  # type: ignore[union-attr]
    if has is None:
        return tuple((one.key, one.words, False) for one in emblems)
    sha256 = hashlib.sha256(has.content).hexdigest()
    found = [(one.key, one.words, one.original_id == sha256 and one.words == has.words) for one in emblems]
    return tuple(found if any(chosen for _key, _words, chosen in found) else [(editing.OWN, has.words, True), *found])


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
