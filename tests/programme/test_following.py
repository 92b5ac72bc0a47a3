"""What a calendar client sees of a programme that is planned, released, and planned anew."""

from dataclasses import replace
from datetime import timedelta

from programme.conftest import SITTING
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import actions, queries, snapshot
from zerodraft.programme.core.release import Segment
from zerodraft.programme.models import Act, Meeting


def plan(process, venue: str = "Conference Room 1", **other):
    row = Meeting.objects.get(round__process=process)
    actions.change_meeting(INSTALLATION, row, replace(SITTING, venue=venue, **other))
    return row


def release(client, khal, process) -> list[tuple[str, ...]]:
    """Publish, and have a real client look at the calendar again; what it shows of February 2018, in UTC, without keys."""
    actions.publish_release(INSTALLATION, process)
    khal.take_in(client.get(f"/programme/{process.key}/calendar.ics").content)
    listed = khal.run(
        "list", "--day-format", "", "--format", "{start}|{status}|{title}|{location}", "2018-02-01", "60d"
    )
    return [tuple(part.strip() for part in line.split("|")) for line in listed.splitlines() if line]


def test_a_client_follows_a_meeting_that_is_moved_renamed_cancelled_and_reinstated(client, khal, published):
    process = published("forests")
    row = plan(process)
    first = ("2018-02-20 15:00", "CONFIRMED", "Objectives 1 and 2; Any other business", "Conference Room 1")
    assert release(client, khal, process) == [first]
    afternoon = {"start": SITTING.start + timedelta(hours=5), "end": SITTING.end + timedelta(hours=5)}
    plan(process, "ECOSOC Chamber", **afternoon)
    moved = ("2018-02-20 20:00", "CONFIRMED", first[2], "ECOSOC Chamber")
    assert release(client, khal, process) == [moved]
    plan(process, "ECOSOC Chamber", **afternoon, segments=(Segment("Vision", ("objective-1",)),), tentative=True)
    renamed = ("2018-02-20 20:00", "TENTATIVE", "Vision", "ECOSOC Chamber")
    assert release(client, khal, process) == [renamed]
    actions.withdraw_meeting(INSTALLATION, Meeting.objects.get(pk=row.pk))
    assert release(client, khal, process) == [("2018-02-20 20:00", "CANCELLED", *renamed[2:])]
    actions.reinstate_meeting(INSTALLATION, Meeting.objects.get(pk=row.pk))
    assert release(client, khal, process) == [renamed]
    released = [snapshot.from_json(each.meetings)[0] for each in queries.releases_of(process)]
    assert [each.sequence for each in released] == [0, 1, 2, 3, 4]
    assert len({each.key for each in released}) == 1


def test_what_is_planned_and_not_released_is_in_nobodys_calendar(client, khal, published):
    process = published("forests")
    before = release(client, khal, process)
    plan(process, "Room of tomorrow", start=SITTING.start + timedelta(hours=1))
    khal.take_in(client.get("/programme/forests/calendar.ics").content)
    assert "Room of tomorrow" not in client.get("/programme/forests/calendar.ics").content.decode()
    assert release(client, khal, process) != before


def test_moved_and_moved_back_before_a_release_is_no_change(client, published):
    process = published("forests")
    was = client.get("/programme/forests/calendar.ics").content
    row = plan(process, "Room of tomorrow")
    actions.undo(INSTALLATION, process, Act.objects.filter(process=process).order_by("-number").first().number)
    assert actions.publish_release(INSTALLATION, process).number == 1
    assert client.get("/programme/forests/calendar.ics").content == was
    assert row.key in was.decode()
