"""The live path on PostgreSQL: other processes are heard by LISTEN and NOTIFY, and a lost connection is made anew."""

import subprocess
from collections.abc import Iterator

import pytest

from processes import environment
from second_database import postgresql
from streams import House

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    yield from postgresql()


@pytest.fixture(scope="module")
def houses(database, tmp_path_factory) -> Iterator[tuple[House, House]]:
    """Two servers on one database, as on two machines."""
    secret = "one secret for both of the machines"
    settings = {"ZERODRAFT_DATABASE_URL": database, "ZERODRAFT_SECRET_KEY": secret}
    started = [House(tmp_path_factory.mktemp("house") / "data", settings=settings) for _ in range(2)]
    yield started[0], started[1]
    for house in started:
        house.close()


def test_a_commit_on_one_machine_reaches_the_streams_of_another(houses):
    here, there = houses
    with here.follow(topic="tally:far") as near, there.follow(topic="tally:far") as far:
        assert (near.count(), far.count()) == (0, 0)
        for number in range(1, 6):
            here.add(topic="tally:far")
            assert (near.count(), far.count()) == (number, number)


def test_a_ticket_of_one_machine_opens_a_stream_of_another_and_dismissal_reaches_both(houses):
    here, there = houses
    old = here.ticket(topic="tally:bar", who="person-a")
    with there.follow(topic="tally:bar", who="person-a") as stream:
        assert stream.count() == 0
        here.add(verb="holder.barred", subject="person-a", topic="process:x")
        assert stream.rest() == b""
    assert old.startswith("/stream?ticket=")


def test_a_reader_that_writes_is_refused_and_spoils_nothing_for_others(houses):
    here, _there = houses
    with here.follow(topic="tally:still") as whole, here.follow(topic="tally:writes") as spoilt:
        assert whole.count() == 0
        assert b"event: snapshot" not in spoilt.rest()
        here.add(topic="tally:still")
        assert whole.count() == 1


def test_a_connection_that_the_database_ends_is_made_anew(houses, database):
    here, there = houses
    with here.follow(topic="tally:cut") as near, there.follow(topic="tally:cut") as far:
        assert (near.count(), far.count()) == (0, 0)
        everybody = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        subprocess.run(
            ["psql", database, "-c", everybody + " AND datname = current_database()"],
            env=environment(),
            check=True,
            capture_output=True,
        )
        here.add(topic="tally:cut")
        assert near.count_until(1)[-1] == 1
        assert far.count_until(1)[-1] == 1
