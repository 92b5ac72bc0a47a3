"""What every test has at hand."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from zerodraft.record.sealing import Actor

# Settings are read when Django starts, before any fixture: the tests' data folder is made here.
_DATA = tempfile.mkdtemp(prefix="zerodraft-tests-")
_SECOND_DATABASE = os.environ.get("TESTS_DATABASE_URL", "")
for name in [name for name in os.environ if name.startswith("ZERODRAFT_") and name != "ZERODRAFT_SHARED"]:
    del os.environ[name]
os.environ["ZERODRAFT_DATA"] = _DATA
if _SECOND_DATABASE:
    os.environ["ZERODRAFT_DATABASE_URL"] = _SECOND_DATABASE

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real letters and drafts, outside the project; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("ZERODRAFT_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the folder of sample letters and drafts; {folder} is not there (set ZERODRAFT_SHARED)")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords(django_test_environment: None) -> Iterator[None]:
    """Hashing a password takes as long as it should, but not in tests."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def store(settings, tmp_path: Path) -> Path:
    """An empty store of originals for this test alone."""
    usual = settings.STORAGES["originals"]
    options = {**usual["OPTIONS"], "location": str(tmp_path / "originals")}
    settings.STORAGES = {**settings.STORAGES, "originals": {**usual, "OPTIONS": options}}
    return tmp_path / "originals"


@pytest.fixture
def people(db: None) -> "dict[str, Actor]":
    """One of each role: whoever acts, or looks at a page, is one of these."""
    from django.contrib.auth.models import AnonymousUser

    from zerodraft.parties.actions import admit_person
    from zerodraft.parties.actors import INSTALLATION

    def admitted(name: str, *, is_secretariat: bool, is_active: bool = True):
        address = f"{name.lower()}@mission.example"
        person = admit_person(INSTALLATION, email=address, name=name, password=PASSWORD, is_secretariat=is_secretariat)
        if not is_active:
            person.is_active = False
            person.save()
        return person

    return {
        "anonymous": AnonymousUser(),
        "person": admitted("Quillfeather", is_secretariat=False),
        "inactive": admitted("Dormantson", is_secretariat=True, is_active=False),
        "secretariat": admitted("Ledgerwood", is_secretariat=True),
        "colleague": admitted("Inkpenny", is_secretariat=True),
        "installation": INSTALLATION,
    }
