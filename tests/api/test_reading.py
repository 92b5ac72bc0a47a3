"""Pages of lists, answers known again, a fixed number of queries, and the same values as pages give."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.api.paging import Numbered, Page, cut, page_of
from zerodraft.correspondence.models import Entry, Outgoing
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.api import place_of
from zerodraft.programme.core.release import Meeting, Segment, Sitting, in_order
from zerodraft.record import queries as record


@pytest.fixture
def mission(world, program):
    world.set_audience("public")
    return program("delegate who inscribes")


def all_pages(program, address: str, limit: int) -> list[list[dict]]:
    """Every page of a list, following `next`."""
    pages, after = [], ""
    join = "&" if "?" in address else "?"
    while True:
        answer = program.get(f"{address}{join}limit={limit}{after}").json()
        pages.append(answer["items"])
        if answer["next"] is None:
            return pages
        after = f"&after={answer['next']}"


# ---- pages


@given(
    st.sets(st.text(min_size=1, max_size=8), max_size=30), st.integers(1, 12), st.sets(st.text(min_size=1, max_size=8))
)
def test_pages_hold_everything_once_and_what_comes_in_between_moves_nothing(places, limit, later):
    places = {place for place in places | later if "\ufffd" not in place and place.isprintable()}
    there, come = sorted(places - later), sorted(later & places)
    found, after = [], None
    while True:
        page, after = cut(there, str, Page(after=after, limit=limit))
        found += page
        if after is None:
            break
        if come:
            there = sorted({*there, come.pop()})
    assert found == sorted(set(found))  # none twice, in order
    assert set(found) >= places - later  # what was there from the beginning is all there


@given(st.integers(0, 40), st.integers(1, 12))
def test_numbered_pages_hold_everything_once(count, limit):
    found, after = [], None
    while True:
        asked = Numbered(after=after, limit=limit)
        rows = [number for number in range(1, count + 1) if number > (asked.number or 0)][: limit + 1]
        page, after = page_of(rows, lambda number: number, asked)
        assert len(page) <= limit
        found += page
        if after is None:
            break
    assert found == list(range(1, count + 1))


MEETINGS = st.builds(
    Meeting,
    key=st.integers(0, 99).map("meeting-{}".format),
    day=st.dates(date(2018, 2, 20), date(2018, 2, 21)),
    start=st.none() | st.integers(8, 10).map(lambda hour: datetime(2018, 2, 20, hour, tzinfo=UTC)),
    end=st.none(),
    zone=st.just("America/New_York"),
    venue=st.sampled_from(["", "Room 1", "Room 10", "Room 1 bis", "Room 2"]),
)


@given(st.lists(MEETINGS, max_size=20, unique_by=lambda one: one.key), st.integers(1, 5))
def test_pages_of_meetings_go_through_all_of_a_programme_in_its_order(meetings, limit):
    programme, found, after = in_order(meetings), [], None
    while True:
        page, after = cut(programme, place_of, Page(after=after, limit=limit))
        found += page
        if after is None:
            break
    assert tuple(found) == programme


def test_the_record_is_read_page_by_page_to_its_end(world, program):
    secretariat = program("installation secretariat")
    rows = [row for page in all_pages(secretariat, "record", 37) for row in page]
    head = secretariat.get("record/head").json()
    assert [row["seq"] for row in rows] == list(range(1, head["seq"] + 1))
    assert rows[-1]["hash"] == head["hash"] == record.head().hash
    assert [row["previous"] for row in rows[1:]] == [row["hash"] for row in rows[:-1]]


def test_the_register_of_parties_of_a_day_is_read_page_by_page(mission):
    states = [one for page in all_pages(mission, "parties?kind=member-state&on=2018-02-20", 50) for one in page]
    assert len({one["key"] for one in states}) == len(states) == 193
    names = {one["key"]: one["name"] for one in states}
    assert names["state-748"] == "Swaziland"
    assert mission.get("parties/state-748?on=2024-01-01").json()["name"] == "Eswatini"


def test_members_of_a_group_are_those_of_the_day(mission):
    african = [one["key"] for page in all_pages(mission, "parties/body-106/members?on=2018-02-20", 200) for one in page]
    assert "state-404" in african
    assert "body-106" in mission.get("parties/state-404?on=2018-02-20").json()["member_of"]
    assert mission.get("parties/state-404/members").json()["items"] == []


# ---- known again


@pytest.mark.parametrize(
    "address",
    [
        "processes",
        "processes/forests",
        "processes/forests/programme",
        "meetings/{meeting}",
        "lists/{list}",
        "parties/state-404",
    ],
)
def test_what_has_not_changed_is_not_sent_again(world, mission, address):
    address = address.format_map(world.values)
    first = mission.get(address)
    again = mission.get(address, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert mission.get(address, **{"If-None-Match": '"other"'}).content == first.content
    assert "Authorization" in first["Vary"]
    assert "public" not in first["Cache-Control"]


def test_what_has_changed_is_sent(world, mission):
    there = f"lists/{world.lists[1].key}"
    first = mission.get(there)
    mission.post(f"{there}/inscriptions")
    again = mission.get(there, **{"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_the_floor_is_kept_by_nobody_and_is_what_its_page_gives(world, mission):
    answer = mission.get(f"meetings/{world.meeting.key}/floor")
    assert answer["Cache-Control"] == "no-store"
    client = Client()
    client.force_login(world.people["delegate who inscribes"])
    page = client.get(f"/meetings/{world.meeting.key}/floor.json").json()
    assert answer.json() == page


def test_who_asks_for_the_head_alone_is_told_all_but_the_content(mission):
    whole = mission.get("processes/forests")
    head = mission("HEAD", "processes/forests")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
    assert int(head["Content-Length"]) == len(whole.content)
    assert mission("HEAD", "nothing").status_code == 404


# ---- values


def sitting(day: date) -> Sitting:
    return Sitting(
        day=day, start=None, end=None, zone="America/New_York", segments=(Segment("Objective 1", ("objective-1",)),)
    )


def test_a_meeting_that_is_only_planned_is_its_planners(world, mission, program):
    planned = schedule_meeting(INSTALLATION, world.round, sitting(date(2018, 2, 22)))
    assert mission.get(f"meetings/{planned.key}").status_code == 404
    assert planned.key not in mission.get("processes/forests/meetings").content.decode()
    working = program("secretariat").get("processes/forests/programme/working").json()
    assert planned.key in [each["key"] for each in working["meetings"]]
    publish_release(INSTALLATION, world.process)
    assert mission.get(f"meetings/{planned.key}").json()["day"] == "2018-02-22"
    changes = mission.get("processes/forests/releases/2/changes").json()
    assert [(each["kind"], each["after"]["key"]) for each in changes["changes"]] == [("added", planned.key)]
    assert mission.get("processes/forests/releases/1/changes?since=2").json() == changes
    assert [each["number"] for each in mission.get("processes/forests/releases").json()["items"]] == [2, 1]
    days = mission.get("processes/forests/meetings?first=2018-02-21&last=2018-02-22").json()["items"]
    assert [each["key"] for each in days] == [planned.key]


def test_a_round_that_is_only_planned_is_its_teams(world, mission, program):
    process.open_round(INSTALLATION, world.process, 2)
    assert [each["number"] for each in mission.get("processes/forests/rounds").json()["items"]] == [1]
    assert [each["number"] for each in program("adviser").get("processes/forests/rounds").json()["items"]] == [2, 1]
    assert mission.get("processes/forests/rounds").json()["items"][0]["limits"] == [
        {"applies_to": "all", "seconds": 180}
    ]


def test_letters_in_the_making_are_nobodys_here_and_files_are_as_they_are_kept(world, mission, program):
    listed = program("co-facilitator").get("processes/forests/letters").json()["items"]
    keys = {each["key"] for each in listed}
    assert world.released.key in keys
    assert not keys & {world.draft.key, world.prepared.key, world.aside.key}
    assert program("co-facilitator").get(f"letters/{world.draft.key}").status_code == 404
    letter = mission.get(f"letters/{world.released.key}").json()
    files = {each["form"]: each for each in letter["files"]}
    content = mission.get(f"letters/{world.released.key}/files/pdf")
    assert content["Content-Type"] == "application/pdf"
    assert len(content.content) == files["pdf"]["size"]
    assert mission.get(f"letters/{world.released.key}/files/exe").status_code == 404
    came = mission.get(f"letters/{world.letter.key}").json()
    assert [each["form"] for each in came["files"]] == ["original"]
    original = mission.get(f"letters/{world.letter.key}/files/original")
    assert "attachment" in original["Content-Disposition"]


def test_a_letter_that_one_does_not_see_is_not_named_by_others(world, mission):
    Outgoing.objects.filter(pk=world.released.pk).update(audience="team")
    body = mission.get("processes/forests/letters").content.decode()
    assert world.released.key not in body


def test_nobody_reads_who_will_speak_for_another_delegation(world, mission, program):
    fijis = program("focal point of Fiji")
    made = fijis.put(f"inscriptions/{world.inscription.key}/speaker", {"name": "Fijimarker Vula"})
    assert made.json()["name"] == "Fijimarker Vula"
    for address in (
        f"meetings/{world.meeting.key}/lists",
        f"meetings/{world.meeting.key}/floor",
        f"lists/{world.list.key}",
    ):
        assert b"Fijimarker" not in mission.get(address).content
    assert mission.get(f"inscriptions/{world.inscription.key}").status_code == 404
    assert mission.get(f"inscriptions/{world.inscription.key}/speaker").status_code == 404
    assert mission.post(f"inscriptions/{world.inscription.key}/withdraw").status_code == 404


def test_a_list_that_one_does_not_see_is_nowhere(world, mission):
    type(world.list).objects.filter(pk=world.list.pk).update(audience="team")
    for address in ("lists", "floor"):
        assert world.list.key not in mission.get(f"meetings/{world.meeting.key}/{address}").content.decode()
    assert mission.get(f"lists/{world.list.key}").status_code == 404
    assert mission.get(f"inscriptions/{world.kenyas_inscription.key}").status_code == 404


# ---- queries


def queries(program, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert program.get(address).status_code == 200, address
    return len(seen)


LISTED = (
    "processes?limit=200",
    "processes/forests/rounds",
    "processes/forests/meetings?limit=200",
    "processes/forests/programme",
    "processes/forests/releases?limit=200",
    "processes/forests/letters?limit=200",
    "meetings/{meeting}/lists",
    "meetings/{meeting}/inscriptions?limit=200",
    "meetings/{meeting}/floor",
    "parties?limit=200",
)


def grow(world) -> None:
    """Many more of everything that is listed."""
    for number in range(12):
        held = process.open_process(INSTALLATION, key=f"more-{number}", title="More", audience=Audience.DELEGATIONS)
        kenya = world.people["delegate who inscribes"].key
        process.seat(INSTALLATION, held, person=kenya, role=Role.DELEGATE, party="state-404", rights=[])
        schedule_meeting(INSTALLATION, world.round, sitting(date(2018, 3, 1) + timedelta(days=number)))
        publish_release(INSTALLATION, world.process)
        letter = Outgoing.objects.create(
            key=f"letter-more-{number}",
            process=world.process,
            template="convening",
            language="en",
            state="released",
            audience="invitees",
            begun_by="installation",
            begun_at=world.now,
        )
        process.invite(INSTALLATION, world.process, subject=letter.key, invited="state-404")
        Entry.objects.create(
            scope="forests", year=2018, number=100 + number, direction="out", at=world.now, outgoing=letter
        )


def test_many_rows_take_no_more_queries(world, program):
    from zerodraft.floor.actions import inscriptions, lists
    from zerodraft.floor.requests import Request

    world.set_audience("public")
    mission = program("delegate who inscribes")
    mission.get("me")  # the day of use is noted once
    few = {address: queries(mission, address.format_map(world.values)) for address in LISTED}
    grow(world)
    for each in [lists.add_list(INSTALLATION, world.meeting.key, title=f"More {number}") for number in range(4)]:
        lists.open_list(INSTALLATION, each.key)
        for party in ("state-404", "state-148", "state-818"):
            inscriptions.inscribe_at_desk(INSTALLATION, each.key, Request(party))
    mission = program("delegate who inscribes")
    assert len(mission.get("processes?limit=200").json()["items"]) == 13
    assert len(mission.get("processes/forests/letters?limit=200").json()["items"]) > 12
    many = {address: queries(mission, address.format_map(world.values)) for address in LISTED}
    assert many == few
    assert max(many.values()) < 30, json.dumps(many)
