"""The screens as pages and forms, without any script."""

import re
from datetime import timedelta

import pytest

from floor.conftest import CHAD, FIJI, G77, HOLY_SEE, PERU
from zerodraft import clock
from zerodraft.floor import queries, requests
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.process.core.roles import Role
from zerodraft.process.models import Designation

BUTTON = re.compile(r'<button[^>]*formaction="([^"]+)"[^>]*name="([^"]+)" value="([^"]*)"[^>]*>')


def page(client, meeting, screen: str) -> str:
    answer = client.get(f"/meetings/{meeting.key}/{screen}/")
    assert answer.status_code == 200
    return answer.content.decode()


def press(client, meeting, screen: str, act: str, **more: str):
    """Press the first button of a page that leads to an act, as a browser without scripts would."""
    found = next(each for each in BUTTON.findall(page(client, meeting, screen)) if each[0].endswith(act))
    here = f"/meetings/{meeting.key}/{screen}/"
    answer = client.post(found[0], {found[1]: found[2], "next": here, **more}, follow=True)
    assert answer.redirect_chain[-1][0] == here
    return answer.content.decode()


def floor_of(meeting):
    return queries.state(meeting.key, clock.now())


def test_a_meeting_is_chaired_by_buttons_alone(meeting, visitor, inscribed, time_):
    inscribed(FIJI, CHAD)
    chair = visitor(Role.CO_FACILITATOR)
    assert "The meeting is called to order." in press(chair, meeting, "console", "/call-to-order")
    assert "The floor is given." in press(chair, meeting, "console", "/next")
    press(chair, meeting, "console", "/start")
    time_.go(seconds=30)
    press(chair, meeting, "console", "/pause")
    press(chair, meeting, "console", "/go-on")
    press(chair, meeting, "console", "/more")
    assert floor_of(meeting).speaking.clock.allotted.total_seconds() == 190
    press(chair, meeting, "console", "/end")
    assert "The floor is given." in press(chair, meeting, "console", "/give")
    assert floor_of(meeting).speaking.speaker.party == CHAD
    assert "Undone: " in press(chair, meeting, "console", "/undo")
    assert floor_of(meeting).speaking is None
    session = {"seen": str(floor_of(meeting).turn), "next": f"/meetings/{meeting.key}/console/"}
    chair.post(f"/meetings/{meeting.key}/acts/suspend", {**session, "until": "11:30"})
    assert "until 11:30" in page(chair, meeting, "console")
    assert "Suspended until 11:30" in page(chair, meeting, "wall")


def test_what_two_pages_showed_is_done_once(meeting, visitor, inscribed):
    inscribed(FIJI, CHAD, PERU)
    chair = visitor(Role.CO_FACILITATOR)
    press(chair, meeting, "console", "/call-to-order")
    found = next(each for each in BUTTON.findall(page(chair, meeting, "console")) if each[0].endswith("/next"))
    json = {"HTTP_ACCEPT": "application/json"}
    assert chair.post(found[0], {found[1]: found[2]}, **json).json()["done"] is True
    second = chair.post(found[0], {found[1]: found[2]}, **json)
    assert second.status_code == 409
    assert "gave the floor" in second.json()["said"]
    assert [each.speaker.party for each in floor_of(meeting).current_list.waiting] == [CHAD, PERU]


def test_the_console_offers_what_can_be_done(meeting, visitor, inscribed):
    inscribed(FIJI)
    chair = visitor(Role.CO_FACILITATOR)
    assert "/acts/next" not in page(chair, meeting, "console")
    press(chair, meeting, "console", "/call-to-order")
    shown = page(chair, meeting, "console")
    assert "/acts/call-to-order" not in shown
    assert "/acts/pause" not in shown
    assert "Undo: called the meeting to order" in shown


def test_a_delegate_inscribes_and_withdraws_without_scripts(meeting, visitor, inscribed):
    inscribed(CHAD)
    delegate = visitor(Role.DELEGATE, FIJI)
    shown = page(delegate, meeting, "floor")
    assert "Inscribe Fiji" in shown
    form = {"capacity": "national", "group": "", "next": f"/meetings/{meeting.key}/floor/"}
    for _tap in range(2):
        told = delegate.post(f"/lists/{meeting.list.key}/inscribe", form, follow=True).content.decode()
        assert "You are on the list, as number 2." in told
    assert len(floor_of(meeting).current_list.waiting) == 2
    assert 'data-slot="state-242 national" data-list="' + meeting.list.key + '" data-state="waiting"' in told
    assert "1 speaker before you" in told
    withdraw = re.search(r'action="(/inscriptions/inscription-[^"]+/withdraw)"', told)
    told = delegate.post(withdraw[1], {"next": f"/meetings/{meeting.key}/floor/"}, follow=True).content.decode()
    assert "Your inscription is withdrawn." in told
    assert len(floor_of(meeting).current_list.waiting) == 1


def test_the_groups_for_which_a_delegation_speaks_are_offered_to_it(meeting, visitor):
    Designation.objects.create(process=meeting.process, group=G77, party=FIJI, start=meeting.row.day)
    assert "Inscribe Group of 77" in page(visitor(Role.DELEGATE, FIJI), meeting, "floor")
    assert "Inscribe Group of 77" not in page(visitor(Role.DELEGATE, PERU), meeting, "floor")


def test_a_group_that_the_desk_wrote_down_is_known_to_who_speaks_for_it_and_not_theirs_to_withdraw(
    meeting, visitor, officer
):
    Designation.objects.create(process=meeting.process, group=G77, party=FIJI, start=meeting.row.day)
    inscriptions.inscribe_at_desk(officer, meeting.list.key, requests.of_party(G77, meeting.row.day))
    shown = page(visitor(Role.DELEGATE, FIJI), meeting, "floor")
    assert f'data-slot="group {G77}" data-list="{meeting.list.key}" data-state="waiting"' in shown
    assert 'data-mine="group body-106"' in shown
    assert re.findall(r'action="/inscriptions/inscription', shown) == []


def test_only_member_states_are_offered_joint_statements(meeting, visitor):
    assert "Inscribe jointly" in page(visitor(Role.DELEGATE, FIJI), meeting, "floor")
    observer = page(visitor(Role.OBSERVER, HOLY_SEE), meeting, "floor")
    assert "Inscribe Holy See" in observer
    assert "Inscribe jointly" not in observer


def test_a_list_that_is_not_open_tells_the_delegate_when_it_will_be(meeting, visitor, officer):
    lists.set_times(officer, meeting.lists[1].key, lists.Times(opens=clock.now() + timedelta(hours=1), closes=None))
    shown = page(visitor(Role.DELEGATE, FIJI), meeting, "floor")
    assert "<strong data-own-says>Opens at 11:00</strong>" in shown
    assert "This list is closed" not in shown


def test_a_delegation_is_inscribed_by_the_number_of_its_desk(meeting, visitor):
    desk = visitor(Role.CONFERENCE_OFFICER)
    told = desk.get(f"/meetings/{meeting.key}/parties.json").json()["parties"]
    number = next(form for key, _name, forms in told if key == FIJI for form in forms if form.isdigit())
    for typed, said in ((number, "Fiji is inscribed."), ("999", "There is no desk number 999.")):
        answer = desk.post(
            f"/lists/{meeting.list.key}/desk", {"typed": typed, "next": f"/meetings/{meeting.key}/desk/"}, follow=True
        )
        assert said in answer.content.decode()


def test_the_sheet_leads_back_to_where_it_was_asked_for(meeting, visitor):
    sheet = f"/meetings/{meeting.key}/lists/{meeting.list.key}/print/"
    desk = visitor(Role.CONFERENCE_OFFICER).get(sheet).content.decode()
    assert f'href="/meetings/{meeting.key}/desk/?list={meeting.list.key}"' in desk
    delegate = visitor(Role.DELEGATE).get(sheet).content.decode()
    assert f'class="back" href="/meetings/{meeting.key}/floor/"' in delegate


@pytest.mark.parametrize(
    ("role", "options"),
    [(Role.DELEGATE, {"may_inscribe": False}), (Role.ADVISER, {}), (Role.CO_FACILITATOR, {})],
)
def test_who_cannot_inscribe_only_reads(meeting, visitor, inscribed, role, options):
    inscribed(CHAD)
    shown = page(visitor(role, **options), meeting, "floor")
    assert "Chad" in shown
    assert "/inscribe" not in shown


def test_the_desk_inscribes_by_what_was_typed_and_prints_the_list(meeting, visitor):
    desk = visitor(Role.CONFERENCE_OFFICER)
    here = f"/meetings/{meeting.key}/desk/?list={meeting.lists[1].key}"
    shown = desk.get(here).content.decode()
    assert f'action="/lists/{meeting.lists[1].key}/desk"' in shown
    for typed, name in (("fij", "Fiji"), ("Кот-д’Ивуар", "Côte d'Ivoire"), ("peru", "Peru")):
        told = desk.post(
            f"/lists/{meeting.lists[1].key}/desk", {"typed": typed, "next": here}, follow=True
        ).content.decode()
        assert f"{name} is inscribed.".replace("'", "&#x27;") in told
    told = desk.post(f"/lists/{meeting.lists[1].key}/desk", {"typed": "guin", "next": here}, follow=True)
    assert "fits several" in told.content.decode()
    assert 'name="typed" value="guin"' in told.content.decode(), "what was refused can be mended"
    sheet = desk.get(f"/meetings/{meeting.key}/lists/{meeting.lists[1].key}/print/").content.decode()
    for name in ("Fiji", "Côte d&#x27;Ivoire", "Peru", meeting.lists[1].title, "Conference Room 4", "10:00"):
        assert name in sheet


def test_a_meeting_without_lists_says_what_to_do(meeting, visitor, db):
    from zerodraft.floor.models import Floor, SpeakersList

    Floor.objects.update(on_list=None)
    SpeakersList.objects.all().delete()
    assert "Prepare a list for each piece of business" in page(visitor(Role.CONFERENCE_OFFICER), meeting, "desk")
    assert "There is no list of speakers yet" in page(visitor(Role.DELEGATE), meeting, "floor")
    assert "The meeting has not begun" in page(visitor(Role.CO_FACILITATOR), meeting, "console")


def test_the_floor_as_json(meeting, visitor, inscribed, time_):
    inscribed(FIJI, CHAD)
    chair = visitor(Role.CO_FACILITATOR)
    press(chair, meeting, "console", "/call-to-order")
    press(chair, meeting, "console", "/next")
    press(chair, meeting, "console", "/start")
    time_.go(seconds=200)
    told = visitor(Role.DELEGATE).get(f"/meetings/{meeting.key}/floor.json").json()
    assert told["session"] == {
        "state": "in-session",
        "called": "2018-02-20T15:00:00Z",
        "suspended": None,
        "until": None,
        "adjourned": None,
    }
    assert told["on_list"] == meeting.list.key
    assert (told["speaking"]["party"], told["speaking"]["allotted"]) == (FIJI, 180_000)
    assert (told["speaking"]["used"], told["speaking"]["over"]) == (200_000, 20_000)
    assert [each["party"] for each in told["lists"][0]["waiting"]] == [CHAD]
    assert told["turn"] == 3


def test_the_parties_for_the_desk_are_found_in_any_language(meeting, visitor):
    told = visitor(Role.CONFERENCE_OFFICER).get(f"/meetings/{meeting.key}/parties.json").json()["parties"]
    forms = {key: (name, forms) for key, name, forms in told}
    assert forms[FIJI][0] == "Fiji"
    assert "фиджи" in forms[FIJI][1]
    assert "斐济" in forms[FIJI][1]
    first = [key for key, _name, _forms in told][:150]
    assert G77 not in first, "Member States come first"


def test_a_page_says_which_row_of_the_record_it_shows(meeting, visitor):
    from zerodraft.record import queries as record

    delegate = visitor(Role.DELEGATE)
    assert f'data-seq="{record.head().seq}"' in page(delegate, meeting, "floor")


def test_the_account_says_who_spoke_when_and_for_how_long(visitor, meeting, chair, inscribed, time_):
    from zerodraft.floor.actions import session, speaking

    guest = visitor(Role.OBSERVER)
    address = f"/meetings/{meeting.key}/spoken/"
    assert "Nobody has spoken yet" in guest.get(address).content.decode()
    (fiji,) = inscribed(FIJI)
    session.call_to_order(chair, meeting.key, seen=0)
    speaking.give_floor(chair, meeting.key, fiji, seen=1)
    speaking.start_clock(chair, meeting.key, seen=2)
    time_.go(minutes=3, seconds=20)
    session.adjourn(chair, meeting.key, seen=3)
    page = guest.get(address).content.decode()
    for words in ("Fiji", "10:00:00", "3:20", "+0:20", "Called to order at 10:00", "Adjourned at 10:03"):
        assert words in page
