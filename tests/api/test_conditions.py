"""Who says what they saw changes nothing that others changed meanwhile; also when many ask at once."""

import json

import pytest

from record.conftest import _begun, installation, run  # noqa: F401 (fixtures)

MANY = """
import json, threading
import django
django.setup()
from django.db import connection
from django.test import Client
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.floor.requests import Request
from zerodraft.parties.actions import admit_person, make_token
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Right, Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting
from datetime import date

of = process.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
opened = process.open_round(INSTALLATION, of, 1)
sitting = Sitting(day=date(2030, 2, 20), start=None, end=None, zone="UTC", segments=(Segment("Preamble"),))
meeting = schedule_meeting(INSTALLATION, opened, sitting)
publish_release(INSTALLATION, of)
held, *_ = lists.prepare_lists(INSTALLATION, meeting.key)
lists.open_list(INSTALLATION, held.key)
person = admit_person(
    INSTALLATION, email="a@people.example", name="A", password="correct horse battery", is_secretariat=False
)
process.seat(INSTALLATION, of, person=person.key, role=Role.DELEGATE, party="state-404", rights=[Right.INSCRIBE])
made = inscriptions.inscribe_at_desk(INSTALLATION, held.key, Request("state-404"))
_token, word = make_token(person, name="A", scopes=["read", "inscribe"], days=1)
headers = {"Authorization": f"Bearer {word}"}
address = f"/api/v1/inscriptions/{made.key}/speaker"
tag = Client(headers=headers).get(address, headers={"Host": "localhost"})["ETag"]
told, all_there = [], threading.Barrier(6)

def change(number):
    client = Client(headers={**headers, "If-Match": tag, "Host": "localhost"})
    all_there.wait()
    answer = client.put(address, {"name": f"Speaker {number}"}, content_type="application/json")
    told.append([answer.status_code, answer.json()])
    connection.close()

threads = [threading.Thread(target=change, args=(number,)) for number in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
now = Client(headers={**headers, "Host": "localhost"}).get(address).json()
print(json.dumps({"told": told, "now": now}))
"""


@pytest.fixture
def own(world, program):
    world.set_audience("delegations")
    kenya = program("delegate who inscribes")
    return kenya, f"inscriptions/{world.kenyas_inscription.key}/speaker"


def test_a_change_is_made_from_what_was_seen(own):
    kenya, there = own
    seen = kenya.get(there)["ETag"]
    changed = kenya.put(there, {"name": "A. Ngugi", "language": "en"}, **{"If-Match": seen})
    assert changed.json()["name"] == "A. Ngugi"
    assert changed["ETag"] == kenya.get(there)["ETag"] != seen
    late = kenya.put(there, {"name": "B. Otieno"}, **{"If-Match": seen})
    assert (late.status_code, late.json()["type"]) == (412, "/api/#problem-stale")
    assert kenya.get(there).json()["name"] == "A. Ngugi"


@pytest.mark.parametrize("said", [{}, {"If-Match": "*"}, {"If-Match": '"x", {tag}'}], ids=str)
def test_who_names_no_other_state_changes_it(own, said):
    kenya, there = own
    tag = kenya.get(there)["ETag"]
    said = {name: value.replace("{tag}", tag) for name, value in said.items()}
    assert kenya.put(there, {"name": "A. Ngugi"}, **said).status_code == 200


def test_a_move_on_the_list_does_not_make_what_was_said_of_the_speaker_old(world, own):
    from zerodraft.floor.actions import inscriptions
    from zerodraft.parties.actors import INSTALLATION

    kenya, there = own
    seen = kenya.get(there)["ETag"]
    inscriptions.move(INSTALLATION, world.list.key, world.kenyas_inscription.key, before=world.inscription.key)
    assert kenya.put(there, {"name": "A. Ngugi"}, **{"If-Match": seen}).status_code == 200


@pytest.mark.sqlite
def test_of_many_who_saw_the_same_one_changes_it(installation):  # noqa: F811
    asked = run(MANY, installation)
    out, errors = asked.communicate(timeout=120)
    assert asked.returncode == 0, errors
    said = json.loads(out)
    done = [values for status, values in said["told"] if status == 200]
    assert sorted(status for status, _values in said["told"]) == [200, 412, 412, 412, 412, 412]
    assert done == [said["now"]]
