"""Writing the record: only in a transaction, only what a verb declares, each row sealed to the one before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from clocks import ahead
from zerodraft.parties.verbs import PERSON_ADMITTED
from zerodraft.record import queries
from zerodraft.record.actions import append
from zerodraft.record.core.chain import GENESIS
from zerodraft.record.models import Head, Row

pytestmark = pytest.mark.django_db


def admit(number: int = 1) -> Row:
    return append(PERSON_ADMITTED.name, actor="installation", subject=f"person-{number}", data={"role": "secretariat"})


def test_the_record_begins_empty_at_its_genesis():
    assert queries.head().seq == 0
    assert queries.head().hash == GENESIS
    assert queries.first_break() is None


def test_each_row_continues_the_one_before_and_the_head_follows():
    rows = [admit(n) for n in range(1, 4)]
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == [GENESIS, rows[0].hash, rows[1].hash]
    assert (queries.head().seq, queries.head().hash) == (3, rows[2].hash)
    assert queries.first_break() is None


def test_outside_a_transaction_nothing_is_written(monkeypatch):
    monkeypatch.setattr(connections["default"], "in_atomic_block", False)
    with pytest.raises(RuntimeError, match=r"person\.admitted.*transaction"):
        admit()
    monkeypatch.undo()
    assert not Row.objects.exists()


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"verb": "person.praised"}, LookupError, r"person\.praised"),
        ({"data": {"role": "Her Excellency"}}, ValueError, "role must be of the kind code"),
        ({"data": {"name": "juana"}}, ValueError, "no such field in the record: name"),
        ({"actor": ""}, ValueError, "actor must be a stable id"),
        ({"actor": "Juana Inés"}, ValueError, "actor must be a stable id"),
        ({"subject": "Juana Inés"}, ValueError, "subject must be a stable id"),
        ({"on_behalf_of": "the Group"}, ValueError, "on_behalf_of must be a stable id"),
        ({"topic": "process gcm"}, ValueError, "topic must be a stable id"),
    ],
)
def test_what_does_not_belong_is_refused_by_name_and_leaves_nothing(change, error, says):
    given = {"verb": PERSON_ADMITTED.name, "actor": "installation", "data": {"role": "person"}, **change}
    with pytest.raises(error, match=says):
        append(given.pop("verb"), **given)
    assert not Row.objects.exists()
    assert queries.head().seq == 0


def test_a_transaction_that_fails_takes_its_rows_and_their_numbers_with_it():
    admit(1)
    with transaction.atomic():
        admit(2)
        transaction.set_rollback(True)
    assert admit(3).seq == 2
    assert queries.first_break() is None


def test_a_row_holds_the_installations_time_and_the_worlds(settings):
    shift = timedelta(days=-3000, hours=5)
    settings.CLOCK = ahead(shift)
    before = datetime.now(UTC)
    admit()
    after = datetime.now(UTC)
    stored = Row.objects.get()
    assert before <= stored.real_at <= after
    assert before <= stored.at - shift <= after
    assert queries.first_break() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_row SET actor = 'person-x' WHERE seq = 1",
        "DELETE FROM record_row WHERE seq = 1",
        "INSERT OR REPLACE INTO record_row SELECT * FROM record_row WHERE seq = 1",
        # In the place in the file that the row has, under another number.
        """INSERT OR REPLACE INTO record_row
           (rowid, seq, format, at, real_at, verb, actor, on_behalf_of, subject, topic, data, previous, hash)
           SELECT 1, 9, format, at, real_at, verb, actor, on_behalf_of, subject, topic, data, previous, hash
           FROM record_row""",
    ],
)
def test_the_database_itself_refuses_to_change_a_row(statement):
    row = admit()
    if connection.vendor != "sqlite" and "REPLACE" in statement:
        pytest.skip("only SQLite can replace a row by inserting it")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Row.objects.get().hash == row.hash


def test_there_is_one_head():
    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.create(seq=0, hash=GENESIS)


def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def test_neither_writing_nor_walking_asks_more_of_a_longer_record():
    admit()
    short = queries_of(admit), queries_of(queries.first_break)
    for number in range(40):
        admit(number)
    assert (queries_of(admit), queries_of(queries.first_break)) == short


def test_a_row_written_while_the_record_is_walked_is_no_break(monkeypatch):
    admit(1)
    walked = queries.links

    def links(until=None):
        yield from walked(until)
        admit(2)

    monkeypatch.setattr(queries, "links", links)
    assert queries.first_break() is None
