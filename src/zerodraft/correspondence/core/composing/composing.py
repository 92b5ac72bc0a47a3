"""Composing: a template, the facts and the author's own words become a letter in which nothing is left open."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from zerodraft.correspondence.core.composing.catalogue import FIELDS, FRAME, Field, NotAFact, check, is_given
from zerodraft.correspondence.core.composing.forms import Forms
from zerodraft.correspondence.core.composing.letter import Annex, Block, Heading, Letter, Paragraph
from zerodraft.correspondence.core.composing.programme import programme_table
from zerodraft.correspondence.core.composing.substitution import filled, slots
from zerodraft.correspondence.core.composing.template import Passage, Template
from zerodraft.correspondence.core.composing.values import Change, Facts, Letterhead, Person, Sitting
from zerodraft.correspondence.core.composing.wording import changes, clean, in_words, part


@dataclass(frozen=True, slots=True)
class Words:
    """What the author of one letter words anew: passages replaced by id (fields allowed), paragraphs added after a passage,
    passages left out, and what is enclosed or annexed.
    """

    replaced: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    omitted: frozenset[str] = frozenset()
    enclosures: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()


AS_WRITTEN = Words()
"""Nothing worded anew."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field without its fact: the template and the passage that need it ('' for the frame), and where it comes from."""

    field: str
    template: str
    language: str
    passage: str
    source: str

    def __str__(self) -> str:
        where = f"passage “{self.passage}”" if self.passage else "frame"
        return f"{{{self.field}}} in the {where} of template {self.template}.{self.language} (from: {self.source})"


class MissingFields(ValueError):
    """A letter is not composed while fields are missing."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        self.missing = tuple(missing)
        super().__init__("the letter is not composed, for it misses " + "; ".join(map(str, self.missing)))


class NotOurPassage(ValueError):
    """The author's words name a passage that the template does not have."""


def fields_of(template: Template) -> tuple[tuple[Field, bool], ...]:
    """The fields of a template in order of mention, each with whether it must be given."""
    return template.fields()


def missing(template: Template, facts: Facts, words: Words = AS_WRITTEN) -> tuple[Missing, ...]:
    """What has to be given before the letter can be composed; empty when it can.

    Raises NotAFact for a fact of another kind, NotWords for the author's own words that do not compile.
    """
    for name, fact in facts.items():
        check(name, fact)
    wanted = [("", name) for name in (*FRAME, *slots(template.subject))]
    alone = _alone(facts)
    for passage in _passages(template, facts, words):
        wanted += [(passage.id, name) for name in passage.fields(alone=alone)]
    found: dict[str, Missing] = {}
    for where, name in wanted:
        if name not in FIELDS:
            raise NotAFact(f"passage “{where}”: there is no field {{{name}}}; docs/composing.md lists them")
        if not is_given(part(name, facts)):
            found.setdefault(name, Missing(name, template.key, template.language, where, FIELDS[name].source))
    for names in template.one_of:
        given = [name for name in names if is_given(part(name, facts))]
        if len(given) > 1:
            raise NotAFact(f"{' and '.join(given)} exclude each other; give one of them")
        if not given:
            source = " or ".join(FIELDS[name].source for name in names)
            found.setdefault(names[0], Missing("} or {".join(names), template.key, template.language, "", source))
    return tuple(found.values())


def stated(template: Template, facts: Facts, words: Words = AS_WRITTEN) -> frozenset[str]:
    """The names of the facts that the body of this letter states: what a reader has to find in it. Raises as `missing`."""
    alone = _alone(facts)
    named = (name for passage in _passages(template, facts, words) for name in passage.fields(alone=alone))
    return frozenset(FIELDS[name].fact for name in named)


def compose(template: Template, facts: Facts, forms: Forms, words: Words = AS_WRITTEN) -> Letter:
    """The letter. `forms` are those of the template's language.

    Raises MissingFields, NotAFact, NotOurPassage, and NotWords for the author's own words that do not compile.
    """
    if forms.language != template.language:
        raise NotAFact(
            f"the template is in {template.language}, the forms in {forms.language}; give those of one language"
        )
    lacking = missing(template, facts, words)
    if lacking:
        raise MissingFields(lacking)
    alone = _alone(facts)
    date = cast("dt.date", facts["date"])
    place = clean("place", cast("str", facts["place"]))
    given = cast("tuple[str, ...]", facts.get("addressees", ()))
    subject = _filled(template.subject, facts, forms)
    letter = Letter(
        language=template.language,
        subject=subject[:1].upper() + subject[1:],
        letterheads=cast("tuple[Letterhead, ...]", facts["letterheads"]),
        date=date,
        dateline=forms.put(forms.dateline, place=place, date=forms.date(date)),
        salutation=template.salutation or forms.salutation,
        body=tuple(
            block
            for passage in _passages(template, facts, words)
            for block in _blocks(passage, facts, forms, date, alone=alone)
        ),
        closing=template.closing_one if alone and template.closing_one else template.closing,
        signatories=cast("tuple[Person, ...]", facts["signatories"]),
        distribution=tuple(clean("addressees", line) for line in given or template.distribution),
        enclosures=words.enclosures,
        annexes=words.annexes,
    )
    for text in letter.texts():
        clean("the letter", text)
    return letter


def _alone(facts: Facts) -> bool:
    signing = facts.get("signatories")
    return isinstance(signing, tuple) and len(signing) == 1


def _passages(template: Template, facts: Facts, words: Words) -> list[Passage]:
    """The passages that this letter has, the author's own among them."""
    ids = {passage.id for passage in template.body}
    unknown = sorted((set(words.replaced) | set(words.added) | words.omitted) - ids)
    if unknown:
        raise NotOurPassage(
            f"template {template.key} has no passage {', '.join(unknown)}; it has {', '.join(sorted(ids))}"
        )
    found = []
    for passage in template.body:
        own = words.replaced.get(passage.id)
        present = all(is_given(part(name, facts)) for name in passage.when) and passage.id not in words.omitted
        if present:
            found.append(passage if own is None else Passage(id=passage.id, text=own))
        found += [Passage(id=passage.id, text=text) for text in words.added.get(passage.id, ())]
    return found


def _blocks(passage: Passage, facts: Facts, forms: Forms, date: dt.date, *, alone: bool) -> list[Block]:
    if passage.table:
        sittings = cast("tuple[Sitting, ...]", facts[passage.table])
        try:
            return [programme_table(sittings, forms, date)]
        except ValueError as error:
            raise NotAFact(f"{passage.table}: {error}") from error
    if passage.list:
        said = changes(cast("tuple[Change, ...]", facts[passage.list]), forms)
        return [Paragraph(" ".join(f"{sentence}." for sentence in said))]
    text = _filled(passage.words(alone=alone), facts, forms)
    return [Heading(text) if passage.heading else Paragraph(text)]


def _filled(words: str, facts: Facts, forms: Forms) -> str:
    def value(name: str) -> str:
        fact = part(name, facts)
        if fact is None:
            raise NotAFact(f"{name} is not given")
        return in_words(name, fact, forms)

    return " ".join(filled(" ".join(words.split(" ")), value, forms.joined).replace("\n", " ").split(" "))
