"""Houses that can be followed live."""

from collections.abc import Iterator

import pytest

from streams import House


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One that is shared: a test follows a topic of its own."""
    started = House(tmp_path_factory.mktemp("house") / "data")
    yield started
    started.close()


@pytest.fixture
def own_house(tmp_path) -> Iterator[House]:
    """One for this test alone."""
    started = House(tmp_path / "data")
    yield started
    started.close()
