"""What delegations are told of their places, and nobody else."""

import pytest
from django.utils import translation

from floor.conftest import CHAD, FIJI, PERU, delegate
from zerodraft.floor.actions import carrying, inscriptions, lists, swapping, undoing
from zerodraft.floor.models import Floor, Inscription
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import wording
from zerodraft.post.models import Notice
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.record.models import Row


def told() -> list[tuple[str, str]]:
    return [(each.kind, each.to) for each in Notice.objects.order_by("id")]


def said(notice: Notice, language: str = "en") -> wording.Wording:
    return wording.say(notice.kind, notice.params, language)


@pytest.fixture
def later(meeting):
    sitting = Sitting(
        day=meeting.row.day,
        start=meeting.row.end,
        end=None,
        zone=meeting.row.zone,
        venue="Conference Room 4",
        segments=(Segment("Objectives 1 and 2", ("objective-1",)),),
    )
    return schedule_meeting(INSTALLATION, meeting.round, sitting)


def test_who_is_carried_over_is_told_where_they_stand_and_again_when_it_is_done_again(
    meeting, officer, inscribed, later
):
    inscribed(FIJI, CHAD)
    carrying.carry_over(officer, meeting.list.key, later.key)
    assert told() == [("place-carried-over", FIJI), ("place-carried-over", CHAD)]
    second = Notice.objects.latest("id")
    assert second.within == "process:forests"
    assert second.address == f"/meetings/{later.key}/floor/"
    assert said(second).subject == "Chad: your place was carried over to another meeting"
    assert "“Objectives 1 and 2” of the meeting of 20 February 2018, 13:00, as number 2." in said(second).text
    undoing.undo(officer, meeting.key, Floor.objects.get(meeting=meeting.row).acts.last().number)
    assert "as number 2" in said(second).text
    assert "20 February 2018, 10:00" in said(second).text
    carrying.carry_over(officer, meeting.list.key, later.key)
    assert len(told()) == 4


def test_who_is_invited_in_writing_is_told(meeting, officer, inscribed):
    inscribed(FIJI, CHAD)
    carrying.invite_in_writing(officer, meeting.list.key)
    assert told() == [("invited-in-writing", FIJI), ("invited-in-writing", CHAD)]
    assert "hand in your statement in writing" in said(Notice.objects.earliest("id")).subject


def test_of_a_swap_the_other_side_is_told_at_each_step(meeting, officer, inscribed):
    keys = inscribed(FIJI, CHAD, PERU)
    swap = swapping.ask(delegate(PERU), keys[2], keys[0])
    assert told() == [("swap-asked", FIJI)]
    assert said(Notice.objects.latest("id")).subject == "Peru asks Fiji to change places"
    swapping.agree(delegate(FIJI), swap.key)
    assert told()[1:] == [("swap-agreed", PERU)]
    swapping.make(officer, meeting.list.key, swap.key)
    assert told()[2:] == [("swap-made", PERU), ("swap-made", FIJI)]
    assert "as number 3." in said(Notice.objects.latest("id")).text
    other = swapping.ask(delegate(CHAD), keys[1], keys[0])
    swapping.decline(delegate(FIJI), other.key)
    assert told()[4:] == [("swap-asked", FIJI), ("swap-declined", CHAD)]
    swapping.take_back(delegate(CHAD), swapping.ask(delegate(CHAD), keys[1], keys[0]).key)
    assert told()[6:] == [("swap-asked", FIJI)]


def test_who_moves_up_from_the_waiting_list_is_told_whoever_made_room(meeting, officer, inscribed):
    lists.set_bounds(officer, meeting.list.key, places=1, quota=None)
    fiji, chad, peru = inscribed(FIJI, CHAD, PERU)
    inscriptions.withdraw(delegate(FIJI), fiji)
    assert told() == [("place-moved-up", CHAD)]
    inscriptions.withdraw_at_desk(officer, meeting.list.key, chad)
    assert told()[1:] == [("place-moved-up", PERU)]
    inscribed(FIJI)
    lists.set_bounds(officer, meeting.list.key, places=2, quota=None)
    assert told()[2:] == [("place-moved-up", FIJI)]
    assert peru


def test_the_row_of_the_act_comes_after_those_of_its_notices(meeting, officer, inscribed):
    keys = inscribed(FIJI, CHAD)
    swapping.ask(delegate(CHAD), keys[1], keys[0])
    assert list(Row.objects.order_by("-seq").values_list("verb", flat=True)[:2]) == ["swap.asked", "notice.given"]


def test_a_notice_about_what_is_gone_has_no_words_and_others_have_them_in_six_languages(meeting, inscribed):
    keys = inscribed(FIJI, CHAD)
    swapping.ask(delegate(CHAD), keys[1], keys[0])
    notice = Notice.objects.get()
    for language in ("ar", "zh-hans", "en", "fr", "ru", "es"):
        with translation.override(language):
            assert said(notice, language).subject
    notice.params["inscription"] = "inscription-none"
    with pytest.raises(wording.Wordless):
        said(notice)
    assert Inscription.objects.count() == 2
