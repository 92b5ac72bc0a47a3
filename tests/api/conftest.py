"""One world for a file of tests (permissions/world.py), and programs that ask in it with tokens."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client

from permissions.conftest import made, world  # noqa: F401 (fixtures)
from zerodraft.api.bearer import Scope
from zerodraft.parties.actions import make_token

ALL = tuple(scope.value for scope in Scope)
Ask = Callable[..., HttpResponse]


class Program(SimpleNamespace):
    """A program that asks, with a token of somebody or with none; under /api/v1/."""

    def __call__(self, method: str, address: str, body: object = None, **headers: str) -> HttpResponse:
        sent = {**self.headers, **headers}
        about = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(Client(headers=sent), method.lower())(f"/api/v1/{address}", **about)

    def get(self, address: str, **headers: str) -> HttpResponse:
        return self("GET", address, **headers)

    def post(self, address: str, body: object = None, **headers: str) -> HttpResponse:
        return self("POST", address, {} if body is None else body, **headers)

    def put(self, address: str, body: object, **headers: str) -> HttpResponse:
        return self("PUT", address, body, **headers)


@pytest.fixture
def program(world) -> Callable[..., Program]:  # noqa: F811
    """A program of somebody in the world, by name, with a token of these scopes; of nobody without one."""

    def of(name: str, *scopes: str) -> Program:
        if name == "nobody":
            return Program(headers={})
        person = world.people[name]
        _token, word = make_token(person, name="A test", scopes=scopes or ALL, days=30)
        return Program(headers={"Authorization": f"Bearer {word}"})

    return of
