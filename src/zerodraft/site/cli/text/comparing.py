"""`zerodraft text compare`: what became of each unit from one draft to the next."""

import json
from pathlib import Path

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.terminal import harmless
from zerodraft.site.cli.text import inputs, outputs


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the redline as .docx, .pdf or .html.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON (docs/schemas/comparison.json), and nothing else, to stdout."
)
def command(old: Path, new: Path, output: Path | None, *, as_json: bool) -> None:
    """Compare the drafts in OLD and NEW: which unit became which, what is new, moved, split, merged or gone.

    \b
    zerodraft text compare draft.docx rev1.docx
    zerodraft text compare draft.docx rev1.docx -o redline.pdf
    """
    from zerodraft.text.core.aligning import align
    from zerodraft.text.exchange.comparison_json import as_json as pairs_as_json

    if output is not None:
        outputs.check(output, outputs.REDLINES, (old, new))
    with inputs.refused():
        before, after = inputs.read_draft(old), inputs.read_draft(new)
        pairs = align(before, after)
        if output is not None:
            inputs.write(output, outputs.redline(before, after, pairs, output.suffix.lower()))
    if as_json:
        click.echo(json.dumps(pairs_as_json(pairs), ensure_ascii=False, indent=1))
    elif output is None:
        if not pairs:
            raise Refusal(f"{old} and {new} have no units to compare")
        for line in outputs.told(before, after, pairs):
            click.echo(harmless(line))
