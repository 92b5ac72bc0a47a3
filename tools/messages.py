"""The words of the interface in six languages: extract them, bring the catalogues up to date, compile them.

Usage: python tools/messages.py            extract, update every catalogue and compile it
       python tools/messages.py --check    say what is missing, out of date or not compiled; exit 1 if anything is

Needs Babel and Django, not GNU gettext. Translations are written by hand into the .po files.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src" / "zerodraft"
CATALOGUES = SOURCE / "site" / "locale"
LOCALES = ("ar", "es", "fr", "ru", "zh_Hans")
BEGINNING = datetime(2018, 2, 20, tzinfo=UTC)
"""One date for every header, so that extracting again changes nothing but words."""
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "Verb": (2,),  # what a verb of the record says
}


def sources() -> Iterator[tuple[str, str]]:
    """Every file that may hold words for the screen: its name, and its Python, into which templates are turned first."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        python = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        # How a template is indented says nothing, and would say something in Python.
        yield path.relative_to(SOURCE).as_posix(), "\n".join(line.lstrip() for line in python.splitlines())


def template() -> Catalog:
    """All words of the interface, with the files in which they stand."""
    found = Catalog(project="Zerodraft", charset="utf-8")
    for name, text in sources():
        for _line, message, comments, _context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            found.add(message, locations=[(name, 0)], auto_comments=comments)
    return found


def read(locale: str) -> Catalog:
    """A catalogue as it is committed; an empty one when there is none."""
    path = CATALOGUES / locale / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=locale, charset="utf-8")


def translated(catalogue: Catalog) -> dict[object, object]:
    """What a catalogue says for each of its words, whoever wrote the file and when."""
    pairs = ((message.id, message.string) for message in catalogue if message.id)
    return {_plural(key): _plural(said) for key, said in pairs}


def _plural(words: object) -> object:
    return tuple(words) if isinstance(words, list) else words


def update(locale: str, wanted: Catalog) -> None:
    before = translated(read(locale))
    catalogue = Catalog(
        locale=locale,
        project="Zerodraft",
        version="interface",
        header_comment="# The words of Zerodraft's interface, translated by hand; kept in step by tools/messages.py.",
        last_translator="The Zerodraft contributors",
        language_team=locale,
        msgid_bugs_address="docs/structure.md",
        creation_date=BEGINNING,
        revision_date=BEGINNING,
        charset="utf-8",
        fuzzy=False,
    )
    for message in wanted:
        if message.id:
            catalogue.add(message.id, before.get(message.id, ""), message.locations, message.flags)
    folder = CATALOGUES / locale / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "django.po").open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)


def faults(locale: str, wanted: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue: words missing, left over or unlike their placeholders, or the compiled file stale."""
    catalogue = read(locale)
    there = {message.id: message for message in catalogue if message.id}
    ids = {message.id for message in wanted if message.id}
    for message_id in sorted(ids - there.keys(), key=str):
        yield f"{locale}: not in the catalogue: {message_id!r}"
    for message_id in sorted(there.keys() - ids, key=str):
        yield f"{locale}: no longer used: {message_id!r}"
    for message_id in sorted(ids & there.keys(), key=str):
        message = there[message_id]
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.fuzzy or not all(said):
            yield f"{locale}: not translated: {message_id!r}"
        else:
            yield from (f"{locale}: {fault}: {message_id!r}" for fault in message.check(catalogue))
    binary = CATALOGUES / locale / "LC_MESSAGES" / "django.mo"
    if not binary.exists():
        yield f"{locale}: django.mo is missing"
        return
    with binary.open("rb") as file:
        if translated(read_mo(file)) != {key: said for key, said in translated(catalogue).items() if said}:
            yield f"{locale}: django.mo is not what django.po compiles to"


def main() -> None:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    if sys.argv[1:] not in ([], ["--check"]):
        raise SystemExit(__doc__)
    wanted = template()
    if not sys.argv[1:]:
        for locale in LOCALES:
            update(locale, wanted)
    found = [fault for locale in LOCALES for fault in faults(locale, wanted)]
    print("\n".join(found) or "every catalogue is complete and compiled")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
