"""`zerodraft read`: what a letter says, every fact with its words."""

import json
import sys
from pathlib import Path

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.terminal import harmless


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to standard output.")
@click.option(
    "--text", "as_text", is_flag=True, help="Write the text of the file, to which the positions of the JSON point."
)
def command(file: Path, *, as_json: bool, as_text: bool) -> None:
    """Read the letter in FILE (.txt .md .docx .pdf .html .eml), in English, French or Spanish."""
    from zerodraft.correspondence.extract import extract
    from zerodraft.correspondence.reading import REFUSALS, read_document
    from zerodraft.files.opening.limits import bounded

    try:
        with bounded(seconds=8, megabytes=200):
            document = extract(file)
            if as_text:
                # A file or a program gets the text as it is: the positions of the JSON point into it. (Without `color`,
                # click would take out what looks like an order to a terminal.)
                click.echo(harmless(document.text) if sys.stdout.isatty() else document.text, nl=False, color=True)
                return
            reading = read_document(document)
    except REFUSALS as error:
        place = "" if getattr(error, "place", "") else f"{file}: "
        raise Refusal(f"{place}{error}") from error
    if as_json:
        click.echo(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
        return
    from zerodraft.correspondence.summary import summary

    click.echo(harmless(summary(reading)))
