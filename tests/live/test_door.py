"""The door for streams, on a real server, byte by byte."""

import json
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from processes import get
from streams import Connection, Stream, request, status_of

HOST = "Host: 127.0.0.1\r\n"


def test_a_stream_begins_with_the_time_and_the_newest_state(house):
    with house.follow(topic="tally:begins", who="person-a") as stream:
        assert stream.headers["content-type"] == "text/event-stream"
        assert stream.headers["cache-control"] == "no-cache, no-transform"
        assert stream.headers["x-accel-buffering"] == "no"
        assert stream.headers["x-content-type-options"] == "nosniff"
        beat = stream.event()
        assert beat.kind == "beat"
        assert abs(int(beat.data) / 1000 - time.time()) < 5
        assert "plain en" in stream.snapshot().data


def test_a_change_comes_with_the_number_of_its_row(house):
    with house.follow(topic="tally:change") as stream:
        before = stream.snapshot()
        house.add(topic="tally:change")
        after = stream.snapshot()
        assert after.id > before.id
        assert '<p id="count">1</p>' in after.data


def test_a_stream_is_in_the_language_of_its_page(house):
    given = get(f"{house.address}ticket?topic=tally:french", **{"Accept-Language": "fr"})
    assert "no-store" in given[1]["Cache-Control"]
    with Stream(house, json.loads(given[2])["stream"]) as stream:
        assert "plain fr" in stream.snapshot().data


def test_a_ticket_opens_several_streams_within_its_life(house):
    path = house.ticket(topic="tally:again")
    with Stream(house, path) as first, Stream(house, path) as second:
        assert first.snapshot() == second.snapshot()


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda path: "/stream",
        lambda path: "/stream?ticket=",
        lambda path: path[:-1] + ("A" if path[-1] != "A" else "B"),
        lambda path: path.replace("ticket=", "ticket=x"),
        lambda path: "/stream?" + "&".join(["a=1"] * 500),
        lambda path: "/stream?ticket=%ff%00%zz",
    ],
)
def test_without_a_good_ticket_there_is_no_stream(house, spoilt):
    status, headers, body = request(house, f"GET {spoilt(house.ticket())} HTTP/1.1\r\n{HOST}\r\n")
    assert status == 403
    assert headers["connection"] == "close"
    assert b"No stream is opened" in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_only_get_opens_a_stream(house, method):
    status, headers, body = request(house, f"{method} {house.ticket()} HTTP/1.1\r\n{HOST}Content-Length: 0\r\n\r\n")
    assert (status, headers["allow"]) == (405, "GET")
    assert (body == b"") == (method == "HEAD")


def test_a_client_of_http_1_0_gets_its_stream(house):
    raw = f"GET {house.ticket(topic='tally:old')} HTTP/1.0\r\n\r\n"
    with Connection(house, raw.encode()) as connection:
        assert connection.head()[0] == 200
        assert b"event: snapshot" in connection.until(b"</details>")


def test_what_a_client_sends_after_its_request_is_not_listened_to(house):
    path = house.ticket(topic="tally:talks")
    raw = f"GET {path} HTTP/1.1\r\n{HOST}Content-Length: 5\r\n\r\nhelloGET /healthz HTTP/1.1\r\n{HOST}\r\n"
    with Connection(house, raw.encode()) as connection:
        assert connection.head()[0] == 200
        connection.socket.sendall(b"\0garbage\r\n\r\n" * 1_000)
        connection.until(b'<p id="count">0</p>')
        house.add(topic="tally:talks")
        assert b"healthz" not in connection.until(b'<p id="count">1</p>')


def test_a_stream_behind_a_request_that_is_not_answered_yet_is_refused(house):
    path = house.ticket()
    raw = f"GET /healthz HTTP/1.1\r\n{HOST}\r\nGET {path} HTTP/1.1\r\n{HOST}\r\n"
    with Connection(house, raw.encode()) as connection:
        assert connection.head()[0] == 200
        connection.until(b"}")
        assert connection.head()[0] == 400
        assert b"connection of its own" in connection.rest()


def test_a_stream_may_follow_an_answered_request_on_its_connection(house):
    path = house.ticket(topic="tally:follows")
    with Connection(house, f"GET /healthz HTTP/1.1\r\n{HOST}\r\n".encode()) as connection:
        assert connection.head()[0] == 200
        connection.until(b"}")
        connection.socket.sendall(f"GET {path} HTTP/1.1\r\n{HOST}\r\n".encode())
        assert connection.head()[0] == 200
        connection.until(b"event: snapshot")


@pytest.mark.parametrize(
    "raw",
    [
        f"GET /stream?ticket={'x' * 9_000} HTTP/1.1\r\n{HOST}\r\n",
        f"GET /{'x' * 9_000} HTTP/1.1\r\n{HOST}\r\n",
        f"GET / HTTP/1.1\r\n{HOST}X-Long: {'x' * 70_000}\r\n\r\n",
        "GET / HTTP/1.1\r\n" + "".join(f"X-{number}: {'x' * 90}\r\n" for number in range(1_000)) + "\r\n",
    ],
)
def test_addresses_and_headers_have_bounds(house, raw):
    assert request(house, raw)[0] == 400


@pytest.mark.parametrize("path", ["/stream/", "/streams", "/stream.txt", "/a/stream"])
def test_no_other_path_is_a_stream(house, path):
    assert status_of(house, path) == 404


def test_two_hundred_streams_are_all_reached_by_every_change(house):
    topic = "tally:many"
    with ExitStack() as stack:
        path = house.ticket(topic=topic)
        streams = [stack.enter_context(Stream(house, path)) for _ in range(200)]
        assert [stream.count() for stream in streams] == [0] * 200
        for number in range(1, 4):
            house.add(topic=topic)
            assert [stream.count() for stream in streams] == [number] * 200


@pytest.mark.sqlite
def test_open_streams_take_no_thread_and_no_database_connection(house):
    def taken() -> tuple[int, int]:
        folder = Path(f"/proc/{house.process.pid}")
        files = [str(handle.readlink()) for handle in (folder / "fd").iterdir() if handle.is_symlink()]
        return int(house.ask("threads")), sum(file.endswith(".sqlite3") for file in files)

    house.add(topic="tally:idle")
    with ExitStack() as stack:
        before = taken()
        path = house.ticket(topic="tally:idle")
        for stream in [stack.enter_context(Stream(house, path)) for _ in range(150)]:
            assert stream.count() == 1
        assert taken() == before


def test_a_slow_reader_gets_only_the_newest_and_holds_up_nobody(house):
    topic, changes = "tally:slow", 60
    slow_path, quick_path = house.ticket(topic=topic, view="padded"), house.ticket(topic=topic)
    with Stream(house, slow_path, receive_buffer=4_096) as slow, Stream(house, quick_path) as quick:
        assert (slow.count(), quick.count()) == (0, 0)
        for number in range(1, changes + 1):
            house.add(topic=topic)
            assert quick.count() == number
        shown = slow.count_until(changes)
        assert len(shown) < changes / 2, "a slow reader was sent what was overtaken"
        assert shown == sorted(shown)


def test_sigterm_ends_the_server_with_streams_open_and_ends_them_in_order(own_house):
    with own_house.follow() as quick, own_house.follow(view="padded") as other:
        quick.count()
        began = time.monotonic()
        assert own_house.stop(signal.SIGTERM) == 0
        assert time.monotonic() - began < 4
        assert quick.rest() == b""
        assert other.rest().endswith(b"\n\n")


def test_a_stalled_client_does_not_hold_up_the_end(own_house):
    path = own_house.ticket(view="padded")
    with Stream(own_house, path, receive_buffer=4_096), own_house.follow() as quick:
        quick.count()
        for number in range(1, 30):
            own_house.add()
            assert quick.count() == number
        began = time.monotonic()
        assert own_house.stop(signal.SIGTERM) == 0
        assert time.monotonic() - began < 3


def test_who_leaves_without_a_word_is_forgotten(house):
    for _ in range(3):
        stream = house.follow(topic="tally:leaves")
        stream.count()
        stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        stream.socket.close()
    house.add(topic="tally:leaves")
    with house.follow(topic="tally:leaves") as stream:
        assert stream.count() == 1
