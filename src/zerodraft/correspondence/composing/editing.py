"""A letter as a form: what stands in its boxes, and the content that a filled-in form says. No box is trusted."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.http import QueryDict

from zerodraft.correspondence.composing.letters import Composing
from zerodraft.correspondence.core.composing import typed
from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind, NotAFact
from zerodraft.correspondence.core.composing.content import MOST_ANNEXES, Content
from zerodraft.correspondence.core.composing.storing import to_json
from zerodraft.correspondence.core.composing.template import Passage
from zerodraft.correspondence.core.composing.values import Emblem, Fact, Letterhead

OWN = "own"
"""What a form says of an emblem that stays as it is."""

Offered = Callable[[str], Emblem | None]
"""The emblem of a key, of those that the process offers."""

BLANK_ANNEXES = 1
"""Empty annexes offered at the end of a form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says: a content in plain values, and by the name of a field why what was typed there cannot be read (that
    field is then as it was).
    """

    content: dict[str, Any]
    refused: dict[str, str] = field(default_factory=dict)


def box_name(name: str, box: str) -> str:
    """What a box is called in the form: "round", "draft.title"."""
    return f"{name}.{box}" if box else name


def mark(shown: Mapping[str, str]) -> str:
    """A short hash of what a field showed: a form carries it, so that a field nobody touched is no word of the author's."""
    joined = "\x1f".join(f"{box}={_plain(text)}" for box, text in sorted(shown.items()))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def filled(form: QueryDict, now: Composing, template_text: str, offered: Offered) -> Filled:
    """The content that a form says of a letter. `now` is the letter as the form showed it, `template_text` the template that
    ships; `offered` finds the emblems that can be chosen.
    """
    given, refused = _given(form, now, offered)
    content = now.content.as_json() | {"given": to_json(given)}
    content |= _words(form, now.template.body)
    content["enclosures"] = _lines(form.get("enclosures", ""))
    content["annexes"] = _annexes(form)
    content["refers"] = form.getlist("refers")
    content["paper"] = form.get("paper", now.content.paper)
    text = form.get("template", "").replace("\r\n", "\n").strip()
    content["template"] = "" if text == template_text.strip() else text
    return Filled(content, refused)


def words_of(passage: Passage, content: Content, *, alone: bool) -> str:
    """The words of a passage as the box shows them."""
    own = content.replaced.get(passage.id)
    return own if own is not None else passage.words(alone=alone)


def _given(form: QueryDict, now: Composing, offered: Offered) -> tuple[dict[str, Fact], dict[str, str]]:
    given: dict[str, Fact] = {}
    refused: dict[str, str] = {}
    for name, told in now.told.items():
        before = told.given
        boxes = {box: form.get(box_name(name, box), "") for box in typed.boxes(name)}
        # A field that nobody touched stays as it is, also where the process has moved on meanwhile.
        untouched = mark(boxes) == form.get(f"was.{name}", "") or not any(box_name(name, box) in form for box in boxes)
        if not untouched and not form.get(f"back.{name}"):
            try:
                before = typed.read(name, boxes, told.fact)
            except NotAFact as error:
                refused[name] = str(error)
        elif form.get(f"back.{name}"):
            before = None
        if FIELDS[name].kind is Kind.HEADS and not form.get(f"back.{name}"):
            before = _with_emblems(form, told.held if before is None else before, offered)
        if before is not None and before != told.held:
            given[name] = before
    return given, refused


def _with_emblems(form: QueryDict, heads: Fact | None, offered: Offered) -> Fact | None:
    """Letterheads with the emblem that was chosen for each; one about which the form says nothing, or that it cannot offer
    any more, stays.
    """
    if heads is None:
        return None
    found = []
    for place, head in enumerate(cast("tuple[Letterhead, ...]", heads)):
        chosen = form.get(f"emblem.{place}", OWN)
        emblem = None if not chosen else head.emblem if chosen == OWN else offered(chosen) or head.emblem
        found.append(replace(head, emblem=emblem))
    return tuple(found)


def _words(form: QueryDict, body: tuple[Passage, ...]) -> dict[str, Any]:
    replaced: dict[str, str] = {}
    added: dict[str, list[str]] = {}
    omitted: list[str] = []
    for passage in body:
        text = " ".join(form.get(f"words.{passage.id}", "").split())
        if text and text not in {passage.words(alone=True), passage.words(alone=False)}:
            replaced[passage.id] = text
        more = [" ".join(one.split()) for one in _plain(form.get(f"after.{passage.id}", "")).split("\n\n")]
        if any(more):
            added[passage.id] = [one for one in more if one]
        if form.get(f"omit.{passage.id}"):
            omitted.append(passage.id)
    return {"replaced": replaced, "added": added, "omitted": omitted}


def _annexes(form: QueryDict) -> list[dict[str, str]]:
    found = []
    for place in range(MOST_ANNEXES + BLANK_ANNEXES):
        heading = " ".join(form.get(f"annex-heading.{place}", "").split())
        text = _plain(form.get(f"annex-text.{place}", "")).strip()
        if heading or text:
            found.append({"heading": heading, "text": text})
    return found


def _lines(text: str) -> list[str]:
    return [line for row in text.splitlines() if (line := " ".join(row.split()))]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
