"""One world that holds something at every address: two processes, a meeting with lists, a letter, links, a display."""

import io
from datetime import UTC, date, datetime
from http.cookies import SimpleCookie
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from PIL import Image

from floor.conftest import delegate
from letters import answered, take_in
from permissions.roles import CHAD, FIJI, HOLY_SEE, KENYA, PERU, SEATS, Seat
from statements import docx
from zerodraft.correspondence import actions as letters
from zerodraft.correspondence import queries as queries_of_letters
from zerodraft.correspondence.actions.releasing import rendered
from zerodraft.correspondence.core.distribution import Extra
from zerodraft.correspondence.models import Kept
from zerodraft.floor.actions import inscriptions, lists, statements
from zerodraft.floor.models import SpeakersList
from zerodraft.floor.requests import Request
from zerodraft.live import actions as live_actions
from zerodraft.parties import actions as parties_actions
from zerodraft.parties import admissions
from zerodraft.parties.actions import admissions as links
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.party import Language
from zerodraft.post import actions as post
from zerodraft.post import queries as mailings
from zerodraft.post import wording
from zerodraft.post.core.matter import Matter
from zerodraft.post.core.reader import Reader
from zerodraft.process import actions, queries
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import Capacity
from zerodraft.process.core.roles import Right, Role
from zerodraft.programme.actions import publish_release, schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting

DAY = date(2018, 2, 20)
NOW = datetime(2018, 2, 20, 15, tzinfo=UTC)
PASSWORD = "correct horse battery"
MARKER = "Fijimarker"
"""Stands in everything that is Fiji's own: the names of its people, their addresses, its links."""


def sitting(venue: str) -> Sitting:
    return Sitting(
        day=DAY,
        start=datetime(2018, 2, 20, 15, tzinfo=UTC),
        end=datetime(2018, 2, 20, 18, tzinfo=UTC),
        zone="America/New_York",
        venue=venue,
        segments=(Segment("Preamble", ("preamble",)), Segment("Other business")),
    )


class World(SimpleNamespace):
    """Everything that there is, by the names that the table uses, and everybody by theirs."""

    def person(self, name: str, *, secretariat: bool = False, of: str = ""):
        address = f"{name}{of}".replace(" ", "-").replace("'", "").lower()
        return parties_actions.admit_person(
            INSTALLATION,
            email=f"{address}@people.example",
            name=name,
            password=PASSWORD,
            is_secretariat=secretariat,
        )

    def actor(self, name: str):
        """Somebody as actions know them: in the capacity that they have in the process, else as the person they are."""
        person = self.people[name]
        if name in ("nobody", "installation secretariat"):
            return person
        seat = SEATS.get(name)
        process = self.elsewhere if seat and seat.elsewhere else self.process
        found = queries.capacities_of(person.key, process, NOW)
        return found[0] if found else Capacity(key=person.key) if person.is_active else person

    def fresh(self, thing):
        """A thing as it is stored, so that what an undone act left on it is forgotten."""
        return type(thing).objects.get(pk=thing.pk)

    def client(self, name: str) -> Client:
        """A browser in which somebody is signed in."""
        self.browser.cookies = SimpleCookie(self.cookies[name])
        return self.browser

    def set_audience(self, audience: str) -> None:
        """Give process, meeting, lists and letter one audience."""
        for thing in (self.process, self.meeting, *self.lists, self.letter, self.released):
            type(thing).objects.filter(pk=thing.pk).update(audience=audience)

    def narrow_meeting(self, audience: str) -> None:
        """Give the meeting another audience than all else has."""
        type(self.meeting).objects.filter(pk=self.meeting.pk).update(audience=audience)


def build(content: bytes) -> World:
    """Make it. What belongs to Fiji bears its marker."""
    world = World(now=NOW, other_audience="")
    _open(world)
    _seat(world)
    _hold(world, content)
    _write(world)
    _circulate(world)
    _ask(world)
    _tell(world)
    _open_calendars(world)
    _sign_in(world)
    _name(world)
    return world


def _open(world: World) -> None:
    world.process = actions.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.TEAM)
    world.elsewhere = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience=Audience.TEAM)
    actions.extend_outline(INSTALLATION, world.process, ["preamble", "objective-1"])
    world.round = actions.open_round(INSTALLATION, world.process, 1)
    actions.set_limit(INSTALLATION, world.round, applies_to="all", seconds=180)
    world.meeting = schedule_meeting(INSTALLATION, world.round, sitting("Conference Room 4"))
    publish_release(INSTALLATION, world.process)
    world.lists = lists.prepare_lists(INSTALLATION, world.meeting.key)
    world.list = world.lists[0]
    for held in world.lists:
        lists.open_list(INSTALLATION, held.key)


def _seat(world: World) -> None:
    world.people = {
        "nobody": AnonymousUser(),
        "installation secretariat": world.person("Ledgerwood", secretariat=True),
        "inactive": world.person("Dormantson", secretariat=True),
        "person": world.person("Quillfeather"),
        "invited person": world.person("Guestling"),
    }
    world.colleague = world.person("Inkpenny", secretariat=True)
    world.people["inactive"].is_active = False
    world.people["inactive"].save()
    for name, seat in SEATS.items():
        world.people[name] = _seated(world, name, seat)
    things = (world.process.key, world.meeting.key)
    for thing in things:
        for invited in (CHAD, world.people["invited observer"].key, world.people["invited person"].key):
            actions.invite(INSTALLATION, world.process, subject=thing, invited=invited)
    interpreter = world.people["interpreter"].key
    actions.invite(INSTALLATION, world.process, subject=world.meeting.key, invited=interpreter)
    actions.note_leaving(INSTALLATION, world.process, party=PERU, on=DAY)


def _seated(world: World, name: str, seat: Seat):
    of_fiji = seat.party == FIJI
    person = world.person(f"{MARKER} Vula" if of_fiji else name, of="elsewhere" if seat.elsewhere else "")
    process = world.elsewhere if seat.elsewhere else world.process
    actions.seat(INSTALLATION, process, person=person.key, role=seat.role, party=seat.party, rights=list(seat.rights))
    return person


def _hold(world: World, content: bytes) -> None:
    process, meeting = world.process, world.meeting
    letter = take_in(content)
    letter.process = process
    letter.save()
    world.letter = letter
    for invited in (CHAD, world.people["invited observer"].key, world.people["invited person"].key):
        actions.invite(INSTALLATION, process, subject=letter.key, invited=invited)
    world.unanswered = take_in(content + b"\n\n")
    world.reviewed = answered(take_in(content + b"\n"))
    world.display, world.display_token = live_actions.admit_display(
        INSTALLATION,
        permission="floor.keep_list",
        regarding=meeting,
        topic=f"meeting:{meeting.key}",
        view="wall",
        label="Podium",
    )
    world.booth, world.booth_token = live_actions.admit_display(
        INSTALLATION,
        permission="floor.keep_list",
        regarding=meeting,
        topic=f"meeting:{meeting.key}",
        view="interpreters",
        label="Booth",
    )
    lasts = links.LONGEST
    world.members_link, _word = links.make_admission(INSTALLATION, purpose=admissions.SECRETARIAT, lasts=lasts)
    world.kenyas_link, world.token = actions.admit_by_link(INSTALLATION, process, role=Role.DELEGATE, party=KENYA)
    actions.admit_by_link(
        INSTALLATION, process, role=Role.DELEGATE, party=FIJI, rights=[Right.INSCRIBE], name=f"{MARKER} Link"
    )
    world.correction = parties_actions.name_party(
        INSTALLATION, party=HOLY_SEE, language=Language.FR, short="Le Saint-Siège"
    )
    world.designation = actions.designate(INSTALLATION, process, group="body-106", party=FIJI, start=DAY)
    world.inscription = inscriptions.inscribe(delegate(FIJI, process=process.key), world.list.key, Request(FIJI))
    world.kenyas_inscription = inscriptions.inscribe(
        delegate(KENYA, process=process.key), world.list.key, Request(KENYA)
    )
    world.kenyas_statement = statements.hand_in(
        delegate(KENYA, process=process.key),
        world.kenyas_inscription.key,
        docx("Thank you, Chair"),
        "Kenya.docx",
        check_against_delivery=True,
    )
    world.list = SpeakersList.objects.get(pk=world.list.pk)
    world.kenyas = next(one for one in queries.participations(process, KENYA) if not one.rights)


def dot() -> bytes:
    """A picture of one dot, as PNG."""
    made = io.BytesIO()
    Image.new("RGB", (1, 1)).save(made, "PNG")
    return made.getvalue()


def _write(world: World) -> None:
    """Letters of our own in every state; the co-facilitator signs them, and a member of the secretariat prepared them."""
    signatory, writer = world.people["co-facilitator"].key, world.colleague
    given = {
        "letterheads": [{"lines": ["Permanent Mission of Norway", "to the United Nations"]}],
        "signatories": [{"name": "Ada Vidal"}],
        "capacity": "co-facilitator of the intergovernmental negotiations on the Forests",
    }

    def written():
        begun = letters.begin(writer, world.process, template="convening", language="en")
        content = {**begun.content, "given": {**begun.content["given"], **given}}
        return letters.revise(writer, begun, revision=1, content=content)

    def prepared():
        return letters.prepare(writer, written(), revision=2, signing=[signatory])

    def approved():
        one = prepared()
        letters.approve(world.actor("co-facilitator"), one, revision=2)
        return one

    world.draft, world.prepared, world.approved, world.released = written(), prepared(), approved(), approved()
    world.circular = approved()
    letters.release(INSTALLATION, world.circular, revision=2, audience=Audience.PUBLIC)
    world.aside = letters.set_aside(writer, written())
    world.picture = dot()
    world.emblem = letters.keep_emblem(writer, world.process, picture=world.picture, words="A dot")
    world.scan = rendered(world.approved)[Kept.Form.PDF]
    letters.attach_scan(writer, world.prepared, revision=2, content=world.scan)
    letters.release(INSTALLATION, world.released, revision=2, audience=Audience.TEAM)
    world.remark = letters.comment(writer, world.draft, passage="thanks", text="Colder?")
    settled = letters.comment(writer, world.draft, passage="thanks", text="Longer?")
    world.settled = letters.resolve(writer, world.draft, key=settled.key)
    for invited in (CHAD, world.people["invited observer"].key, world.people["invited person"].key):
        actions.invite(INSTALLATION, world.process, subject=world.released.key, invited=invited)


def _circulate(world: World) -> None:
    """A letter for everybody, which a colleague proposed to circulate three times: it waits, is on its way, and is held."""
    world.mailbox = parties_actions.add_mailbox(INSTALLATION, party=KENYA, address="kenya@mission.example")
    extras = [Extra(f"desk{number}@stakeholders.example", "Foresters") for number in range(3)]
    world.known = letters.keep_list(INSTALLATION, world.process, name="Foresters", members=[KENYA], extras=extras)

    def proposed():
        lists = [f"list:{world.known.key}"]
        return letters.propose_circulation(world.colleague, world.circular, lists=lists, forms=["pdf"])

    world.proposal, world.circulation, world.held = proposed(), proposed(), proposed()
    for one in (world.circulation, world.held):
        letters.send_circulation(INSTALLATION, one)
    letters.hold_circulation(INSTALLATION, world.held)
    sent = queries_of_letters.circulation(world.circulation.key)
    world.refused, world.uncertain, *_rest = mailings.dispatches_of(mailings.mailing_by_key(sent.mailing))
    for dispatch, state in ((world.refused, "refused"), (world.uncertain, "uncertain")):
        dispatch.state = state
        dispatch.save()


def _ask(world: World) -> None:
    """Questions of Kenya: one that waits, one that is taken on, one that is answered to all."""
    kenya = world.actor("delegate")

    def asked(number: int):
        token, place = f"token-of-the-world-{number}", "objective 1"
        return letters.ask(kenya, world.process, text="How long is a statement?", token=token, place=place)

    world.question = asked(1)
    world.taken_question = letters.take(world.colleague, asked(2), revision=1)
    world.told_question = letters.answer(world.colleague, asked(3), revision=1, text="Three minutes.", to_all=True)


def _words(_params, _language) -> tuple[str, str]:
    return "Moved", "Text"


def _tell(world: World) -> None:
    """Give everybody a notice."""
    wording.register("tests-permissions", _words)
    matter = Matter("tests-permissions", f"meeting:{world.meeting.key}", "once-1")
    signed_in = {name: person.key for name, person in world.people.items() if person.is_authenticated}
    world.notices = {one.to: one.key for one in post.notify(INSTALLATION, matter, to=signed_in.values())}


def _open_calendars(world: World) -> None:
    """Give everybody a calendar of their own."""
    for person in world.people.values():
        if person.is_authenticated:
            post.open_feed(Reader(person.key))


def _sign_in(world: World) -> None:
    world.browser, world.cookies = Client(), {}
    for name, person in world.people.items():
        client = Client()
        if person.is_authenticated:
            client.force_login(person)
        world.cookies[name] = {key: morsel.value for key, morsel in client.cookies.items()}


def _name(world: World) -> None:
    """What the words in braces stand for in the table."""
    world.values = {
        "process": world.process.key,
        "meeting": world.meeting.key,
        "draft": world.draft.key,
        "prepared": world.prepared.key,
        "released": world.released.key,
        "letter-out": world.released.key,
        "circular": world.circular.key,
        "proposal": world.proposal.key,
        "circulation": world.circulation.key,
        "held": world.held.key,
        "refused": world.refused.key,
        "uncertain": world.uncertain.key,
        "known": world.known.key,
        "mailbox": world.mailbox.key,
        "aside": world.aside.key,
        "emblem": world.emblem.key,
        "number": queries_of_letters.entry_of(world.released).mark.replace("/", "-"),
        "question": world.question.key,
        "taken_question": world.taken_question.key,
        "told_question": world.told_question.key,
        "remark": world.remark.key,
        "settled": world.settled.key,
        "signatory": world.people["co-facilitator"].key,
        "out_revision": "2",
        "list": world.list.key,
        "list_key": world.list.key,
        "second_list": world.lists[1].key,
        "letter": world.letter.key,
        "reviewed": world.reviewed.key,
        "revision": str(world.reviewed.revision),
        "display": world.display.key,
        "display_token": world.display_token,
        "token": world.token,
        "member": world.colleague.key,
        "members_link": world.members_link.key,
        "kenyas_link": world.kenyas_link.key,
        "kenyas": world.kenyas.key,
        "kenyas_inscription": world.kenyas_inscription.key,
        "kenyas_statement": world.kenyas_statement.key,
        "booth_token": world.booth_token,
        "inscription": world.inscription.key,
        "correction": world.correction.key,
        "designation": str(world.designation.pk),
        "left": PERU,
        "reason": "error",
    }
    world.own = {}
    for name, person in world.people.items():
        held = queries.capacities_of(person.key, world.process, NOW) if person.is_authenticated else []
        world.own[name] = held[0].participation if held else ""
    world.own_tokens = {
        name: parties_actions.make_token(person, name="Calendar", scopes=["read"], days=30)[0].key
        for name, person in world.people.items()
        if person.is_authenticated and person.is_active
    }
