"""`zerodraft verify`: whether the record holds."""

import json
import sys
from pathlib import Path

import click

from zerodraft.site.cli import bringing_up


@click.command("verify")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to standard output.")
def command(data: Path | None, *, as_json: bool) -> None:
    """Walk the record from its first row to its head. Exit code 1 when a link is broken; the first one is named."""
    bringing_up.start(data, must_exist=True)
    from zerodraft.record import queries

    broken, head = queries.first_break(), queries.head()
    if as_json:
        first = {"seq": broken.seq, "why": broken.why} if broken else None
        rows, newest = (head.seq, head.hash) if head else (None, None)
        click.echo(json.dumps({"holds": broken is None, "rows": rows, "head": newest, "broken": first}))
    elif broken:
        click.echo(f"The record is broken: {broken.why}.")
    elif head:
        click.echo(f"The record holds: {head.seq} rows, head {head.hash}.")
    sys.exit(1 if broken else 0)
