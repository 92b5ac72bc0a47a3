"""A real database file, made once and copied for each test that damages or shares it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import transaction
from zerodraft.record.actions import append
for number in range(1, 6):
    with transaction.atomic():
        append("person.admitted", actor="installation", subject=f"person-{number}", data={"role": "person"})
"""


def run(script: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a Python process on the installation in a folder."""
    environment = {"ZERODRAFT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    process = run(BEGIN, folder)
    _out, errors = process.communicate()
    assert process.returncode == 0, errors
    return folder


@pytest.fixture
def installation(_begun: Path, tmp_path: Path) -> Path:
    """A folder of an installation whose record has five rows."""
    return Path(shutil.copytree(_begun, tmp_path / "data"))
