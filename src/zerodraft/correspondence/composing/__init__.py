"""The front door of composing: templates and forms of a language, and a letter made of them.

Templates are files in `templates/` ("convening.en.toml"), forms in `forms/` ("en.toml").
"""

from functools import cache
from importlib import resources

from zerodraft.correspondence.core.composing import composing as core
from zerodraft.correspondence.core.composing import forms as form_files
from zerodraft.correspondence.core.composing import template as template_files
from zerodraft.correspondence.core.composing.catalogue import NotAFact
from zerodraft.correspondence.core.composing.composing import (
    AS_WRITTEN,
    Missing,
    MissingFields,
    NotOurPassage,
    Words,
    fields_of,
    missing,
    stated,
)
from zerodraft.correspondence.core.composing.forms import Forms
from zerodraft.correspondence.core.composing.letter import Letter
from zerodraft.correspondence.core.composing.substitution import NotWords
from zerodraft.correspondence.core.composing.template import NotATemplate, Template
from zerodraft.correspondence.core.composing.values import Facts

__all__ = ["AS_WRITTEN", "REFUSALS", "Missing", "MissingFields", "Words", "compose", "fields_of", "forms", "missing"]
__all__ += ["shipped", "stated", "template", "text_of"]

REFUSALS = (MissingFields, NotAFact, NotATemplate, NotOurPassage, NotWords)
"""What composing may raise; the message of each names place and cure."""
ORDER = (
    "convening",
    "transmittal",
    "draft",
    "change",
    "proposals",
    "inscription",
    "silence",
    "silence-outcome",
    "observers",
    "recall",
)


@cache
def shipped() -> dict[tuple[str, str], Template]:
    """Every template that ships, by key and language, in the order in which they are offered."""
    folder = resources.files(__name__) / "templates"
    found = [
        template(entry.read_text(encoding="utf-8"), entry.name) for entry in folder.iterdir() if _is_toml(entry.name)
    ]
    return {(one.key, one.language): one for one in sorted(found, key=lambda one: (ORDER.index(one.key), one.language))}


def text_of(key: str, language: str) -> str:
    """A template that ships as it is written, as a beginning for one's own. Raises KeyError."""
    one = shipped()[key, language]
    return (resources.files(__name__) / "templates" / f"{one.key}.{one.language}.toml").read_text(encoding="utf-8")


def template(text: str, place: str) -> Template:
    """A template from its file, which errors call `place`. Raises NotATemplate."""
    return template_files.from_toml(text, place)


@cache
def forms(language: str) -> Forms:
    """How facts are written in one of the six languages. Raises FileNotFoundError for another one."""
    return form_files.from_toml((resources.files(__name__) / "forms" / f"{language}.toml").read_text(encoding="utf-8"))


def compose(template: Template, facts: Facts, words: Words = AS_WRITTEN) -> Letter:
    """The letter of a template. Raises one of REFUSALS."""
    return core.compose(template, facts, forms(template.language), words)


def _is_toml(name: str) -> bool:
    return name.endswith(".toml")
