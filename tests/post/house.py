"""An installation that has notices with words, and people to write to: run as a program.

`prepare N` gives N people a notice each; `mail N` queues a mailing to N addresses; `convene` has a meeting called to order
in which one delegation waits; `send` and `serve` are those of `zerodraft`.
"""

import argparse
from pathlib import Path

from zerodraft.site.cli import bringing_up


def furnish() -> list[str]:
    from zerodraft.post import wording

    wording.register("tests-moved", lambda params, _language: (f"Moved: {params['number']}", "Text"))
    return []


def prepare(data: Path, count: int) -> None:
    bringing_up.start(data)
    furnish()
    from django.db import transaction

    from zerodraft.parties.actions import make_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions
    from zerodraft.post.core.matter import Matter
    from zerodraft.site.migrating import migrate

    migrate()
    for number in range(count):
        with transaction.atomic():
            name = f"person{number}"
            person = make_person(INSTALLATION, email=f"{name}@mission.example", name=name, password=None)
            matter = Matter("tests-moved", "meeting:meeting-ab12", "once-1", {"number": number})
            actions.notify(INSTALLATION, matter, to=person.key, by_email=True)


def mail(data: Path, count: int) -> None:
    bringing_up.start(data)
    from django.db import transaction

    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions
    from zerodraft.post.core.parcel import Destination, Parcel
    from zerodraft.site.migrating import migrate

    migrate()
    to = [Destination(f"mission{number}@state.example") for number in range(count)]
    parcel = Parcel("Letter of the co-facilitators", "Excellency,\n")
    with transaction.atomic():
        actions.open_mailing(INSTALLATION, parcel, to, regarding="out-ab12", topic="process:harbours")


def convene(data: Path) -> None:
    bringing_up.start(data)
    from django.db import transaction

    from zerodraft import clock
    from zerodraft.floor.actions import inscriptions, lists, session
    from zerodraft.floor.requests import Request
    from zerodraft.parties.actions import make_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.process import actions as process
    from zerodraft.process.audience import Audience
    from zerodraft.process.core.roles import Role
    from zerodraft.programme.actions import publish_release, schedule_meeting
    from zerodraft.programme.core.release import Segment, Sitting
    from zerodraft.site.migrating import migrate

    migrate()
    now = clock.now()
    forests = process.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
    opened = process.open_round(INSTALLATION, forests, 1)
    segments = (Segment("Any other business"),)
    sitting = Sitting(day=now.date(), start=now, end=None, zone="UTC", venue="Room 4", segments=segments)
    meeting = schedule_meeting(INSTALLATION, opened, sitting)
    publish_release(INSTALLATION, forests)
    with transaction.atomic():
        of_fiji = make_person(INSTALLATION, email="fiji@mission.example", name="Ada", password=None)
    process.seat(INSTALLATION, forests, person=of_fiji.key, role=Role.DELEGATE, party="state-242")
    held = lists.prepare_lists(INSTALLATION, meeting.key)[0]
    lists.open_list(INSTALLATION, held.key)
    inscriptions.inscribe_at_desk(INSTALLATION, held.key, Request("state-242"))
    session.call_to_order(INSTALLATION, meeting.key, seen=0)


def send(data: Path) -> None:
    bringing_up.start(data)
    furnish()
    from django.conf import settings

    from zerodraft.post.delivering import deliver

    print(deliver(settings.RELAY).sent)  # noqa: T201 (this is a program)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["prepare", "mail", "convene", "send", "serve"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.command == "prepare":
        prepare(given.data, given.count)
    elif given.command == "mail":
        mail(given.data, given.count)
    elif given.command == "convene":
        convene(given.data)
    elif given.command == "send":
        send(given.data)
    else:
        bringing_up.serve_on(bringing_up.listen("127.0.0.1", given.port), "127.0.0.1", given.data, before=furnish)


if __name__ == "__main__":
    main()
