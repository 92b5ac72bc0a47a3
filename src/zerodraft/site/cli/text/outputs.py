"""In which layouts and formats the commands on texts write."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.terminal import harmless

if TYPE_CHECKING:
    from zerodraft.text.core.compilation import Compilation
    from zerodraft.text.core.draft import Draft
    from zerodraft.text.core.layouts.printed import Printed, Showing
    from zerodraft.text.core.lineage import Pair
    from zerodraft.text.core.revision.values import Revision

TRACKED, INLINE = "tracked", "inline"
LAYOUTS = (TRACKED, INLINE, "by-proponent", "by-delegation", "clean", "redline", "statistics")
COMPILATIONS = (".docx", ".pdf", ".html", ".xml", ".json", ".csv")
DRAFTS = (".docx", ".pdf", ".html", ".xml", ".json")
REDLINES = (".docx", ".pdf", ".html")
_LAID_OUT = (".docx", ".pdf", ".html")


def check(output: Path, endings: Collection[str], given: Iterable[Path] = ()) -> None:
    """Refuse, before any work, an output that cannot be written, or would take the place of what was given."""
    if any(output.resolve() == each.resolve() for each in given):
        raise Refusal(f"{output}: is a file that is read; give the output another name")
    if output.suffix.lower() not in endings:
        raise Refusal(f"{output}: give the output one of the endings {', '.join(endings)}")
    if not output.parent.is_dir():
        raise Refusal(f"{output.parent}: there is no such folder to write to")
    if output.is_dir():
        raise Refusal(f"{output}: is a folder; give the output another name")


def compiled(made: "Compilation", showing: "Showing", ending: str, layout: str | None) -> bytes:
    """A compilation in one format; a layout only where one can be chosen."""
    if layout is not None and ending not in _LAID_OUT:
        raise Refusal(f"{ending} has one form only; leave --layout out")
    if layout == TRACKED and ending != ".docx":
        raise Refusal("only .docx has tracked changes; take another --layout")
    if ending == ".docx" and layout in {None, TRACKED}:
        from zerodraft.text.exchange.word.changes import tracked

        return tracked(for_word(made), showing)
    if ending in _LAID_OUT:
        return printed(_layouts()[layout or INLINE](made, showing), made.draft, showing, ending)
    return _AS_DATA[ending](made, showing)


def draft(of: "Draft", ending: str) -> bytes:
    """A draft alone, in one format; in Word its units carry their ids, so that they are known again."""
    from zerodraft.text.core.compilation import compilation
    from zerodraft.text.core.layouts.printed import Showing

    if ending == ".json":
        from zerodraft.text.exchange.draft_json import as_json

        return (json.dumps(as_json(of), ensure_ascii=False, indent=1) + "\n").encode()
    return compiled(compilation(of, ()), Showing(attribution=False), ending, None)


def printed(paragraphs: "Sequence[Printed]", draft: "Draft", showing: "Showing", ending: str) -> bytes:
    """Laid-out paragraphs as Word, PDF or HTML."""
    title = draft.title or "Draft"
    if ending == ".docx":
        from zerodraft.text.exchange.word.bracketed import bracketed
        from zerodraft.text.exchange.word.holding import held, printed_held

        paragraphs, replaced = printed_held(paragraphs)
        _tell_replaced(replaced)
        return bracketed(held(title), paragraphs, showing, draft.language)
    if ending == ".pdf":
        from zerodraft.text.exchange.pdf import pdf

        made = pdf(paragraphs, title=title, language=draft.language)
        for character in made.unprintable:
            click.echo(harmless(f"no font has {character!r}: it is printed as its number"), err=True)
        return made.content
    from zerodraft.text.exchange.html import html

    return html(paragraphs, title=title, language=draft.language).encode()


def redline(before: "Draft", after: "Draft", pairs: "Iterable[Pair]", ending: str) -> bytes:
    """What changed from one draft to the next, in words."""
    from zerodraft.text.core.comparing import compare
    from zerodraft.text.core.layouts.printed import Showing
    from zerodraft.text.core.redlining import redlined

    return printed(redlined(compare(before, after, pairs)), after, Showing(attribution=False), ending)


def redline_of(revision: "Revision", ending: str) -> bytes:
    """What the next draft took in and out."""
    from zerodraft.text.core.layouts.printed import Showing
    from zerodraft.text.core.redlining import redlined_revision

    return printed(redlined_revision(revision), revision.draft, Showing(attribution=False), ending)


def told(before: "Draft", after: "Draft", pairs: "Iterable[Pair]") -> Iterator[str]:
    """A line for each pair of units: how they are called, what became of the one, and whether a person should look."""
    names = [{unit.id: unit.label or _beginning(unit.text) for unit in draft.units} for draft in (before, after)]
    for each in pairs:
        old, new = names[0].get(each.old, "–"), names[1].get(each.new, "–")
        weak = "  (look at this one)" if each.is_weak else ""
        yield f"{each.relation.value:<8}{each.score:>5.2f}  {old}  →  {new}{weak}"


def for_word(made: "Compilation") -> "Compilation":
    """The compilation as a Word file can hold it; what had to be replaced for that is told on stderr."""
    from zerodraft.text.exchange.word.holding import compilation_held

    made, replaced = compilation_held(made)
    _tell_replaced(replaced)
    return made


def _tell_replaced(where: Sequence[str]) -> None:
    if where:
        says = f"control characters that Word cannot hold are shown as \N{REPLACEMENT CHARACTER} in {', '.join(where)}"
        click.echo(harmless(says), err=True)


def _beginning(text: str, most: int = 40) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most]}…"


def _layouts() -> "Mapping[str, Callable[[Compilation, Showing], Sequence[Printed]]]":
    from zerodraft.text.core.layouts.by_delegation import by_delegation
    from zerodraft.text.core.layouts.by_proponent import by_proponent
    from zerodraft.text.core.layouts.clean import clean
    from zerodraft.text.core.layouts.inline import inline
    from zerodraft.text.core.layouts.redline import redline as redline_of_all
    from zerodraft.text.core.layouts.statistics import statistics

    return dict(zip(LAYOUTS[1:], (inline, by_proponent, by_delegation, clean, redline_of_all, statistics), strict=True))


def _akn(made: "Compilation", showing: "Showing") -> bytes:
    from zerodraft.text.exchange.akn import akn

    return akn(made, showing)


def _json(made: "Compilation", showing: "Showing") -> bytes:
    from zerodraft.text.exchange.compilation_json import written

    return written(made, showing)


def _csv(made: "Compilation", showing: "Showing") -> bytes:
    from zerodraft.text.exchange.proposals_csv import proposals_csv

    return proposals_csv(made, showing)


_AS_DATA: "Mapping[str, Callable[[Compilation, Showing], bytes]]" = {".xml": _akn, ".json": _json, ".csv": _csv}
