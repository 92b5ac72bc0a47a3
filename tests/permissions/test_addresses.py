"""Every address of the site, asked as everybody, for every audience: the answer is the one in the table."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from permissions.addresses import ROWS, Answer, Row
from permissions.asking import ask, expected, meaning
from permissions.roles import AUDIENCES, EVERYBODY

CASES = [(row, audience) for row in ROWS for audience in (AUDIENCES if row.of else ("team",))]


def names_of(patterns: list[URLPattern | URLResolver]) -> set[str | None]:
    found: set[str | None] = set()
    for one in patterns:
        found |= names_of(one.url_patterns) if isinstance(one, URLResolver) else {one.name}
    return found


def test_the_table_has_every_address_of_the_site():
    assert names_of(get_resolver().url_patterns) == {row.name for row in ROWS}


@pytest.mark.parametrize(("row", "audience"), CASES, ids=lambda value: str(value))
def test_the_answer_is_the_tables(world, row: Row, audience: str):
    world.set_audience(audience)
    world.other_audience = "delegations" if audience == "team" else "team"
    wrong = []
    for name in EVERYBODY:
        wanted = expected(row, audience, name)
        may = wanted is Answer.ALLOWED
        answer, gained = ask(world, row, name, prepared=may)
        found = meaning(answer)
        done = [row.does] if may and row.does else gained if may else []
        if found is not wanted or gained != done:
            wrong.append(f"{name}: {found}, not {wanted} (status {answer.status_code}, recorded {gained})")
    assert not wrong, "\n".join(wrong)
