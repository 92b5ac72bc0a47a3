"""The door: static files and pages, over ASGI.

Static files are answered before Django: they need no session, no language and no database.
"""

import asyncio
import contextvars
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zerodraft.site.settings")

import django
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.http.response import HttpResponse, HttpResponseBase
from django.urls import set_script_prefix
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from zerodraft.site import statics

MAX_FILE_BYTES = 24 * 1024 * 1024
"""No form with a file is larger than the largest letter that is read (20 MB) and what is sent around it."""

MAX_FORM_BYTES = 1024 * 1024
"""Any other form is words; Django itself refuses a million of them."""

THREADS = 32
"""Pages that are made at once. Some wait for a letter to be read; the floor must not wait behind them."""

_TAKE_FILES = ("/letters/new/", "/participants/import/")

Result = TypeVar("Result")


class LastingFiles(StaticFiles):
    """Static files under an address that changes with their content, so a browser never has to ask again."""

    def __init__(self, folders: list[Path]) -> None:
        super().__init__(check_dir=False)
        self.all_directories = list(folders)

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class Pages(ASGIHandler):
    """Django's handler, which takes a request through middleware, view and back in one go, in one of a few lasting threads.

    All of ours is synchronous. In its usual mode each request has a thread and a database connection made for it, and each
    signal and piece of middleware changes threads; together that takes longer than most acts on the floor.
    """

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self._threads = ThreadPoolExecutor(THREADS, "pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            response = await self._in_thread(self._respond, scope, body)
            try:
                await self.send_response(response, send)  # type: ignore[arg-type]  # ASGI's own type for a message is wider
            finally:
                if response.streaming:
                    await self._in_thread(response.close)

    def _respond(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=type(self), scope=scope)
        request, refusal = self.create_request(scope, body)
        response: HttpResponseBase = (
            self.get_response(request) if request is not None else cast("HttpResponse", refusal)
        )
        response._handler_class = type(self)  # type: ignore[attr-defined]  # noqa: SLF001 (the sender of its last signal)
        if not response.streaming:
            response.close()
        return response

    async def _in_thread(self, do: Callable[..., Result], *arguments: object) -> Result:
        # Language and the like live in the context: each request has its own.
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._threads, context.run, do, *arguments)


django.setup(set_prefix=False)
_pages = Pages()
_files = LastingFiles(statics.folders())


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] == "http" and scope["path"].startswith(settings.STATIC_URL):
        inner = {**scope, "path": "/" + scope["path"].removeprefix(settings.STATIC_URL), "root_path": ""}
        await _serve_file(inner, receive, send)
        return
    await _serve_page(scope, receive, send)


async def _serve_page(scope: Scope, receive: Receive, send: Send) -> None:
    """A body of any length would go to disk before a page looks at it: past the bound, Django is told that all is over."""
    size, most = 0, MAX_FILE_BYTES if scope.get("path", "").endswith(_TAKE_FILES) else MAX_FORM_BYTES

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        return message if size <= most else {"type": "http.disconnect"}

    await _pages(scope, bounded, send)
    if size > most:
        await Response(status_code=413, headers={"Connection": "close"})(scope, receive, send)


async def _serve_file(scope: Scope, receive: Receive, send: Send) -> None:
    try:
        await _files(scope, receive, send)
    except HTTPException as refused:
        await Response(status_code=refused.status_code)(scope, receive, send)
