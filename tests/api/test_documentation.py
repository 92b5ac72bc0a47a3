"""The documentation of the API says what there is, and its examples work."""

import re
import shlex
from http import HTTPStatus
from pathlib import Path
from string import Template

import pytest
from django.test import Client

from zerodraft.api.bearer import Scope
from zerodraft.api.problems import KINDS
from zerodraft.site.api import building

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
EXAMPLES = re.findall(r"^ {4}(curl .+)$", TEXT, re.MULTILINE)


def test_every_operation_stands_in_the_documentation_and_no_other():
    told = set(re.findall(r"^\| `(GET|PUT|POST|PATCH|DELETE) (/api/v1/[^`]+)` \|", TEXT, re.MULTILINE))
    there = {(verb.upper(), path) for path, methods in building.described()["paths"].items() for verb in methods}
    assert told == there


def test_every_problem_and_scope_stands_in_the_documentation():
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", TEXT, re.MULTILINE))
    assert told == {code: str(int(kind.status)) for code, kind in KINDS.items()}
    section = TEXT.split("| scope |", 1)[1].split("\n\n", 1)[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE) == [scope.value for scope in Scope]


def sent(command: str, values: dict[str, str]):
    """What a server answers to a command of curl, with the options that our examples use."""
    options = {"-H": [], "-d": [], "-X": [], "-o": []}
    words = iter([Template(word).substitute(values) for word in shlex.split(command)])
    assert next(words) == "curl"
    address = ""
    for word in words:
        if word in options:
            options[word].append(next(words))
        else:
            assert not word.startswith("-"), word
            address = word
    headers = dict(header.split(": ", 1) for header in options["-H"])
    kind = headers.pop("Content-Type", "application/x-www-form-urlencoded")
    method = (options["-X"] or ["POST" if options["-d"] else "GET"])[0]
    body = "".join(options["-d"])
    return Client(headers=headers).generic(method, address.removeprefix("http://site.example"), body, kind)


@pytest.fixture
def values(world, program) -> dict[str, str]:
    """What the names in the examples stand for, for a delegate of Kenya."""
    world.set_audience("public")
    kenya = program("delegate who inscribes")
    own = f"inscriptions/{world.kenyas_inscription.key}"
    return {
        "SITE": "http://site.example",
        "TOKEN": kenya.headers["Authorization"].removeprefix("Bearer "),
        "CAPACITY": world.own["delegate who inscribes"],
        "PROCESS": world.process.key,
        "MEETING": world.meeting.key,
        "LIST": world.lists[1].key,
        "INSCRIPTION": world.kenyas_inscription.key,
        "LETTER": world.released.key,
        "TAG": kenya.get(f"{own}/speaker")["ETag"],
        "PROCESS_TAG": program("nobody").get(f"processes/{world.process.key}")["ETag"],
    }


def test_there_are_examples():
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: command.rsplit("/api/v1/", 1)[-1].strip('"'))
def test_an_example_works(values, command):
    answer = sent(command, values)
    wanted = HTTPStatus.NOT_MODIFIED if "If-None-Match" in command else None
    assert answer.status_code == wanted if wanted else answer.status_code in (200, 201), answer.content


def test_the_page_for_people_names_every_operation_and_problem(client):
    page = client.get("/api/").content.decode()
    for methods in building.described()["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    for code in KINDS:
        assert f'id="problem-{code}"' in page
    assert set(re.findall(r'href="#(shape-\w+)"', page)) <= set(re.findall(r'id="(shape-\w+)"', page))


@pytest.mark.django_db
def test_every_page_leads_there(client):
    assert 'href="/api/"' in client.get("/about/").content.decode()
