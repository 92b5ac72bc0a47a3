"""`zerodraft restore`: a backup back into an installation."""

import sys
from pathlib import Path

import click

from zerodraft.site.cli import Refusal, bringing_up


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation; made when it is not there.")
def command(file: Path, data: Path | None) -> None:
    """Put the backup in FILE into an installation, also while it runs, and verify its record.

    What the installation held before is put aside in its folder of backups. Exit code 1 when the restored record is broken.
    """
    bringing_up.start(data)
    from zerodraft.record import queries
    from zerodraft.site.backups import BadBackup, restore
    from zerodraft.site.migrating import migrate

    try:
        restore(file)
    except BadBackup as error:
        raise Refusal(str(error)) from error
    migrate()
    broken = queries.first_break()
    click.echo(f"Restored, but its record is broken: {broken.why}." if broken else "Restored; its record holds.")
    sys.exit(1 if broken else 0)
