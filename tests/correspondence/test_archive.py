"""The archive of letters: what belongs together, what is in force, and who sees which part of it."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from correspondence.letters_out import NOW, cover, prepared, released, schedule, worded
from correspondence.test_letters_out_pages import address, browser
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.archive import Archive, archive_of, sees
from zerodraft.correspondence.core.archive import Standing
from zerodraft.correspondence.models import Entry, Outgoing, Reference
from zerodraft.correspondence.showing import archive as showing
from zerodraft.correspondence.views.register import PAGE
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions as process_actions
from zerodraft.process.audience import Audience
from zerodraft.programme.actions import change_meeting, publish_release
from zerodraft.programme.core.release import Segment, Sitting
from zerodraft.programme.models import Meeting

REGISTER = "/processes/harbours/letters/"


def sent(world, letter: Outgoing, audience: Audience = Audience.DELEGATIONS) -> Outgoing:
    """The letter prepared, approved and released."""
    signing = [world.odile.key, world.torbjorn.key]
    letter = actions.prepare(world.adviser, letter, revision=letter.revision, signing=signing)
    for one in (world.odile, world.torbjorn):
        actions.approve(one, letter, revision=letter.revision)
    actions.release(world.secretary, letter, revision=letter.revision, audience=audience)
    return Outgoing.objects.get(pk=letter.pk)


def begun(world, template: str, **more) -> Outgoing:
    return actions.begin(world.adviser, world.process, template=template, language="en", **more)


def archive(world, who) -> Archive:
    return archive_of(world.process, lambda entry: sees(who, entry))


def standing(world, letter: Outgoing, who=None) -> Standing:
    return archive(world, who or world.adviser).letters[letter.key].stand.standing


def moved(world) -> None:
    """A room changes, and the programme is released anew."""
    first = Meeting.objects.order_by("start").first()
    assert first is not None
    change_meeting(
        INSTALLATION,
        first,
        Sitting(
            day=first.day,
            start=first.start,
            end=first.end,
            zone=first.zone,
            venue="Conference Room 11",
            segments=(Segment("General statements"),),
        ),
    )
    publish_release(INSTALLATION, world.process)


def filed(world, count: int, *, audience: Audience = Audience.DELEGATIONS, since: int = 1, **more) -> list[Outgoing]:
    """Letters as they stand in the archive once they are released, without their words."""
    letters = Outgoing.objects.bulk_create(
        Outgoing(
            key=f"out-filed-{number}",
            process=world.process,
            round=1,
            state=Outgoing.State.RELEASED,
            audience=audience,
            begun_by=world.adviser.key,
            begun_at=NOW,
            **{"template": "draft", "language": "en", "subject": f"Paper {number}", **more},
        )
        for number in range(since, since + count)
    )
    Entry.objects.bulk_create(
        Entry(
            scope="harbours",
            year=2018,
            number=number,
            direction="out",
            at=NOW + timedelta(minutes=number),
            language=letter.language,
            outgoing=letter,
        )
        for number, letter in enumerate(letters, start=since)
    )
    return letters


def tie(of: Outgoing, kind: str, to: Outgoing) -> None:
    Reference.objects.create(entry=of.entry, kind=kind, to=to.entry)


def listed(page: str) -> list[str]:
    return re.findall(r'<li id="entry-([^"]+)"', page)


def register(world, name: str = "delegate", query: str = "") -> str:
    answer = browser(world, name).get(f"{REGISTER}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_letter_holds_until_one_corrects_it_and_another_recalls_it(world):
    letter = released(world)
    assert standing(world, letter) is Standing.IN_FORCE
    corrigendum = sent(world, begun(world, "convening", corrects=letter))
    assert standing(world, letter) is Standing.CORRECTED
    # What corrects a letter does not also change its programme: that is said once.
    assert [one.kind for one in corrigendum.entry.references.order_by("kind")] == ["corrects", "references"]
    recall = sent(world, begun(world, "recall", recalls=letter))
    assert standing(world, letter) is Standing.RECALLED
    assert standing(world, corrigendum) is Standing.IN_FORCE
    page = browser(world, "delegate").get(address(letter)).content.decode()
    assert "it holds no longer" in page
    assert address(recall) in page
    assert "the corrigendum holds" in page
    shown = register(world)
    assert shown.count("Recalled</span>") == 1
    assert listed(shown) == [letter.key, corrigendum.key, recall.key]
    sent(world, begun(world, "recall", recalls=recall))
    assert standing(world, letter) is Standing.CORRECTED


def test_a_later_programme_of_the_round_is_said_to_change_the_earlier_one(world):
    letter = released(world)
    again = released(world)
    assert standing(world, letter) is Standing.IN_FORCE, "the same programme, told twice, changes nothing"
    moved(world)
    change = sent(world, begun(world, "change"))
    assert {one.to.key for one in change.entry.references.filter(kind="supersedes")} == {letter.key, again.key}
    assert standing(world, letter) is Standing.SUPERSEDED
    page = browser(world, "delegate").get(address(letter)).content.decode()
    assert "a later letter says what holds" in page
    assert address(change) in page
    sent(world, begun(world, "recall", recalls=change))
    assert standing(world, letter) is Standing.IN_FORCE


def test_a_programme_of_another_round_changes_nothing(world):
    letter = released(world)
    process_actions.open_round(INSTALLATION, world.process, 2)
    world.round = world.process.rounds.get(number=2)
    schedule(world.round, 27, 10, "Conference Room 3", Segment("General statements"))
    publish_release(INSTALLATION, world.process)
    other = sent(world, worded(begun(world, "convening"), world.adviser))
    assert other.round == 2
    assert standing(world, letter) is Standing.IN_FORCE


def test_a_cover_sets_out_no_programme_and_says_what_became_of_its_enclosure(world):
    letter = released(world)
    forwarding = cover(world, letter)
    actions.approve(world.cabinet, forwarding, revision=forwarding.revision)
    actions.release(world.cabinet, forwarding, revision=forwarding.revision, audience=Audience.DELEGATIONS)
    assert Entry.objects.get(outgoing=forwarding).sets_out is None
    assert standing(world, letter) is Standing.IN_FORCE
    sent(world, begun(world, "recall", recalls=letter))
    page = browser(world, "delegate").get(address(forwarding)).content.decode()
    assert "The letter that this one forwards was recalled." in page


def test_nobody_learns_of_a_letter_that_they_do_not_see(world):
    letter, recall = filed(world, 2)
    tie(recall, "recalls", letter)
    Outgoing.objects.filter(pk=recall.pk).update(audience=Audience.TEAM)
    assert standing(world, letter) is Standing.RECALLED
    assert standing(world, letter, world.delegate) is Standing.IN_FORCE
    page = register(world)
    assert recall.key not in page
    assert "Recalled</span>" not in page


def test_letters_that_belong_together_stand_together(world):
    first, second, third, fourth = filed(world, 4)
    tie(third, "corrects", first)
    tie(fourth, "references", second)
    assert listed(register(world)) == [fourth.key, first.key, third.key, second.key]
    assert listed(register(world, query="?by=number")) == [fourth.key, third.key, second.key, first.key]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("kind=recall", {3}),
        ("language=fr", {2}),
        ("direction=in", set()),
        ("direction=out", {1, 2, 3}),
        ("year=2018", {1, 2, 3}),
        ("year=2017", set()),
        ("standing=recalled", {1}),
        ("standing=in-force", {2, 3}),
        ("words=DEJA", {2}),
        ("words=2018/3", {3}),
        ("words=nothing+like+it", set()),
        ("kind=none-such", set()),
        ("words=" + "x" * 5000, set()),
        ("kind=draft&language=en", {1}),
    ],
)
def test_letters_are_looked_for(world, query, numbers):
    (first,) = filed(world, 1)
    filed(world, 1, since=2, language="fr", subject="Projet déjà distribué")
    (third,) = filed(world, 1, since=3, template="recall", subject="Recall of a letter")
    tie(third, "recalls", first)
    page = register(world, query=f"?{query}")
    assert set(listed(page)) == {f"out-filed-{number}" for number in numbers}
    assert ("No letter that you may see is like that." in page) == (not numbers)


def test_what_is_looked_for_stays_in_the_form_and_in_the_way_to_the_next_page(world):
    filed(world, PAGE + 1)
    page = register(world, query="?words=Paper&kind=draft")
    assert 'value="Paper"' in page
    assert '<option value="draft" selected>' in page
    assert "words=Paper&amp;kind=draft&amp;page=2" in page
    assert len(listed(page)) == PAGE
    assert listed(register(world, query="?words=Paper&kind=draft&page=2")) == ["out-filed-1"]


def test_a_thousand_letters_ask_no_more_than_ten_do(world):
    client = browser(world, "delegate")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(REGISTER).status_code == 200
        return len(queries)

    filed(world, 10, audience=Audience.INVITEES)
    asked()
    few = asked()
    letters = filed(world, 990, since=11)
    process_actions.invite(INSTALLATION, world.process, subject="out-filed-3", invited="state-242")
    for one, other in zip(letters[1::2], letters[::2], strict=True):
        tie(one, "corrects", other)
    assert asked() <= few
    assert len(archive(world, world.delegate).letters) == 991


def test_a_letter_is_found_by_its_number(world):
    (letter,) = filed(world, 1)
    client = browser(world, "delegate")
    assert client.get(f"{REGISTER}by-number/2018-1/")["Location"] == address(letter)
    for mark in ("2018-2", "2017-1", "G-2018-1", "2018", "2018-1-1", "x", "2018-9999999999"):
        assert client.get(f"{REGISTER}by-number/{mark}/").status_code == 404, mark
    Outgoing.objects.filter(pk=letter.pk).update(audience=Audience.TEAM)
    assert client.get(f"{REGISTER}by-number/2018-1/").status_code == 404


def test_a_letter_that_is_not_released_is_in_no_archive(world):
    prepared(world)
    assert archive(world, world.adviser) == Archive({}, [], ())


def test_what_ties_letters_is_said_once(world):
    first, second = filed(world, 2)
    tie(second, "references", first)
    tie(second, "corrects", first)
    assert [one.how for one in showing.related(archive(world, world.adviser), second.key)] == ["corrects"]
    assert [one.how for one in showing.related(archive(world, world.adviser), first.key)] == ["corrected by"]


def test_the_team_is_told_of_a_recall_that_fewer_see_than_the_letter(world):
    letter, recall = filed(world, 2)
    Outgoing.objects.filter(pk=recall.pk).update(recalls=letter)
    says = "for them that letter still holds"
    assert says not in browser(world, "adviser").get(address(recall)).content.decode()
    Outgoing.objects.filter(pk=letter.pk).update(audience=Audience.PUBLIC)
    assert says in browser(world, "adviser").get(address(recall)).content.decode()
    assert says not in browser(world, "delegate").get(address(recall)).content.decode()


def test_letters_of_before_are_said_to_set_out_the_programme_of_their_round(world):
    convening, forwarding, other = filed(world, 3, template="convening")
    Outgoing.objects.filter(pk=forwarding.pk).update(encloses=convening)
    Outgoing.objects.filter(pk=other.pk).update(template="recall")
    import_module("zerodraft.correspondence.migrations.0009_archive_and_questions").note_programmes(apps, None)
    assert [one.sets_out for one in Entry.objects.order_by("number")] == [world.round, None, None]


def test_programs_are_told_of_a_recall_what_pages_tell(world, client):
    letter = released(world, Audience.PUBLIC)

    def is_recalled() -> bool:
        return client.get(f"/api/v1/letters/{letter.key}").json()["recalled"]

    recall = sent(world, begun(world, "recall", recalls=letter), Audience.TEAM)
    assert not is_recalled()
    Outgoing.objects.filter(pk=recall.pk).update(audience=Audience.PUBLIC)
    assert is_recalled()
    listed = client.get("/api/v1/processes/harbours/letters").json()["items"]
    assert {one["key"]: one["recalled"] for one in listed} == {letter.key: True, recall.key: False}
    sent(world, begun(world, "recall", recalls=recall), Audience.PUBLIC)
    assert not is_recalled()


def test_a_recall_counts_once_it_went_out_and_while_it_holds(world):
    letter = released(world)
    recall = begun(world, "recall", recalls=letter)
    assert queries.last_announcing(world.process) == letter.key
    recall = sent(world, recall)
    assert queries.is_recalled(letter)
    assert queries.last_announcing(world.process) == ""
    sent(world, begun(world, "recall", recalls=recall))
    assert not queries.is_recalled(letter)
    assert queries.last_announcing(world.process) == letter.key
