"""The order of a list: a chain of policies, places given by hand, by swap, by absence; and why (rules 68 and 109)."""

from datetime import date

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU
from floor.proceedings import (
    BRAZIL,
    EU,
    INDIA,
    KENYA,
    NORWAY,
    PALESTINE,
    Hall,
    Unchanged,
    differences,
    stored,
    with_rules,
)
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import arranging, inscriptions, replying, speaking
from zerodraft.floor.actions.acts import CannotAct, StaleState
from zerodraft.floor.core import lots, order
from zerodraft.floor.models import Inscription, SpeakersList
from zerodraft.floor.requests import CannotInscribe, Request, Speaks
from zerodraft.process.core.rule_set import Policy
from zerodraft.record.models import Row

USA, FRANCE = "state-840", "state-250"


@pytest.fixture
def hall(db, time_) -> Hall:
    return Hall("ga-committee")


def at_desk(hall, *parties: str) -> list[str]:
    return [
        inscriptions.inscribe_at_desk(hall.officer, hall.list, requests.of_party(party, hall.day)).key
        for party in parties
    ]


def arrange(hall, *policies: str) -> list[str]:
    arranging.arrange(hall.officer, hall.list, policies)
    return hall.waiting()


def reasons(hall) -> dict[str, order.Reason]:
    """Why everybody stands where they do, by party."""
    (held, *_others) = hall.state().lists
    found = queries.reasons(held)
    assert list(found) == SpeakersList.objects.get(key=hall.list).order
    return {each.speaker.group or each.speaker.party: found[each.key] for each in held.waiting}


def test_rules_68_and_109_in_the_order_in_which_they_asked(hall):
    at_desk(hall, PERU, CHAD, FIJI)
    assert hall.waiting() == [PERU, CHAD, FIJI]
    assert {each.policy for each in reasons(hall).values()} == {Policy.ORDER_OF_REQUEST}


@pytest.mark.parametrize(
    ("party", "day", "place"),
    [
        (PALESTINE, date(2018, 2, 20), 3),  # A/RES/52/250: after the last Member
        (PALESTINE, date(2024, 9, 9), 3),
        (PALESTINE, date(2024, 9, 10), 1),  # A/RES/ES-10/23: in the order of request
        (HOLY_SEE, date(2018, 2, 20), 3),  # A/RES/58/314: after the last Member
        (HOLY_SEE, date(2024, 9, 10), 3),
        (EU, date(2018, 2, 20), 3),  # an observer in its own name
        (FIJI, date(2018, 2, 20), 1),
    ],
)
def test_resolutions_52_250_58_314_and_es_10_23_where_a_party_stands_on_a_day(db, time_, party, day, place):
    hall = Hall("ga-committee", day=day)
    for each in (party, CHAD, PERU):
        inscriptions.inscribe_at_desk(hall.officer, hall.list, Request(each))
    assert hall.waiting().index(party) + 1 == place
    if place == 3:
        assert reasons(hall)[party].policy is Policy.MEMBERS_FIRST


def test_the_order_goes_by_the_day_of_the_meeting_and_not_by_that_of_the_request(db, time_):
    """It is February 2018 when Palestine asks for the floor of a meeting in session 79."""
    hall = Hall("ga-committee", day=date(2024, 9, 24))
    at_desk(hall, PALESTINE, CHAD)
    assert hall.waiting() == [PALESTINE, CHAD]


def test_resolution_58_314_after_the_last_member_and_before_other_observers(hall):
    at_desk(hall, "body-027", HOLY_SEE, CHAD)
    assert hall.waiting() == [CHAD, HOLY_SEE, "body-027"]


def test_resolution_65_276_the_european_union_speaks_among_the_groups(db, time_):
    hall = Hall("informal")
    at_desk(hall, CHAD, EU, PERU, G77)
    assert hall.waiting() == [EU, G77, CHAD, PERU]
    assert reasons(hall)[CHAD].policy is Policy.GROUPS_FIRST
    assert Inscription.objects.get(group=EU).category == "groups"


def test_in_ecosoc_the_members_of_the_council_speak_before_other_states(db, time_):
    hall = Hall(with_rules("ecosoc", members=(PERU, CHAD)))
    at_desk(hall, FIJI, HOLY_SEE, CHAD, KENYA, PERU)
    assert hall.waiting() == [CHAD, PERU, FIJI, HOLY_SEE, KENYA]


def test_the_general_debate_by_tradition_then_rank_then_request(db, time_):
    hall = Hall(with_rules(tradition=(BRAZIL, USA), order=("tradition", "rank-ladder", "order-of-request")))
    ranks = {CHAD: "minister", USA: "minister", FIJI: "head-of-government", PERU: "head-of-state", BRAZIL: "minister"}
    for party, rank in ranks.items():
        hall.inscribe(party, rank=rank)
    # Heads of State and of Government stand on one rung: who asked first goes first.
    assert hall.waiting() == [BRAZIL, USA, FIJI, PERU, CHAD]
    why = reasons(hall)
    assert [why[each].policy for each in (USA, FIJI, PERU, CHAD)] == [
        Policy.TRADITION,
        Policy.TRADITION,
        Policy.ORDER_OF_REQUEST,
        Policy.RANK_LADDER,
    ]


def test_a_change_of_rank_moves_the_slot(db, time_):
    hall = Hall(with_rules(order=("rank-ladder", "order-of-request")))
    fiji, chad, peru = hall.inscribe(FIJI, CHAD, PERU, rank="minister")
    inscriptions.change_speaker(hall.delegate(PERU), peru, Speaks("H.E. the President", "head-of-state"))
    assert hall.waiting() == [PERU, FIJI, CHAD]
    inscriptions.change_speaker(hall.officer, fiji, Speaks("The counsellor", "other"))
    assert hall.waiting() == [PERU, CHAD, FIJI]
    row = Row.objects.filter(verb="speaker.changed").latest("seq")
    assert (row.data["rank"], row.data["place"], row.on_behalf_of) == ("other", 3, FIJI)
    assert "counsellor" not in str(row.data)
    inscriptions.change_speaker(hall.delegate(CHAD), chad, Speaks("Another minister", "minister"))
    assert hall.waiting() == [PERU, CHAD, FIJI]


def test_a_change_of_rank_does_not_move_the_announced_nor_who_was_moved_by_hand(db, time_):
    hall = Hall(with_rules(order=("rank-ladder", "order-of-request")))
    fiji, chad, peru, kenya = hall.inscribe(FIJI, CHAD, PERU, KENYA, rank="minister")
    inscriptions.move(hall.officer, hall.list, kenya, before=chad)
    hall.begin()
    for party, key, rank in ((FIJI, fiji, "other"), (KENYA, kenya, "other"), (PERU, peru, "head-of-state")):
        inscriptions.change_speaker(hall.delegate(party), key, Speaks(rank=rank))
    assert hall.waiting() == [FIJI, KENYA, PERU, CHAD]


@pytest.mark.parametrize(
    "policies", [("groups-first", "order-of-request"), ("alternation", "order-of-request"), ("order-of-request",)]
)
def test_a_change_of_rank_moves_nobody_where_rank_does_not_count(db, time_, policies):
    hall = Hall(with_rules("informal", order=policies))
    fiji, chad, *_rest = hall.inscribe(FIJI, CHAD, EGYPT, KENYA, PERU, INDIA)
    hall.begin()
    at_desk(hall, G77)
    before = hall.waiting()
    hall.do(speaking.give_floor, fiji)
    inscriptions.change_speaker(hall.delegate(CHAD), chad, Speaks(rank="head-of-state"))
    assert hall.waiting() == [each for each in before if each != FIJI]


def test_an_officer_reorders_the_chain_and_what_was_moved_stays(db, time_):
    hall = Hall("informal")
    at_desk(hall, PERU, HOLY_SEE, FIJI, G77, CHAD)
    assert hall.waiting() == [G77, PERU, FIJI, CHAD, HOLY_SEE]
    moved = Inscription.objects.get(party=CHAD).key
    first = Inscription.objects.get(party=PERU).key
    inscriptions.move(hall.officer, hall.list, moved, before=first)
    assert hall.waiting() == [G77, CHAD, PERU, FIJI, HOLY_SEE]
    assert arrange(hall, "order-of-request") == [PERU, CHAD, HOLY_SEE, FIJI, G77]
    assert reasons(hall)[CHAD] == order.Reason(order.Placed.HAND)
    assert arrange(hall, "members-first", "groups-first", "order-of-request") == [G77, CHAD, PERU, FIJI, HOLY_SEE]
    assert Row.objects.filter(verb="list.arranged").latest("seq").data["policies"] == [
        "members-first",
        "groups-first",
        "order-of-request",
    ]


@pytest.mark.parametrize("policies", [[], ["by-age"], ["lot", "lot"]])
def test_a_chain_that_cannot_be_is_refused(hall, policies):
    with Unchanged(CannotAct, "policies|policy"):
        arranging.arrange(hall.officer, hall.list, policies)


def test_alternation_takes_a_region_in_turn(hall):
    at_desk(hall, CHAD, EGYPT, KENYA, PERU, NORWAY, BRAZIL)
    assert arrange(hall, "alternation", "order-of-request") == [CHAD, PERU, NORWAY, EGYPT, BRAZIL, KENYA]
    assert reasons(hall)[EGYPT].policy is Policy.ALTERNATION


def test_alternation_goes_on_after_each_speaker_also_for_who_comes_later(hall):
    """Chad and Egypt are of Africa, Peru of Latin America and the Caribbean, India and Fiji of Asia and the Pacific."""
    arrange(hall, "alternation", "order-of-request")
    at_desk(hall, CHAD, EGYPT, PERU)
    assert hall.waiting() == [CHAD, PERU, EGYPT]
    hall.begin()
    heard = [next_speaks(hall)]
    at_desk(hall, KENYA)
    assert hall.waiting() == [PERU, EGYPT, KENYA]
    at_desk(hall, INDIA, BRAZIL)
    assert hall.waiting() == [PERU, INDIA, EGYPT, BRAZIL, KENYA]
    heard += [next_speaks(hall) for _each in range(2)]
    at_desk(hall, FIJI)
    assert hall.waiting() == [EGYPT, BRAZIL, FIJI, KENYA]
    heard += [next_speaks(hall) for _each in range(4)]
    assert heard == [CHAD, PERU, INDIA, EGYPT, BRAZIL, FIJI, KENYA]


def test_alternation_holds_when_somebody_leaves_or_is_called_out_of_turn_and_undoing_it_is_exact(hall):
    arrange(hall, "alternation", "order-of-request")
    chad, egypt, _kenya, peru, _brazil = at_desk(hall, CHAD, EGYPT, KENYA, PERU, BRAZIL)
    assert hall.waiting() == [CHAD, PERU, EGYPT, BRAZIL, KENYA]
    inscriptions.withdraw_at_desk(hall.officer, hall.list, peru)
    assert hall.waiting() == [CHAD, BRAZIL, EGYPT, KENYA]
    hall.undo()
    assert hall.waiting() == [CHAD, PERU, EGYPT, BRAZIL, KENYA]
    hall.begin()
    before = stored()
    hall.do(speaking.give_floor, egypt)
    assert hall.waiting() == [CHAD, PERU, KENYA, BRAZIL]  # Chad had been announced
    hall.undo()
    assert differences(before, stored()) == []
    hall.do(speaking.give_floor, chad)
    assert hall.waiting() == [PERU, EGYPT, BRAZIL, KENYA]


def next_speaks(hall) -> str:
    first = SpeakersList.objects.get(key=hall.list).order[0]
    return hall.do(speaking.give_floor, first, as_next=True).inscription.party


def test_a_lot_is_recorded_and_can_be_drawn_again_by_everybody(hall):
    at_desk(hall, PERU, CHAD, FIJI, KENYA, INDIA, HOLY_SEE)
    seed = arranging.draw_lot(hall.officer, hall.list, "Thursday-2018")
    held = SpeakersList.objects.get(key=hall.list)
    assert seed == held.seed == "thursday-2018"
    drawn = lots.lots(seed, {key: f"{party} national" for key, party in zip(held.order, hall.waiting(), strict=True)})
    assert held.lots == drawn
    assert hall.waiting()[-1] == HOLY_SEE  # the lot decides within what the policies before it leave open
    members = held.order[:-1]
    assert members == sorted(members, key=drawn.__getitem__)
    row = Row.objects.get(verb="lot.drawn")
    assert (row.data["seed"], row.data["drawn"]) == (seed, sorted(drawn, key=drawn.__getitem__))
    first = hall.waiting()
    arranging.draw_lot(hall.officer, hall.list, "another")
    assert hall.waiting() != first
    arranging.draw_lot(hall.officer, hall.list, "thursday-2018")
    assert hall.waiting() == first
    at_desk(hall, EGYPT)
    assert hall.waiting()[-2:] == [EGYPT, HOLY_SEE]


def test_a_lot_that_cannot_be_drawn(hall):
    with Unchanged(CannotAct, "Nobody waits"):
        arranging.draw_lot(hall.officer, hall.list)
    at_desk(hall, PERU)
    for seed in ("ünsafe", "1st", "x" * 41, "a b"):
        with Unchanged(CannotAct, "A seed begins with a letter"):
            arranging.draw_lot(hall.officer, hall.list, seed)
    assert arranging.draw_lot(hall.officer, hall.list).startswith("lot-")


def test_rule_73_replies_are_neither_arranged_nor_drawn(hall):
    hall.begin()
    replying.request_at_desk(hall.officer, hall.key, CHAD)
    held = SpeakersList.objects.get(kind="replies").key
    for act in (lambda: arranging.arrange(hall.officer, held, ["lot"]), lambda: arranging.draw_lot(hall.officer, held)):
        with Unchanged(CannotAct, "in the order in which they were asked for"):
            act()


def test_the_announced_next_speaker_is_never_displaced_and_a_late_group_enters_after_it(db, time_):
    hall = Hall("informal")
    at_desk(hall, PERU, CHAD)
    hall.begin()
    at_desk(hall, G77)
    assert hall.waiting() == [PERU, G77, CHAD]
    why = reasons(hall)
    assert (why[G77].late, why[CHAD].policy) == (True, Policy.GROUPS_FIRST)
    assert arrange(hall, "groups-first", "members-first", "order-of-request") == [PERU, G77, CHAD]
    arranging.draw_lot(hall.officer, hall.list)
    assert hall.waiting()[0] == PERU


def test_the_first_who_was_announced_does_not_stand_there_by_a_policy_that_speaks_against_it(db, time_):
    """Peru stands before the group although groups go first: not because of it."""
    hall = Hall("informal")
    at_desk(hall, PERU)
    hall.begin()
    at_desk(hall, G77)
    assert reasons(hall)[PERU].announced
    assert not reasons(hall)[G77].announced
    inscriptions.withdraw_at_desk(hall.officer, hall.list, Inscription.objects.get(group=G77).key)
    at_desk(hall, CHAD)
    assert not reasons(hall)[PERU].announced


def test_on_a_list_that_is_not_taken_up_nobody_is_announced(db, time_):
    hall = Hall("informal")
    hall.begin()
    other = hall.lists[0][1].key
    for party in (PERU, G77):
        inscriptions.inscribe_at_desk(hall.officer, other, requests.of_party(party, hall.day))
    assert hall.waiting(other) == [G77, PERU]


def test_who_is_absent_falls_to_the_end_and_later_ones_come_behind(hall):
    peru, *_others = at_desk(hall, PERU, CHAD, FIJI)
    hall.begin()
    inscriptions.mark_absent(hall.officer, hall.list, peru)
    at_desk(hall, KENYA)
    assert hall.waiting() == [CHAD, FIJI, PERU, KENYA]
    assert reasons(hall)[PERU] == order.Reason(order.Placed.ABSENT)
    inscriptions.mark_absent(hall.officer, hall.list, peru)
    assert Inscription.objects.get(key=peru).absences == 2
    assert hall.waiting()[-1] == PERU


def test_an_officer_who_reorders_while_the_chair_gives_the_floor_is_told(hall):
    peru, chad, _fiji = at_desk(hall, PERU, CHAD, FIJI)
    hall.begin()
    turn = hall.state().turn
    inscriptions.move(hall.officer, hall.list, chad, before=peru)
    with Unchanged(StaleState, "next speaker is now Chad"):
        speaking.give_floor(hall.chair, hall.key, peru, seen=turn, as_next=True)
    speaking.give_floor(hall.chair, hall.key, chad, seen=turn, as_next=True)
    for act in (
        lambda: inscriptions.move(hall.officer, hall.list, chad, before=""),
        lambda: inscriptions.move(hall.officer, hall.list, peru, before=chad),
        lambda: inscriptions.mark_absent(hall.officer, hall.list, chad),
        lambda: inscriptions.withdraw_at_desk(hall.officer, hall.list, chad),
    ):
        with Unchanged(CannotAct, "Chad has the floor now"):
            act()


def test_a_delegation_in_two_rooms_at_once_waits_and_speaks_in_both(db, time_):
    hall = Hall("informal", hours=(10, 15))
    (here,), (there,) = hall.inscribe(FIJI), hall.inscribe(FIJI, on=hall.lists[1][0].key)
    for meeting in (0, 1):
        hall.begin(meeting)
    hall.speak(here)
    hall.speak(there, 1)
    hall.do(speaking.end_intervention)
    assert hall.state().speaking is None
    assert hall.state(1).speaking.clock.running


@pytest.mark.parametrize(
    ("speaks", "says"),
    [
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"rank": "King of Kings"}, "rank"),
        ({"gender": "none"}, "gender"),
        ({"language": "la"}, "language"),
        ({"seconds": 0}, "between one second and four hours"),
        ({"seconds": 14_401}, "between one second and four hours"),
    ],
)
def test_what_is_said_of_a_speaker_is_checked_on_the_way_in_and_when_it_changes(hall, speaks, says):
    (key,) = hall.inscribe(FIJI, name="x" * 200, rank="minister", gender="woman", language="es", seconds=120)
    with Unchanged(CannotInscribe, says):
        hall.inscribe(CHAD, **speaks)
    with Unchanged(CannotInscribe, says):
        inscriptions.change_speaker(hall.delegate(FIJI), key, Speaks(**speaks))
