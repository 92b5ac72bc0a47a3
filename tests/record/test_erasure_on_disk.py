"""What was sealed is not in the database's files either, while the installation runs on."""

import pytest

from record.conftest import run

pytestmark = pytest.mark.sqlite

SEAL = """
import sys
from pathlib import Path
import django
django.setup()
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.record.sealing import confirm_seal, request_seal

def admitted(name):
    return admit_person(INSTALLATION, email=f"{name.lower()}@mission.example", name=name,
                        password="correct horse battery", is_secretariat=True)

def where(word):
    files = (path for path in Path(sys.argv[1]).rglob("*") if path.is_file())
    return sorted(path.name for path in files if word.encode() in path.read_bytes())

keeper, sealed = admitted("Keeperson"), admitted("Wherewithal")
assert where("Wherewithal"), "the name must have been there for its absence to say anything"
request_seal(keeper, kind="person", subject=sealed.key, reason="personal-data")
confirm_seal(INSTALLATION, kind="person", subject=sealed.key)
print(where("Wherewithal"), where("wherewithal@"), bool(where("Keeperson")))
"""


def test_no_file_of_the_installation_holds_what_was_sealed(installation):
    process = run(SEAL, installation, str(installation))
    out, errors = process.communicate()
    assert process.returncode == 0, errors
    assert out.strip() == "[] [] True"
