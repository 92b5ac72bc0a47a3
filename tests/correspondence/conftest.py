"""A letter that came in: the one of the demonstration, read by the rules."""

from importlib import resources

import pytest

from letters import answered, take_in
from zerodraft.correspondence.models import Letter


@pytest.fixture(scope="session")
def content() -> bytes:
    return (resources.files("zerodraft.site.demonstration") / "letter.txt").read_bytes()


@pytest.fixture
def letter(db: None, store: object, content: bytes) -> Letter:
    return answered(take_in(content))
