"""What a mission's own system does: read the programme, inscribe, see its place, say who speaks, withdraw."""


def test_a_mission_reads_inscribes_sees_its_place_and_withdraws(world, program):
    world.set_audience("delegations")
    mission = program("delegate who inscribes")
    assert mission.get("me").json()["capacities"][0]["role"] == "delegate"
    (process,) = mission.get("processes").json()["items"]
    (meeting,) = mission.get(f"processes/{process['key']}/meetings").json()["items"]
    lists = mission.get(f"meetings/{meeting['key']}/lists").json()["items"]
    asked = mission.post(f"lists/{lists[1]['key']}/inscriptions", {"speaker": {"name": "A. Ngugi"}})
    assert asked.status_code == 201, asked.content
    made = asked.json()
    assert (made["state"], made["place"], made["speaker"]["name"]) == ("waiting", 1, "A. Ngugi")
    assert asked["Location"] == f"/api/v1/inscriptions/{made['key']}"
    assert mission.get(f"inscriptions/{made['key']}").json() == made
    again = mission.post(f"lists/{lists[1]['key']}/inscriptions", {})
    assert (again.status_code, again.json()["key"]) == (200, made["key"])
    own = mission.get(f"meetings/{meeting['key']}/inscriptions").json()["items"]
    assert made["key"] in [each["key"] for each in own]
    gone = mission.post(f"inscriptions/{made['key']}/withdraw")
    assert (gone.status_code, gone.json()["state"], gone.json()["place"]) == (200, "withdrawn", None)
    assert mission.get(f"lists/{lists[1]['key']}").json()["waiting"] == []
