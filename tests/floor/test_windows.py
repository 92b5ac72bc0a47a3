"""When one may inscribe, how often, on what behalf: windows, waiting list, quota, groups and their chairs."""

from datetime import UTC, date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU
from floor.proceedings import EU, INDIA, KENYA, NORWAY, Hall, Unchanged
from zerodraft.floor.actions import inscriptions, lists, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request, Speaks
from zerodraft.parties import actions as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.record.models import Row

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
FRANCE, GERMANY = "state-250", "state-276"


@pytest.fixture
def hall(db, time_) -> Hall:
    made = Hall("ga-plenary")
    lists.close_list(made.officer, made.list)
    time_.go(seconds=1)
    return made


def times(hall, **given: object) -> None:
    lists.set_times(hall.officer, hall.list, lists.Times(**given))


def says(hall, party: str) -> str:
    """What a delegation hears that asks now; '' when it is inscribed."""
    try:
        hall.inscribe(party)
    except CannotAct as refused:
        return str(refused)
    return ""


def test_a_window_opens_is_handed_over_to_the_desk_and_closes(hall, time_):
    start = time_.at
    times(hall, opens=start + HOUR, desk=start + 2 * HOUR, closes=start + 3 * HOUR)
    heard = []
    for hours, before, after in ((1, FIJI, FIJI), (2, CHAD, PERU), (3, PERU, PERU)):
        time_.at = start + hours * HOUR - SECOND
        heard.append(says(hall, before))
        time_.at = start + hours * HOUR
        heard.append(says(hall, after))
    assert heard[1:3] == ["", ""]
    assert "opens on 20 February 2018 at 11:00" in heard[0]
    assert "The desk keeps this list now" in heard[3]
    assert "The desk keeps this list now" in heard[4]
    assert "closed at 13:00:01" in heard[5]
    inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(PERU))
    assert hall.waiting() == [FIJI, CHAD, PERU]


def test_times_are_told_in_the_zone_of_the_list(hall, time_):
    times(hall, opens=time_.at + HOUR, zone="Asia/Kolkata")
    assert "at 21:30" in says(hall, FIJI)
    times(hall, opens=time_.at + 10 * HOUR, zone="Asia/Kolkata")
    assert "21 February 2018 at 06:30" in says(hall, FIJI)
    times(hall, opens=time_.at + HOUR)
    assert "at 11:00" in says(hall, FIJI)


def test_it_closes_some_minutes_after_the_start(hall, time_):
    lists.open_list(hall.officer, hall.list)
    times(hall, minutes=30)
    time_.go(hours=2)
    assert says(hall, FIJI) == ""
    hall.begin()
    time_.go(minutes=29, seconds=59)
    assert says(hall, CHAD) == ""
    time_.go(seconds=1)
    assert "closed at 12:30" in says(hall, PERU)
    # By hand it opens again, and stays open.
    time_.go(seconds=1)
    lists.open_list(hall.officer, hall.list)
    assert says(hall, PERU) == ""


@pytest.mark.parametrize(
    "given",
    [
        {"opens": 2, "closes": 1},
        {"opens": 1, "closes": 1},
        {"opens": 2, "desk": 1},
        {"desk": 2, "closes": 2},
        {"minutes": -1},
        {"minutes": 24 * 60 + 1},
        {"zone": "New York"},
    ],
)
def test_times_that_cannot_follow_one_another_are_refused(hall, time_, given):
    moments = {
        name: time_.at + value * HOUR if name in {"opens", "closes", "desk"} else value for name, value in given.items()
    }
    with Unchanged(CannotAct, "."):
        times(hall, **moments)


def test_a_full_list_has_a_waiting_list_from_which_one_moves_up(hall):
    lists.open_list(hall.officer, hall.list)
    lists.set_bounds(hall.officer, hall.list, places=2, quota=None)
    fiji, chad, peru, kenya = hall.inscribe(FIJI, CHAD, PERU, KENYA)
    assert (hall.waiting(), hall.reserve()) == ([FIJI, CHAD], [PERU, KENYA])
    assert hall.inscribe(PERU) == [peru]
    with Unchanged(CannotAct, "Peru is on the waiting list already, as number 1"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(PERU))
    inscriptions.withdraw(hall.delegate(FIJI), fiji)
    assert (hall.waiting(), hall.reserve()) == ([CHAD, PERU], [KENYA])
    hall.begin()
    # A place that was used is used: who waits does not move up because somebody has spoken.
    hall.speak(chad)
    hall.do(speaking.end_intervention)
    assert (hall.waiting(), hall.reserve()) == ([PERU], [KENYA])
    lists.set_bounds(hall.officer, hall.list, places=3, quota=None)
    assert (hall.waiting(), hall.reserve()) == ([PERU, KENYA], [])
    assert Inscription.objects.get(key=kenya).state == "waiting"


def test_who_is_on_the_waiting_list_is_not_called_moved_or_absent_but_may_withdraw(hall):
    lists.open_list(hall.officer, hall.list)
    lists.set_bounds(hall.officer, hall.list, places=1, quota=None)
    fiji, chad = hall.inscribe(FIJI, CHAD)
    hall.begin()
    for act in (
        lambda: hall.do(speaking.give_floor, chad),
        lambda: inscriptions.move(hall.officer, hall.list, chad, before=fiji),
        lambda: inscriptions.move(hall.officer, hall.list, fiji, before=chad),
        lambda: inscriptions.mark_absent(hall.officer, hall.list, chad),
    ):
        with Unchanged(CannotAct, "waiting list"):
            act()
    inscriptions.withdraw(hall.delegate(CHAD), chad)
    assert hall.reserve() == []


def test_who_moves_up_enters_where_the_policies_want_them(hall):
    lists.open_list(hall.officer, hall.list)
    lists.set_bounds(hall.officer, hall.list, places=2, quota=None)
    hall.inscribe(CHAD, HOLY_SEE, PERU)
    lists.set_bounds(hall.officer, hall.list, places=None, quota=None)
    assert hall.waiting() == [CHAD, PERU, HOLY_SEE]


@pytest.mark.parametrize("number", [0, -1, 401])
@pytest.mark.parametrize("which", ["places", "quota"])
def test_bounds_that_cannot_be(hall, which, number):
    with Unchanged(CannotAct, "from 1 to 400"):
        lists.set_bounds(hall.officer, hall.list, **{"places": None, "quota": None, which: number})


def test_each_delegation_has_its_quota_in_national_capacity(hall):
    lists.open_list(hall.officer, hall.list)
    lists.set_bounds(hall.officer, hall.list, places=None, quota=1)
    (fiji,) = hall.inscribe(FIJI)
    inscriptions.withdraw(hall.delegate(FIJI), fiji)
    (fiji,) = hall.inscribe(FIJI)
    hall.begin()
    hall.speak(fiji)
    hall.do(speaking.end_intervention)
    with Unchanged(CannotInscribe, "may speak 1 times.*Ask the desk"):
        hall.inscribe(FIJI)
    # It may still join others, and the desk may let it speak again.
    inscriptions.inscribe(hall.delegate(FIJI), hall.list, Request(FIJI, "joint", joint=(CHAD,)))
    inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(FIJI))


def test_a_group_that_lost_its_chair_overnight(db, time_):
    """The register says who chairs a group up to which day: the chair of yesterday's meeting is not that of today's."""
    parties.set_chair(INSTALLATION, group=G77, party=EGYPT, start=date(2018, 1, 1), end=date(2018, 2, 21))
    yesterday = Hall("informal", key="lakes", day=date(2018, 2, 20))
    today = Hall("informal", day=date(2018, 2, 21))
    request = Request(EGYPT, "group", G77)
    inscriptions.inscribe(yesterday.delegate(EGYPT), yesterday.list, request)
    with Unchanged(PermissionDenied, "neither chairs this group"):
        inscriptions.inscribe(today.delegate(EGYPT), today.list, request)
    parties.set_chair(INSTALLATION, group=G77, party=KENYA, start=date(2018, 2, 21))
    inscriptions.inscribe(today.delegate(KENYA), today.list, Request(KENYA, "group", G77))
    assert (yesterday.waiting(), today.waiting()) == ([G77], [G77])


def test_what_a_group_has_inscribed_it_keeps_when_its_chair_changes(db, time_):
    parties.set_chair(INSTALLATION, group=G77, party=EGYPT, start=date(2018, 1, 1))
    hall = Hall("informal", day=date(2018, 2, 21))
    made = inscriptions.inscribe(hall.delegate(EGYPT), hall.list, Request(EGYPT, "group", G77))
    parties.set_chair(INSTALLATION, group=G77, party=KENYA, start=date(2018, 2, 21))
    with Unchanged(CannotInscribe, "as number 1"):
        inscriptions.inscribe(hall.delegate(KENYA), hall.list, Request(KENYA, "group", G77))
    inscriptions.withdraw(hall.delegate(EGYPT), made.key)
    inscriptions.inscribe(hall.delegate(KENYA), hall.list, Request(KENYA, "group", G77))


def test_resolution_65_276_others_align_themselves_with_the_european_union_and_members_dissent(db, time_):
    hall = Hall("informal")
    made = inscriptions.inscribe_at_desk(
        hall.officer,
        hall.list,
        Request(EU, "group", EU, aligned=(NORWAY, NORWAY, INDIA), dissenting=(FRANCE,)),
    )
    made.refresh_from_db()
    assert (made.aligned, made.dissenting) == (sorted([NORWAY, INDIA]), [FRANCE])


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ({"aligned": (FRANCE,)}, "France is a member of European Union"),
        ({"dissenting": (NORWAY,)}, "Norway is no member of European Union"),
        ({"aligned": ("nobody",)}, "nobody"),
        ({"aligned": tuple(f"state-{n:03}" for n in range(201))}, "At most 200 parties"),
    ],
)
def test_who_cannot_be_aligned_or_dissent_is_named(db, time_, named, says):
    hall = Hall("informal")
    with Unchanged(CannotInscribe, says):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(EU, "group", EU, **named))


def test_resolution_65_276_before_may_2011_the_union_spoke_for_nobody(db, time_):
    hall = Hall("informal", day=date(2011, 5, 2))
    with Unchanged(CannotInscribe, "no group that can be spoken for"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(EU, "group", EU))


def test_the_speaker_stays_out_of_the_record(hall):
    lists.open_list(hall.officer, hall.list)
    hall.inscribe(FIJI, name="  Ada \n  Quillfeather ", rank="minister", gender="woman", first_time=True, language="fr")
    made = Inscription.objects.get()
    assert (made.speaker, made.gender, made.first_time, made.language) == ("Ada Quillfeather", "woman", True, "fr")
    assert "Quillfeather" not in str(list(Row.objects.values_list("data", flat=True)))


def test_the_record_of_times_is_in_instants(hall, time_):
    times(hall, opens=time_.at + HOUR, closes=time_.at + 2 * HOUR, minutes=15)
    data = Row.objects.get(verb="list.timed").data
    assert (data["opens"], data["minutes"]) == ((time_.at + HOUR).astimezone(UTC).isoformat(), 15)
    assert SpeakersList.objects.get(key=hall.list).minutes == 15


def test_a_change_of_rank_on_a_list_that_was_shortened_sends_nobody_to_the_waiting_list(hall):
    """Found by test_any_meeting: the speaker stood on the order and on the waiting list at once."""
    lists.open_list(hall.officer, hall.list)
    _fiji, chad, _peru = hall.inscribe(FIJI, CHAD, PERU)
    lists.set_bounds(hall.officer, hall.list, places=1, quota=None)
    inscriptions.change_speaker(hall.delegate(CHAD), chad, Speaks(rank="minister"))
    assert (hall.waiting(), hall.reserve()) == ([FIJI, CHAD, PERU], [])
    assert Inscription.objects.get(key=chad).state == "waiting"
