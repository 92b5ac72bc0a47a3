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
    listening = bringing_up.listen(host, port)

    def first_person() -> list[str]:
        from django.conf import settings
        from django.urls import reverse

        from zerodraft.parties.actions import make_set_up
        from zerodraft.site import serving

        token = make_set_up()
        if token is None:
            return []
        base = settings.CONFIG.public_url or serving.address_of(listening)
        return [f"Nobody has access yet. Set it up at {base.rstrip('/')}{reverse('set-up', args=[token])}"]

    bringing_up.serve_on(listening, host, data, before=first_person)
