"""What changed since somebody looked: for their eyes alone, until they say that they have seen it; and in feeds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from lxml import etree

from correspondence.test_announcing import change, release
from floor.conftest import CHAD, FIJI, delegate
from zerodraft.correspondence import actions
from zerodraft.floor.actions import inscriptions, lists
from zerodraft.floor.requests import Request
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post.models import Looked
from zerodraft.process import actions as process_actions
from zerodraft.process import since
from zerodraft.process.audience import Audience
from zerodraft.process.capacity import PUBLIC
from zerodraft.process.core.roles import Role

PAGE = "/processes/forests/since/"
FEED = "/processes/forests/changes.en.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def shown(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def narrow(thing, audience: str) -> None:
    type(thing).objects.filter(pk=thing.pk).update(audience=audience)


def test_what_changed_is_shown_until_it_is_marked_as_seen(meeting, visitor, time_):
    client = visitor(Role.DELEGATE, FIJI)
    time_.go(hours=1)
    change(meeting.row, venue="ECOSOC Chamber")
    release(meeting.process)
    first = shown(client)
    assert "release 2" in first
    assert "ECOSOC Chamber instead of Conference Room 4" in first
    assert "release 2" in shown(client)  # looking is not marking
    until = time_().isoformat()
    time_.go(minutes=1)
    change(meeting.row, venue="Room 9")
    release(meeting.process)
    client.post(f"{PAGE}seen/", {"until": until})
    rest = shown(client)
    assert "release 2" not in rest
    assert "release 3" in rest  # it came between the page and the click
    client.post(f"{PAGE}seen/", {"until": time_().isoformat()})
    time_.go(days=2)
    assert "Room 9" not in shown(client)
    assert "release 2" in shown(client, "?since=2018-02-19")


def test_a_mark_never_goes_back_nor_beyond_now(meeting, visitor, time_):
    client = visitor(Role.DELEGATE, FIJI)
    client.post(f"{PAGE}seen/", {"until": "2100-01-01T00:00:00+00:00"})
    assert Looked.objects.get().at == time_()
    client.post(f"{PAGE}seen/", {"until": "2001-01-01T00:00:00+00:00"})
    assert Looked.objects.get().at == time_()


@pytest.mark.parametrize("given", ["", "soon", "2018-13-01", "0001-01-01T00:00:00+23:59", "9" * 50])
def test_a_day_that_is_none_is_said_to_be_none_and_nothing_is_marked(meeting, visitor, given):
    client = visitor(Role.DELEGATE, FIJI)
    client.post(f"{PAGE}seen/", {"until": given})
    assert not Looked.objects.exists()
    if given:
        answer = client.get(PAGE, {"since": given})
        assert answer.status_code == 422
        assert "is no day" in answer.content.decode()


def test_limits_and_deadlines_that_were_set_are_told_but_not_those_of_a_round_that_is_only_planned(
    meeting, visitor, time_
):
    time_.go(hours=1)
    at = datetime(2018, 2, 21, 17, tzinfo=UTC)
    process_actions.set_deadline(
        INSTALLATION, meeting.round, matter="proposals", on=at.date(), at=at, zone="America/New_York", to=""
    )
    planned = process_actions.open_round(INSTALLATION, meeting.process, 2)
    process_actions.set_limit(INSTALLATION, planned, applies_to="groups", seconds=300)
    delegate, desk = visitor(Role.DELEGATE, FIJI), visitor(Role.SECRETARIAT)
    assert "Written proposals: due Wednesday, 21 February 2018, 12:00 (New York)" in shown(delegate)
    assert "On behalf of groups" not in shown(delegate)
    assert "On behalf of groups, 5 minutes" in shown(desk)


def test_lists_that_opened_or_close_soon_are_told_to_who_sees_them(meeting, visitor, time_):
    delegate, public = visitor(Role.DELEGATE, FIJI), visitor(Role.PUBLIC)
    assert "List of speakers open: Objectives 1 and 2" in shown(delegate)
    client = visitor(Role.DELEGATE, CHAD)
    client.post(f"{PAGE}seen/", {"until": time_().isoformat()})
    assert "List of speakers open" not in shown(client)
    times = {"opens_at": None, "closes_at": time_() + timedelta(hours=3), "zone": "America/New_York"}
    type(meeting.list).objects.filter(pk=meeting.list.pk).update(**times)
    assert "until Tuesday, 20 February 2018, 13:00 (New York)" in shown(client)
    assert "List of speakers open" not in shown(public)
    lists.close_list(INSTALLATION, meeting.list.key)
    assert "List of speakers open" not in shown(client)


def test_notices_are_told_to_whose_they_are(meeting, visitor, people):
    fiji, chad = visitor(Role.DELEGATE, FIJI), visitor(Role.DELEGATE, CHAD)
    inscriptions.inscribe(delegate(FIJI), meeting.list.key, Request(FIJI))
    change(meeting.row, venue="ECOSOC Chamber")
    actions.tell_of_changes(people["secretariat"], meeting.process, number=release(meeting.process))
    assert "your meeting of" in shown(fiji)
    assert "your meeting of" not in shown(chad)
    assert "the programme of work has changed" in shown(chad)
    assert "Notices that you have not read" not in shown(Client())


@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.OBSERVER, Role.DELEGATE, Role.CO_FACILITATOR])
def test_nobody_is_told_of_what_they_may_not_see(meeting, visitor, audience, role):
    seen = {
        Role.PUBLIC: ("public",),
        Role.OBSERVER: ("public", "observers"),
        Role.DELEGATE: ("public", "observers", "delegations"),
        Role.CO_FACILITATOR: Audience.values,
    }[role]
    client = visitor(role)
    narrow(meeting.row, Audience.PUBLIC)  # a list is hidden with its meeting; here the list itself is asked for
    narrow(meeting.list, audience)
    words = shown(client)
    assert ("Objectives 1 and 2" in _section(words, "lists")) == (audience in seen)
    narrow(meeting.process, audience)
    assert client.get(PAGE).status_code == (200 if audience in seen else 404)
    assert Client().get(FEED).status_code == (200 if audience == "public" else 404)


def _section(words: str, kind: str) -> str:
    return words.partition(f'id="since-{kind}"')[2].partition("</section>")[0]


def test_nothing_changed_is_said(meeting, time_):
    time_.go(days=300)
    assert "Nothing has changed since then" in shown(Client())


def test_a_page_takes_as_many_queries_for_many_releases_as_for_few(
    meeting, visitor, django_assert_max_num_queries, time_
):
    client = visitor(Role.DELEGATE, FIJI)
    for number in range(30):
        change(meeting.row, venue=f"Room {number}")
        time_.go(minutes=1)
        release(meeting.process)
    with django_assert_max_num_queries(45):
        shown(client)


def entries(content: bytes) -> list[dict[str, str]]:
    feed = etree.fromstring(content)
    return [
        {name: entry.findtext(f"a:{name}", namespaces=ATOM) or "" for name in ("id", "title", "updated", "summary")}
        for entry in feed.findall("a:entry", ATOM)
    ]


def test_a_feed_is_valid_lasts_and_is_the_same_for_everybody(meeting, visitor, settings, time_):
    change(meeting.row, venue="<b>Room</b> & 9")
    time_.go(hours=1)
    release(meeting.process)
    answer = Client().get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "public" in answer["Cache-Control"]
    feed = etree.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    found = entries(answer.content)
    ids = [each["id"] for each in found]
    assert f"tag:zerodraft.invalid,{meeting.process.opened_at:%Y-%m-%d}:forests/release-2" in ids
    assert len(ids) == len(set(ids))
    assert [each["updated"] for each in found] == sorted((each["updated"] for each in found), reverse=True)
    # The summary is HTML: what a room is called is no markup in it.
    assert any("&lt;b&gt;Room&lt;/b&gt; &amp; 9" in each["summary"] for each in found)
    assert visitor(Role.CO_FACILITATOR).get(FEED).content == answer.content


def test_a_feed_that_did_not_change_is_not_sent_again(meeting, time_):
    client = Client()
    first = client.get(FEED)
    for headers in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get(FEED, headers=headers)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    time_.go(hours=1)
    change(meeting.row, venue="Room 9")
    release(meeting.process)
    later = client.get(FEED, headers={"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]})
    assert later.status_code == 200
    before, after = entries(first.content), entries(later.content)
    assert after[1:] == before  # what was told stays as it was


def test_a_feed_speaks_the_language_of_its_address(meeting):
    french = Client(headers={"accept-language": "en"}).get("/processes/forests/changes.fr.atom")
    assert etree.fromstring(french.content).get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert Client().get("/processes/forests/changes.de.atom").status_code == 404
    assert Client().get("/processes/none/changes.en.atom").status_code == 404


def test_pages_lead_feed_readers_to_the_feed_of_a_public_process(meeting):
    link = f'<link rel="alternate" type="application/atom+xml" href="{FEED}"'
    for page in (PAGE, "/programme/forests/", "/programme/forests/changes/", "/processes/forests/letters/"):
        assert link in Client().get(page).content.decode(), page


def test_a_feed_of_ones_own_holds_what_one_may_see_until_its_address_is_withdrawn(meeting, visitor):
    narrow(meeting.process, Audience.DELEGATIONS)
    client = visitor(Role.DELEGATE, FIJI)
    assert "/feeds/" not in shown(client)
    client.post("/notices/calendar/", {"do": "open"})
    address = shown(client).partition('href="/feeds/')[2].partition('"')[0]
    mine = Client().get(f"/feeds/{address}")
    assert mine.status_code == 200
    assert "release 1" in mine.content.decode()
    assert "private" in mine["Cache-Control"]
    word, _slash, _rest = address.partition("/")
    assert Client().get(f"/feeds/{word}x/forests.atom").status_code == 404
    assert Client().get(f"/feeds/{word}/elsewhere.atom").status_code == 404
    client.post("/notices/calendar/", {"do": "withdraw"})
    assert Client().get(f"/feeds/{address}").status_code == 404


def test_a_feed_without_entries_is_as_old_as_its_process(db, time_):
    process = process_actions.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
    answer = Client().get(FEED)
    assert entries(answer.content) == []
    assert (
        etree.fromstring(answer.content)
        .findtext("a:updated", namespaces=ATOM)
        .startswith(process.opened_at.strftime("%Y-%m-%dT%H:%M"))
    )


def test_a_kind_belongs_to_one_room(monkeypatch):
    monkeypatch.setattr(since, "_KNOWN", dict(since._KNOWN))
    with pytest.raises(ValueError, match="two rooms"):
        since.register("letters", str, lambda _asked: ())


def test_only_what_lasts_stands_in_feeds(meeting, monkeypatch, time_):
    asked = since.Asked(meeting.process, PUBLIC, time_() - timedelta(days=1), time_())
    made = [since.Piece(f"piece-{number}", time_() - timedelta(minutes=number), "Title") for number in range(60)]
    monkeypatch.setattr(since, "_KNOWN", {})
    since.register("passing", lambda: "Passing", lambda _asked: made, lasts=False)
    since.register("lasting", lambda: "Lasting", lambda _asked: reversed(made))
    assert since.lasting(asked) == tuple(made[: since.MOST])
    assert [section.pieces for section in since.sections(asked)] == [tuple(made[: since.MOST])] * 2
