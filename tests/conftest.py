"""What every test has at hand."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Settings are read when Django starts, before any fixture: the tests' data folder is made here.
_DATA = tempfile.mkdtemp(prefix="zerodraft-tests-")
for name in [name for name in os.environ if name.startswith("ZERODRAFT_") and name != "ZERODRAFT_SHARED"]:
    del os.environ[name]
os.environ["ZERODRAFT_DATA"] = _DATA

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real letters and drafts, outside the project; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("ZERODRAFT_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the folder of sample letters and drafts; {folder} is not there (set ZERODRAFT_SHARED)")
    return folder
