"""How fast one letter goes to 10,000 addresses over a mail server on this machine, and what others wait meanwhile.

The server runs in a process of its own and keeps nothing. The reference for the speed is a plain loop of `smtplib` that
sends the same bytes over one line and writes nothing down; a page and a notice are measured before and while it runs.
"""

import os
import smtplib
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from measure import Row, milliseconds, report, tiny

TAKES = sys.argv[-1] == "--take-mail"
COUNT, PLAIN = (200, 200) if not TAKES and tiny() else (10_000, 2_000)
FILE = b"%PDF-1.7\n" + bytes(range(256)) * 240
SENDER = "Zerodraft <notices@desk.example>"


class Taking(socketserver.StreamRequestHandler):
    """The shortest mail server: it takes everything on."""

    def handle(self) -> None:
        self.wfile.write(b"220 so\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() != b".\r\n":
                    pass
            self.wfile.write(b"221 so\r\n" if word == b"QUIT" else b"250 so\r\n")
            if word == b"QUIT":
                return


class Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True


def take_mail() -> None:
    with Listening(("127.0.0.1", 0), Taking) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ZERODRAFT_DATA": folder, "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings"}
        with subprocess.Popen([sys.executable, __file__, "--take-mail"], stdout=subprocess.PIPE, text=True) as server:
            try:
                report("circulation", measured(int(server.stdout.readline()), Path(folder)))
            finally:
                server.terminate()


def measured(port: int, folder: Path) -> list[Row]:
    import django

    (folder / "originals").mkdir()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from zerodraft.post.core.relay import relay
    from zerodraft.post.mailings.delivering import deliver

    call_command("migrate", verbosity=0)
    settings.RELAY = relay(f"smtp://127.0.0.1:{port}", SENDER)
    settings.ALLOWED_HOSTS = ["*"]
    page_alone = milliseconds(page, 10)
    notice_alone = milliseconds(lambda: notice(settings.RELAY), 5)
    mailing = opened()
    bare = plain(port, mailing, settings.RELAY)
    pages, notices, ending = [], [], threading.Event()

    def look() -> None:
        while not ending.wait(0.2):
            pages.append(page())
            notices.append(notice(settings.RELAY))

    looking = threading.Thread(target=look)
    looking.start()
    begun = time.perf_counter()
    tally = deliver(settings.RELAY)
    took = time.perf_counter() - begun
    ending.set()
    looking.join()
    if tally.sent != COUNT:
        raise SystemExit(f"{tally.sent} of {COUNT} were sent")
    return [
        Row(
            "addresses of one circulation, each its own transaction", round(COUNT / took, 1), "mails/s", reference=bare
        ),
        Row(f"all {COUNT} addresses", round(took, 1), "s"),
        Row("a page meanwhile (median)", middle(pages, page_alone), "ms", reference=page_alone),
        Row("a notice by e-mail meanwhile, given and sent (median)", middle(notices, notice_alone), "ms", notice_alone),
        Row("a notice by e-mail meanwhile, the slowest", round(max(notices, default=0.0), 1), "ms"),
    ]


def middle(times: list[float], otherwise: float) -> float:
    return round(statistics.median(times), 1) if times else otherwise


def opened():
    from django.db import transaction

    from zerodraft.files.actions import keep
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions
    from zerodraft.post.core.parcel import Destination, Parcel, Piece

    to = [Destination(f"mission{number}@state.example") for number in range(COUNT)]
    with transaction.atomic():
        kept = keep(INSTALLATION, FILE, "application/pdf")
        files = (Piece(kept.sha256, "letter.pdf", "application/pdf"),)
        parcel = Parcel("Letter of the co-facilitators", "Excellency,\n" * 40, "en", files=files)
        return actions.open_mailing(INSTALLATION, parcel, to, regarding="out-ab12", topic="process:harbours")


def plain(port: int, mailing, way) -> float:
    """Mails a second of a loop that writes nothing down."""
    from zerodraft.post.mailings.composing import compose

    mail = compose(mailing, way)
    rows = list(mailing.dispatches.all()[:PLAIN])
    with smtplib.SMTP("127.0.0.1", port) as line:
        begun = time.perf_counter()
        for row in rows:
            line.sendmail(mail.way_back(row), row.address, mail.to(row))
        return round(len(rows) / (time.perf_counter() - begun), 1)


def page() -> float:
    from django.test import Client

    client, begun = Client(), time.perf_counter()
    answer = client.get("/parties/")
    if answer.status_code != 200:
        raise SystemExit(f"the page answered {answer.status_code}")
    return round((time.perf_counter() - begun) * 1000, 1)


def notice(way) -> float:
    """Give somebody a notice and send it, as the postman beside the mailings does."""
    import secrets

    from django.db import transaction

    from zerodraft.parties import actions as parties
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions, wording
    from zerodraft.post.core.matter import Matter
    from zerodraft.post.delivering import deliver

    if not wording.is_known("bench"):
        wording.register("bench", lambda _params, _language: ("Moved", "Text"))
    word, begun = secrets.token_hex(6), time.perf_counter()
    with transaction.atomic():
        person = parties.make_person(INSTALLATION, email=f"{word}@mission.example", name="Ada", password=None)
        actions.notify(INSTALLATION, Matter("bench", "meeting:meeting-ab12", word), to=person.key, by_email=True)
    if deliver(way).sent != 1:
        raise SystemExit("the notice was not sent")
    return round((time.perf_counter() - begun) * 1000, 1)


if __name__ == "__main__":
    if TAKES:
        take_mail()
    else:
        main()
