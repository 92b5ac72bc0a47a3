"""The door for streams, inside the server: it keeps the connection of a stream and writes prepared bytes into it.

Everything but a stream goes the usual way through the application. A stream has no task, no thread, no session and no
database connection; it costs its connection and some three kilobytes.
"""

import asyncio
import random
import socket
import time
from typing import Any, ClassVar
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, Response
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from zerodraft import clock
from zerodraft.live.core import events
from zerodraft.live.hub import Channel, Hub, Listener
from zerodraft.live.tickets import PATH, BadTicket, Ticket, open_ticket

MAX_URL = 8_192
MAX_HEADERS = 65_536
HEADERS_SECONDS = 20
"""How long a client may take over its request line and headers."""

BODY_SECONDS = 20
"""How long a client that has announced a body may send nothing of it."""

SEND_BUFFER = 32_768
"""Bytes that the kernel keeps for one stream: little, so that a slow one is noticed, and given only the newest, early."""

STREAM_SECONDS = 7_200
"""About how long a stream lasts; then its page asks for a fresh ticket, and so for its permission."""

_PATH = PATH.encode()
_HEAD = (
    b"content-type: text/event-stream\r\n"
    b"cache-control: no-cache, no-transform\r\n"
    b"x-accel-buffering: no\r\n"
    b"x-content-type-options: nosniff\r\n"
    b"connection: close\r\n\r\n"
)
_NOTHING: dict[str, Any] = {}


def installation_milliseconds() -> int:
    """The installation's time as pages count it."""
    return int(clock.now().timestamp() * 1000)


class Door(HttpToolsProtocol, Listener):
    """One connection. `door_to` makes the class whose streams a hub knows."""

    hub: ClassVar[Hub]
    # Set on an instance only once they change: a thousand open streams are a thousand instances.
    streaming = False
    header_bytes = 0
    patience: asyncio.TimerHandle | None = None

    # ---- a request comes in
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._be_patient()

    def data_received(self, data: bytes) -> None:
        if not self.streaming:  # a stream's client has nothing more to say
            super().data_received(data)

    def on_message_begin(self) -> None:
        if self.streaming:
            return
        super().on_message_begin()
        self.header_bytes = 0
        self._be_patient()

    def on_url(self, url: bytes) -> None:
        if self.streaming:
            return
        super().on_url(url)
        if len(self.url) > MAX_URL:
            raise ValueError("the address is too long")

    def on_header(self, name: bytes, value: bytes) -> None:
        if self.streaming:
            return
        self.header_bytes += len(name) + len(value)
        if self.header_bytes > MAX_HEADERS:
            raise ValueError("the headers are too long")
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self.streaming:
            return
        self._be_patient(BODY_SECONDS)
        path, _mark, query = self.url.partition(b"?")
        if path != _PATH:
            super().on_headers_complete()
            return
        answer = self._answer_to(query)
        if isinstance(answer, Response):
            usual, self.app = self.app, answer
            super().on_headers_complete()
            self.app = usual
        else:
            self._open(*answer)

    def on_body(self, body: bytes) -> None:
        if not self.streaming:
            self._be_patient(BODY_SECONDS)
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._be_patient(over=True)
        if not self.streaming:
            super().on_message_complete()
        elif self.parser is not None:
            # What a request needs and a stream does not: three quarters of its memory.
            self.parser = self.pipeline = self.cycle = self.flow = None  # type: ignore[assignment]
            self.scope = self.headers = self.app_state = _NOTHING  # type: ignore[assignment]
            self.url = b""

    # ---- it is for a stream
    def _answer_to(self, query: bytes) -> Response | tuple[Ticket, int]:
        """The ticket and the newest id that the page has seen; or why no stream is opened."""
        if self.parser.get_method() != b"GET":
            return _refusal(405, "A stream is asked for with GET.", Allow="GET")
        if self.cycle is not None and not self.cycle.response_complete:
            return _refusal(400, "Ask for a stream on a connection of its own.")
        fields = parse_qs(query.decode("latin-1"), max_num_fields=8) if query.count(b"&") < 8 else {}
        try:
            ticket = open_ticket(fields.get("ticket", [""])[0])
        except BadTicket as error:
            return _refusal(403, f"No stream is opened: {error}.")
        if self.hub.is_dismissed(ticket.topic, ticket.holder, ticket.issued):
            return _refusal(403, "No stream is opened: ask for a fresh ticket.")
        if self.hub.is_full:
            return _refusal(503, "Too many streams are open.", **{"Retry-After": "30"})
        seen = fields.get("seen", ["0"])[0]
        return ticket, int(seen) if len(seen) < 19 and seen.isascii() and seen.isdigit() else 0

    def _open(self, ticket: Ticket, seen: int) -> None:
        self.streaming = True
        self._be_patient(over=True)
        self._unset_keepalive_if_required()
        self.server_state.total_requests += 1
        self.transport.set_write_buffer_limits(high=0)
        connection: socket.socket | None = self.transport.get_extra_info("socket")
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        self.until = time.monotonic() + STREAM_SECONDS * random.uniform(0.9, 1.1)  # noqa: S311 (spreads a load)
        newest = self.hub.join(self, Channel(ticket.topic, ticket.view, ticket.language), ticket.holder, seen)
        usual = b"".join(b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        first = events.retry(random.randint(1_000, 4_000)) + events.beat(installation_milliseconds())  # noqa: S311
        self.transport.write(b"HTTP/1.1 200 OK\r\n" + usual + _HEAD + first + newest)

    def write(self, data: bytes) -> None:
        self.transport.write(data)

    def end(self) -> None:
        # What a stream that is behind has not taken it need not get: to wait for it could take for ever.
        if self.behind:
            self.transport.abort()
        else:
            self.transport.close()

    def pause_writing(self) -> None:
        if self.streaming:
            self.hub.fell_behind(self)
        else:
            super().pause_writing()

    def resume_writing(self) -> None:
        if self.streaming:
            self.hub.caught_up(self)
        else:
            super().resume_writing()

    # ---- it ends
    def shutdown(self) -> None:
        if self.streaming:
            self.hub.leave(self)
            self.end()
        else:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self._be_patient(over=True)
        self.hub.leave(self)
        super().connection_lost(exc)

    def _be_patient(self, seconds: float | None = None, *, over: bool = False) -> None:
        if self.patience:
            self.patience.cancel()
        wait = HEADERS_SECONDS if seconds is None else seconds
        self.patience = None if over else self.loop.call_later(wait, self._lose_patience, wait)

    def _lose_patience(self, wait: float) -> None:
        if self.flow is not None and self.flow.read_paused:
            self._be_patient(wait)  # it is we who do not listen
        else:
            self.transport.close()


def door_to(hub: Hub) -> type[Door]:
    """The protocol class for a server whose streams this hub knows."""
    return type("DoorToHub", (Door,), {"hub": hub})


def _refusal(status: int, says: str, **headers: str) -> Response:
    return PlainTextResponse(says + "\n", status, {"Connection": "close", "Cache-Control": "no-store", **headers})
