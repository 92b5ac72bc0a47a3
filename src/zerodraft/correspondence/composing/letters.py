"""A letter of ours as it is composed now: its template, its content, its facts, and the value that renderings take."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zerodraft.correspondence import composing, queries
from zerodraft.correspondence.composing.facts import Told, facts_of, told
from zerodraft.correspondence.core.composing.composing import Missing
from zerodraft.correspondence.core.composing.content import Content, from_values
from zerodraft.correspondence.core.composing.letter import Letter
from zerodraft.correspondence.core.composing.storing import from_json
from zerodraft.correspondence.core.composing.template import NotATemplate, Template
from zerodraft.correspondence.core.composing.values import Fact

if TYPE_CHECKING:
    from zerodraft.correspondence.models import Outgoing


@dataclass(frozen=True, slots=True)
class Composing:
    """A letter in the making."""

    template: Template
    content: Content
    told: dict[str, Told]

    @property
    def facts(self) -> dict[str, Fact]:
        """What the letter says of its process."""
        return facts_of(self.told)

    def missing(self) -> tuple[Missing, ...]:
        """What has to be given still. Raises one of `composing.REFUSALS`."""
        return composing.missing(self.template, self.facts, self.content.words())

    def letter(self) -> Letter:
        """The letter. Raises one of `composing.REFUSALS`."""
        return composing.compose(self.template, self.facts, self.content.words())


def template_of(letter: "Outgoing", content: Content) -> Template:
    """The template with which a letter was prepared; before that its own, or the one that ships.

    Raises NotATemplate, also for one of another language.
    """
    if letter.frozen_template:
        return composing.template(letter.frozen_template, "template of this letter")
    if not content.template:
        return composing.shipped()[letter.template, letter.language]
    own = composing.template(content.template, "template of this letter")
    if (own.key, own.language) != (letter.template, letter.language):
        raise NotATemplate(
            f"template of this letter: its key and language are {letter.template} and {letter.language}, "
            "by which the letter was begun; leave them as they are, or begin another letter"
        )
    return own


def being_composed(letter: "Outgoing", content: Content | None = None) -> Composing:
    """The letter with this content, or that which is stored, over what the process holds now.

    Raises NotATemplate and NotAFact.
    """
    content = content or from_values(letter.content)
    template = template_of(letter, content)
    entries = queries.entries(letter.process, content.refers)
    return Composing(template, content, told(letter, template, content, entries))


def frozen(letter: "Outgoing") -> Letter:
    """The letter as it was prepared."""
    content = from_values(letter.content)
    return composing.compose(template_of(letter, content), from_json(letter.frozen), content.words())


def sets_out_programme(letter: "Outgoing") -> bool:
    """Whether a prepared letter sets out a programme of work itself: a cover names the letter behind it."""
    content = from_values(letter.content)
    stated = composing.stated(template_of(letter, content), from_json(letter.frozen), content.words())
    return "programme" in stated and not letter.is_cover


def chain(letter: "Outgoing") -> tuple[Letter, ...]:
    """The letter as it was prepared, and behind it what it encloses of our own."""
    first = frozen(letter)
    return (first, frozen(letter.encloses)) if letter.encloses else (first,)
