"""The page of notices, and the way to it on every page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import actions, queries
from zerodraft.post.core.reader import Reader
from zerodraft.post.models import Notice
from zerodraft.post.views import PAGE
from zerodraft.process import actions as process
from zerodraft.process.audience import Audience
from zerodraft.process.core.roles import Role

KENYA = "state-404"


@pytest.fixture
def ada(admit, client):
    """Somebody who is signed in and acts for Kenya."""
    person = admit("Ada")
    forests = process.open_process(INSTALLATION, key="forests", title="Forests", audience=Audience.PUBLIC)
    process.seat(INSTALLATION, forests, person=person.key, role=Role.DELEGATE, party=KENYA)
    client.force_login(person)
    return person


def page(client, path="/notices/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_notices_of_oneself_and_of_the_party_newest_first(client, ada, give):
    give(ada.key, once="a", params={"meeting": "meeting-1"}, address="/about/")
    give(KENYA, once="b", within="process:forests", params={"meeting": "meeting-2"})
    give(KENYA, once="c", within="process:seabed", params={"meeting": "meeting-3"})
    text = page(client)
    assert re.findall(r"Morning: (meeting-\d)", text) == ["meeting-2", "meeting-1"]
    assert '<a href="/about/">Morning: meeting-1</a>' in text
    assert text.count("data-unread") == 2


def test_they_are_in_the_language_of_the_page(client, ada, give):
    give(ada.key)
    client.cookies["django_language"] = "ar"
    text = page(client)
    assert "Morning: meeting-ab12" not in text
    assert "<p>ar 0</p>" in text


def test_words_are_no_markup(client, ada, give, monkeypatch):
    from zerodraft.post import wording

    monkeypatch.setitem(wording._WORDS, "tests-moved", lambda *_: ("<b>Moved</b>", "<script>alert(1)</script>"))
    give(ada.key)
    text = page(client)
    assert "<b>Moved</b>" not in text
    assert "<script>alert" not in text


def test_what_can_be_said_no_more_hides_nothing_else(client, ada, give, caplog):
    give(ada.key, "gone", once="a", address="/about/")
    give(ada.key, "broken", once="b")
    give(ada.key, once="c")
    text = page(client)
    assert text.count("What this notice was about is no longer there.") == 2
    assert "Morning: meeting-ab12" in text
    assert "<h2><a" not in text
    assert "a fault in the words of a room" in caplog.text


def test_all_that_the_page_showed_is_marked_and_nothing_newer(client, ada, give):
    (older,) = give(ada.key, once="a")
    give(ada.key, once="b")
    assert older.key not in re.findall(r'name="until" value="([^"]+)"', page(client))
    answer = client.post("/notices/", {"until": older.key})
    assert (answer.status_code, answer["Location"]) == (302, "/notices/")
    assert [one.once for one in queries.unread(Reader(ada.key))] == ["b"]
    (until,) = re.findall(r'name="until" value="([^"]+)"', page(client))
    client.post("/notices/", {"until": until})
    assert queries.unread_count(Reader(ada.key)) == 0
    assert 'name="until"' not in page(client)


@pytest.mark.parametrize("until", ["", "notice-of-nobody", "\0", "x" * 9_000])
def test_marking_what_is_not_there_marks_nothing(client, ada, give, until):
    give(ada.key)
    assert client.post("/notices/", {"until": until}).status_code == 302
    assert queries.unread_count(Reader(ada.key)) == 1


def test_the_count_is_on_every_page_and_gone_when_read(client, ada, give):
    assert 'class="count"' not in page(client, "/about/")
    (notice,) = give(KENYA)
    assert re.search(r'<span class="count"><span aria-hidden="true">1</span>', page(client, "/about/"))
    actions.mark_read(Reader(ada.key, ()), [notice.key])
    assert 'class="count"' in page(client, "/about/")  # not theirs alone: it is marked where they act for Kenya
    client.post("/notices/", {"until": notice.key})
    assert 'class="count"' not in page(client, "/about/")


def test_more_than_a_hundred_are_not_counted(client, ada, give):
    (one,) = give(ada.key)
    fields = {"to": one.to, "topic": one.topic, "kind": one.kind, "params": one.params, "at": one.at}
    Notice.objects.bulk_create(Notice(key=f"notice-{n}", once=f"once-of-{n}", **fields) for n in range(150))
    assert ">99+<" in page(client, "/about/")


def test_the_public_is_told_of_no_notices(client, give):
    give(KENYA)
    assert "/notices/" not in page(client, "/about/")
    assert client.get("/notices/")["Location"].startswith("/accounts/login/")
    assert client.post("/notices/delivery/", {"language": "en"})["Location"].startswith("/accounts/login/")


def test_a_long_list_is_paged_and_takes_as_many_queries_as_a_short_one(client, ada, give):
    counts = []
    for number in range(PAGE + 1):
        give(ada.key, once=f"once-{number}", params={"meeting": f"meeting-{number}"})
        if number in (0, PAGE):
            with CaptureQueriesContext(connection) as seen:
                text = page(client)
            counts.append(len(seen))
    assert counts[0] == counts[1]
    assert "Morning: meeting-0" not in text
    assert "Morning: meeting-0" in page(client, "/notices/?page=2")
    assert "Morning: meeting-20" in page(client, "/notices/?page=words")


def test_whether_they_come_by_e_mail_is_asked_where_e_mail_is_sent(client, ada, mail_relay, settings):
    text = page(client)
    assert 'value="at-once" checked' in text
    assert '<option value="en" lang="en" selected>' in text
    client.post("/notices/delivery/", {"often": "none", "language": "ar"})
    text = page(client)
    assert 'value="none" checked' in text
    assert '<option value="ar" lang="ar" selected>' in text
    client.post("/notices/delivery/", {"language": "de", "often": "daily"})
    assert "Choose one of the languages." in page(client)
    assert queries.choice_of(ada.key).by_email is False
    settings.RELAY = None
    assert 'name="often"' not in page(client)
