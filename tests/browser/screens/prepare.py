"""Prepares a demonstration's meetings for the tests, in a process of its own: people in roles, an open list each.

Usage: python prepare.py DATA, with a password on the standard input; prints the meetings' keys and the people as JSON.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import timedelta

PEOPLE = {
    "chair": ("co-facilitator", ""),
    "colleague": ("co-facilitator", ""),
    "officer": ("conference-officer", ""),
    "fiji": ("delegate", "state-242"),
    "peru": ("delegate", "state-604"),
}
LONG_NAMES = ("state-408", "state-807", "body-106", "state-826", "state-862")
"""Those whose names try a layout: two long States, a group, and two more."""

MEETINGS = 48
"""One for each test that changes something."""

LATER = timedelta(hours=1)
"""After the first of two rooms the second begins, while the first is in session still."""


def prepare(password: str) -> dict[str, object]:
    from zerodraft.floor import requests
    from zerodraft.floor.actions import inscriptions, lists
    from zerodraft.parties.actions import admit_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.process.actions import seat
    from zerodraft.process.core.roles import Right, Role
    from zerodraft.programme.actions import schedule_meeting
    from zerodraft.programme.core.release import Segment, Sitting
    from zerodraft.programme.models import Meeting

    announced = Meeting.objects.order_by("day", "start", "id").first()
    sitting = Sitting(
        day=announced.day,
        start=announced.start,
        end=announced.end,
        zone=announced.zone,
        venue="Conference Room 4",
        segments=(
            Segment("Objectives 7 to 12", ("objective-7",)),
            Segment("Follow-up, review, and whatever else remains"),
        ),
    )
    other = replace(sitting, start=sitting.start + LATER, end=sitting.end + LATER, venue="Conference Room 5")
    rooms = [schedule_meeting(INSTALLATION, announced.round, each) for each in (sitting, other)]
    meetings = [schedule_meeting(INSTALLATION, announced.round, sitting) for _number in range(MEETINGS)]
    for name, (role, party) in PEOPLE.items():
        address = f"{name}@mission.example"
        person = admit_person(INSTALLATION, email=address, name=name.title(), password=password, is_secretariat=False)
        rights = [Right.INSCRIBE] if party else []
        seat(INSTALLATION, announced.round.process, person=person.key, role=Role(role), party=party, rights=rights)
    for meeting in (*meetings, *rooms):
        made = lists.prepare_lists(INSTALLATION, meeting.key)
        lists.open_list(INSTALLATION, made[0].key)
        for party in LONG_NAMES:
            request = requests.of_party(party, meeting.day)
            inscriptions.inscribe_at_desk(INSTALLATION, made[0].key, request)
    return {
        "meetings": [meeting.key for meeting in meetings],
        "rooms": [meeting.key for meeting in rooms],
        "people": {name: f"{name}@mission.example" for name in PEOPLE},
    }


if __name__ == "__main__":
    os.environ["ZERODRAFT_DATA"] = sys.argv[1]
    os.environ["DJANGO_SETTINGS_MODULE"] = "zerodraft.site.settings"
    import django

    django.setup()
    sys.stdout.write(json.dumps(prepare(sys.stdin.read())))
