"""Rights that resolutions give within bounds: kept to in the acts, and said the same by the screens."""

from datetime import date

import pytest

from floor.conftest import CHAD, FIJI, G77, HOLY_SEE, PERU
from floor.proceedings import EU, PALESTINE, Hall, Unchanged
from zerodraft.floor import rights
from zerodraft.floor.actions import carrying, inscriptions, lists, moving, pointing, replying, speaking
from zerodraft.floor.actions.acts import CannotAct
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request
from zerodraft.parties.core.party import Capability


@pytest.fixture
def hall(db, time_) -> Hall:
    made = Hall("ga-plenary", hours=(10, 15))
    made.begin()
    return made


def reply(hall, party, meeting=0, *, within=True) -> str:
    return replying.request_reply(hall.delegate(party), hall.keys[meeting], within=within).key


def give(hall, key, meeting=0) -> None:
    hall.do(speaking.give_floor, key, meeting=meeting, early=True)
    hall.do(speaking.end_intervention, meeting=meeting)


def test_resolution_65_276_the_european_union_has_one_reply_an_item_where_others_have_two(hall):
    give(hall, reply(hall, EU))
    with Unchanged(CannotAct, r"European Union has 1 reply on an item \(A/RES/65/276, annex\).*on another item"):
        reply(hall, EU)
    with Unchanged(CannotAct, r"A/RES/65/276"):
        replying.request_at_desk(hall.officer, hall.key, EU, within=True)
    give(hall, reply(hall, CHAD))
    give(hall, reply(hall, CHAD))
    hall.do(lists.take_up, hall.lists[0][1].key)
    give(hall, reply(hall, EU))
    with Unchanged(CannotAct, "all the replies that the rules give"):
        reply(hall, EU)


def test_resolution_65_276_the_item_is_the_same_in_another_meeting(hall):
    hall.begin(1)
    give(hall, reply(hall, EU))
    with Unchanged(CannotAct, "1 reply on an item"):
        reply(hall, EU, 1)
    hall.do(lists.take_up, hall.lists[1][1].key, meeting=1)
    assert reply(hall, EU, 1)


def test_resolution_65_276_a_reply_carried_over_is_the_one_that_the_item_has(hall):
    reply(hall, EU)
    replies = SpeakersList.objects.get(kind="replies").key
    carrying.carry_over(hall.officer, replies, hall.keys[1])
    with Unchanged(CannotAct, "1 reply on an item"):
        reply(hall, EU)


def test_resolution_65_276_a_reply_withdrawn_or_undone_leaves_the_right(hall):
    inscriptions.withdraw(hall.delegate(EU), reply(hall, EU))
    replying.request_at_desk(hall.officer, hall.key, EU, within=True)
    hall.undo()
    assert reply(hall, EU)


def test_resolution_65_276_the_reply_is_on_positions_of_the_european_union(hall):
    with Unchanged(CannotAct, r"its own positions alone \(A/RES/65/276, annex\).*ticking “Within the bounds"):
        reply(hall, EU, within=False)
    assert Inscription.objects.get(key=reply(hall, EU)).item == hall.lists[0][0].title


def test_resolution_58_314_points_of_order_of_the_holy_see_are_on_what_involves_it(hall):
    with Unchanged(CannotAct, r"Holy See: .* proceedings that involve it alone \(A/RES/58/314\).*ticking “Within"):
        hall.do(pointing.raise_point, HOLY_SEE)
    hall.do(pointing.raise_point, HOLY_SEE, within=True)
    hall.do(pointing.rule, upheld=False)
    with Unchanged(CannotAct, r"does not have that right.*rests on A/RES/58/314\. A Member State can do it"):
        hall.do(pointing.appeal, HOLY_SEE)
    with Unchanged(CannotAct, r"cannot make procedural motions.*rests on A/RES/58/314\. A Member State can do it"):
        hall.do(moving.move, "close-debate", HOLY_SEE, within=True)


@pytest.mark.parametrize(
    ("day", "needs", "challenges"), [(date(2024, 9, 9), "A/RES/52/250", False), (date(2024, 9, 10), "", True)]
)
def test_resolution_es_10_23_ends_the_bounds_of_52_250(db, time_, day, needs, challenges):
    hall = Hall("ga-plenary", day=day)
    hall.begin()
    if needs:
        with Unchanged(CannotAct, f"Palestinian and Middle East issues alone .{needs}"):
            hall.do(pointing.raise_point, PALESTINE)
    hall.do(pointing.raise_point, PALESTINE, within=bool(needs))
    hall.do(pointing.rule, upheld=False)
    if challenges:
        hall.do(pointing.appeal, PALESTINE)
    else:
        with Unchanged(CannotAct, r"does not have that right.*A/RES/52/250"):
            hall.do(pointing.appeal, PALESTINE)


def test_resolution_73_5_the_state_of_palestine_moved_for_the_group_that_it_chaired(db, time_):
    hall = Hall("ga-plenary", day=date(2019, 6, 3))
    hall.begin()
    with Unchanged(CannotAct, r"on behalf of Group of 77 and China alone \(A/RES/73/5\)"):
        hall.do(moving.move, "close-debate", PALESTINE)
    hall.do(moving.move, "close-debate", PALESTINE, within=True)
    group = Request(PALESTINE, "group", G77)
    assert inscriptions.inscribe_at_desk(hall.officer, hall.list, group).group == G77
    with Unchanged(CannotInscribe, r"for Group of 77 and China alone \(A/RES/73/5\).*a member of the other group"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(PALESTINE, "group", "body-107"))


def test_resolution_52_250_gave_no_right_to_speak_for_a_group(db, time_):
    hall = Hall("ga-plenary", day=date(2018, 6, 3))
    with Unchanged(CannotInscribe, "does not have that right.*A/RES/52/250"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(PALESTINE, "group", G77))


def test_resolution_65_276_the_european_union_speaks_for_itself_alone(hall):
    assert inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(EU, "group", EU)).category == "groups"
    with Unchanged(CannotInscribe, r"may speak for European Union alone \(A/RES/65/276, annex\)"):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(EU, "group", G77))


def test_informal_consultations_ask_nobody_by_what_right_they_speak(db, time_):
    hall = Hall("informal")
    hall.begin()
    hall.do(pointing.raise_point, HOLY_SEE)
    hall.do(pointing.rule, upheld=True)
    for _number in range(2):
        give(hall, reply(hall, EU, within=False))
    assert rights.bound(hall.rules, EU, Capability.REPLY, hall.day) == ""


def test_a_member_state_is_asked_for_no_bounds(hall):
    for each in (FIJI, PERU):
        assert rights.bound(hall.rules, each, Capability.REPLY, hall.day) == ""
        give(hall, reply(hall, each, within=False))
