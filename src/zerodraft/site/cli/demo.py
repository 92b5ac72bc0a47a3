"""`zerodraft demo`: the demonstration."""

from pathlib import Path

import click

from zerodraft.site.cli import Refusal, bringing_up


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("demo-data"),
    show_default=True,
    help="Folder of the demonstration.",
)
@click.option("--fresh", is_flag=True, help="Begin again: 20 February 2018, ten minutes before the first meeting.")
def command(host: str, port: int, data: Path, *, fresh: bool) -> None:
    """Run the first round of the Global Compact for Migration, on a clock that starts on 20 February 2018, 09:50 New York.

    A demonstration that is there already goes on where its clock is.
    """
    from zerodraft.site.installation import BadFolder, Installation

    installation = Installation(data)
    listening = bringing_up.listen(host, port)
    try:
        if fresh:
            installation.clear_demonstration()
        installation.prepare()
        from zerodraft.site.demonstration.starting import STARTS

        installation.become_demonstration(STARTS)
    except BadFolder as error:
        raise Refusal(str(error)) from error
    bringing_up.serve_on(listening, host, data, before=_build)


def _build() -> list[str]:
    from django.conf import settings

    from zerodraft.site.demonstration import building

    password = building.password_of(settings.INSTALLATION)
    building.build(password)
    people = " or ".join(email for email, _name in building.PEOPLE)
    return [f"Sign in as {people}, with the password {password}"]
