"""`zerodraft export`: a process as plain files."""

from pathlib import Path

import click

from zerodraft.site.cli import Refusal, bringing_up


@click.command("export")
@click.argument("process")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation.")
@click.option("--to", type=click.Path(path_type=Path), help="Folder to write; by default named after the process.")
def command(process: str, data: Path | None, to: Path | None) -> None:
    """Write PROCESS, named by its key, as plain files: originals, releases, lists, record, and a manifest of checksums."""
    bringing_up.start(data, must_exist=True)
    from zerodraft.process import queries
    from zerodraft.site import exporting

    found = queries.by_key(process)
    if found is None:
        keys = ", ".join(queries.keys()) or "none"
        raise Refusal(f"no process has the key {process}; there are: {keys}")
    target = to or Path(found.key)
    try:
        count = exporting.write(found, target)
    except exporting.CannotExport as error:
        raise Refusal(str(error)) from error
    click.echo(f"{count} files written to {target}; check them with: cd {target} && sha256sum -c {exporting.SUMS}")
