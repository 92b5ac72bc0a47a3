"""What the door bounds, on a server inside the test, whose bounds can be set lower."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
import uvloop
from starlette.responses import PlainTextResponse

from streams import Connection, Stream, request
from zerodraft.live import door as door_module
from zerodraft.live import hub as hub_module
from zerodraft.live.door import door_to
from zerodraft.live.hub import Channel, Hub
from zerodraft.live.tickets import issue
from zerodraft.site.serving import address_of, listen

CHANNEL = Channel("tally:one", "wall", "en")
PAGE = PlainTextResponse("page")
HOST = "Host: 127.0.0.1\r\n"


class Inside:
    """A server whose hub the test holds; it has no thread that follows."""

    def __init__(self, page=PAGE) -> None:
        self.hub = Hub(lambda _channel, _number: None)
        self.loop = uvloop.new_event_loop()
        self.listening = listen("127.0.0.1", 0)
        self.address = address_of(self.listening)
        config = uvicorn.Config(page, http=door_to(self.hub), lifespan="off", log_config=None)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        with closing(self.loop):
            self.loop.run_until_complete(self.server.serve(sockets=[self.listening]))

    def call(self, act, *arguments, **options) -> object:
        """Do something in the server's loop, where the hub belongs."""

        async def do() -> object:
            return act(*arguments, **options)

        return asyncio.run_coroutine_threadsafe(do(), self.loop).result(timeout=5)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=5)
        assert not self.thread.is_alive()


@pytest.fixture
def inside() -> Iterator[Inside]:
    started = Inside()
    yield started
    started.stop()


def path(holder: str = "") -> str:
    return f"/stream?ticket={issue(*CHANNEL, holder)}"


def test_when_too_many_streams_are_open_the_next_is_told_to_wait_and_pages_are_served(inside, monkeypatch):
    monkeypatch.setattr(hub_module, "MAX_STREAMS", 1)
    raw = f"GET {path()} HTTP/1.1\r\n{HOST}\r\n"
    with Stream(inside, path()):
        status, headers, _body = request(inside, raw)
        assert (status, headers["retry-after"]) == (503, "30")
        assert request(inside, f"GET / HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n")[2] == b"page"


@pytest.mark.parametrize(
    "begun", ["", "GET /stre", f"GET / HTTP/1.1\r\n{HOST}X-Slow: ", f"GET / HTTP/1.1\r\n{HOST}\r\nGET /"]
)
def test_a_client_that_does_not_finish_its_headers_is_let_go(monkeypatch, begun):
    monkeypatch.setattr(door_module, "HEADERS_SECONDS", 0.2)
    inside = Inside()
    try:
        with Connection(inside, begun.encode()) as connection:
            connection.rest()
    finally:
        inside.stop()


@pytest.mark.parametrize("sent", ["", "a", "1\r\na\r\n"])
@pytest.mark.parametrize("announced", ["Content-Length: 9", "Transfer-Encoding: chunked"])
def test_a_client_that_does_not_finish_its_body_is_let_go(monkeypatch, announced, sent):
    monkeypatch.setattr(door_module, "BODY_SECONDS", 0.2)

    async def reading(scope, receive, send) -> None:
        while (await receive()).get("more_body"):
            pass
        await PAGE(scope, receive, send)

    inside = Inside(reading)
    try:
        raw = f"POST / HTTP/1.1\r\n{HOST}{announced}\r\n\r\n{sent}"
        with Connection(inside, raw.encode()) as connection:
            assert connection.rest() == b""
    finally:
        inside.stop()


def test_a_client_whose_request_is_whole_waits_as_long_as_the_answer_takes(monkeypatch):
    monkeypatch.setattr(door_module, "BODY_SECONDS", 0.05)
    released = asyncio.Event()

    async def slow(scope, receive, send) -> None:
        asyncio.get_running_loop().call_later(0.3, released.set)
        await released.wait()
        await PlainTextResponse("page")(scope, receive, send)

    inside = Inside(slow)
    try:
        assert (
            request(inside, f"POST / HTTP/1.1\r\n{HOST}Content-Length: 1\r\nConnection: close\r\n\r\na")[2] == b"page"
        )
    finally:
        inside.stop()


def test_a_stream_that_is_too_old_is_ended_by_the_next_beat(monkeypatch, inside):
    monkeypatch.setattr(door_module, "STREAM_SECONDS", 0)
    with Stream(inside, path()) as old:
        inside.call(inside.hub.beat, b"event: beat\ndata: 1\n\n", now=1e12)
        assert b"data: 1\n" not in old.rest()


def test_a_dead_client_is_let_go_after_some_beats(inside):
    with Stream(inside, path(), receive_buffer=4_096), Stream(inside, path("person-a")):
        for seq in range(40):
            inside.call(inside.hub.publish, CHANNEL, seq, b"data: " + b"x" * 60_000 + b"\n\n", fresh=9)
        assert inside.call(lambda: inside.hub.count) == 2
        for _ in range(hub_module.BEATS_BEHIND):
            inside.call(inside.hub.beat, b"data: 1\n\n", now=0.0)
        assert inside.call(lambda: inside.hub.count) < 2


def test_who_is_dismissed_is_refused_with_a_ticket_from_before(inside):
    old = path("person-a")
    with Stream(inside, old) as stream:
        inside.call(inside.hub.dismiss, ("person-a",), door_module.open_ticket(old.partition("=")[2]).issued)
        stream.rest()
    assert request(inside, f"GET {old} HTTP/1.1\r\n{HOST}\r\n")[0] == 403
