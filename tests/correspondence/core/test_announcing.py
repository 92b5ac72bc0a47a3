"""What is told of a change of programme: everything to all, and to each what concerns them and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from programme.making import KEYS, meeting, programmes
from zerodraft.correspondence.core.announcing import News, news
from zerodraft.programme.core.changes import Kind
from zerodraft.programme.core.release import next_release

PARTIES = ["state-242", "state-148", "state-604", "person-1"]
concerned = st.dictionaries(st.sampled_from(KEYS), st.sets(st.sampled_from(PARTIES)))
MORNING = meeting("meeting-1", "2018-02-20")
MOVED = replace(MORNING, venue="Room 9")


def released(*programmes_):
    found = ()
    for each in programmes_:
        found = next_release(found, each)
    return found


@given(programmes(), programmes(), concerned)
def test_everybody_concerned_is_told_exactly_what_concerns_them(planned, later, whose):
    before = released(planned)
    after = released(planned, later)
    found = news(before, after, whose)
    told = {(subject, change.after.key) for subject, theirs in found.own.items() for change in theirs}
    changed = {change.after.key for change in found.changes if change.kind is not Kind.ADDED}
    assert told == {(subject, key) for key in changed for subject in whose.get(key, ())}
    assert set(found.own) == {subject for key in changed for subject in whose.get(key, ())}


@given(programmes(), programmes(), concerned)
def test_what_is_changed_and_changed_back_is_not_told(planned, meanwhile, whose):
    before = released(planned)
    back = released(planned, meanwhile, planned)
    found = news(before, back, whose)
    # What was put in meanwhile and taken out again was never announced: it is no news either.
    assert found == News()


@given(programmes(), programmes(), programmes())
def test_several_releases_are_told_as_one(planned, second, third):
    first, last = released(planned), released(planned, second, third)
    found = news(first, last)
    was, now = ({each.key: each for each in of} for of in (first, last))
    for change in found.changes:
        assert change.before == was.get(change.after.key)
        assert change.after == now[change.after.key]


def test_a_meeting_that_is_new_is_nobodys_own_yet():
    found = news((), (MORNING,), {"meeting-1": PARTIES})
    assert [change.kind for change in found.changes] == [Kind.ADDED]
    assert found.own == {}


def test_another_room_is_told_to_those_who_wait_there_alone():
    other = meeting("meeting-2", "2018-02-21")
    found = news((MORNING, other), (MOVED, other), {"meeting-1": ["state-242"], "meeting-2": ["state-148"]})
    assert list(found.own) == ["state-242"]
    assert [change.after.venue for change in found.own["state-242"]] == ["Room 9"]
