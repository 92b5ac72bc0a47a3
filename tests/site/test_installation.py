"""A data folder: what in it cannot be used is named, never tripped over."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from zerodraft.site.installation import BadFolder, Installation


@pytest.fixture
def installation(tmp_path):
    made = Installation(tmp_path / "data")
    made.prepare()
    return made


def test_a_secret_is_made_once(installation):
    assert installation.secret() == installation.secret()
    assert len(installation.secret()) > 40


def test_an_empty_secret_is_none(installation):
    (installation.folder / "secret-key").touch()
    with pytest.raises(BadFolder, match="secret-key is empty"):
        installation.secret()


def test_a_secret_that_cannot_be_read_is_named(installation):
    (installation.folder / "secret-key").symlink_to("nowhere")
    with pytest.raises(BadFolder, match="secret-key cannot be read"):
        installation.secret()
    (installation.folder / "other").write_bytes(b"\xff\xfe")
    with pytest.raises(BadFolder, match="other cannot be read"):
        installation.secret("other")


@pytest.mark.parametrize(
    "clock",
    [
        {},
        {"starts": "soon", "started": "2026-01-01T00:00:00+00:00"},
        {"starts": "2018-02-20T14:50:00", "started": "2026-01-01T00:00:00+00:00"},
        {"starts": 1, "started": 2},
        {"starts": "2018-02-20T14:50:00+00:00", "started": "2026-01-01T00:00:00+00:00", "rate": 0},
        {"starts": "2018-02-20T14:50:00+00:00", "started": "2026-01-01T00:00:00+00:00", "rate": "fast"},
    ],
)
def test_a_clock_that_cannot_be_read_is_named(installation, clock):
    installation.description.write_text(json.dumps({"kind": "demonstration", "clock": clock}))
    with pytest.raises(BadFolder, match="clock"):
        _ = installation.clock


def test_a_demonstration_behind_a_link_is_not_removed(installation, tmp_path):
    installation.description.write_text(json.dumps({"kind": "demonstration"}))
    link = tmp_path / "link"
    link.symlink_to(installation.folder)
    with pytest.raises(BadFolder, match="cannot be removed"):
        Installation(link).clear_demonstration()
    assert installation.description.exists()


def test_a_demonstrations_clock_goes_on_when_its_rate_changes(installation):
    starts = datetime(2018, 2, 20, 14, 50, tzinfo=UTC)
    installation.become_demonstration(starts, rate=10)
    fast = installation.clock
    assert fast.at(fast.started + timedelta(minutes=1)) == starts + timedelta(minutes=10)
    installation.become_demonstration(starts)
    slow = installation.clock
    assert slow.rate == 1
    assert slow.starts == fast.at(slow.started)
    assert slow.starts > starts


@pytest.mark.parametrize("left", ["zerodraft.sqlite3", "secret-key", "originals/ab12"])
def test_the_folder_of_a_real_installation_becomes_no_demonstration(installation, left):
    (installation.folder / left).write_text("of somebody")
    with pytest.raises(BadFolder, match="holds a real installation"):
        installation.become_demonstration(datetime(2018, 2, 20, tzinfo=UTC))
    assert not installation.is_demonstration


def test_a_demonstration_that_is_refused_leaves_no_trace_and_one_that_was_there_stays(installation):
    def refuse() -> None:
        with installation.unless(BadFolder):
            installation.become_demonstration(datetime(2018, 2, 20, tzinfo=UTC))
            installation.secret()
            raise BadFolder("no")

    with pytest.raises(BadFolder, match="no"):
        refuse()
    assert not installation.is_demonstration
    assert not installation.secret_key.exists()
    installation.become_demonstration(datetime(2018, 2, 20, tzinfo=UTC))
    with pytest.raises(BadFolder, match="no"):
        refuse()
    assert installation.is_demonstration
