"""Calendars that are somebody's own: whoever has the address reads them, until it is withdrawn."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from post.test_pages import ada, page  # noqa: F401 (a fixture)
from zerodraft.parties.actions import erase
from zerodraft.post import actions, calendars
from zerodraft.post.core.calendar import Entry
from zerodraft.post.core.reader import Reader
from zerodraft.post.core.rhythm import Often, Rhythm
from zerodraft.post.models import Feed
from zerodraft.record.models import Row

AT = datetime(2018, 2, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def feeders(monkeypatch):
    """A room that puts one entry into everybody's calendar, in the language asked for."""
    from django.utils.translation import get_language

    def entries(person):
        yield Entry(f"of-{person}@tests", AT, 3, f"Tea ({get_language()})", "", AT)

    monkeypatch.setattr(calendars, "_FEEDERS", [entries])


def address(client) -> str:
    client.post("/notices/calendar/", {"do": "open"})
    text = page(client)
    return text.partition('readonly value="http://testserver')[2].partition('"')[0]


def read(client, path: str) -> Calendar:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def subjects(client, path: str) -> list[str]:
    return [str(event["summary"]) for event in read(client, path).walk("VEVENT")]


def test_whoever_has_the_address_reads_it_without_signing_in(client, ada):  # noqa: F811
    path = address(client)
    client.logout()
    assert subjects(client, path) == ["Tea (en)"]
    event = next(iter(read(client, path).walk("VEVENT")))
    assert (str(event["uid"]), int(event["sequence"])) == (f"of-{ada.key}@tests", 3)


def test_it_is_in_the_language_in_which_one_is_written_to(client, ada):  # noqa: F811
    path = address(client)
    actions.choose_delivery(Reader(ada.key), Rhythm(Often.NONE), language="fr")
    assert subjects(client, path) == ["Tea (fr)"]


def test_another_address_ends_the_one_before_and_both_end_when_withdrawn(client, ada):  # noqa: F811
    first = address(client)
    second = address(client)
    assert first != second
    assert client.get(first).status_code == 404
    assert subjects(client, second) == ["Tea (en)"]
    client.post("/notices/calendar/", {"do": "withdraw"})
    assert client.get(second).status_code == 404
    assert "readonly" not in page(client)
    assert [row.verb for row in Row.objects.filter(verb__startswith="feed.")] == [
        "feed.opened",
        "feed.opened",
        "feed.withdrawn",
    ]


def test_a_key_from_the_database_opens_nothing(client, ada):  # noqa: F811
    path = address(client)
    key = Feed.objects.get(withdrawn_at=None).key
    for word in (key, f"{key}:", f"{key}:{'A' * 43}", path.removeprefix("/calendars/").swapcase()[:-4]):
        assert client.get(f"/calendars/{word}.ics").status_code == 404


def test_who_is_erased_has_none(client, ada):  # noqa: F811
    path = address(client)
    erase(ada.key)
    assert client.get(path).status_code == 404
    assert not Feed.objects.exists()


def test_nobody_in_particular_has_none(db):
    from django.core.exceptions import PermissionDenied

    for act in (actions.open_feed, actions.withdraw_feed):
        with pytest.raises(PermissionDenied):
            act(Reader(""))


def test_no_page_is_told_where_a_calendar_was_read(client, ada):  # noqa: F811
    answer = client.get(address(client))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "private" in answer["Cache-Control"]
