"""A letter that came in: the one of the demonstration, read by the rules."""

from importlib import resources
from types import SimpleNamespace

import pytest

from correspondence.letters_out import NOW, harbours
from letters import answered, take_in
from zerodraft import clock
from zerodraft.correspondence.models import Letter


@pytest.fixture(scope="session")
def content() -> bytes:
    return (resources.files("zerodraft.site.demonstration") / "letter.txt").read_bytes()


@pytest.fixture
def letter(db: None, store: object, content: bytes) -> Letter:
    return answered(take_in(content))


@pytest.fixture
def world(db: None, store: object, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A process whose letters are composed, with its team."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return harbours()
