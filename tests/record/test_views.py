"""The page of the record is the secretariat's, and costs the same however long the record is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles import SECRETARIAT_ONLY
from zerodraft.parties.verbs import PERSON_ADMITTED
from zerodraft.record.actions import append


@pytest.mark.parametrize(("role", "allowed"), [pair for pair in SECRETARIAT_ONLY if pair[0] != "installation"])
def test_who_may_read_the_record(people, client, role, allowed):
    if role != "anonymous":
        client.force_login(people[role])
    assert client.get("/record/").status_code == (200 if allowed else 403)
    assert client.post("/record/").status_code == 405


def test_a_page_of_a_long_record_takes_the_queries_of_a_short_one(people, client):
    client.force_login(people["secretariat"])

    def asked(page: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/record/", {"page": page}).status_code == 200
        return len(seen)

    short = asked(1)
    for number in range(120):
        append(PERSON_ADMITTED.name, actor="installation", subject=f"person-{number}")
    assert asked(1) == short
    assert asked(3) == short


@pytest.mark.parametrize("page", ["0", "-1", "9999", "many", ""])
def test_a_page_that_is_none_is_the_nearest_one(people, client, page):
    client.force_login(people["secretariat"])
    assert client.get("/record/", {"page": page}).status_code == 200
