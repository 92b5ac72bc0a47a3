"""The door: static files and pages, over ASGI.

Static files are answered before Django: they need no session, no language and no database.
"""

import os
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zerodraft.site.settings")

import django
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from zerodraft.site import statics

MAX_FILE_BYTES = 24 * 1024 * 1024
"""No form with a file is larger than the largest letter that is read (20 MB) and what is sent around it."""

MAX_FORM_BYTES = 1024 * 1024
"""Any other form is words; Django itself refuses a million of them."""

_TAKE_FILES = ("/letters/new/", "/participants/import/")


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
    """Django's handler, which takes a request through middleware, view and back in one thread, in one go.

    All of ours are synchronous. In its usual mode each piece of middleware would change threads on the way in and on the way
    out, which takes longer than most acts on the floor.
    """

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        return await sync_to_async(self.get_response, thread_sensitive=True)(request)


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

    await _pages(scope, bounded, send)  # type: ignore[arg-type]
    if size > most:
        await Response(status_code=413, headers={"Connection": "close"})(scope, receive, send)


async def _serve_file(scope: Scope, receive: Receive, send: Send) -> None:
    try:
        await _files(scope, receive, send)
    except HTTPException as refused:
        await Response(status_code=refused.status_code)(scope, receive, send)
