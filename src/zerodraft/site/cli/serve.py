"""`zerodraft serve`: run an installation."""

from pathlib import Path

import click

from zerodraft.site.cli import bringing_up


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation; made when it is not there.")
def command(host: str, port: int, data: Path | None) -> None:
    """Run an installation: back up and migrate if need be, then answer until stopped."""
    bringing_up.serve(host, port, data)
