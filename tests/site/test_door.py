"""The door itself: how much it takes in, and what may be kept of what it hands out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import PASSWORD
from zerodraft.site.asgi import MAX_FILE_BYTES, MAX_FORM_BYTES, application

CHUNK = bytes(1024 * 1024)


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

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/octet-stream")],
    }
    # In a thread of its own: where browser tests ran before, this one has their event loop.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(asyncio.wait_for(application(scope, receive, send), timeout=30))).result()
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
