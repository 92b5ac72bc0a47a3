"""The pages of a circulation, as the team, the office that sends, and others meet them."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from correspondence.test_circulating import FIJI, NORWAY, letter, proposed, sent, server  # noqa: F401
from correspondence.test_letters_out_pages import browser
from zerodraft.correspondence import actions
from zerodraft.correspondence.models import Circulation, DistributionList
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post.mailings.delivering import deliver
from zerodraft.post.models import Dispatch

OUTBOX = "/processes/harbours/outbox/"


def address(circulation: Circulation, *rest: str) -> str:
    return f"{OUTBOX}{circulation.key}/" + "".join(rest)


def read(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_the_letter_to_the_list_of_addresses(world, letter, server, settings):  # noqa: F811
    adviser, secretary = browser(world, "adviser"), browser(world, "secretary")
    page = read(adviser, f"/processes/harbours/letters/{letter.key}/")
    assert f"/processes/harbours/letters/{letter.key}/circulate/" in page
    form = read(adviser, f"/processes/harbours/letters/{letter.key}/circulate/")
    assert "All Permanent Representatives and Permanent Observers" in form
    given = {"list": ["representatives"], "form": ["pdf"], "words": "yes", "note": "Kindly note <b>the dates</b>."}
    answer = adviser.post(f"/processes/harbours/letters/{letter.key}/circulate/", given)
    made = Circulation.objects.get()
    assert answer["Location"] == address(made)
    waiting = read(adviser, address(made))
    assert "it goes to 3 addresses" in waiting
    assert "You proposed it" in waiting
    assert "&lt;b&gt;" in waiting
    assert 'value="send"' not in waiting
    assert 'value="send"' in read(secretary, address(made))
    assert secretary.post(address(made), {"act": "send"}).status_code == 302
    assert browser(world, "officer").post(address(made), {"act": "send"}).status_code == 409
    server.replies["norway@mission.example"] = ["550 no"]
    deliver(settings.RELAY)
    page = read(secretary, address(made))
    assert '<progress id="progress" max="3" value="3">' in page
    assert "Norway" in page.partition("Parties not reached")[2]
    refused = read(secretary, address(made) + "?state=refused")
    assert "norway@mission.example" in refused
    assert "fiji@mission.example" not in refused
    rows = list(csv.reader(io.StringIO(secretary.get(address(made, "addresses.csv")).content.decode("utf-8-sig"))))
    assert sorted(row[1] for row in rows[1:]) == [
        "fiji@mission.example",
        "norway@mission.example",
        "press.fiji@mission.example",
    ]
    register = read(secretary, f"/processes/harbours/letters/{letter.key}/")
    assert "sent: 2, refused: 1" in register
    assert "refused: 1" in read(adviser, OUTBOX)


def test_a_delegate_learns_that_it_was_circulated_and_no_address(world, letter, server, settings):  # noqa: F811
    made = sent(world, letter)
    deliver(settings.RELAY)
    delegate = browser(world, "delegate")
    page = read(delegate, f"/processes/harbours/letters/{letter.key}/")
    assert "to 3 addresses" in page
    assert "mission.example" not in page
    for path in (OUTBOX, address(made), address(made, "addresses.csv")):
        assert delegate.get(path).status_code == 403


@pytest.mark.parametrize("language", ["ar", "fr", "zh-hans"])
def test_in_other_languages_too(world, letter, language):  # noqa: F811
    made = sent(world, letter)
    client = browser(world, "secretary", language)
    for path in (OUTBOX, address(made), f"/processes/harbours/letters/{letter.key}/circulate/", f"{OUTBOX}lists/"):
        read(client, path)


def test_it_is_held_goes_on_and_is_stopped_by_its_buttons(world, letter):  # noqa: F811
    made = sent(world, letter)
    secretary = browser(world, "secretary")
    for act, says in (("hold", "It is held"), ("go-on", "no mail server"), ("cancel", "stopped for good")):
        assert secretary.post(address(made), {"act": act}).status_code == 302
        assert says in read(secretary, address(made))
    for act in ("go-on", "again", "nonsense"):
        assert secretary.post(address(made), {"act": act}).status_code in (409, 422)
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"stopped"}


@pytest.mark.parametrize(
    ("day", "hour", "zone"),
    [("2018-03-11", "02:30", "America/New_York"), ("2018-02-30", "10:00", "UTC"), ("2018-03-01", "10:00", "Mars/Base")],
    ids=["clocks are put forward", "no day", "no zone"],
)
def test_a_moment_that_there_is_not_is_refused_and_what_was_typed_stays(world, letter, day, hour, zone):  # noqa: F811
    given = {"list": "representatives", "form": "pdf", "note": "As typed", "day": day, "hour": hour, "zone": zone}
    answer = browser(world, "adviser").post(f"/processes/harbours/letters/{letter.key}/circulate/", given)
    assert answer.status_code == 422
    assert "As typed" in answer.content.decode()
    assert not Circulation.objects.exists()


def test_a_list_is_made_corrected_and_taken_away(world, letter):  # noqa: F811
    secretary = browser(world, "secretary")
    wrong = {"name": "Workers", "parties": "Fiji\nAtlantis", "extras": ""}
    page = secretary.post(f"{OUTBOX}lists/", wrong)
    assert page.status_code == 422
    assert "line 2" in page.content.decode()
    wrong = {"name": "Workers", "parties": "Fiji", "extras": "desk@stakeholders.example, Harbour workers\nnobody"}
    assert "line 2" in secretary.post(f"{OUTBOX}lists/", wrong).content.decode()
    right = {**wrong, "extras": "desk@stakeholders.example, Harbour workers"}
    assert secretary.post(f"{OUTBOX}lists/", right).status_code == 302
    made = DistributionList.objects.get()
    assert (made.parties, made.extras) == (
        [FIJI],
        [{"address": "desk@stakeholders.example", "label": "Harbour workers"}],
    )
    page = read(secretary, f"{OUTBOX}lists/{made.key}/")
    assert "desk@stakeholders.example, Harbour workers" in page
    assert secretary.post(f"{OUTBOX}lists/", right).status_code == 422  # the name is taken
    secretary.post(f"{OUTBOX}lists/{made.key}/", {**right, "parties": f"Fiji\n{NORWAY}"})
    assert DistributionList.objects.get().parties == [FIJI, NORWAY]
    secretary.post(f"{OUTBOX}lists/{made.key}/", {"act": "remove"})
    assert secretary.get(f"{OUTBOX}lists/{made.key}/").status_code == 404


def test_the_outbox_asks_as_much_for_many_lists_as_for_one(world, letter):  # noqa: F811
    def fill(count: int) -> int:
        for number in range(count):
            kept = actions.keep_list(
                INSTALLATION, world.process, name=f"List {count}-{number}", members=[FIJI], extras=[]
            )
            proposed(world, letter, lists=[f"list:{kept.key}", "group:body-101"])
        client = browser(world, "adviser")
        with CaptureQueriesContext(connection) as asked:
            page = read(client, OUTBOX)
        assert f"List {count}-{count - 1}" in page
        return len(asked)

    assert fill(1) == fill(12)
