"""The reference: a plain ASGI application in memory, one queue for each stream. No database, no tickets, no conflation."""

import asyncio
import sys
from typing import Any

import uvicorn

from fragment import fragment

SIZE = int(sys.argv[1])
"""How long the fragment is, in bytes: as long as that of the server it is compared with."""


def event(count: int) -> bytes:
    return f"id: {count}\nevent: snapshot\ndata: {fragment(count, SIZE)}\n\n".encode()


class Application:
    """Sends the newest event to who comes, and each new one to everybody."""

    def __init__(self) -> None:
        self.count = 0
        self.newest = event(0)
        self.queues: set[asyncio.Queue[bytes]] = set()

    async def __call__(self, scope: dict[str, Any], _receive: Any, send: Any) -> None:
        if scope["path"] == "/change":
            self.count += 1
            self.newest = event(self.count)
            for queue in self.queues:
                queue.put_nowait(self.newest)
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self.queues.add(queue)
        try:
            headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": self.newest, "more_body": True})
            while True:
                await send({"type": "http.response.body", "body": await queue.get(), "more_body": True})
        finally:
            self.queues.discard(queue)


class Announcing(uvicorn.Server):
    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        print(f"The reference answers at http://127.0.0.1:{port}/", flush=True)


def main() -> None:
    config = uvicorn.Config(
        Application(),
        port=0,
        lifespan="off",
        loop="uvloop",
        http="httptools",
        ws="none",
        backlog=4_096,
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    sys.exit(Announcing(config).run())


if __name__ == "__main__":
    main()
