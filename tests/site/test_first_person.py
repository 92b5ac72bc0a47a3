"""An empty installation, from the link that the server prints to its first member of the secretariat."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

GIVEN = {"name": "Amara Oyelaran", "email": "amara@secretariat.example", "password": "correct horse battery"}


class Browser:
    """Somebody with a browser of their own: keeps cookies, fills in the form of the page."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, address: str) -> str:
        with self._opener.open(address, timeout=10) as answer:
            return answer.read().decode()

    def post(self, address: str, **given: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(address))[1]
        data = urllib.parse.urlencode({**given, "csrfmiddlewaretoken": token}).encode()
        with self._opener.open(urllib.request.Request(address, data), timeout=10) as answer:
            return answer.read().decode()


def printed(server) -> str:
    return re.search(r"http://\S+/set-up/\S+/", server.line())[0]


def test_the_printed_link_makes_the_first_member_of_the_secretariat_once(start, tmp_path):
    server = start("serve", tmp_path / "new")
    address, browser = printed(server), Browser()
    assert "Set up this installation" in browser.get(address)
    for wrong in ({"password": "short"}, {"email": "no address"}, {"name": ""}):
        page = browser.post(address, **{**GIVEN, **wrong})
        assert "errorlist" in page
        assert "Sign out" not in page
    page = browser.post(address, **GIVEN)
    assert "Sign out" in page
    assert "This installation is new" not in page
    assert "Amara Oyelaran" in browser.get(server.address + "people/")
    with pytest.raises(urllib.error.HTTPError, match="410"):
        Browser().get(address)
    # Somebody who has a password signs in with it, and a server started again prints no link.
    server.stop()
    again = start("serve", tmp_path / "new")
    assert "Sign out" in Browser().post(
        again.address + "accounts/login/", login=GIVEN["email"], password=GIVEN["password"]
    )
    again.stop()
    assert again.line() == ""


def test_each_start_makes_a_new_link_and_the_older_dies(start, tmp_path):
    first = start("serve", tmp_path / "new")
    older = urllib.parse.urlsplit(printed(first)).path
    first.stop()
    second = start("serve", tmp_path / "new")
    newer = urllib.parse.urlsplit(printed(second)).path
    assert newer != older
    base = second.address.rstrip("/")
    with pytest.raises(urllib.error.HTTPError, match="410"):
        Browser().get(base + older)
    assert "Set up this installation" in Browser().get(base + newer)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        Browser().get(base + "/set-up/nothing/")
