"""The interface says everything in six languages."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "zerodraft"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
NAMES = {"Zerodraft", "zerodraft demo", "zerodraft demo --fresh", "Enter", "Alt", "SHA-256"}
"""What is called the same in every language: ourselves, our commands, and what is printed on keys."""


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


messages = tool("messages")


@pytest.mark.parametrize("locale", messages.LOCALES)
def test_every_catalogue_is_complete_and_compiled(locale):
    assert list(messages.faults(locale, messages.template())) == []


def test_an_incomplete_catalogue_is_found():
    wanted = messages.template()
    wanted.add("Words that nobody has translated")
    wanted.delete("Morning")
    found = list(messages.faults("fr", wanted))
    assert "fr: not in the catalogue: 'Words that nobody has translated'" in found
    assert "fr: no longer used: 'Morning'" in found


def bare_words(template):
    """The words of a template that would stand on the screen in one language only, also in attributes that are read out."""
    text = re.sub(
        r"\{% (blocktranslate|comment)\b.*?\{% end\1 %\}|\{% block (?:kind|scheme) %\}[\w -]*\{% endblock %\}|\{#.*?#\}",
        " ",
        template,
        flags=re.DOTALL,
    )
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    spoken = re.findall(r'\b(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"', text)
    between = re.sub(r"<[^>]*>", "\n", text)
    found = (part.strip() for part in [*spoken, *between.splitlines()])
    return [part for part in found if re.search(r"[^\W\d_]{2}", part) and part not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_templates_have_no_words_outside_of_gettext(path):
    words = [word.removeprefix("· ").strip() for word in bare_words(path.read_text(encoding="utf-8"))]
    assert [word for word in words if word not in NAMES] == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Bare</p>",
        '<a title="Bare">{% translate "x" %}</a>',
        '<p>{% translate "x" %} bare</p>',
        "<p>{% if a %}Bare{% endif %}</p>",
    ],
)
def test_bare_words_are_found(template):
    assert len(bare_words(template)) == 1


def test_the_search_for_templates_finds_them():
    assert {"base.html", "programme.html", "letter.html", "record.html"} <= {path.name for path in TEMPLATES}
