"""A house whose room can be followed live, and what a browser's connection to it gives, byte by byte."""

import json
import re
import socket
import urllib.error
import urllib.request
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import urlencode, urlsplit

from processes import Server, get

PROGRAM = (str(Path(__file__).parent / "live" / "house.py"),)


class Event(NamedTuple):
    """One event of a stream, as the standard reads it."""

    id: int
    kind: str
    data: str


class House(Server):
    """A server with the room `tally` of tests/live."""

    def __init__(self, data: Path, *, port: int = 0, settings: dict[str, str] | None = None) -> None:
        super().__init__("serve", data, program=PROGRAM, port=port, settings=settings)

    def ask(self, path: str, **fields: object) -> str:
        return get(f"{self.address}{path}?{urlencode(fields)}")[2]

    def add(self, **fields: object) -> None:
        """Write a row of the record: `verb`, `subject`, `topic`, `times`."""
        self.ask("add", **fields)

    def ticket(self, **fields: object) -> str:
        """The path of a stream, with a fresh ticket: `topic`, `view`, `who`."""
        return json.loads(self.ask("ticket", **fields))["stream"]

    def follow(self, **fields: object) -> "Stream":
        """An open stream."""
        return Stream(self, self.ticket(**fields))


class Connection:
    """A connection to the house, and what has come over it."""

    def __init__(self, house: House, raw: bytes, receive_buffer: int | None = None) -> None:
        where = urlsplit(house.address)
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(10)
        self.socket.connect((where.hostname, where.port))
        self.socket.sendall(raw)
        self.held = b""

    def until(self, mark: bytes) -> bytes:
        """What comes, up to a mark and with it. EOFError when the server ends the connection before."""
        while mark not in self.held:
            try:
                more = self.socket.recv(65_536)
            except ConnectionResetError:
                more = b""
            if not more:
                raise EOFError(self.held)
            self.held += more
        found, _mark, self.held = self.held.partition(mark)
        return found + mark

    def head(self) -> tuple[int, dict[str, str]]:
        """Status and headers of an answer."""
        first, *lines = self.until(b"\r\n\r\n").decode().strip().split("\r\n")
        fields = (line.partition(": ") for line in lines)
        return int(first.split()[1]), {name.lower(): value for name, _colon, value in fields}

    def rest(self) -> bytes:
        """Everything until the server ends the connection."""
        try:
            self.until(b"\0 never sent \0")
        except EOFError as ended:
            return ended.args[0]
        raise AssertionError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.socket.close()


class Stream(Connection):
    """An open stream; its head was read, and was right."""

    def __init__(self, house: House, path: str, **options: int) -> None:
        super().__init__(house, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(), **options)
        status, self.headers = self.head()
        assert status == 200, self.held

    def event(self) -> Event:
        """The next event with data."""
        while True:
            lines = self.until(b"\n\n").decode().strip("\n").split("\n")
            fields = [line.partition(": ")[::2] for line in lines]
            data = "\n".join(value for name, value in fields if name == "data")
            if data:
                named = dict(fields)
                return Event(int(named.get("id", -1)), named.get("event", ""), data)

    def snapshot(self) -> Event:
        """The next snapshot."""
        while (event := self.event()).kind != "snapshot":
            pass
        return event

    def count(self) -> int:
        """The tally that the next snapshot shows."""
        return int(re.search(r"<p[^>]*>(\d+)</p>", self.snapshot().data)[1])

    def count_until(self, wanted: int) -> list[int]:
        """The tallies shown until the wanted one."""
        shown = [self.count()]
        while shown[-1] != wanted:
            shown.append(self.count())
        return shown


def request(house: House, raw: str) -> tuple[int, dict[str, str], bytes]:
    """A raw request, and all of its answer; the connection is closed by the server."""
    with Connection(house, raw.encode()) as connection:
        return *connection.head(), connection.rest()


def status_of(house: House, path: str) -> int:
    try:
        with urllib.request.urlopen(house.address.rstrip("/") + path, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
