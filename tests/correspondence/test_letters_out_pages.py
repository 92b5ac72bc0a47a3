"""The pages on letters of our own, as the team and others meet them."""

import re

import pytest
from django.test import Client

from correspondence.letters_out import approved, convened, cover, prepared, released, worded
from zerodraft.correspondence import actions, queries
from zerodraft.correspondence.models import Outgoing
from zerodraft.files import queries as files
from zerodraft.process.audience import Audience


def browser(world, name: str, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    if name:
        client.force_login(world.people[name])
    return client


def address(letter: Outgoing, *rest: str) -> str:
    return "/".join([f"/processes/harbours/letters/{letter.key}", *rest, ""])


def form_of(page: str) -> dict[str, object]:
    """What a browser would send of the editor's form if nobody touched it."""
    from lxml import html

    (form,) = html.fromstring(page).xpath('//form[contains(@class, "composing")]')
    found: dict[str, object] = {}
    for element in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        name, kind = element.get("name"), element.get("type")
        if kind == "checkbox":
            if element.get("checked") is not None:
                found.setdefault(name, []).append(element.get("value", "on"))
        elif element.tag == "select":
            found[name] = element.value
        elif element.tag == "textarea":
            found[name] = (element.text or "").removeprefix("\n")
        else:
            found[name] = element.get("value", "")
    return found


def test_the_editor_says_where_each_field_comes_from_and_previews_the_letter(world):
    letter = convened(world)
    page = browser(world, "adviser").get(address(letter, "edit")).content.decode()
    assert "From the newest release of the programme." in page
    assert "From the officers of the process." in page
    assert "All hours are New York time." in page
    assert '<th scope="row">' in page


def test_saving_an_untouched_form_changes_nothing(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    client.post(address(letter, "edit"), {**form, "act": "save"})
    assert Outgoing.objects.get(pk=letter.pk).revision == letter.revision


def test_what_is_typed_stands_before_what_the_process_says_until_it_is_taken_back(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    client.post(address(letter, "edit"), {**form, "limits.groups": "4", "limits.national": "2:30", "act": "save"})
    stored = Outgoing.objects.get(pk=letter.pk)
    assert stored.content["given"]["limits"] == [
        {"applies_to": "groups", "seconds": 240},
        {"applies_to": "national", "seconds": 150},
    ]
    page = client.get(address(letter, "edit")).content.decode()
    assert "given in this letter" in page
    assert "two and a half minutes" in page
    client.post(address(letter, "edit"), {**form_of(page), "back.limits": "on", "act": "save"})
    assert "limits" not in Outgoing.objects.get(pk=letter.pk).content["given"]


def test_a_preview_saves_nothing_and_loses_nothing(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    changed = {**form, "words.thanks": "We look forward to seeing you.", "after.contact": "", "act": "preview"}
    answer = client.post(address(letter, "edit"), changed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<p>We look forward to seeing you.</p>" in page
    assert form_of(page)["words.thanks"] == "We look forward to seeing you."
    assert Outgoing.objects.get(pk=letter.pk).revision == letter.revision


def test_what_was_previewed_is_saved_by_the_page_that_shows_it(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    page = client.post(address(letter, "edit"), {**form, "contact": "desk@harbours.example", "act": "preview"})
    client.post(address(letter, "edit"), {**form_of(page.content.decode()), "act": "save"})
    assert Outgoing.objects.get(pk=letter.pk).content["given"]["contact"] == "desk@harbours.example"


def test_a_field_that_cannot_be_read_is_named_and_kept_in_its_box(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    answer = client.post(address(letter, "edit"), {**form, "limits.groups": "a while", "act": "save"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“a while” is no length of time" in page
    assert 'value="a while"' in page
    assert Outgoing.objects.get(pk=letter.pk).revision == letter.revision


def test_a_stale_form_is_refused_and_its_words_stay_on_the_page(world):
    letter = convened(world)
    client = browser(world, "adviser")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    worded(letter, world.officer, enclosures=["Provisional list of participants"])
    answer = client.post(address(letter, "edit"), {**form, "words.thanks": "Do come.", "act": "save"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Pavel Hrdina" in page
    assert form_of(page)["words.thanks"] == "Do come."
    again = client.post(address(letter, "edit"), {**form_of(page), "act": "save"})
    assert again.status_code == 302
    assert Outgoing.objects.get(pk=letter.pk).content["replaced"] == {"thanks": "Do come."}


def test_missing_fields_are_listed_with_links_and_stop_preparing(world):
    letter = actions.begin(world.adviser, world.process, template="silence", language="en")
    client = browser(world, "adviser")
    page = client.get(address(letter, "edit")).content.decode()
    assert '<a href="#field-draft">' in page
    assert 'id="field-draft"' in page
    answer = client.post(
        address(letter, "release"),
        {"act": "prepare", "revision": letter.revision, "signs.0": world.odile.key, "signs.1": world.torbjorn.key},
    )
    assert answer.status_code == 422
    assert Outgoing.objects.get(pk=letter.pk).state == "preparation"


def test_comments_stand_beside_their_passage_and_are_resolved(world):
    letter = convened(world)
    client = browser(world, "officer")
    form = form_of(client.get(address(letter, "edit")).content.decode())
    client.post(address(letter, "edit"), {**form, "comment.limits": "Shorter for groups?", "act": "comment:limits"})
    (made,) = letter.comments.all()
    assert (made.passage, made.text, made.person) == ("limits", "Shorter for groups?", world.officer.key)
    client.post(address(letter, "edit"), {**form, "act": f"resolve:{made.key}"})
    made.refresh_from_db()
    assert made.resolved_by == world.officer.key


def test_the_whole_way_by_forms(world):
    letter = prepared(world)
    here = address(letter, "release")
    seen = {"revision": letter.revision}
    for name in ("odile", "torbjorn"):
        assert browser(world, name).post(here, {**seen, "act": "approve"}).status_code == 302
    form = {**seen, "act": "release", "audience": "public", "channel": "email"}
    assert browser(world, "adviser").post(here, form).status_code == 403
    answer = browser(world, "secretary").post(here, form)
    assert answer.status_code == 302, answer.content.decode()
    stored = Outgoing.objects.get(pk=letter.pk)
    assert (stored.state, stored.audience, stored.entry.channel) == ("released", "public", "email")
    page = browser(world, "").get(address(letter)).content.decode()
    assert "2018/1" in page
    saved = browser(world, "").get(f"/processes/harbours/letters/{letter.key}/files/pdf")
    assert saved.content == files.read(queries.kept(stored)["pdf"].original_id)
    assert saved["Content-Disposition"].startswith("attachment")


def test_a_letter_in_the_making_is_its_teams_alone(world):
    letter = approved(world)
    for rest in ((), ("edit",), ("versions",), ("release",)):
        assert browser(world, "delegate").get(address(letter, *rest)).status_code == 404
    assert letter.key not in browser(world, "delegate").get("/processes/harbours/letters/").content.decode()
    assert letter.key in browser(world, "cabinet").get("/processes/harbours/letters/").content.decode()


def test_a_released_letter_is_there_for_its_audience_and_its_workshop_is_not(world):
    letter = released(world, Audience.DELEGATIONS)
    delegate = browser(world, "delegate")
    assert delegate.get(address(letter)).status_code == 200
    assert delegate.get(address(letter, "versions")).status_code == 403
    assert browser(world, "").get(address(letter)).status_code == 404
    assert letter.key in delegate.get("/processes/harbours/letters/").content.decode()
    assert letter.key not in browser(world, "").get("/processes/harbours/letters/").content.decode()


def test_the_register_shows_chains_both_ways(world):
    enclosed = released(world)
    letter = cover(world, enclosed)
    actions.approve(world.cabinet, letter, revision=letter.revision)
    actions.release(world.cabinet, letter, revision=letter.revision, audience=Audience.DELEGATIONS)
    page = browser(world, "delegate").get("/processes/harbours/letters/").content.decode()
    assert re.search(rf'encloses <a href="{address(enclosed)}">', page)
    assert re.search(rf'enclosed in <a href="{address(letter)}">', page)


def test_an_empty_register_says_what_will_stand_there(world):
    page = browser(world, "delegate").get("/processes/harbours/letters/").content.decode()
    assert "No letter that you may see has been entered yet." in page
    assert "In the making" not in page


@pytest.mark.parametrize("language", ["ar", "fr", "ru", "zh-hans", "es"])
def test_every_page_is_drawn_in_every_language(world, language):
    letter = convened(world)
    client = browser(world, "adviser", language)
    for rest in ((), ("edit",), ("versions",), ("release",)):
        assert client.get(address(letter, *rest)).status_code == 200
    ready = approved(world)
    page = client.get(address(ready, "release")).content.decode()
    assert f'lang="{language}"' in page
    assert client.get("/processes/harbours/letters/new/").status_code == 200


def test_versions_show_what_differs_and_are_taken_back(world):
    letter = convened(world)
    letter = worded(letter, world.officer, replaced={"thanks": "We count on you."})
    client = browser(world, "adviser")
    page = client.get(address(letter, "versions")).content.decode()
    assert "<ins>We count on you.</ins>" in page
    client.post(address(letter, "versions"), {"version": letter.revision - 1, "revision": letter.revision})
    stored = Outgoing.objects.get(pk=letter.pk)
    assert (stored.revision, stored.content["replaced"]) == (letter.revision + 1, {})


def test_an_unknown_act_and_a_broken_form_are_refused_not_failed(world):
    letter = prepared(world)
    client = browser(world, "secretary")
    for form in ({}, {"act": "fly"}, {"act": "release"}, {"act": "approve", "revision": "x" * 50}, {"act": "scan"}):
        assert client.post(address(letter, "release"), form).status_code in (403, 422), form
    assert client.post("/processes/harbours/letters/new/", {"template": "poem.en"}).status_code == 422
    assert client.get(f"/processes/harbours/letters/{letter.key}/files/exe").status_code == 404
    draft = convened(world)
    for broken in ({"refers": ["Ünknown"]}, {"paper": "papyrus"}, {"template": "key = 7"}, {"words.thanks": "{round"}):
        form = {"revision": draft.revision, "act": "save", **broken}
        assert client.post(address(draft, "edit"), form).status_code == 422, broken
    assert client.post(address(draft, "edit"), {"revision": "9" * 40, "omit.thanks": "on"}).status_code == 409
    assert Outgoing.objects.get(pk=draft.pk).revision == draft.revision
