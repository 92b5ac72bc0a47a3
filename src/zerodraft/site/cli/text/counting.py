"""`zerodraft text stats`: how much text there is, and how much of it is open."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from zerodraft.site.cli.terminal import harmless
from zerodraft.site.cli.text import inputs


@click.command("stats")
@click.argument("draft", type=click.Path(path_type=Path))
@click.argument("proposals", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--proponent", "proponents", multiple=True, metavar="PARTY", help="Whose a .docx is; once for each, in order."
)
@click.option(
    "--on", "day", metavar="DATE", help="The day whose names of parties are meant, as YYYY-MM-DD; today when left out."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to stdout.")
def command(
    draft: Path, proposals: Sequence[Path], proponents: Sequence[str], day: str | None, *, as_json: bool
) -> None:
    """Count units, words, remaining brackets and proposals, part by part.

    \b
    zerodraft text stats rev1.docx
    zerodraft text stats draft.docx all.json --json
    """
    from zerodraft.text.core.compilation import compilation
    from zerodraft.text.core.layouts.statistics import figures
    from zerodraft.text.core.mapping import parts_of

    with inputs.refused():
        read = inputs.read_draft(draft)
        given = inputs.read_proposals(read, proposals, proponents, inputs.day_of(day))
        parts = parts_of(read)
        counted = [
            {"part": parts.get(each.unit, ""), **asdict(each)} for each in figures(compilation(read, given.proposals))
        ]
    if as_json:
        click.echo(json.dumps(counted, ensure_ascii=False, indent=1, default=list))
        return
    inputs.tell(given.says)
    for each in counted:
        click.echo(harmless("  ".join(f"{name}: {value}" for name, value in each.items())))
