"""Templates of letters: words with fields, as files that a secretariat edits. A template is checked before it is used."""

from typing import Annotated, Self

import msgspec

from zerodraft.correspondence.core.composing.catalogue import FIELDS, FRAME, Field, Kind, suggestion
from zerodraft.correspondence.core.composing.substitution import NotWords, slots

LONGEST_TEMPLATE = 64 * 1024
"""Characters."""
_MOST_DOTS = 200
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")

Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
Words = Annotated[str, msgspec.Meta(max_length=2000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*\Z")]
Line = Annotated[str, msgspec.Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*\Z")]
Names = Annotated[
    tuple[Code | Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")], ...], msgspec.Meta(max_length=10)
]


class NotATemplate(ValueError):
    """A template that does not compile: the place and the cure."""


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a template."""


class Passage(Value, frozen=True):
    """A part of the body: a paragraph (`text`, and `one` where a single signatory says it otherwise), a `heading`, the
    `table` of a programme, or the sentences (`list`) of changes. With `when` it is left out unless all those facts are
    given.
    """

    id: Code
    text: Words = ""
    one: Words = ""
    heading: Line = ""
    table: str = ""
    list: str = ""
    when: Names = ()

    def words(self, *, alone: bool) -> str:
        """The words for one signatory or several."""
        return self.heading or (self.one if alone and self.one else self.text)

    def fields(self, *, alone: bool) -> tuple[str, ...]:
        """The fields that the passage names."""
        return (self.table,) if self.table else (self.list,) if self.list else slots(self.words(alone=alone))


class Template(Value, frozen=True):
    """A kind of letter in one language. `one_of` lists fields of which exactly one is to be given."""

    key: Code
    version: Line
    language: str
    title: Line
    subject: Line
    closing: Words
    body: Annotated[tuple[Passage, ...], msgspec.Meta(min_length=1, max_length=60)]
    closing_one: Words = ""
    salutation: Line = ""
    distribution: Annotated[tuple[Line, ...], msgspec.Meta(max_length=20)] = ()
    one_of: Annotated[tuple[Names, ...], msgspec.Meta(max_length=10)] = ()

    def fields(self) -> tuple[tuple[Field, bool], ...]:
        """Every field of the template, each once in the order of its first mention, and whether it must be given."""
        needed = dict.fromkeys((*FRAME, *slots(self.subject)), True)
        for passage in self.body:
            for alone in (False, True):
                for name in (*passage.when, *passage.fields(alone=alone)):
                    needed[name] = needed.get(name, False) or not passage.when
        return tuple((FIELDS[name], must) for name, must in needed.items())

    def checked(self, place: str) -> Self:
        """The template itself. Raises NotATemplate, beginning with `place`, where it does not compile."""
        if self.language not in LANGUAGES:
            raise NotATemplate(f"{place}: there is no language {self.language!r}; give one of {', '.join(LANGUAGES)}")
        for name in ("key", "title", "subject", "closing"):
            if not getattr(self, name).strip():
                raise NotATemplate(f"{place}: {name} is empty; a letter needs it")
        _words(f"{place}, subject", self.subject)
        for name in ("closing", "closing_one", "salutation"):
            if slots(_words(f"{place}, {name}", getattr(self, name))):
                raise NotATemplate(f"{place}, {name}: it holds no fields; write the words as they are to be printed")
        seen: set[str] = set()
        for number, passage in enumerate(self.body, start=1):
            where = f"{place}, passage {number} “{passage.id}”"
            if passage.id in seen:
                raise NotATemplate(f"{where}: another passage has this id; ids tell passages apart, give it its own")
            seen.add(passage.id)
            _check(where, passage)
        for name in (name for names in self.one_of for name in names):
            _known(f"{place}, one_of", name)
        return self


def from_toml(text: str, place: str) -> Template:
    """A template from its file, which errors call `place`. Raises NotATemplate."""
    if len(text) > LONGEST_TEMPLATE:
        raise NotATemplate(
            f"{place}: it has more than {LONGEST_TEMPLATE // 1024} kB; a template is the words of one letter"
        )
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > _MOST_DOTS:
            raise NotATemplate(
                f"{place}, line {number}: it has more than {_MOST_DOTS} full stops; break the passage in two"
            )
    try:
        return msgspec.toml.decode(text, type=Template).checked(place)
    except msgspec.ValidationError as error:
        raise NotATemplate(f"{place}: {error}; docs/composing.md says what a template holds") from error
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        if isinstance(error, NotATemplate):
            raise
        raise NotATemplate(f"{place}: this is not TOML: {error}") from error


def _check(where: str, passage: Passage) -> None:
    forms = [name for name in ("text", "heading", "table", "list") if getattr(passage, name)]
    if len(forms) != 1:
        raise NotATemplate(
            f"{where}: it has {' and '.join(forms) or 'nothing'}; give text, heading, table or list, and only one"
        )
    if passage.one and not passage.text:
        raise NotATemplate(f"{where}: `one` goes with `text`; give both or neither")
    for words in (passage.text, passage.one, passage.heading):
        _words(where, words)
    for name in passage.when:
        _known(where, name)
    if passage.table and _known(where, passage.table).kind is not Kind.PROGRAMME:
        raise NotATemplate(f'{where}: {{{passage.table}}} is no table; the one there is is `table = "programme"`')
    if passage.list and _known(where, passage.list).kind is not Kind.CHANGES:
        raise NotATemplate(f'{where}: {{{passage.list}}} is no list; the one there is is `list = "changes"`')


def _words(where: str, words: str) -> str:
    """Words whose fields are all known and can stand in a sentence."""
    try:
        names = slots(words)
    except NotWords as error:
        raise NotATemplate(f"{where}: {error}") from error
    for name in names:
        if _known(where, name).kind in {Kind.PROGRAMME, Kind.CHANGES, Kind.HEADS, Kind.LINES} or name == "signatories":
            raise NotATemplate(f"{where}: {{{name}}} cannot stand in a sentence; it has its own place in the letter")
    return words


def _known(where: str, name: str) -> Field:
    if name not in FIELDS:
        raise NotATemplate(f"{where}: there is no field {{{name}}}{suggestion(name)}")
    return FIELDS[name]
