"""`zerodraft text import`: the units of a draft."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zerodraft.site.cli.terminal import harmless
from zerodraft.site.cli.text import inputs, outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zerodraft.text.core.draft import Draft, Unit

_SHOWN = 90


@click.command("import")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    help="The draft before it: units that are in both keep its ids.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON (docs/schemas/draft.json), and nothing else, to stdout."
)
def command(draft: Path, since: Path | None, *, as_json: bool) -> None:
    """Read the draft in DRAFT: its units in order, each with its label, kind and lasting id.

    \b
    zerodraft text import zero-draft.docx
    zerodraft text import zero-draft.docx --json > units.json
    zerodraft text import rev1.docx --since units.json --json > rev1.json
    """
    from zerodraft.text.core.aligning import align, carry_ids
    from zerodraft.text.exchange.draft_json import as_json as draft_as_json

    with inputs.refused():
        read = inputs.read_draft(draft)
        if since is not None:
            before = inputs.read_draft(since)
            pairs = align(before, read)
            weak = [each for each in pairs if each.is_weak]
            inputs.tell([f"{draft}: confirm: {line}" for line in outputs.told(before, read, weak)])
            read = carry_ids(before, read, pairs)
    if as_json:
        click.echo(json.dumps(draft_as_json(read), ensure_ascii=False, indent=1))
        return
    click.echo(harmless(f"{read.title or draft.name} ({read.language}, {len(read.units)} units)"))
    for depth, unit in _deep(read):
        words = " ".join(f"{unit.label} {unit.text}".split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        click.echo(harmless(f"{unit.id:<16} {unit.kind.value:<9}{'  ' * depth}{shown}"))


def _deep(draft: "Draft") -> "Iterator[tuple[int, Unit]]":
    depths: dict[str, int] = {}
    for unit in draft.units:
        depths[unit.id] = depths[unit.parent] + 1 if unit.parent in depths else 0
        yield depths[unit.id], unit
