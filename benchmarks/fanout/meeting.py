"""The demonstration's meeting as a subject: a delegate's page is followed, and the desk opens and closes the list."""

import http.cookiejar
import json
import re
import sys
import urllib.request
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from listeners import Subject


class Desk:
    """The conference officer, signed in through the page of sign-ins."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))
        windows = self.read("/demonstration/")
        entrance = re.search(r"/demonstration/enter/officer:[^/\"]+/", windows)
        if entrance is None:
            raise SystemExit("the demonstration lets nobody in at the desk")
        desk = self._opener.open(self.address + entrance[0], timeout=10)
        self.meeting = desk.url.removesuffix("/desk/").rpartition("/")[2]
        page = desk.read().decode()
        self.token = found(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        self.list = found(r"/lists/(list-\w+)/", page)

    def read(self, path: str) -> str:
        with self._opener.open(self.address + path, timeout=10) as answer:
            body: str = answer.read().decode()
        return body

    def stream(self) -> str:
        path: str = json.loads(self.read(f"/meetings/{self.meeting}/ticket/floor"))["stream"]
        return path

    def act(self, act: str) -> bytes:
        """The whole request of an act of the desk."""
        body = urlencode({"csrfmiddlewaretoken": self.token, "next": "/"})
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._jar)
        return (
            f"POST /lists/{self.list}/{act} HTTP/1.1\r\nHost: {urlsplit(self.address).netloc}\r\nCookie: {cookies}\r\n"
            "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


def found(pattern: str, page: str) -> str:
    match = re.search(pattern, page)
    if match is None:
        raise SystemExit(f"the desk's page holds no {pattern}")
    return match[1]


@cache
def desk_of(address: str) -> Desk:
    """One desk for each server."""
    return Desk(address)


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "zerodraft", "demo", "--port", "0", "--data", str(folder)]


MEETING = Subject(
    command,
    lambda address: desk_of(address).stream(),
    lambda address: [desk_of(address).act("close"), desk_of(address).act("open")],
)
