"""Mailings in a running server that is killed in the middle, and the commands."""

import os
import signal
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from post.moody import MoodyServer
from post.test_serving import HOUSE, done, house, settings_for
from processes import Server, zerodraft

COUNT = 60


def states(data: Path) -> Counter[str]:
    with closing(sqlite3.connect(data / "zerodraft.sqlite3")) as database:
        return Counter(state for (state,) in database.execute("SELECT state FROM post_dispatch"))


@pytest.fixture
def data(tmp_path) -> Path:
    """A folder of an installation with a mailing to sixty addresses."""
    folder = tmp_path / "data"
    done(house("mail", folder, "smtp://127.0.0.1:9", "--count", str(COUNT)))
    return folder


@pytest.mark.sqlite
def test_a_server_that_is_killed_twice_sends_to_nobody_twice_and_forgets_nobody(data):
    with MoodyServer() as server:
        for kill_at in (13, 37):
            running = Server("serve", data, settings=settings_for(server.url), program=HOUSE)
            killed = threading.Event()

            def kill(running=running, killed=killed, kill_at=kill_at) -> None:
                if server.delivered.total() >= kill_at and not killed.is_set():
                    os.kill(running.process.pid, signal.SIGKILL)  # the mail is taken; nobody is told any more
                    killed.set()

            server.on_taking = kill
            try:
                assert killed.wait(30)
                assert running.process.wait(10) == -signal.SIGKILL
            finally:
                running.close()
        finished = threading.Event()
        server.on_taking = lambda: finished.set() if server.delivered.total() >= COUNT else None
        running = Server("serve", data, settings=settings_for(server.url), program=HOUSE)
        try:
            assert finished.wait(30)
            assert running.stop() == 0
        finally:
            running.close()
    assert set(server.delivered.values()) == {1}
    assert len(server.delivered) == COUNT
    assert states(data) == {"sent": COUNT - 2, "uncertain": 2}


@pytest.mark.sqlite
def test_the_command_sends_and_what_came_back_is_read_from_a_folder(data, tmp_path):
    with MoodyServer() as server:
        answer = zerodraft("post", "send", "--data", data, cwd=tmp_path, **settings_for(server.url))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"Of circulations: {COUNT} taken." in answer.stdout
    with closing(sqlite3.connect(data / "zerodraft.sqlite3")) as database:
        ((key,),) = database.execute("SELECT key FROM post_dispatch LIMIT 1")
    folder = tmp_path / "Maildir"
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True)
    mail = (
        f"From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail\n\n550 5.1.1 no such user\n<{key}@desk.example>\n"
    )
    (folder / "new" / "1").write_text(mail)
    (folder / "new" / "2").write_bytes(b"\xff\x00")
    (folder / "new" / "3").symlink_to(data / "secret-key")
    answer = zerodraft("post", "bounces", folder, "--data", data, cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (0, "1 came back, 0 changed nothing, 1 are not ours.\n")
    assert states(data) == {"sent": COUNT - 1, "bounced": 1}
    assert [place.name for place in (folder / "new").iterdir()] == ["3"]
    assert len(list((folder / "cur").iterdir())) == 2
    (tmp_path / "one").write_text(mail)
    assert (
        "0 came back, 1 changed nothing"
        in zerodraft("post", "bounces", tmp_path / "one", "--data", data, cwd=tmp_path).stdout
    )
    refused = zerodraft("post", "bounces", tmp_path / "none", "--data", data, cwd=tmp_path)
    assert refused.returncode != 0
    assert "cannot be read" in refused.stderr


@pytest.mark.sqlite
def test_a_restored_backup_mails_nothing_by_itself(data, tmp_path):
    saved = tmp_path / "saved.tar"
    assert zerodraft("backup", saved, "--data", data, cwd=tmp_path).returncode == 0
    with MoodyServer() as server:
        settings = settings_for(server.url)
        assert zerodraft("post", "send", "--data", data, cwd=tmp_path, **settings).returncode == 0
        assert zerodraft("restore", saved, "--data", data, cwd=tmp_path).returncode == 0
        assert states(data) == {"queued": COUNT}
        assert zerodraft("post", "send", "--data", data, cwd=tmp_path, **settings).returncode == 0
    assert server.delivered.total() == COUNT
    assert states(data) == {"queued": COUNT}
