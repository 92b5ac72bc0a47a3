"""A mail server that keeps what it is given, kinds of notices with words, and people who can be written to."""

import logging
import queue
from collections import defaultdict
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.db import transaction
from django.utils.translation import gettext

from zerodraft.parties import actions as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import actions, recipients, wording
from zerodraft.post.core.matter import Matter
from zerodraft.post.core.relay import Relay, relay
from zerodraft.site.installation import Installation

logging.getLogger("mail.log").setLevel(logging.WARNING)  # what aiosmtpd tells of each line

OK = "250 OK"
SENDER = "Zerodraft <notices@desk.example>"


class OnAnyPort(Controller):
    """aiosmtpd makes sure that its server runs by calling it, at the port that was asked for."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class MailServer:
    """A real one. `replies` are what it says to an address, one after the other; after them it takes everything on."""

    def __init__(self, **options: object) -> None:
        self.taken: list[tuple[Envelope, EmailMessage]] = []
        self.arrived: queue.Queue[EmailMessage] = queue.Queue()
        self.replies: dict[str, list[str]] = defaultdict(list)
        self.at_the_end: dict[str, list[str]] = defaultdict(list)
        self.to_the_sender: list[str] = []
        self.signed_in: list[bool] = []
        self._controller = OnAnyPort(self, hostname="127.0.0.1", port=0, **options)

    def start(self) -> "MailServer":
        self._controller.start()
        return self

    def stop(self) -> None:
        if self._controller.server:
            self._controller.stop()

    @property
    def port(self) -> int:
        return int(self._controller.port)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        return [mail for _envelope, mail in self.taken]

    async def handle_MAIL(self, server, session, envelope: Envelope, address: str, options) -> str:  # noqa: N802
        self.signed_in.append(session.authenticated)
        if self.to_the_sender:
            return self.to_the_sender.pop(0)
        envelope.mail_from = address
        return OK

    async def handle_RCPT(self, server, session, envelope: Envelope, address: str, options) -> str:  # noqa: N802
        if self.replies[address]:
            return self.replies[address].pop(0)
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(self, server, session, envelope: Envelope) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        if self.at_the_end[address]:
            return self.at_the_end[address].pop(0)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append((envelope, mail))
        self.arrived.put(mail)
        return OK


@pytest.fixture
def server() -> Iterator[MailServer]:
    running = MailServer().start()
    yield running
    running.stop()


@pytest.fixture
def mail_relay(server, settings, tmp_path) -> Relay:
    """The relay of the installation: our server."""
    settings.INSTALLATION = Installation(tmp_path)
    settings.RELAY = relay(server.url, SENDER)
    return settings.RELAY


def moved(params, language) -> tuple[str, str]:
    return f"{gettext('Morning')}: {params['meeting']}", f"{language} {params.get('number', 0)}"


def gone(params, language) -> tuple[str, str]:
    raise LookupError(params)


def broken(params, language) -> tuple[str, str]:
    raise RuntimeError("a fault in the words of a room")


def hostile(params, language) -> tuple[str, str]:
    return "Moved\r\nBcc: everybody@elsewhere.example\r\n\r\nHello", "Text\r\n.\r\nQUIT\r\n\0"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch) -> None:
    monkeypatch.setattr(wording, "_WORDS", dict(wording._WORDS))
    for name, words in {"moved": moved, "gone": gone, "broken": broken, "hostile": hostile}.items():
        wording.register(f"tests-{name}", words)


@pytest.fixture
def give(db):
    """Give a notice, in a transaction of its own."""

    def given(
        to,
        kind="moved",
        *,
        once="once-1",
        actor=INSTALLATION,
        within="",
        by_email=True,
        topic="meeting:meeting-ab12",
        **more,
    ):
        params = more.pop("params", {"meeting": "meeting-ab12"})
        matter = Matter(f"tests-{kind}", topic, once, params, **more)
        with transaction.atomic():
            return actions.notify(actor, matter, to=to, within=within, by_email=by_email)

    return given


@pytest.fixture
def admit(db):
    """A person with an address."""

    def admitted(name: str, email: str = ""):
        address = email or f"{name.lower()}@mission.example"
        return parties.make_person(INSTALLATION, email=address, name=name, password=None)

    def within(*arguments, **more):
        with transaction.atomic():
            return admitted(*arguments, **more)

    return within


@pytest.fixture
def speaks(monkeypatch):
    """Let a room say in which language people read."""

    def say(**languages: str) -> None:
        def known(subject: str, _within: str):
            from zerodraft.parties import queries

            person = queries.by_key(subject)
            language = languages.get(person.name, "") if person else ""
            return [recipients.Recipient(person.key, person.email, language)] if language else []

        monkeypatch.setattr(recipients, "_RESOLVERS", [*recipients._RESOLVERS, known])

    return say
