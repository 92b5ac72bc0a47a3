"""The thread that follows the record: what wakes it, what it ends, and that nothing kills it."""

import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext

import pytest
from django.db import OperationalError, transaction

from processes import environment, zerodraft
from streams import House, Stream, request
from zerodraft.live import following
from zerodraft.live.following import Follower
from zerodraft.live.hub import Channel, Hub, Listener
from zerodraft.live.waking import Alarm
from zerodraft.record.actions import append
from zerodraft.record.models import Row

ADD = """
import django
django.setup()
from django.db import transaction
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.verbs import register
register(Verb("tally.raised", ""))
for _ in range(2):
    with transaction.atomic():
        append("tally.raised", actor="installation", topic="tally:elsewhere")
"""


@pytest.fixture
def folder(own_house, tmp_path):
    return tmp_path / "data"


@pytest.mark.sqlite
def test_a_commit_of_another_process_wakes_it(own_house, folder):
    with own_house.follow(topic="tally:elsewhere") as stream:
        assert stream.count() == 0
        settings = {"ZERODRAFT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "zerodraft.site.settings"}
        subprocess.run([sys.executable, "-c", ADD], env=environment(**settings), check=True)
        assert stream.count_until(2)[-1] == 2


def test_a_row_about_another_topic_sends_nothing(house):
    with house.follow(topic="tally:a") as mine, house.follow(topic="tally:b") as other:
        assert (mine.count(), other.count()) == (0, 0)
        house.add(topic="tally:a")
        house.add(topic="tally:b")
        assert (mine.count(), other.count()) == (1, 1)


def test_a_row_whose_subject_is_the_topic_counts_too(house):
    with house.follow(topic="tally:subject") as stream:
        first = stream.snapshot()
        house.add(topic="process:x", subject="tally:subject")
        assert stream.snapshot().id > first.id


def test_commits_that_come_together_are_told_at_most_once_each_and_the_last_always(house):
    with house.follow(topic="tally:burst") as stream:
        assert stream.count() == 0
        house.add(topic="tally:burst", times=50)
        shown = stream.count_until(50)
        assert shown == sorted(set(shown))


def test_who_may_see_no_more_loses_the_stream_and_the_ticket(house):
    with (
        house.follow(topic="tally:barred", who="person-a") as mine,
        house.follow(topic="tally:barred", who="person-b") as other,
    ):
        old = house.ticket(topic="tally:barred", who="person-a")
        assert (mine.count(), other.count()) == (0, 0)
        house.add(verb="holder.barred", subject="person-a", topic="process:x")
        assert b"event: snapshot" not in mine.rest()  # a beat may come at any time
        house.add(topic="tally:barred")
        assert other.count() == 1
        status, _headers, body = request(house, f"GET {old} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert (status, b"fresh ticket" in body) == (403, True)
        with house.follow(topic="tally:barred", who="person-a") as again:
            assert again.count() == 1


def test_who_signs_out_is_followed_by_no_stream_and_nobody_else_is_disturbed(house):
    with (
        house.follow(topic="tally:leaves-us", who="person-a") as mine,
        house.follow(topic="tally:leaves-us", who="person-b") as other,
    ):
        assert (mine.count(), other.count()) == (0, 0)
        house.ask("leave", who="person-a")
        assert mine.rest() == b""
        house.add(topic="tally:leaves-us")
        assert other.count() == 1
        with house.follow(topic="tally:leaves-us", who="person-a") as elsewhere:
            assert elsewhere.count() == 1


def test_a_ticket_from_before_opens_no_stream_that_lasts_when_nobody_followed_meanwhile(own_house):
    old = own_house.ticket(who="person-a")
    own_house.add(verb="holder.barred", subject="person-a", topic="process:x")
    raw = f"GET {old} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    answer = request(own_house, raw)  # to its end: refused, or ended as soon as the row was seen
    assert b"event: snapshot" not in answer[2]


def test_a_topic_that_is_closed_loses_all_its_streams(house):
    with house.follow(topic="tally:closed") as mine, house.follow(topic="tally:open") as other:
        assert (mine.count(), other.count()) == (0, 0)
        house.add(verb="tally.closed", topic="tally:closed")
        assert b"event: snapshot" not in mine.rest()  # a beat may come at any time
        house.add(topic="tally:open")
        assert other.count() == 1


@pytest.mark.parametrize("topic", ["tally:gone", "tally:broken", "nobodys:one"])
def test_what_cannot_be_shown_ends_its_streams_and_no_others(house, topic):
    with house.follow(topic="tally:whole") as whole, house.follow(topic=topic) as spoilt:
        before = whole.count()
        assert b"event: snapshot" not in spoilt.rest()
        house.add(topic="tally:whole", times=3)
        assert whole.count_until(before + 3)[-1] == before + 3


@pytest.mark.sqlite
def test_a_reader_that_writes_is_refused_and_the_thread_goes_on(house):
    with house.follow(topic="tally:writes") as stream:
        assert b"event: snapshot" not in stream.rest()
    with house.follow(topic="tally:after") as stream:
        assert stream.count() == 0


@pytest.mark.sqlite
def test_a_database_that_cannot_be_read_for_a_while_ends_nothing(own_house, folder):
    def alter(statement: str) -> None:
        with closing(sqlite3.connect(folder / "zerodraft.sqlite3", timeout=10)) as database:
            database.execute("PRAGMA legacy_alter_table=ON")
            database.execute(statement)

    with own_house.follow() as stream:
        assert stream.count() == 0
        alter("ALTER TABLE record_row RENAME TO elsewhere")
        assert "live pages stand still" in own_house.process.stderr.readline()
        alter("ALTER TABLE elsewhere RENAME TO record_row")
        own_house.add()
        assert stream.count_until(1)[-1] == 1


@pytest.mark.sqlite
def test_after_a_restore_pages_begin_anew_with_what_is_there_now(own_house, folder, tmp_path):
    own_house.add(times=3)
    assert zerodraft("backup", tmp_path / "saved.tar", "--data", folder, cwd=tmp_path).returncode == 0
    own_house.add(times=5)
    with own_house.follow() as stream:
        before = stream.snapshot()
        assert '<p id="count">8</p>' in before.data
        done = zerodraft("restore", tmp_path / "saved.tar", "--data", folder, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert stream.rest() == b""
    with Stream(own_house, f"{own_house.ticket()}&seen={before.id}") as again:
        shown = again.snapshot()
        assert shown.id < before.id
        assert '<p id="count">3</p>' in shown.data
        own_house.add()
        assert again.count() == 4


@pytest.mark.sqlite
def test_another_record_that_is_longer_is_known_by_its_hashes(own_house, tmp_path):
    other = House(tmp_path / "other")
    try:
        other.add(times=9)
    finally:
        other.close()
    saved = tmp_path / "saved.tar"
    assert zerodraft("backup", saved, "--data", tmp_path / "other", cwd=tmp_path).returncode == 0
    own_house.add(times=2)
    with own_house.follow() as stream:
        assert stream.count() == 2
        assert zerodraft("restore", saved, "--data", tmp_path / "data", cwd=tmp_path).returncode == 0
        assert stream.rest() == b""
    with own_house.follow() as again:
        assert again.count() == 9


@pytest.fixture
def alarm() -> Iterator[Alarm]:
    made = Alarm()
    yield made
    made.close()


class AtOnce:
    """A loop that does at once what it is to do soon."""

    def call_soon_threadsafe(self, act: Callable[[], None]) -> None:
        act()


class Ear(Listener):
    """A stream that notes what it is given; none of these is to end."""

    until = 1e9

    def __init__(self, heard: list[bytes]) -> None:
        self._heard = heard

    def write(self, data: bytes) -> None:
        self._heard.append(data)

    def end(self) -> None:
        pytest.fail("a stream was ended")


@pytest.fixture
def asked() -> deque[tuple[Channel, int]]:
    return deque()


@pytest.fixture
def hub(asked) -> Hub:
    return Hub(lambda channel, number: asked.append((channel, number)))


@pytest.fixture
def follower(hub, monkeypatch, alarm, asked) -> Follower:
    """One that reads when it is told to; the test is one transaction already, and is rolled back."""
    made = Follower(hub, alarm, asked)
    made._loop = AtOnce()
    monkeypatch.setattr(following, "one_moment", nullcontext)
    return made


def admit(person: str) -> Row:
    with transaction.atomic():
        return append("person.admitted", actor="installation", subject=person, data={"role": "person"})


@pytest.mark.django_db
def test_the_shortest_view_is_rendered_first(monkeypatch, hub, follower):
    lengths = {"long": 30, "short": 10, "middle": 20}
    rendered: list[str] = []

    def event_of(channel: Channel, _seq: int) -> bytes:
        rendered.append(channel.view)
        return bytes(lengths[channel.view])

    monkeypatch.setattr(following, "event_of", event_of)
    follower._read()
    for view in lengths:
        hub.join(Ear([]), Channel("person:a", view, "en"), "")
    for expected in (["long", "short", "middle"], ["short", "middle", "long"]):
        rendered.clear()
        admit("person:a")
        follower._read()
        assert rendered == expected


@pytest.mark.django_db
def test_what_changed_is_not_forgotten_when_the_database_is_lost_meanwhile(monkeypatch, hub, follower):
    heard: list[bytes] = []

    def lost(channel: Channel, seq: int) -> bytes:
        raise OperationalError("the server went away")

    monkeypatch.setattr(following, "event_of", lambda _channel, seq: str(seq).encode())
    hub.join(Ear(heard), Channel("person:a", "wall", "en"), "")
    first = admit("person:a")
    follower._read()
    second = admit("person:a")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(following, "event_of", lost)
        meanwhile.setattr(following.connection, "is_usable", lambda: False)
        with pytest.raises(OperationalError):
            follower._read()
    follower._read()
    assert heard == [str(first.seq).encode(), str(second.seq).encode()]
