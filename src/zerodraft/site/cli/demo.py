"""`zerodraft demo`: the demonstration."""

import socket
from datetime import timedelta
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
@click.option("--play", is_flag=True, help="Play the meeting at hand by itself, on a clock that goes faster.")
@click.option(
    "--speed",
    default=10,
    show_default=True,
    type=click.IntRange(1, 100),
    help="With --play: how many times as fast as the world's the clock goes.",
)
def command(host: str, port: int, data: Path, *, fresh: bool, play: bool, speed: int) -> None:
    """Run the first round of the Global Compact for Migration, on a clock that starts on 20 February 2018, 09:50 New York.

    A demonstration that is there already goes on where its clock is.
    """
    from zerodraft.site.installation import BadFolder, Installation

    installation = Installation(data)
    listening = bringing_up.listen(host, port)
    try:
        if fresh:
            installation.clear_demonstration()
        with listening, installation.unless(Refusal):
            installation.prepare()
            from zerodraft.site.demonstration.starting import STARTS

            # A play begins when the meeting does; whoever comes to try things has ten minutes.
            begins = STARTS + timedelta(minutes=9) if play else STARTS
            installation.become_demonstration(begins, rate=speed if play else 1)
            bringing_up.serve_on(
                listening,
                host,
                data,
                before=lambda: _build(listening),
                once_up=_start_playing if play else _do_nothing,
                may_migrate=_only_where_it_may,
            )
    except BadFolder as error:
        raise Refusal(str(error)) from error


def _only_where_it_may() -> None:
    """A database that is named by a setting may be anybody's."""
    from django.conf import settings

    from zerodraft.site.demonstration import building

    if settings.CONFIG.database_url and not building.may_live_here():
        raise Refusal(
            "the database that ZERODRAFT_DATABASE_URL names holds a real installation, or something else; "
            "give the demonstration an empty one, or leave the setting out"
        )


def _start_playing() -> None:
    from zerodraft.site.demonstration import performing

    performing.start()


def _do_nothing() -> None:
    """Who does not play waits for people."""


def _build(listening: socket.socket) -> list[str]:
    from django.conf import settings
    from django.urls import reverse

    from zerodraft.site import serving
    from zerodraft.site.demonstration import building, cast

    password = building.password_of(settings.INSTALLATION)
    building.build(password)
    people = " or ".join(someone.email for someone in cast.SECRETARIAT)
    windows = serving.address_of(listening).rstrip("/") + reverse("demonstration")
    return [
        f"Sign in as {people}, with the password {password}",
        f"Or choose whom to be, in windows side by side, at {windows}",
    ]
