"""What a letter changes of a round, of officers, limits and deadlines."""

from datetime import UTC, date, datetime

from zerodraft.correspondence.core.comparison.particulars import Particulars, Standing, compare
from zerodraft.correspondence.core.review.proposal import Deadline, Officer, Supersession

JUNE_7, JUNE_14 = date(2023, 6, 7), date(2023, 6, 14)
DUE = Deadline("comments", JUNE_7, None, "", "")
MOVED = Deadline("comments", JUNE_14, datetime(2023, 6, 14, 22, tzinfo=UTC), "America/New_York", "a@missions.example")
THERE = Standing(1, ("Noura Al-Mansoori",), {"all": 180}, {7: DUE})


def changed(standing: Standing = THERE, **letter: object) -> Particulars:
    usual = {"number": None, "officers": (), "limits": {}, "deadlines": (), "supersedes": ()}
    return compare(standing, **{**usual, **letter})


def test_a_letter_that_says_nothing_changes_nothing():
    assert not changed().any


def test_what_stands_already_changes_nothing():
    same = changed(
        number=1, officers=[Officer("Chair", "noura  al-mansoori", "Qatar")], limits={"all": 180}, deadlines=[DUE]
    )
    assert not same.any


def test_a_new_officer_is_named_and_a_limit_replaced():
    found = changed(officers=[Officer("Chair", "Ada Vidal", "Chile")], limits={"all": 120, "groups": 300})
    assert [one.name for one in found.officers] == ["Ada Vidal"]
    assert found.limits == {"all": (180, 120), "groups": (None, 300)}


def test_another_round_is_opened_and_begins_with_limits_of_its_own():
    found = changed(number=2, limits={"all": 180}, deadlines=[DUE])
    assert found.round == 2
    assert found.limits == {"all": (None, 180)}
    assert [(d.before, d.after) for d in found.deadlines] == [(None, DUE)]


def test_a_deadline_is_moved_withdrawn_or_set_anew():
    (moved,) = changed(deadlines=[MOVED], supersedes=[Supersession(JUNE_7, JUNE_14)]).deadlines
    assert (moved.id, moved.before, moved.after) == (7, DUE, MOVED)
    (withdrawn,) = changed(supersedes=[Supersession(JUNE_7, None)]).deadlines
    assert (withdrawn.id, withdrawn.after) == (7, None)
    (anew,) = changed(deadlines=[MOVED]).deadlines
    assert (anew.id, anew.after) == (None, MOVED)


def test_another_hour_on_the_same_day_changes_the_deadline_that_is_there():
    later = Deadline("comments", JUNE_7, datetime(2023, 6, 7, 22, tzinfo=UTC), "UTC", "")
    (found,) = changed(deadlines=[later]).deadlines
    assert (found.id, found.after) == (7, later)
