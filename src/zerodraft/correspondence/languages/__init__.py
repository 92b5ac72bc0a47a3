"""The languages that letters can be read in: one TOML file each, and one for what they share.

Another language is another file in this folder.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.language import Language
from zerodraft.parties.register import shipped

_COMMON = "common"


@cache
def languages() -> tuple[Language, ...]:
    """Every language of this folder, by code. The files are read once."""
    files = (entry.name for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml"))
    codes = sorted({name.removesuffix(".toml") for name in files} - {_COMMON})
    return tuple(language(code) for code in codes)


@cache
def language(code: str) -> Language:
    """The language of one file ("en"). Raises FileNotFoundError for a code without a file."""
    own, common = _tables(code), _tables(_COMMON)
    shared = {key: common[key] | own.get(key, {}) for key in common}
    return from_tables(own | shared | {"parties": _parties(code)})


def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def _parties(code: str) -> dict[str, str]:
    """The keys of States and groups by their names in a language, as signatures print them ("Bolivia", not
    "Bolivia (Plurinational State of)").
    """
    return {
        re.sub(r" ?\(.*?\)|^the ", "", name): party.key
        for party in shipped().parties.values()
        for row in party.names
        if row.language == code
        for name in (row.short, row.formal)
        if name
    }


def from_tables(tables: Mapping[str, Any]) -> Language:
    """A language from the tables of its file: lists become phrases, tables of words become values, all folded."""
    phrases: dict[str, tuple[str, ...]] = {}
    values: dict[str, dict[str, str | int]] = {}

    def take(prefix: str, entry: object) -> None:
        if isinstance(entry, list):
            phrases[prefix] = tuple(_folded(phrase) for phrase in entry)
        elif isinstance(entry, Mapping) and entry and all(isinstance(value, str | int) for value in entry.values()):
            values[prefix] = {fold(word): value for word, value in entry.items()}
        elif isinstance(entry, Mapping):
            for key, below in entry.items():
                take(f"{prefix}.{key}", below)

    offices = {phrase: office["name"] for office in tables["offices"] for phrase in office["phrases"]}
    values["offices"] = {_folded(phrase): name for phrase, name in offices.items()}
    for key, entry in tables.items():
        if key not in {"code", "name", "offices"}:
            take(key, entry)
    return Language(tables["code"], tables["name"], phrases, values)


def _folded(phrase: str) -> str:
    r"""A phrase folded, but for the letters of its escapes (`\\S` is not `\\s`)."""
    return "".join(fold(piece) if n % 2 == 0 else piece for n, piece in enumerate(_escapes(phrase)))


def _escapes(phrase: str) -> list[str]:
    pieces, rest = [], phrase
    while "\\" in rest:
        before, _, after = rest.partition("\\")
        pieces += [before, "\\" + after[:1]]
        rest = after[1:]
    return [*pieces, rest]
