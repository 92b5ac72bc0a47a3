"""Every address of the site, asked as everybody, for every audience: the answer is the one in the table."""

from collections.abc import Iterable

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from permissions.addresses import ROWS, Answer, Row
from permissions.asking import SWAPS, ask, expected, meaning, newest, prepare
from permissions.roles import AUDIENCES, EVERYBODY, OUTSIDE
from permissions.world import World

CASES = [(row, audience) for row in ROWS for audience in (AUDIENCES if row.of else ("team",))]


def names_of(patterns: list[URLPattern | URLResolver]) -> set[str | None]:
    """The names of addresses; what programs ask has a table of its own (tests/api/test_matrix.py)."""
    found: set[str | None] = set()
    for one in patterns:
        if isinstance(one, URLResolver) and one.namespace == "api":
            continue
        found |= names_of(one.url_patterns) if isinstance(one, URLResolver) else {one.name}
    return found


def wrong_answers(world: World, row: Row, audience: str, names: Iterable[str]) -> list[str]:
    """Whoever is answered otherwise than the table says, and whose act is recorded otherwise."""
    world.set_audience(audience)
    world.other_audience = "delegations" if audience == "team" else "team"
    for step in row.after:
        prepare(world, step)
    since, wrong = newest(), []
    for name in names:
        wanted = expected(row, audience, name)
        answer, gained = ask(world, row, name, since)
        found = meaning(answer)
        does = [row.does] if row.does and wanted is Answer.ALLOWED else []
        if found is not wanted or gained[-1:] != does:
            wrong.append(f"{name}: {found}, not {wanted} (status {answer.status_code}, recorded {gained})")
    return wrong


def test_the_table_has_every_address_of_the_site():
    assert names_of(get_resolver().url_patterns) == {row.name for row in ROWS}


def asked(row: Row, audience: str) -> list[str]:
    """Who is asked in every run: everybody where most would be let in, and where everybody is, and those with standing in
    the process for the narrower audiences too; `make test-long` asks the rest.
    """
    is_act = row.post is not None
    if row.of and is_act and audience not in ("team", "delegations", "public"):
        return []
    everybody = not row.of or audience == "public" or (audience == "observers" and not is_act)
    return [name for name in EVERYBODY if everybody or name not in OUTSIDE]


@pytest.mark.parametrize(("row", "audience"), [case for case in CASES if asked(*case)], ids=str)
def test_the_answer_is_the_tables(world, row, audience):
    assert wrong_answers(world, row, audience, asked(row, audience)) == []


@pytest.mark.long
@pytest.mark.parametrize(("row", "audience"), CASES, ids=str)
def test_and_so_it_is_for_everybody_else(world, row, audience):
    rest = [name for name in EVERYBODY if name not in asked(row, audience)]
    assert wrong_answers(world, row, audience, rest) == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.of == "list"], ids=str)
def test_a_list_is_not_there_for_those_for_whom_its_meeting_is_not(world, row):
    world.set_audience("public")
    world.narrow_meeting("team")
    for step in set(row.after) & set(SWAPS):
        prepare(world, step)
    asked_ = [name for name in EVERYBODY if name not in AUDIENCES["team"]]
    assert {name: meaning(ask(world, row, name, newest())[0]) for name in asked_} == dict.fromkeys(
        asked_, Answer.HIDDEN
    )
