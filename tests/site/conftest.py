"""Servers that end with their test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from processes import Server


@pytest.fixture
def start() -> Iterator:
    started: list[Server] = []

    def begin(command: str, data: Path, *options: str, settings: dict[str, str] | None = None) -> Server:
        started.append(Server(command, data, *options, settings=settings))
        return started[-1]

    yield begin
    for server in started:
        server.close()
