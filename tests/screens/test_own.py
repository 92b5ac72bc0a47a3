"""What a delegation sees of its own on its phone, and nobody else."""

import re

import pytest

from floor.conftest import CHAD, EGYPT, FIJI, G77, HOLY_SEE, PERU, delegate
from zerodraft import clock
from zerodraft.floor import queries
from zerodraft.floor.actions import (
    lists,
    pointing,
    rules_of_procedure,
    session,
    speaking,
    swapping,
    walls,
)
from zerodraft.floor.models import Inscription, Swap
from zerodraft.process.core.roles import Role
from zerodraft.process.models import Designation
from zerodraft.screens import fragments


def page(client, meeting) -> str:
    answer = client.get(f"/meetings/{meeting.key}/floor/")
    assert answer.status_code == 200
    return answer.content.decode()


def own(client, meeting) -> str:
    answer = client.get(f"/meetings/{meeting.key}/own/")
    assert answer.status_code == 200
    return answer.content.decode()


def drawn(meeting) -> str:
    return fragments.read(fragments.topic(meeting.key), "floor.team", "en")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def by_key(key: str) -> Inscription:
    return Inscription.objects.get(key=key)


def test_a_full_list_says_the_place_on_its_waiting_list(meeting, officer, visitor, inscribed):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=None)
    inscribed(CHAD, PERU, FIJI)
    fiji = visitor(Role.DELEGATE, FIJI)
    assert "Waiting list, number 2" in own(fiji, meeting)
    assert 'data-state="reserve"' in own(fiji, meeting)
    assert 'data-before="Waiting list, number 2" data-reserve' in drawn(meeting)
    assert "Change places" not in own(fiji, meeting)


def test_who_will_speak_is_said_on_inscribing_and_changed_later_and_seen_by_the_delegation_alone(meeting, visitor):
    fiji, peru = visitor(Role.DELEGATE, FIJI), visitor(Role.DELEGATE, PERU)
    form = {"speaker": "Ms Vula", "gender": "woman", "first_time": "yes", "language": "fr", "length": "2:30"}
    fiji.post(f"/lists/{meeting.list.key}/inscribe", {"capacity": "national", **form})
    found = Inscription.objects.get()
    assert (found.speaker, found.gender, found.first_time, found.language, found.seconds) == (
        "Ms Vula",
        "woman",
        True,
        "fr",
        150,
    )
    shown = own(fiji, meeting)
    assert 'value="Ms Vula"' in shown
    assert '<option value="woman" selected>' in shown
    assert 'name="first_time" value="yes" checked' in shown
    assert 'value="2:30"' in shown
    fiji.post(f"/inscriptions/{found.key}/speaker", {"speaker": "Mr Tora", "language": "en"})
    found.refresh_from_db()
    assert (found.speaker, found.first_time, found.seconds) == ("Mr Tora", False, None)
    assert "Tora" not in page(peru, meeting)
    assert "Tora" not in drawn(meeting)
    assert peru.post(f"/inscriptions/{found.key}/speaker", {"speaker": "Nobody"}).status_code == 403


def test_the_ranks_offered_are_those_of_the_rules(meeting, chair, visitor):
    assert '<option value="crown-prince">' in page(visitor(Role.DELEGATE, FIJI), meeting)
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    assert '<option value="head-of-state">Head of State' in own(visitor(Role.DELEGATE, PERU), meeting)


def test_a_group_names_who_aligns_with_its_statement_and_who_does_not(meeting, visitor):
    Designation.objects.create(process=meeting.process, group=G77, party=EGYPT, start=meeting.row.day)
    egypt = visitor(Role.DELEGATE, EGYPT)
    form = {"capacity": "group", "group": G77, "aligned": "Mexico; Türkiye", "dissenting": "Fiji,\nchad"}
    egypt.post(f"/lists/{meeting.list.key}/inscribe", form)
    found = Inscription.objects.get(capacity="group")
    assert (found.aligned, found.dissenting) == (["state-484", "state-792"], [CHAD, FIJI])


def test_a_name_that_fits_nobody_is_refused_by_name(meeting, visitor):
    form = {"capacity": "joint", "joint": "Chad, Atlantis", "next": f"/meetings/{meeting.key}/floor/"}
    answer = visitor(Role.DELEGATE, FIJI).post(f"/lists/{meeting.list.key}/inscribe", form, follow=True)
    assert "No delegation is called “Atlantis”." in answer.content.decode()
    assert not Inscription.objects.exists()


@pytest.fixture
def offered(meeting, inscribed):
    """Fiji, first, is asked by Peru, third, to change places."""
    keys = inscribed(FIJI, CHAD, PERU)
    swapping.ask(delegate(PERU), keys[2], keys[0])
    return keys


def test_a_swap_is_seen_by_the_two_and_the_desk_and_by_nobody_else(meeting, visitor, offered):
    fiji, peru, chad = (visitor(Role.DELEGATE, party) for party in (FIJI, PERU, CHAD))
    swap = Swap.objects.get().key
    assert "Peru asks to change places with you. You would go from place 1 to place 3." in words(own(fiji, meeting))
    assert "You asked Fiji to change places: you would go from place 3 to place 1." in words(own(peru, meeting))
    for seen in (page(chad, meeting), page(visitor(Role.OBSERVER, HOLY_SEE), meeting), drawn(meeting)):
        assert swap not in seen
        assert "change places with you" not in seen
    assert swap not in chad.get(f"/meetings/{meeting.key}/floor.json").content.decode()
    assert chad.post(f"/swaps/{swap}/agree").status_code == 403


def test_a_swap_is_answered_by_buttons_alone(meeting, visitor, offered):
    fiji, peru = visitor(Role.DELEGATE, FIJI), visitor(Role.DELEGATE, PERU)
    swap = Swap.objects.get()
    assert f'action="/swaps/{swap.key}/agree"' in own(fiji, meeting)
    assert f'formaction="/swaps/{swap.key}/decline"' in own(fiji, meeting)
    assert f'formaction="/swaps/{swap.key}/take-back"' in own(peru, meeting)
    assert f'formaction="/swaps/{swap.key}/decline"' not in own(peru, meeting)
    fiji.post(f"/swaps/{swap.key}/agree")
    assert "You and Peru agreed to change places. You go from place 1 to place 3" in words(own(fiji, meeting))
    peru.post(f"/swaps/{swap.key}/take-back")
    assert "agreed to change places" not in own(fiji, meeting)


def test_places_are_changed_with_who_waits_and_was_not_announced_nor_asked(meeting, chair, visitor, offered):
    peru = visitor(Role.DELEGATE, PERU)
    assert f'<option value="{offered[1]}">2. Chad' in own(peru, meeting)
    assert f'<option value="{offered[0]}">' not in own(peru, meeting)
    session.call_to_order(chair, meeting.key, seen=0)
    swapping.take_back(delegate(PERU), Swap.objects.get().key)
    assert f'<option value="{offered[0]}">' not in own(peru, meeting)
    assert "Change places with somebody" not in own(visitor(Role.DELEGATE, FIJI), meeting)


def test_a_reply_is_offered_with_what_the_rules_give_and_its_place_is_shown(meeting, chair, visitor):
    fiji = visitor(Role.DELEGATE, FIJI)
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)
    assert "10 minutes, then 5 minutes. At the end of the day" in own(fiji, meeting)
    fiji.post(f"/meetings/{meeting.key}/reply")
    shown = own(fiji, meeting)
    key = Inscription.objects.get().key
    assert f'action="/inscriptions/{key}/withdraw"' in shown
    assert shown.count("data-of-list=") == 2
    assert re.search(r'data-list="list-\w+" data-replies data-state="waiting"', shown)
    assert "data-replies aria-labelledby" in drawn(meeting)


def test_after_its_last_reply_a_delegation_is_told_so(meeting, chair, visitor):
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)
    fiji = visitor(Role.DELEGATE, FIJI)
    for _number in range(2):
        fiji.post(f"/meetings/{meeting.key}/reply")
        key = Inscription.objects.get(state="waiting").key
        turn = queries.state(meeting.key, clock.now()).turn
        speaking.give_floor(chair, meeting.key, key, seen=turn, early=True)
        assert "You have the floor" in page(fiji, meeting)
        speaking.end_intervention(chair, meeting.key, seen=turn + 1)
    assert "This delegation has had, or asked for, all the replies that the rules give it." in own(fiji, meeting)
    assert "Ask for a reply" not in own(fiji, meeting)


def test_a_point_of_order_a_vote_and_the_message_of_the_desk_are_shown(meeting, chair, officer, inscribed, visitor):
    (fiji,) = inscribed(FIJI)
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)
    speaking.give_floor(chair, meeting.key, fiji, seen=2)
    pointing.raise_point(chair, meeting.key, PERU, seen=3)
    shown = drawn(meeting)
    assert 'data-mine="state-604 national" data-kind="point-of-order"' in shown
    assert 'data-announce="Point of order: Peru"' in shown
    assert "Fiji goes on after the ruling" in words(shown)
    assert '<p class="own-now" data-own-now><strong>Peru' in page(visitor(Role.DELEGATE, PERU), meeting)
    pointing.rule(chair, meeting.key, upheld=False, seen=4)
    speaking.end_intervention(chair, meeting.key, seen=5)
    session.begin_voting(chair, meeting.key, seen=6)
    assert "Voting has begun: until it ends" in drawn(meeting)
    walls.show_message(officer, meeting.key, "Room 3 <now>")
    assert "From the desk Room 3 &lt;now&gt;" in words(drawn(meeting))


def test_the_own_part_is_for_who_may_inscribe(meeting, visitor):
    for client in (visitor(Role.CO_FACILITATOR), visitor(Role.DELEGATE, may_inscribe=False)):
        assert client.get(f"/meetings/{meeting.key}/own/").status_code == 204


def test_resolution_65_276_the_own_part_says_of_a_reply_what_the_act_says(meeting, chair, visitor):
    european_union = visitor(Role.DELEGATE, "body-001")
    rules_of_procedure.choose_rules(chair, meeting.key, "ga-plenary", seen=0)
    session.call_to_order(chair, meeting.key, seen=1)
    shown = own(european_union, meeting)
    assert "This right is for its own positions alone (A/RES/65/276, annex)." in words(shown)
    assert 'name="within" value="yes" required' in shown
    assert 'name="within"' not in own(visitor(Role.DELEGATE, FIJI), meeting)
    asks = f"/meetings/{meeting.key}/reply"
    back = {"next": f"/meetings/{meeting.key}/floor/"}
    assert "This right is for its own positions alone" in european_union.post(asks, back, follow=True).content.decode()
    assert not Inscription.objects.exists()
    european_union.post(asks, {"within": "yes"})
    speaking.give_floor(chair, meeting.key, Inscription.objects.get().key, seen=2, early=True)
    speaking.end_intervention(chair, meeting.key, seen=3)
    refused = "European Union has 1 reply on an item (A/RES/65/276, annex), and has had it"
    assert refused in words(own(european_union, meeting))
    assert "Ask for a reply" not in own(european_union, meeting)
    again = european_union.post(asks, {"within": "yes"} | back, follow=True).content.decode()
    assert refused in words(again)
    assert Inscription.objects.count() == 1
