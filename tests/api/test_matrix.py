"""Every operation, asked as everybody with a token, for every audience: the answer is the one in the table.

What somebody may not see answers as what is not there. The session of a browser is asked for nothing (test_tokens.py).
"""

from dataclasses import dataclass, field

import pytest
from django.db import transaction

from api.conftest import Program
from permissions.roles import AUDIENCES, EVERYBODY, OUTSIDE, WHO
from zerodraft.parties.actions import make_token
from zerodraft.site.api import building

OPEN, HIDDEN, FORBIDDEN, SIGN_IN = 200, 404, 403, 401


@dataclass(frozen=True, slots=True)
class Row:
    """An operation by its name, at an address: whose it is, and what others are told.

    `of` says that one must belong to the audience first; where it is given, whoever does not finds nothing there.
    """

    name: str
    address: str
    who: str = "everybody"
    of: bool = True
    others: int = HIDDEN
    method: str = "GET"
    body: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


KENYA = "who inscribes for Kenya"
ROWS = (
    Row("me", "me", of=False),
    Row("processes", "processes", of=False),
    Row("process", "processes/{process}"),
    Row("rounds", "processes/{process}/rounds"),
    Row("programme", "processes/{process}/programme"),
    Row("working", "processes/{process}/programme/working", "the secretariat of the process"),
    Row("releases", "processes/{process}/releases"),
    Row("release", "processes/{process}/releases/1"),
    Row("changes", "processes/{process}/releases/1/changes"),
    Row("meetings", "processes/{process}/meetings"),
    Row("meeting", "meetings/{meeting}"),
    Row("floor", "meetings/{meeting}/floor"),
    Row("lists", "meetings/{meeting}/lists"),
    Row("speakers_list", "lists/{list}"),
    Row("own_inscriptions", "meetings/{meeting}/inscriptions"),
    Row("inscription", "inscriptions/{kenyas_inscription}", "who keeps the desk, and Kenya"),
    Row("speaker", "inscriptions/{kenyas_inscription}/speaker", "who keeps the desk, and Kenya"),
    Row(
        "change_speaker",
        "inscriptions/{kenyas_inscription}/speaker",
        "who runs meetings, and Kenya",
        others=HIDDEN,
        method="PUT",
        body={"language": "fr"},
    ),
    Row("inscribe", "lists/{second_list}/inscriptions", "who inscribes", others=FORBIDDEN, method="POST"),
    Row("withdraw", "inscriptions/{kenyas_inscription}/withdraw", KENYA, method="POST"),
    Row("letters", "processes/{process}/letters"),
    Row("letter", "letters/{released}"),
    Row("letter_file", "letters/{released}/files/pdf"),
    Row("parties", "parties", of=False),
    Row("party", "parties/state-404", of=False),
    Row("members", "parties/body-106/members", of=False),
    Row("record", "record", "the secretariat of the installation", of=False, others=FORBIDDEN),
    Row("head", "record/head", "the secretariat of the installation", of=False, others=FORBIDDEN),
)
HERE = WHO | {
    "who keeps the desk, and Kenya": WHO["who runs meetings"] | {"delegate", "delegate who inscribes", "focal point"}
}
ACTIVE = [name for name in EVERYBODY if name != "inactive"]
NEEDS_TOKEN = {"me", "own_inscriptions", "inscription", "speaker", "record", "head"}
SEEN_BUT_NOT_THEIRS = {"change_speaker": {"delegate"}, "withdraw": set(WHO["who runs meetings"]) | {"delegate"}}
"""Who finds an inscription and may still not change it."""


@pytest.fixture
def ask(world):
    """Programs of everybody, each with a token for everything."""
    known: dict[str, Program] = {}

    def of(name: str) -> Program:
        if name not in known:
            headers = {}
            if name != "nobody":
                scopes = ["read", "read-letters", "read-record", "inscribe"]
                headers = {
                    "Authorization": f"Bearer {make_token(world.people[name], name='A', scopes=scopes, days=9)[1]}"
                }
            known[name] = Program(headers=headers)
        return known[name]

    return of


def expected(row: Row, audience: str, name: str) -> int:
    """What the table says."""
    if name == "nobody" and (row.name in NEEDS_TOKEN or row.method != "GET"):
        return SIGN_IN
    if row.of and name not in AUDIENCES[audience]:
        return HIDDEN
    if name in HERE[row.who]:
        return OPEN
    return FORBIDDEN if name in SEEN_BUT_NOT_THEIRS.get(row.name, ()) else row.others


def test_the_table_has_every_operation():
    named = {
        operation["operationId"] for methods in building.described()["paths"].values() for operation in methods.values()
    }
    assert named == {row.name for row in ROWS}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_answer_is_the_tables(world, ask, row, audience):
    world.set_audience(audience)
    wrong = []
    for name in ACTIVE if row.of or audience == "team" else ():
        with transaction.atomic():
            body = None if row.method == "GET" else row.body
            answer = ask(name)(row.method, row.address.format_map(world.values), body)
            transaction.set_rollback(True)
        status = OPEN if answer.status_code == 201 else answer.status_code
        if status != expected(row, audience, name):
            wrong.append(f"{name}: {answer.status_code}, not {expected(row, audience, name)}")
    assert wrong == []


@pytest.mark.parametrize("name", [*sorted(OUTSIDE - {"inactive"}), "nobody"])
def test_what_is_hidden_answers_as_what_is_not_there(world, ask, name):
    world.set_audience("team")
    real = [ask(name)(row.method, row.address.format_map(world.values), row.body or None) for row in ROWS if row.of]
    world.values = dict.fromkeys(world.values, "none-such")
    none = [ask(name)(row.method, row.address.format_map(world.values), row.body or None) for row in ROWS if row.of]
    assert [answer.content for answer in real] == [answer.content for answer in none]
