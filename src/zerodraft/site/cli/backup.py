"""`zerodraft backup`: everything of an installation in one file."""

from pathlib import Path

import click

from zerodraft.site.cli import Refusal, bringing_up


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation.")
def command(file: Path, data: Path | None) -> None:
    """Write a backup to FILE, also while the installation runs. It holds no secrets; keep it as safe as the installation."""
    bringing_up.start(data, must_exist=True)
    from zerodraft.site.backups import BadBackup, write

    try:
        write(file)
    except BadBackup as error:
        raise Refusal(str(error)) from error
    click.echo(f"Written: {file}")
