"""What letters call a process and its officers in each language: said by its team, in the record without a word of it."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries
from zerodraft.process.actions import CannotName, say_names
from zerodraft.process.capacity import PUBLIC
from zerodraft.process.core import naming
from zerodraft.process.models import Naming
from zerodraft.record.models import Row

NAMES = "/processes/harbours/names/"


@pytest.fixture
def harbours(db):
    process = actions.open_process(INSTALLATION, key="harbours", title="Harbours", audience="public")
    actions.name_officer(INSTALLATION, process, office="Chair", name="Ada Vidal", state="Chile")
    return process


@pytest.fixture
def team(client, people):
    client.force_login(people["secretariat"])
    return client


def test_names_are_said_changed_and_taken_back(harbours):
    officer = harbours.officers.get().key
    said = {("name", ""): " le  Pacte ", ("letterhead", officer): "Mission permanente\n\n du Chili "}
    assert say_names(INSTALLATION, harbours, language="fr", said=said) == 2
    assert queries.names_in(harbours, "fr") == {
        ("name", ""): "le Pacte",
        ("letterhead", officer): "Mission permanente\ndu Chili",
    }
    assert queries.names_in(harbours, "es") == {}
    rows = [(row.verb, row.data) for row in Row.objects.order_by("seq")][-2:]
    assert rows[0] == ("name.said", {"language": "fr", "matter": "name", "officer": None})
    assert "Pacte" not in str(rows)
    assert say_names(INSTALLATION, harbours, language="fr", said=said) == 0
    assert say_names(INSTALLATION, harbours, language="fr", said={("name", ""): ""}) == 1
    assert ("name", "") not in queries.names_in(harbours, "fr")


def test_what_an_officer_is_called_goes_with_them_when_they_are_erased(harbours):
    officer = harbours.officers.get().key
    say_names(INSTALLATION, harbours, language="fr", said={("titles", officer): "Représentante permanente"})
    actions.erase_officer(officer)
    assert not Naming.objects.exists()


@pytest.mark.parametrize(
    ("language", "said", "says"),
    [
        ("fr", {("name", ""): "x" * 301}, "300 characters"),
        ("fr", {("letterhead", "officer"): "x"}, "nothing of that kind"),
        ("fr", {("letterhead", ""): "x"}, "nothing of that kind"),
        ("fr", {("anthem", ""): "x"}, "nothing of that kind"),
        ("de", {("name", ""): "x"}, "six official languages"),
    ],
)
def test_what_no_letter_prints_is_refused_and_nothing_is_written(harbours, language, said, says):
    rows = Row.objects.count()
    with pytest.raises(CannotName, match=says):
        say_names(INSTALLATION, harbours, language=language, said={("capacity", ""): "présidente", **said})
    assert Row.objects.count() == rows
    assert not Naming.objects.exists()


def test_nobody_else_says_them(harbours):
    with pytest.raises(PermissionDenied):
        say_names(PUBLIC, harbours, language="fr", said={("name", ""): "le Pacte"})


def test_the_page_says_which_box_is_refused_and_keeps_what_was_typed(team, harbours):
    officer = harbours.officers.get().key
    form = {"language": "fr", "name": "le Pacte", f"letterhead.{officer}": "\n".join("abcdefghi")}
    answer = team.post(NAMES, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "These are more than 8 lines." in page
    assert 'value="le Pacte"' in page
    answer = team.post(NAMES, form | {f"letterhead.{officer}": "Mission permanente\r\ndu Chili"}, follow=True)
    assert "Mission permanente\ndu Chili</textarea>" in answer.content.decode()
    page = team.get(NAMES, {"language": "ar"}).content.decode()
    assert "Mission permanente" not in page
    assert 'dir="rtl"' in page
    assert team.get(NAMES, {"language": "zh"}).status_code == 200
    assert team.post(NAMES, {"language": "de"}).status_code == 422


@given(st.text(max_size=400))
def test_a_name_that_is_kept_is_kept_again_as_it_is(text):
    for matter in (*naming.OF_PROCESS, *naming.OF_OFFICER):
        try:
            once = naming.cleaned(matter, text)
        except naming.BadName:
            continue
        assert naming.cleaned(matter, once) == once
