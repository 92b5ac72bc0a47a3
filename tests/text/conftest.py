"""In the long run, every property of the text engine is tried with thousands of examples."""

import os
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test

_HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("HYPOTHESIS_PROFILE") != "long":
        return
    for item in items:
        if _HERE in item.path.parents and is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.long)
