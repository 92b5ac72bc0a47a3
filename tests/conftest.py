"""What every test has at hand."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from zerodraft.process.models import Process
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


@pytest.fixture
def capacities(people: "dict[str, Actor]") -> "Callable[[Process], dict[str, Actor]]":
    """One person for each role in a process, one for each role in another process, and those of the fixture `people`.

    They are named for their roles: "delegate", "delegate elsewhere", "installation secretariat", "anonymous".
    """
    from zerodraft import clock
    from zerodraft.parties.actions import admit_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.process.actions import open_process
    from zerodraft.process.audience import Audience
    from zerodraft.process.core.roles import FOR_A_PARTY, Role
    from zerodraft.process.models import Participation

    def seated(role: Role, process: "Process") -> "Actor":
        address = f"{role}@{process.pk}.example"
        person = admit_person(INSTALLATION, email=address, name=role.title(), password=PASSWORD, is_secretariat=False)
        Participation.objects.create(
            process=process,
            key=f"participation-{role}-{process.pk}",
            person=person.key,
            role=role.value,
            party="state-152" if role in FOR_A_PARTY else "",
            since=clock.now(),
        )
        return person

    def make(process: "Process") -> "dict[str, Actor]":
        other = open_process(INSTALLATION, key="elsewhere", title="Elsewhere", audience=Audience.TEAM)
        seats = [role for role in Role if role is not Role.PUBLIC]
        found = {role.value: seated(role, process) for role in seats}
        found |= {f"{role.value} elsewhere": seated(role, other) for role in seats}
        found |= {"installation secretariat": people["secretariat"]}
        return found | {name: people[name] for name in ("anonymous", "person", "inactive")}

    return make
