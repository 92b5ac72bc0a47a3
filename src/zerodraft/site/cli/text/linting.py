"""`zerodraft text lint`: what is wrong with a draft's form."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from zerodraft.site.cli.terminal import harmless
from zerodraft.site.cli.text import inputs


@click.command("lint")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    help="The draft before it: find references to what has another number now.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to stdout.")
def command(draft: Path, since: Path | None, *, as_json: bool) -> None:
    """Find stray brackets, gaps in the numbering and references to paragraphs that are not there.

    The exit code is 1 when something was found.

    \b
    zerodraft text lint rev1.docx
    zerodraft text lint rev1.docx --since draft.docx
    """
    from zerodraft.text.core.aligning import align
    from zerodraft.text.core.linting import lint, lint_references

    with inputs.refused():
        read = inputs.read_draft(draft)
        findings = lint(read)
        if since is not None:
            before = inputs.read_draft(since)
            findings += lint_references(before, read, align(before, read))
    if as_json:
        click.echo(json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=1))
    else:
        for each in findings:
            click.echo(harmless(f"{draft}: {each.unit}: {each.says}"))
    click.get_current_context().exit(1 if findings else 0)
