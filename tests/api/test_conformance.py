"""The API answers as its OpenAPI document says, whatever it is asked: schemathesis asks, and all its checks look on.

The requests are the same in every run, and go to the application itself. What is drawn is asked as it is, and once more of
things that are there, with the token of somebody to whom they are there, so that full answers are checked too.
"""

import json
import re
from functools import cache

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from zerodraft.api import rates
from zerodraft.process.asking import HEADER, PATTERN
from zerodraft.site.api import building

EXAMPLES = 8
SCHEMA = schemathesis.openapi.from_dict(json.loads(json.dumps(building.described())))
SCHEMA.app = WSGIHandler()
SCHEMA.config.generation.update(max_examples=EXAMPLES, deterministic=True, with_security_parameters=False)


def known(world, case) -> dict[str, object]:
    """Something that is there, for the address of an operation."""
    path = case.operation.path
    subject = path.removeprefix(building.ROOT).partition("/")[0]
    keys = {
        "processes": world.process.key,
        "meetings": world.meeting.key,
        "lists": world.list.key,
        "inscriptions": world.kenyas_inscription.key,
        "letters": world.released.key,
        "parties": "state-404",
    }
    named = {"key": keys.get(subject, ""), "number": 1, "form": "pdf"}
    return {name: value for name, value in named.items() if f"{{{name}}}" in path}


def somebody(case) -> str:
    """Who has something to read or to do there."""
    if "/record" in case.operation.path or case.operation.path.endswith("/working"):
        return "installation secretariat"
    return "delegate who inscribes"


@pytest.fixture
def tokens(program):
    """Programs by who asks, each with one token."""
    return cache(program)


@pytest.fixture
def patient(monkeypatch) -> None:
    monkeypatch.setattr(rates, "PER_MINUTE", 1_000_000)


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
def test_it_answers_as_its_document_says(case, world, tokens, patient):
    world.set_audience("public")
    given = (case.headers or {}).get(HEADER)
    # Now and then schemathesis takes a value for good that the pattern of a header does not allow.
    strange = [positive_data_acceptance] if given is not None and not re.fullmatch(PATTERN, given) else []
    case.call_and_validate(excluded_checks=strange)
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    case.path_parameters = known(world, case)
    case.headers = {}
    answer = case.call(headers=tokens(somebody(case)).headers)
    case.validate_response(answer, excluded_checks=[ignored_auth])  # here the token is ours
    assert answer.status_code != 401
