"""Queries whose SQL is made once.

Django needs several times as long to make the SQL of a query as the database needs to answer it; on the floor, where every
screen waits for a few queries after each act, that is most of the wait. What a query says stays written as a query set.
"""

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=Model)
_PLACES: dict[type, Callable[[int], object]] = {str: "\x00place {}".format, int: lambda number: -(10**15) - number}


class Prepared(Generic[Row]):
    """A query that is asked often: `Prepared(lambda key: Floor.objects.filter(key=key), str)`, then `floors("floor-1")`.

    `make` gives the query set for values of those kinds (`str` or `int`). It is called once for each kind of database, so
    its SQL must be the same for all values: no lists, and no None.
    """

    def __init__(self, make: Callable[..., QuerySet[Row]], *kinds: type) -> None:
        self._make = make
        self._places = tuple(_PLACES[kind](number) for number, kind in enumerate(kinds))
        self._made: dict[str, tuple[SQLCompiler, str, tuple[object, ...]]] = {}

    def __call__(self, *values: str | int) -> list[Row]:
        """The rows for these values, read now. TransactionManagementError: they would be held, but no transaction runs."""
        made = self._made.get(connection.vendor)
        if made is None:
            compiler: SQLCompiler = self._make(*self._places).query.get_compiler(connection=connection)
            made = self._made[connection.vendor] = (compiler, *compiler.as_sql())
        compiler, sql, parameters = made
        if compiler.query.select_for_update and not connection.in_atomic_block:
            raise transaction.TransactionManagementError("rows are held only in a transaction")
        given = dict(zip(self._places, values, strict=True))
        asked = copy.copy(compiler)
        asked.connection = connection
        asked.as_sql = lambda *_, **__: (sql, tuple(given.get(each, each) for each in parameters))  # type: ignore[method-assign,assignment]
        # Of a query set, the reader of its rows needs no more than this.
        query = SimpleNamespace(get_compiler=lambda using: asked)
        query_set: Any = SimpleNamespace(db=connection.alias, query=query, _known_related_objects={})
        return list(ModelIterable(query_set))

    def first(self, *values: str | int) -> Row | None:
        """The first of the rows."""
        return next(iter(self(*values)), None)
