"""Running the server: the socket first, then the data, then one line when it answers."""

import resource
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import uvicorn
import uvloop

if TYPE_CHECKING:
    from zerodraft.live.serving import Live

GRACE_SECONDS = 3
"""How long requests may hold up the end; SIGTERM is to end the server within five seconds."""

BESIDE_SECONDS = 1
"""How long a message that is being sent, or whatever else is done beside the pages, may hold up the end after that."""

BACKLOG = 4_096
"""Connections that may wait to be taken in: after a restart every screen comes back at once."""


class PortTaken(OSError):
    """The address cannot be listened on; the message names it, and the cure."""


class Beside(Protocol):
    """What runs in a thread of its own beside the pages, for as long as the server does."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def wait(self, seconds: float) -> None: ...


class AnnouncingServer(uvicorn.Server):
    """A server that says so once it answers, and while it runs keeps live pages up to date and does what runs beside."""

    def __init__(
        self, config: uvicorn.Config, live: "Live", beside: Sequence[Beside], announce: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._live = live
        self._beside = beside
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._live.start()
            for each in self._beside:
                each.start()
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for each in self._beside:
            each.stop()
        self._live.stop()
        await super().shutdown(sockets)
        for each in self._beside:
            each.wait(BESIDE_SECONDS)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on host and port (0: any free one). Raises PortTaken."""
    listening = None
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Bound is not enough: two processes may both be bound before either listens.
        listening.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        if listening:
            listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise PortTaken(f"cannot listen on {host}:{port}: {reason}; give another --host or --port") from error
    return listening


def address_of(listening: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def run(listening: socket.socket, announce: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; both end it in order, with exit code 0."""
    _raise_file_limit()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: sys.exit(0))
    from zerodraft.floor.serving import Usher  # noqa: PLC0415 (the socket is there before Django is)
    from zerodraft.live.serving import Live  # noqa: PLC0415
    from zerodraft.post.mailings.serving import Mailman  # noqa: PLC0415
    from zerodraft.post.serving import Postman  # noqa: PLC0415

    live = Live()
    config = uvicorn.Config(
        "zerodraft.site.asgi:application",
        http=live.door,
        ws="none",
        backlog=BACKLOG,
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
    )
    uvloop.run(AnnouncingServer(config, live, (Postman(), Mailman(), Usher()), announce).serve(sockets=[listening]))


def _raise_file_limit() -> None:
    # Debian allows 1,024 open files to begin with; every open stream is one.
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
