"""What the tests of the rules of reading have at hand: the languages, running text, and letters read whole."""

from collections.abc import Callable

import pytest

from zerodraft.correspondence.core.facts import Reading
from zerodraft.correspondence.core.reading import read
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.passages import Passage, passage
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.correspondence.languages import language, languages


@pytest.fixture(scope="session")
def english() -> Language:
    return language("en")


@pytest.fixture(scope="session")
def french() -> Language:
    return language("fr")


@pytest.fixture(scope="session")
def spanish() -> Language:
    return language("es")


@pytest.fixture(scope="session")
def running() -> Callable[[str], Passage]:
    """A whole text as running text."""
    return lambda text: passage(text, 0, len(text), frozenset({"co"}))


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """The reading of a letter given as the text of a file."""
    return lambda text, name="letter.txt": read(extract_bytes(text.encode(), name), languages())
