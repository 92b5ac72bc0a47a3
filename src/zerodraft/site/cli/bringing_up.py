"""Bringing an installation up, for the commands that need one."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import click

from zerodraft.site.cli import Refusal


def start(data: Path | None, *, must_exist: bool = False) -> None:
    """Set Django up on the data folder, or raise Refusal with what is wrong and the cure."""
    from zerodraft.site import config
    from zerodraft.site.installation import BadFolder, Installation

    if data is not None:
        os.environ[config.variable("data")] = str(data.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "zerodraft.site.settings"
    # What an installation writes, sessions and hashes of passwords among it, is for its owner's eyes, in whatever folder.
    os.umask(0o077)
    try:
        settings = config.read()
        installation = Installation(settings.data)
        if must_exist and not settings.database_url and not installation.database.exists():
            raise Refusal(f"there is no installation in {settings.data}; give its folder with --data")
        installation.prepare()
        import django

        django.setup()
    except (config.BadSetting, BadFolder) as error:
        raise Refusal(str(error)) from error
    if settings.database_url or installation.database.exists():
        _reach_database(settings.data, must_exist=must_exist)


def _reach_database(folder: Path, *, must_exist: bool) -> None:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, connection

    try:
        tables = connection.introspection.table_names()
    except (DatabaseError, ImproperlyConfigured) as error:
        raise Refusal(f"the database of {folder} cannot be opened: {error}; mend it or give another --data") from error
    if must_exist and "record_head" not in tables:
        raise Refusal(f"there is no installation in {folder}; give its folder with --data")


def listen(host: str, port: int) -> socket.socket:
    """The socket to serve on, or Refusal when the port is busy."""
    from zerodraft.site.serving import PortTaken
    from zerodraft.site.serving import listen as listen_on

    try:
        return listen_on(host, port)
    except PortTaken as error:
        raise Refusal(str(error)) from error


def serve_on(
    listening: socket.socket,
    host: str,
    data: Path | None,
    before: Callable[[], list[str]] = list,
    once_up: Callable[[], None] = lambda: None,
    may_migrate: Callable[[], None] = lambda: None,
) -> None:
    """Run an installation on a socket, until it is stopped.

    `may_migrate` looks at the database first, and raises Refusal for one that is not ours to change. `before` prepares what
    it shows, and gives lines to print under the address; `once_up` is called once it answers.
    """
    start(data)
    from django.conf import settings

    from zerodraft.files.actions import finish_erasing
    from zerodraft.site import serving
    from zerodraft.site.migrating import migrate

    everywhere = host in ("0.0.0.0", "::")  # noqa: S104 (compared, not bound)
    if not everywhere:
        settings.ALLOWED_HOSTS.append(host)
        if settings.IS_DEMONSTRATION:
            # One browser is several people under several names of this machine.
            settings.ALLOWED_HOSTS.append(".localhost")
    elif settings.IS_DEMONSTRATION:
        # Phones in the same room find a demonstration by whatever address the machine has; it holds nothing private.
        settings.ALLOWED_HOSTS.append("*")
    may_migrate()
    migrate()
    finish_erasing()
    lines = before()
    name = "The demonstration" if settings.IS_DEMONSTRATION else "Zerodraft"

    def announce() -> None:
        click.echo(f"{name} answers at {serving.address_of(listening)}")
        for line in lines:
            click.echo(line)
        once_up()

    serving.run(listening, announce)
