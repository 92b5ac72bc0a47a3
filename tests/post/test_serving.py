"""The sender in a running server, and the command: beside the pages, and gone with the server."""

import json
import socket
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from post.conftest import SENDER
from processes import Server, environment, get, zerodraft
from zerodraft.post import serving, waking
from zerodraft.post.core.relay import relay
from zerodraft.post.delivering import Tally
from zerodraft.post.serving import Postman

HOUSE = (str(Path(__file__).parent / "house.py"),)


def settings_for(url: str) -> dict[str, str]:
    return {"ZERODRAFT_SMTP_URL": url, "ZERODRAFT_SMTP_FROM": SENDER}


def house(command: str, data: Path, url: str, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *HOUSE, command, "--data", data, *more],
        env=environment(**settings_for(url)),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def done(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate()
    assert process.returncode == 0, errors
    return out


@pytest.fixture
def data(tmp_path, request) -> Path:
    """A folder of an installation in which some people have a message each."""
    folder = tmp_path / "data"
    done(house("prepare", folder, "smtp://127.0.0.1:9", "--count", str(getattr(request, "param", 2))))
    return folder


def listed(data: Path) -> list[dict]:
    answer = zerodraft("post", "list", "--json", "--data", data, cwd=data)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_a_server_sends_what_waits(server, data):
    running = Server("serve", data, settings=settings_for(server.url), program=HOUSE)
    try:
        arrived = [server.arrived.get(timeout=20) for _ in range(2)]
        assert sorted(mail["Subject"] for mail in arrived) == ["Moved: 0", "Moved: 1"]
        assert running.stop() == 0
    finally:
        running.close()
    assert listed(data) == []


def test_a_mail_server_that_says_nothing_holds_up_neither_pages_nor_the_end(data):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        running = Server("serve", data, settings=settings_for(url), program=HOUSE)
        try:
            line, _address = silent.accept()  # the sender is on the line, and waits
            with closing(line):
                assert get(running.address + "healthz")[0] == 200
                assert get(running.address + "about/")[0] == 200
                assert running.stop() == 0
        finally:
            running.close()
    states = [(one["state"], one["attempts"]) for one in listed(data)]
    assert sorted(states) == [("waiting", 0), ("waiting", 1)]


@pytest.mark.parametrize("data", [24], indirect=True)
def test_processes_that_send_at_once_send_each_message_once(server, data):
    senders = [house("send", data, server.url) for _ in range(3)]
    sent = [int(done(sender)) for sender in senders]
    assert sum(sent) == 24
    assert set(Counter(mail["Message-ID"] for mail in server.mails).values()) == {1}
    assert len({mail["To"] for mail in server.mails}) == 24


def test_the_command_sends_once_and_says_what_became_of_it(server, data):
    before = zerodraft("post", "list", "--data", data, cwd=data)
    assert before.returncode == 0
    assert before.stdout.endswith("2 messages wait or were given up.\n")
    assert before.stdout.count("waiting") == 2
    assert "@" not in before.stdout
    # No room of an installation without tests has words for what waits here.
    answer = zerodraft("post", "send", "--data", data, cwd=data, **settings_for(server.url))
    assert (answer.returncode, answer.stdout) == (1, "0 sent, 0 put off, 2 given up.\n")
    assert "@" not in answer.stderr
    assert {one["reason"] for one in listed(data)} == {"wordless"}
    again = zerodraft("post", "send", "--data", data, cwd=data, **settings_for(server.url))
    assert (again.returncode, again.stdout, again.stderr) == (0, "0 sent, 0 put off, 0 given up.\n", "")


def test_without_a_mail_server_the_command_says_what_to_set(data):
    answer = zerodraft("post", "send", "--data", data, cwd=data)
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "ZERODRAFT_SMTP_URL" in answer.stderr


def test_a_setting_that_cannot_be_used_is_refused_without_its_password(data):
    bad = settings_for("smtp://desk:opensesame@relay.example")
    answer = zerodraft("post", "send", "--data", data, cwd=data, **bad)
    assert answer.returncode == 2
    assert "ZERODRAFT_SMTP_URL" in answer.stderr
    assert "opensesame" not in answer.stdout + answer.stderr


# ---- the thread alone
class Rounds:
    """In the place of sending: what each round finds, and that it came."""

    def __init__(self, *found: Tally | Exception) -> None:
        self.found = list(found)
        self.came = threading.Semaphore(0)

    def __call__(self, _relay, *, is_ending) -> Tally:
        self.came.release()
        found = self.found.pop(0) if self.found else Tally()
        if isinstance(found, Exception):
            raise found
        return found

    def wait(self) -> bool:
        return self.came.acquire(timeout=10)


@pytest.fixture
def postman(monkeypatch, settings):
    """A sender that runs until the test ends, which it does then at once."""
    settings.RELAY = relay("smtp://relay.example", SENDER)
    monkeypatch.setattr(serving.queries, "next_due", lambda: None)
    started: list[Postman] = []

    def start(rounds: Rounds) -> Postman:
        monkeypatch.setattr(serving, "deliver", rounds)
        started.append(Postman())
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        one.stop()
        one.wait(10)
        assert not one._thread.is_alive()
    assert not waking.of_messages


def test_it_looks_when_it_starts_and_when_it_is_called(postman):
    rounds = Rounds()
    postman(rounds)
    assert rounds.wait()
    waking.of_messages.tell()
    assert rounds.wait()


def test_it_looks_by_itself_for_what_other_processes_put_there(postman, monkeypatch):
    monkeypatch.setattr(serving, "LOOK_SECONDS", 0.01)
    rounds = Rounds()
    postman(rounds)
    assert all(rounds.wait() for _ in range(3))


@pytest.mark.parametrize("trouble", [Tally(is_reached=False), RuntimeError("the database is gone")])
def test_trouble_is_a_pause_and_not_the_end(postman, monkeypatch, trouble):
    monkeypatch.setattr(serving, "FIRST_PAUSE_SECONDS", 0.01)
    rounds = Rounds(trouble, trouble)
    postman(rounds)
    assert all(rounds.wait() for _ in range(3))


def test_pauses_grow_while_there_is_trouble_and_no_call_cuts_them_short(monkeypatch, settings):
    settings.RELAY = relay("smtp://relay.example", SENDER)
    monkeypatch.setattr(serving.queries, "next_due", lambda: None)
    monkeypatch.setattr(serving, "deliver", Rounds(*[Tally(is_reached=False)] * 8))
    one, pauses = Postman(), []

    def pause(seconds: float) -> None:
        one._is_called.set()  # as a new message does
        pauses.append(seconds)

    monkeypatch.setattr(one._ending, "wait", pause)
    monkeypatch.setattr(one._is_called, "wait", lambda _seconds: one.stop())
    # In a thread, as it runs: where a browser is driven, this one has a loop of its own.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(one._run, settings.RELAY).result()
    assert pauses == [15, 30, 60, 120, 240, 480, 600, 600]


def test_where_no_mail_server_is_set_there_is_no_thread(settings):
    settings.RELAY = None
    idle = Postman()
    idle.start()
    assert not idle._thread.is_alive()
    idle.stop()
    idle.wait(1)


def test_a_server_calls_the_delegation_whose_turn_is_near(server, tmp_path):
    data = tmp_path / "data"
    done(house("convene", data, server.url))
    running = Server("serve", data, settings=settings_for(server.url), program=HOUSE)
    try:
        arrived = server.arrived.get(timeout=30)
        assert arrived["To"] == "fiji@mission.example"
        assert arrived["Subject"].startswith("Fiji: your turn to speak is near, not before ")
        assert "The meeting is in Room 4." in " ".join(arrived.get_content().split())
        assert running.stop() == 0
    finally:
        running.close()
    assert listed(data) == []
