"""A query whose SQL is made once finds what the query itself finds."""

import pytest
from django.db import transaction
from django.db.models import QuerySet

from zerodraft.prepared import Prepared
from zerodraft.record.actions import append
from zerodraft.record.models import Row


@pytest.fixture
def rows(db) -> list[Row]:
    with transaction.atomic():
        return [
            append("person.admitted", actor="installation", subject=f"person:{name}", data={"role": "person"})
            for name in ("a", "b", "a")
        ]


def test_it_finds_what_the_query_finds_and_its_sql_is_made_once(rows):
    made = []

    def about(subject: str, after: int) -> "QuerySet[Row]":
        made.append(subject)
        return Row.objects.filter(subject=subject, seq__gt=after).order_by("-seq")

    prepared = Prepared(about, str, int)
    first = rows[0].seq
    assert prepared("person:a", first - 1) == [rows[2], rows[0]]
    assert prepared("person:a", first) == [rows[2]]
    assert prepared("person:b", first) == [rows[1]]
    assert prepared("person:c", first) == []
    assert prepared.first("person:a", first - 1) == rows[2]
    assert prepared.first("person:a", first + 10) is None
    assert len(made) == 1
    assert prepared("person:b", first)[0].data == {"role": "person"}


def test_a_value_that_stands_twice_is_put_in_both_places(rows):
    either = Prepared(lambda name: Row.objects.filter(subject=name) | Row.objects.filter(topic=name), str)
    assert either("person:b") == [rows[1]]


def test_a_wrong_number_of_values_is_refused(rows):
    with pytest.raises(ValueError, match="zip"):
        Prepared(lambda subject: Row.objects.filter(subject=subject), str)()


@pytest.mark.django_db(transaction=True)
def test_rows_are_held_only_in_a_transaction():
    held = Prepared(lambda subject: Row.objects.select_for_update().filter(subject=subject), str)
    with transaction.atomic():
        assert held("person:a") == []
    with pytest.raises(transaction.TransactionManagementError):
        held("person:a")
