"""The door itself: how much it takes in, and what may be kept of what it hands out."""

import asyncio
import re
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from django.core.signals import request_finished, request_started

from conftest import PASSWORD
from zerodraft.site import asgi
from zerodraft.site.asgi import MAX_FILE_BYTES, MAX_FORM_BYTES, Pages, application

Given = TypeVar("Given")

CHUNK = bytes(1024 * 1024)


def scope(method: str, path: str, *headers: tuple[bytes, bytes]) -> dict[str, object]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), *headers],
    }


def in_a_thread(work: Coroutine[Any, Any, Given]) -> Given:
    """Run it in a thread of its own: where browser tests ran before, this one has their event loop."""

    async def bounded() -> Given:
        return await asyncio.wait_for(work, timeout=30)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(bounded())).result()


def post(path: str, chunks: int) -> tuple[int, int]:
    """Send a body in chunks of a megabyte; the status of the answer, and how many chunks were taken in."""
    taken, answered = 0, []

    async def receive() -> dict[str, object]:
        nonlocal taken
        if taken == chunks:
            await asyncio.Future()  # the sender stays and waits for the answer
        taken += 1
        return {"type": "http.request", "body": CHUNK, "more_body": taken < chunks}

    async def send(message) -> None:
        answered.append(message)

    form = scope("POST", path, (b"content-type", b"application/octet-stream"))
    in_a_thread(application(form, receive, send))
    return answered[0]["status"], taken


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/letters/new/", MAX_FILE_BYTES),
        ("/processes/forests/participants/import/", MAX_FILE_BYTES),
        ("/about/", MAX_FORM_BYTES),
        ("/letters/new/?/", MAX_FORM_BYTES),
    ],
)
def test_a_body_without_end_is_cut_off_before_it_fills_the_disk(path, most):
    status, taken = post(path, chunks=10_000)
    assert status == 413
    assert taken == most // len(CHUNK) + 1


def test_a_body_as_large_as_a_letter_reaches_the_page_that_takes_letters():
    status, _taken = post("/letters/new/", chunks=20)
    assert status == 403  # no form of ours: it carries no token


@pytest.mark.django_db
def test_no_cache_keeps_what_somebody_signed_in_was_shown(people, client):
    assert "Cache-Control" not in client.get("/about/").headers
    assert client.login(email=people["secretariat"].email, password=PASSWORD)
    for page in ("/", "/about/", "/record/", "/nowhere/"):
        kept = client.get(page).headers.get("Cache-Control", "")
        assert {"private", "no-store"} <= set(kept.split(", ")), page


@pytest.mark.django_db(transaction=True)
def test_requests_share_a_lasting_thread_but_nothing_of_each_other(monkeypatch):
    # With one thread it is certain that all requests are made in the same.
    monkeypatch.setattr(asgi, "THREADS", 1)
    threads, ended = [], []
    pages = Pages()

    def begin(**_: object) -> None:
        threads.append(threading.get_ident())

    def end(**_: object) -> None:
        ended.append(threading.get_ident())

    async def look(language: str) -> bytes:
        answered: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message) -> None:
            answered.append(message)

        await pages(scope("GET", "/about/", (b"accept-language", language.encode())), receive, send)
        return b"".join(each.get("body", b"") for each in answered)

    async def several() -> list[bytes]:
        return [await look(language) for language in ("fr", "", "ar", "")]

    request_started.connect(begin)
    request_finished.connect(end)
    try:
        shown = in_a_thread(several())
    finally:
        request_started.disconnect(begin)
        request_finished.disconnect(end)
        pages._threads.shutdown()
    assert [re.search(rb'lang="(\w+)"', page)[1] for page in shown] == [b"fr", b"en", b"ar", b"en"]
    assert threads == ended
    assert len(threads) == 4
    assert len(set(threads)) == 1
