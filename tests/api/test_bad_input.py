"""What cannot be read, is not there, or nobody may ask: each is told as a problem, with its place and its cure."""

import json

import pytest

from zerodraft.api import rates
from zerodraft.api.problems import MEDIA

NOTHING = "none-such"


def problem(answer, status: int, code: str) -> dict:
    """The problem that an answer tells; it must be this one, in the one shape."""
    assert (answer.status_code, answer["Content-Type"]) == (status, MEDIA), answer.content
    told = answer.json()
    assert set(told) == {"type", "title", "status", "detail", "errors"}
    assert (told["type"], told["status"]) == (f"/api/#problem-{code}", status)
    assert told["title"]
    assert told["detail"]
    return told


@pytest.fixture
def mission(world, program):
    world.set_audience("delegations")
    return program("delegate who inscribes")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("processes?limit=0", "query.limit"),
        ("processes?limit=201", "query.limit"),
        ("processes?limit=many", "query.limit"),
        ("processes?after=zz", "query.after"),
        ("processes?limit=1&limt=2", "query.limt"),
        ("parties?on=yesterday", "query.on"),
        ("parties?on=0", "query.on"),
        ("parties?on=2018-02-30", "query.on"),
        ("parties?kind=planet", "query.kind"),
        ("processes/forests/releases?after=61", "query.after"),
        ("processes/forests/releases/0", "path.number"),
        ("processes/forests/releases/first", "path.number"),
        ("processes/%20", "path.key"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(mission, address, place):
    (fault,) = problem(mission.get(address), 422, "invalid")["errors"]
    assert fault["place"] == place
    assert fault["says"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"capacity": "king"}, "body.capacity"),
        ({"party": "state-242"}, "body.party"),
        ({"joint": ["State 1"]}, "body.joint.0"),
        ({"joint": ["state-242"] * 61}, "body.joint"),
        ({"speaker": {"name": "x" * 201}}, "body.speaker.name"),
        ({"speaker": {"seconds": 0}}, "body.speaker.seconds"),
        ({"speaker": {"language": "tlh"}}, "body.speaker.language"),
        ({"speaker": {"rank": "Head of State"}}, "body.speaker.rank"),
        ([], "body"),
    ],
)
def test_what_is_wrong_in_a_body_is_named_and_nobody_is_inscribed(world, mission, body, place):
    there = f"lists/{world.lists[1].key}"
    before = mission.get(there).json()
    told = problem(mission.post(f"{there}/inscriptions", body), 422, "invalid")
    assert place in [fault["place"] for fault in told["errors"]]
    assert mission.get(there).json() == before


@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff\xfe", b'{"speaker": ' + b"[" * 100_000, b'{"speaker": {"seconds": ' + b"9" * 5_000 + b"}}", b"nul"],
    ids=("cut off", "no UTF-8", "deep", "long number", "no word"),
)
def test_what_is_no_json_cannot_be_read(world, mission, body):
    problem(mission.post(f"lists/{world.lists[1].key}/inscriptions", body), 400, "malformed")


def test_a_body_that_is_too_large_is_not_read(world, mission):
    body = json.dumps({"speaker": {"name": "x" * 1_100_000}}).encode()
    problem(mission.post(f"lists/{world.lists[1].key}/inscriptions", body), 413, "large")


def test_only_json_is_read(world, mission):
    import django.test

    client = django.test.Client(headers=mission.headers)
    answer = client.post(f"/api/v1/lists/{world.lists[1].key}/inscriptions", {"capacity": "national"})
    problem(answer, 415, "media")


def test_a_name_is_kept_as_one_line_without_what_no_line_can_hold(world, mission):
    body = {"speaker": {"name": " A.\u0000\n  Ngugi "}}
    made = mission.post(f"lists/{world.lists[1].key}/inscriptions", body)
    assert made.json()["speaker"]["name"] == "A. Ngugi"
    lone = b'{"speaker": {"name": "\\ud800"}}'
    problem(mission.post(f"lists/{world.lists[0].key}/inscriptions", lone), 422, "invalid")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nothing",
        "processes/",
        f"processes/{NOTHING}",
        f"meetings/{NOTHING}/floor",
        f"lists/{NOTHING}",
        f"inscriptions/{NOTHING}",
        f"letters/{NOTHING}",
        "parties/state-000",
        "processes/forests/releases/99",
        "processes/forests/programme/working",
    ],
)
def test_what_is_not_there_says_so(mission, address):
    problem(mission.get(address), 404, "nothing")


def test_what_cannot_be_done_somewhere_says_what_can(mission):
    answer = mission("DELETE", "processes")
    problem(answer, 405, "method")
    assert answer["Allow"] == "GET, HEAD"
    assert set(mission("DELETE", f"inscriptions/{NOTHING}/speaker")["Allow"].split(", ")) == {"GET", "HEAD", "PUT"}


def test_a_refusal_of_the_floor_says_why(world, mission):
    from zerodraft.floor.actions import lists
    from zerodraft.parties.actors import INSTALLATION

    lists.close_list(INSTALLATION, world.lists[1].key)
    told = problem(mission.post(f"lists/{world.lists[1].key}/inscriptions"), 409, "refused")
    assert "closed" in told["detail"]
    unknown = mission.post(f"lists/{world.lists[0].key}/inscriptions", {"capacity": "joint", "joint": ["state-000"]})
    assert "state-000" in problem(unknown, 409, "refused")["detail"]
    group = mission.post(f"lists/{world.lists[0].key}/inscriptions", {"capacity": "group", "group": "group-008"})
    problem(group, 403, "forbidden")


def test_who_asks_too_often_waits(mission, monkeypatch):
    monkeypatch.setattr(rates, "PER_MINUTE", 3)
    answers = [mission.get("processes") for _ in range(8)]  # a minute may end meanwhile, once
    refused = [answer for answer in answers if answer.status_code != 200]
    assert refused
    problem(refused[0], 429, "often")
    assert 1 <= int(refused[0]["Retry-After"]) <= 60


def test_problems_are_told_in_the_language_that_was_asked_for(mission):
    english = mission.get("nothing").json()
    assert english["title"] == "There is nothing here for you"
    french = mission.get("nothing", **{"Accept-Language": "fr"})
    assert french["Content-Language"] == "fr"
    assert french.json()["type"] == english["type"]


def test_a_failure_of_the_server_says_nothing_of_its_inside(world, mission, monkeypatch, settings):
    from django.test import Client

    from zerodraft.process import queries

    def failing(*_args: object, **_more: object):
        raise RuntimeError("the inside")

    monkeypatch.setattr(queries, "seen_by", failing)
    answer = Client(headers=mission.headers, raise_request_exception=False).get("/api/v1/processes")
    assert "inside" not in json.dumps(problem(answer, 500, "failure"))
