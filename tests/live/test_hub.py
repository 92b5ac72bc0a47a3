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
    return Hub(lambda channel, _number: asked.append(channel))


def joined(hub: Hub, channel: Channel = ONE, holder: str = "", seen: int = 0, until: float = 1e9) -> Ear:
    ear = Ear(until)
    if first := hub.join(ear, channel, holder, seen):
        ear.heard.append(first)
    return ear


def test_the_first_stream_waits_for_a_fresh_rendering_and_the_second_has_it_at_once(hub, asked):
    first = joined(hub)
    assert (first.heard, asked) == ([], [ONE])
    hub.publish(ONE, 5, b"5", fresh=1)
    second = joined(hub)
    assert (first.heard, second.heard, asked) == ([b"5"], [b"5"], [ONE])


def test_a_page_that_has_seen_newer_is_not_given_older(hub, asked):
    joined(hub)
    hub.publish(ONE, 5, b"5", fresh=1)
    ahead = joined(hub, seen=8)
    assert asked == [ONE, ONE]
    hub.publish(ONE, 7, b"7")
    assert ahead.heard == []
    hub.publish(ONE, 8, b"8", fresh=2)
    assert ahead.heard == [b"8"]


def test_a_page_of_a_record_that_went_back_is_given_what_is_fresh_whatever_its_id(hub):
    ahead = joined(hub, seen=500)
    hub.publish(ONE, 3, b"3", fresh=1)
    assert ahead.heard == [b"3"]


def test_an_older_event_never_takes_the_place_of_a_newer(hub):
    ear = joined(hub)
    hub.publish(ONE, 9, b"9", fresh=1)
    hub.publish(ONE, 8, b"8")
    assert ear.heard == [b"9"]
    assert joined(hub).heard == [b"9"]


def test_an_asked_event_that_was_overtaken_gives_who_waits_the_newest(hub):
    joined(hub)
    hub.publish(ONE, 9, b"9", fresh=1)
    waits = joined(hub, seen=10)
    hub.publish(ONE, 8, b"8", fresh=2)
    assert waits.heard == [b"9"]


def test_a_stream_that_is_behind_gets_the_newest_alone(hub):
    slow, quick = joined(hub), joined(hub)
    hub.publish(ONE, 1, b"1", fresh=2)
    hub.fell_behind(slow)
    for seq in range(2, 50):
        hub.publish(ONE, seq, str(seq).encode())
    assert slow.heard == [b"1"]
    assert len(quick.heard) == 49
    hub.caught_up(slow)
    assert slow.heard == [b"1", b"49"]


def test_a_channel_forgets_its_event_with_its_last_stream(hub, asked):
    ear = joined(hub)
    hub.publish(ONE, 1, b"1", fresh=1)
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
    hub.dismiss(("person-a",), at=100)
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


def test_an_answer_to_an_earlier_question_is_not_fresh_for_who_came_later(hub):
    first, later = joined(hub), joined(hub, seen=8)
    hub.publish(ONE, 7, b"7", fresh=1)
    assert (first.heard, later.heard) == ([b"7"], [])
    hub.publish(ONE, 8, b"8", fresh=2)
    assert (first.heard, later.heard) == ([b"7", b"8"], [b"8"])


def test_the_same_event_is_given_once(hub):
    ears = [joined(hub) for _ in range(3)]
    hub.publish(ONE, 5, b"5", fresh=1)
    hub.publish(ONE, 5, b"5", fresh=3)
    assert [ear.heard for ear in ears] == [[b"5"]] * 3
    hub.publish(ONE, 5, b"5, otherwise", fresh=3)
    assert ears[0].heard == [b"5", b"5, otherwise"]


class Anything(RuleBasedStateMachine):
    """The record grows; streams come, fall behind, catch up and go; renderings are read and arrive in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.head = 1
        self.asked = 0
        self.hub = Hub(self.note)
        self.ears: dict[Ear, int] = {}
        self.read: list[tuple[int, int]] = []

    def note(self, _channel, number):
        self.asked = number

    @rule()
    def commit(self):
        self.head += 1

    @rule(ago=st.integers(0, 3))
    def come(self, ago):
        seen = max(self.head - ago, 0)
        self.ears[joined(self.hub, seen=seen)] = seen

    @rule()
    def read_a_moment(self):
        self.read.append((self.head, self.asked))

    @precondition(lambda self: self.read)
    @rule(data=st.data())
    def a_rendering_arrives(self, data):
        seq, asked = self.read.pop(data.draw(st.integers(0, len(self.read) - 1)))
        self.hub.publish(ONE, seq, str(seq).encode(), fresh=asked)

    @precondition(lambda self: self.ears)
    @rule(data=st.data(), act=st.sampled_from(["fell_behind", "caught_up", "leave"]))
    def something_happens_to_a_stream(self, data, act):
        ear = data.draw(st.sampled_from(list(self.ears)))
        getattr(self.hub, act)(ear)
        if act == "leave":
            del self.ears[ear]

    @invariant()
    def ids_rise_from_what_the_page_had_seen(self):
        for ear, seen in self.ears.items():
            ids = [int(each) for each in ear.heard]
            assert ids == sorted(set(ids))
            assert all(each >= seen for each in ids)

    def teardown(self):
        for ear in self.ears:
            self.hub.caught_up(ear)
        self.hub.publish(ONE, self.head, str(self.head).encode(), fresh=self.asked)
        for ear in self.ears:
            assert ear.heard[-1] == str(self.head).encode(), "the last event is the newest"

    @invariant()
    def the_count_is_right(self):
        assert self.hub.count == len(self.ears)
        assert self.hub.open_channels == ((ONE,) if self.ears else ())


TestAnything = Anything.TestCase
