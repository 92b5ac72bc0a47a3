"""A process whose letters are composed in tests: two co-facilitators, their team, and a programme that is released."""

from datetime import date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from zerodraft.correspondence import actions
from zerodraft.correspondence.models import Outgoing
from zerodraft.parties.actions import admit_person
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Right, Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2018, 2, 13, 15, tzinfo=ZoneInfo("UTC"))
TEAM = {
    "odile": ("Odile Marchand-Roy", Role.CO_FACILITATOR),
    "torbjorn": ("Torbjørn Aasland", Role.CO_FACILITATOR),
    "adviser": ("Wanjiku Thiong", Role.ADVISER),
    "officer": ("Pavel Hrdina", Role.CONFERENCE_OFFICER),
    "secretary": ("Mele Fonua", Role.SECRETARIAT),
    "cabinet": ("Leonhard Voss", Role.PRESIDENT_OFFICE),
    "aide": ("Sunniva Lindqvist", Role.PRESIDENT_OFFICE),
    "delegate": ("Ratu Vuli", Role.DELEGATE),
}
PRESIDENT = [{"lines": ["The President", "of the", "General Assembly"]}]
GIVEN = {
    "inscription_due": {
        "at": "2018-02-16T18:00:00",
        "zone": "America/New_York",
        "city": "New York",
        "to": "list@harbours.example",
    }
}


def schedule(round_, day: int, hour: int, venue: str, *business: Segment, ends: int = 3):
    on = date(2018, 2, day)
    sitting = Sitting(
        day=on,
        start=datetime.combine(on, time(hour), NEW_YORK),
        end=datetime.combine(on, time(hour + ends), NEW_YORK),
        zone="America/New_York",
        venue=venue,
        segments=business,
    )
    return schedule_meeting(INSTALLATION, round_, sitting)


def objectives(first: int, last: int) -> Segment:
    return Segment(f"Objectives {first}-{last}", tuple(f"objective-{n}" for n in range(first, last + 1)))


def harbours() -> SimpleNamespace:
    """The process, its team by name, and each one's capacity in it."""
    process = process_actions.open_process(
        INSTALLATION, key="harbours", title="Global Compact for Harbours", audience=Audience.PUBLIC
    )
    outline = ["preamble", *(f"objective-{n}" for n in range(1, 23)), "implementation", "follow-up", "review"]
    process_actions.extend_outline(INSTALLATION, process, outline)
    round_ = process_actions.open_round(INSTALLATION, process, 1)
    for name, state in (("Odile Marchand-Roy", "Guyana"), ("Torbjørn Aasland", "Norway")):
        process_actions.name_officer(INSTALLATION, process, office="Co-facilitators", name=name, state=state)
    process_actions.set_limit(INSTALLATION, round_, applies_to="groups", seconds=300)
    process_actions.set_limit(INSTALLATION, round_, applies_to="national", seconds=180)
    schedule(round_, 20, 10, "Trusteeship Council Chamber", Segment("General statements"))
    schedule(round_, 20, 15, "Trusteeship Council Chamber", objectives(1, 6))
    schedule(round_, 22, 10, "Conference Room 4", objectives(7, 12))
    schedule(round_, 22, 15, "Conference Room 4", objectives(13, 17))
    publish_release(INSTALLATION, process)
    people = {}
    for key, (name, role) in TEAM.items():
        people[key] = admit_person(
            INSTALLATION,
            email=f"{key}@harbours.example",
            name=name,
            password="correct horse battery",
            is_secretariat=False,
        )
        party, rights = ("state-242", [Right.INSCRIBE]) if role is Role.DELEGATE else ("", [])
        process_actions.seat(INSTALLATION, process, person=people[key].key, role=role, party=party, rights=rights)
    actors = {key: process_queries.capacities_of(one.key, process, NOW)[0] for key, one in people.items()}
    return SimpleNamespace(process=process, round=round_, people=people, **actors)


def worded(letter: Outgoing, actor, **content) -> Outgoing:
    """The letter with some of its content given otherwise."""
    given = {**letter.content["given"], **content.pop("given", {})}
    return actions.revise(
        actor, letter, revision=letter.revision, content={**letter.content, **content, "given": given}
    )


def convened(world: SimpleNamespace) -> Outgoing:
    """A convening letter that is ready to be prepared."""
    letter = actions.begin(world.adviser, world.process, template="convening", language="en")
    return worded(letter, world.adviser, given=GIVEN)


def prepared(world: SimpleNamespace) -> Outgoing:
    letter = convened(world)
    signing = [world.odile.key, world.torbjorn.key]
    return actions.prepare(world.adviser, letter, revision=letter.revision, signing=signing)


def approved(world: SimpleNamespace) -> Outgoing:
    letter = prepared(world)
    for one in (world.odile, world.torbjorn):
        actions.approve(one, letter, revision=letter.revision)
    return letter


def released(world: SimpleNamespace, audience: Audience = Audience.DELEGATIONS) -> Outgoing:
    letter = approved(world)
    actions.release(world.secretary, letter, revision=letter.revision, audience=audience)
    return Outgoing.objects.get(pk=letter.pk)


def cover(world: SimpleNamespace, enclosed: Outgoing) -> Outgoing:
    """The President's transmittal of a letter, ready to be approved."""
    letter = actions.begin(world.adviser, world.process, template="transmittal", language="en", encloses=enclosed)
    given = {
        "letterheads": PRESIDENT,
        "signatories": [{"name": "Leonhard Voss"}],
        "date": "2018-02-15",
    }
    letter = worded(letter, world.adviser, given=given)
    return actions.prepare(world.aide, letter, revision=letter.revision, signing=[world.cabinet.key])
