"""A letter that came in: the one of the demonstration, read by the rules."""

from importlib import resources

import pytest

from zerodraft.correspondence.actions import receive_letter
from zerodraft.correspondence.models import Letter
from zerodraft.parties.actors import INSTALLATION


@pytest.fixture(scope="session")
def content() -> bytes:
    return (resources.files("zerodraft.site.demonstration") / "letter.txt").read_bytes()


@pytest.fixture
def letter(db: None, store: object, content: bytes) -> Letter:
    return receive_letter(INSTALLATION, content=content, file_name="letter.txt", media_type="text/plain")
