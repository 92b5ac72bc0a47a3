"""Whatever happens in whatever order, a stream's last event is the newest, and its ids never fall."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from zerodraft.live import hub as hub_module
from zerodraft.live.hub import BEATS_BEHIND, Channel, Hub, Listener

ONE = Channel("tally:one", "wall", "en")
OTHER = Channel("tally:one", "wall", "fr")


class Ear(Listener):
    """A stream that notes what it is given."""

    def __init__(self, until: float = 1e9) -> None:
        self.heard: list[bytes] = []
        self.ended = False
        self.until = until

    def write(self, data: bytes) -> None:
        assert not self.ended
        assert not self.behind
        self.heard.append(data)

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def asked() -> list[Channel]:
    return []


@pytest.fixture
def hub(asked) -> Hub:
    return Hub(asked.append)


def joined(hub: Hub, channel: Channel = ONE, holder: str = "", seen: int = 0, until: float = 1e9) -> Ear:
    ear = Ear(until)
    if first := hub.join(ear, channel, holder, seen):
        ear.heard.append(first)
    return ear


def test_the_first_stream_waits_for_a_fresh_rendering_and_the_second_has_it_at_once(hub, asked):
    first = joined(hub)
    assert (first.heard, asked) == ([], [ONE])
    hub.publish(ONE, 5, b"5", fresh=True)
    second = joined(hub)
    assert (first.heard, second.heard, asked) == ([b"5"], [b"5"], [ONE])


def test_a_page_that_has_seen_newer_is_not_given_older(hub, asked):
    joined(hub)
    hub.publish(ONE, 5, b"5", fresh=True)
    ahead = joined(hub, seen=8)
    assert asked == [ONE, ONE]
    hub.publish(ONE, 7, b"7")
    assert ahead.heard == []
    hub.publish(ONE, 8, b"8", fresh=True)
    assert ahead.heard == [b"8"]


def test_a_page_of_a_record_that_went_back_is_given_what_is_fresh_whatever_its_id(hub):
    ahead = joined(hub, seen=500)
    hub.publish(ONE, 3, b"3", fresh=True)
    assert ahead.heard == [b"3"]


def test_an_older_event_never_takes_the_place_of_a_newer(hub):
    ear = joined(hub)
    hub.publish(ONE, 9, b"9", fresh=True)
    hub.publish(ONE, 8, b"8")
    assert ear.heard == [b"9"]
    assert joined(hub).heard == [b"9"]


def test_an_asked_event_that_was_overtaken_gives_who_waits_the_newest(hub):
    joined(hub)
    hub.publish(ONE, 9, b"9", fresh=True)
    waits = joined(hub, seen=10)
    hub.publish(ONE, 8, b"8", fresh=True)
    assert waits.heard == [b"9"]


def test_a_stream_that_is_behind_gets_the_newest_alone(hub):
    slow, quick = joined(hub), joined(hub)
    hub.publish(ONE, 1, b"1", fresh=True)
    hub.fell_behind(slow)
    for seq in range(2, 50):
        hub.publish(ONE, seq, str(seq).encode())
    assert slow.heard == [b"1"]
    assert len(quick.heard) == 49
    hub.caught_up(slow)
    assert slow.heard == [b"1", b"49"]


def test_a_channel_forgets_its_event_with_its_last_stream(hub, asked):
    ear = joined(hub)
    hub.publish(ONE, 1, b"1", fresh=True)
    hub.leave(ear)
    hub.leave(ear)
    assert (hub.open_channels, hub.count) == ((), 0)
    hub.publish(ONE, 2, b"2")
    assert joined(hub).heard == []
    assert asked == [ONE, ONE]


def test_who_is_dismissed_loses_every_stream_and_old_tickets_open_none(hub):
    mine, mine_too, theirs = (
        joined(hub, holder="person-a"),
        joined(hub, OTHER, "person-a"),
        joined(hub, holder="person-b"),
    )
    hub.dismiss("person-a", at=100)
    assert (mine.ended, mine_too.ended, theirs.ended) == (True, True, False)
    assert hub.is_dismissed("tally:one", "person-a", issued=100)
    assert not hub.is_dismissed("tally:one", "person-a", issued=101)
    assert not hub.is_dismissed("tally:one", "person-b", issued=99)
    hub.forget_dismissals(before=101)
    assert not hub.is_dismissed("tally:one", "person-a", issued=100)


def test_a_topic_is_dismissed_in_every_view_and_no_other(hub):
    other_topic = Channel("tally:two", "wall", "en")
    ears = joined(hub), joined(hub, OTHER), joined(hub, other_topic)
    hub.dismiss_topic("tally:one", at=100)
    assert [ear.ended for ear in ears] == [True, True, False]
    assert hub.is_dismissed("tally:one", "", issued=100)
    assert not hub.is_dismissed("tally:two", "", issued=100)


def test_beats_end_what_is_old_or_takes_nothing_any_more(hub):
    old, young, dead = joined(hub, until=10), joined(hub, until=20), joined(hub)
    hub.fell_behind(dead)
    for number in range(BEATS_BEHIND):
        assert not dead.ended
        hub.beat(b"beat", now=9.0 + number)
    assert (old.ended, young.ended, dead.ended) == (True, False, True)
    assert young.heard == [b"beat"] * BEATS_BEHIND
    assert old.heard == [b"beat"]


def test_the_hub_is_full_at_its_bound(hub, monkeypatch):
    monkeypatch.setattr(hub_module, "MAX_STREAMS", 2)
    first = joined(hub)
    assert not hub.is_full
    joined(hub, OTHER)
    assert hub.is_full
    hub.leave(first)
    assert not hub.is_full


class Anything(RuleBasedStateMachine):
    """Streams come, fall behind, catch up and go, while one channel is published in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Channel] = []
        self.hub = Hub(self.asked.append)
        self.ears: list[Ear] = []
        self.newest = 0

    @rule(seen=st.integers(0, 5))
    def come(self, seen):
        self.ears.append(joined(self.hub, seen=self.newest - seen))

    @rule(ahead=st.integers(-3, 3))
    def publish(self, ahead):
        seq = max(self.newest + ahead, 1)
        self.newest = max(self.newest, seq) if self.ears else self.newest
        self.hub.publish(ONE, seq, str(seq).encode())

    @precondition(lambda self: self.asked)
    @rule()
    def answer(self):
        self.asked.clear()
        self.newest = max(self.newest, 1)
        self.hub.publish(ONE, self.newest, str(self.newest).encode(), fresh=True)

    @precondition(lambda self: self.ears)
    @rule(data=st.data(), act=st.sampled_from(["fell_behind", "caught_up", "leave"]))
    def act(self, data, act):
        ear = data.draw(st.sampled_from(self.ears))
        getattr(self.hub, act)(ear)
        if act == "leave":
            self.ears.remove(ear)

    @invariant()
    def ids_never_fall_and_the_last_is_the_newest(self):
        for ear in self.ears:
            ids = [int(each) for each in ear.heard]
            assert ids == sorted(ids)
            if not ear.behind and not ear.waiting:
                assert ids[-1] == self.newest

    @invariant()
    def the_count_is_right(self):
        assert self.hub.count == len(self.ears)
        assert self.hub.open_channels == ((ONE,) if self.ears else ())


TestAnything = Anything.TestCase
