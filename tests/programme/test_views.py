"""The pages of a programme: who sees which, what the calendar is served as, and what a page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience
from zerodraft.programme import actions, queries
from zerodraft.programme.models import Meeting

PAGES = {
    "programme": lambda process, meeting: f"/programme/{process.key}/",
    "calendar": lambda process, meeting: f"/programme/{process.key}/calendar.ics",
    "meeting": lambda process, meeting: f"/meetings/{meeting.key}/",
}
VISITORS = ("anonymous", "person", "inactive", "secretariat")


@pytest.fixture
def visit(client, people):
    def get(role: str, address: str):
        client.logout()
        if role != "anonymous":
            client.force_login(people[role])
        return client.get(address)

    return get


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", VISITORS)
@pytest.mark.parametrize("audience", Audience)
def test_who_sees_what(visit, published, page, role, audience):
    process = published("forests", audience)
    answer = visit(role, PAGES[page](process, Meeting.objects.get()))
    allowed = audience == Audience.PUBLIC or role == "secretariat"
    assert answer.status_code == (200 if allowed else 404)
    assert (b"Conference Room 1" in answer.content) is allowed


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_only_read(client, published, page):
    process = published("forests")
    assert client.post(PAGES[page](process, Meeting.objects.get())).status_code == 405
    assert client.head(PAGES[page](process, Meeting.objects.get())).status_code == 200


@pytest.mark.parametrize("address", ["/programme/nothing/", "/programme/nothing/calendar.ics", "/meetings/nothing/"])
def test_what_is_not_there_looks_like_what_may_not_be_seen(client, published, address):
    published("secret", Audience.TEAM)
    answers = [client.get(address), client.get(address.replace("nothing", "secret"))]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("public", [0, 1, 2])
def test_the_front_page_is_the_programme_of_the_one_process_that_the_visitor_finds(visit, published, public):
    published("secret", Audience.TEAM)
    for number in range(public):
        published(f"forests-{number}")
    for role in VISITORS:
        answer = visit(role, "/")
        assert answer.status_code == 200
        finds_secret = role == "secretariat"
        assert ("Conference Room 1" in answer.content.decode()) is (public + finds_secret == 1)
        assert ("/programme/secret/" in answer.content.decode()) is finds_secret


def states(page) -> list[str]:
    return [m.state for day in page.context["table"].days for _column, cell in day.cells for m in cell]


def test_what_was_planned_is_shown_when_it_is_published(client, published):
    process = published("forests")
    meeting = Meeting.objects.get()
    actions.withdraw_meeting(INSTALLATION, meeting)
    assert states(client.get("/")) == ["over"]
    actions.publish_release(INSTALLATION, process)
    assert states(client.get("/")) == ["cancelled"]
    assert client.get(f"/meetings/{meeting.key}/").status_code == 200
    assert b"STATUS:CANCELLED" in client.get("/programme/forests/calendar.ics").content


def test_a_process_without_a_release_has_a_page_and_no_calendar_yet(client, published):
    from zerodraft.process.actions import open_process

    open_process(INSTALLATION, key="seabed", title="Seabed", audience=Audience.PUBLIC)
    assert client.get("/programme/seabed/").status_code == 200
    assert client.get("/programme/seabed/calendar.ics").status_code == 404


def test_the_calendar_is_linked_by_a_root_relative_path_and_served_as_one(client, published):
    published("forests", meetings=3)
    address = "/programme/forests/calendar.ics"
    assert f'href="{address}"' in client.get("/").content.decode()
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="forests.ics"' in answer["Content-Disposition"]
    assert len(list(Calendar.from_ical(answer.content).walk("VEVENT"))) == 3


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_pages_and_calendar_come_in_every_language(client, published, language):
    published("forests")
    for address in ("/", "/programme/forests/", f"/meetings/{Meeting.objects.get().key}/"):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200
        assert f'lang="{language}"'.lower() in answer.content.decode().lower()
    calendar = client.get("/programme/forests/calendar.ics", headers={"accept-language": language})
    assert len(list(Calendar.from_ical(calendar.content).walk("VEVENT"))) == 1


def test_a_page_of_thirty_meetings_takes_the_queries_of_one(client, people, published):
    client.force_login(people["secretariat"])
    few, many = published("forests"), published("seabed", meetings=30)

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    for page in PAGES.values():
        one, thirty = (page(p, Meeting.objects.filter(round__process=p).first()) for p in (few, many))
        assert asked(one) == asked(thirty)
    assert len(queries.released_meetings(many)) == 30


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Africa/Nairobi", "18:00–21:00"),
        ("Asia/Tokyo", "Wednesday"),
        ("America/New_York", ""),
        ("Mars/Olympus", "is no time zone"),
        ("../../etc/passwd", "is no time zone"),
        ("<script>", "is no time zone"),
    ],
)
def test_hours_are_shown_by_the_readers_clock_too(client, published, zone, shown):
    published("forests")
    plain = client.get("/programme/forests/").content.decode()
    page = client.get("/programme/forests/", {"zone": zone}).content.decode()
    assert "10:00" in page
    assert shown in page
    assert ('class="elsewhere"' in page) is (zone in ("Africa/Nairobi", "Asia/Tokyo"))
    assert 'class="elsewhere"' not in plain
    assert "<script>" not in page.replace("<script src", "")
