"""The register corrected in the browser: by whom, with which answers to bad input, and undone by a new act."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from zerodraft.parties import actions, queries
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.party import Kind, Language, Role
from zerodraft.parties.models import Correction
from zerodraft.parties.register import shipped
from zerodraft.process import actions as process_actions
from zerodraft.process import queries as process
from zerodraft.process.core import roles
from zerodraft.record.models import Row

G77, KENYA, CHILE = "body-106", "state-404", "state-152"
DAY, NEXT_YEAR = date(2018, 2, 20), date(2019, 1, 1)

ACTS = {
    "add": lambda by: actions.add_party(by, kind=Kind.GROUP, short="Friends of Forests"),
    "name": lambda by: actions.name_party(by, party=KENYA, language=Language.FR, short="Le Kenya"),
    "membership": lambda by: actions.set_membership(by, group=G77, party=CHILE, role=None),
    "chair": lambda by: actions.set_chair(by, group=G77, party=KENYA, start=DAY, end=NEXT_YEAR),
    "undo": lambda by: actions.undo_correction(by, Correction.objects.first()),
}


@pytest.fixture
def actors(people):
    """The people of the matrix, and one for each role of a process."""
    forests = process_actions.open_process(INSTALLATION, key="forests", title="Forests", audience="public")
    found = dict(people)
    for role in roles.Role:
        if role is not roles.Role.PUBLIC:
            person = actions.admit_person(
                INSTALLATION,
                email=f"{role}@mission.example",
                name=role.value,
                password="correct horse battery",
                is_secretariat=False,
            )
            party = KENYA if role in roles.FOR_A_PARTY else ""
            process_actions.seat(INSTALLATION, forests, person=person.key, role=role, party=party)
            found[f"process-{role}"] = person
    return found


MAY = {"secretariat", "colleague", "installation", "process-conference-officer"}


@pytest.mark.parametrize("act", ACTS)
def test_who_may_correct(actors, act):
    for name, actor in actors.items():
        actions.set_chair(INSTALLATION, group=G77, party=CHILE)
        before = Row.objects.count()
        if name in MAY:
            ACTS[act](actor)
            assert Row.objects.last().actor == actor.key
        else:
            with pytest.raises(PermissionDenied):
                ACTS[act](actor)
        assert Row.objects.count() == before + (name in MAY), name
        Correction.objects.all().delete()


def test_a_chair_may_speak_for_its_group_while_it_chairs_it(actors):
    forests = process.by_key("forests")
    assert process.groups_spoken_for(forests, KENYA, DAY) == []
    made = actions.set_chair(INSTALLATION, group=G77, party=KENYA, start=DAY, end=NEXT_YEAR)
    process_actions.designate(INSTALLATION, forests, group="body-001", party=KENYA, start=DAY)
    assert process.groups_spoken_for(forests, KENYA, DAY) == ["body-001", G77]
    assert process.groups_spoken_for(forests, KENYA, NEXT_YEAR) == ["body-001"]
    assert queries.groups_chaired_by(CHILE, DAY) == []
    actions.undo_correction(INSTALLATION, made)
    assert queries.groups_chaired_by(KENYA, DAY) == []
    rows = Row.objects.filter(subject=made.key).values_list("verb", flat=True)
    assert list(rows) == ["register.corrected", "correction.undone"]


def test_what_the_record_holds_of_a_correction(db):
    actions.name_party(INSTALLATION, party=KENYA, language=Language.FR, short="Le Kenya", start=DAY)
    row = Row.objects.last()
    assert row.data == {
        "what": "name",
        "party": KENYA,
        "group": None,
        "language": "fr",
        "start": "2018-02-20",
        "end": None,
    }


def test_the_register_is_laid_out_anew_only_when_something_changed(db, django_assert_num_queries):
    assert queries.register() is queries.register()
    made = actions.name_party(INSTALLATION, party=KENYA, language=Language.FR, short="Le Kenya", start=DAY)
    with django_assert_num_queries(2):
        first = queries.register()
    with django_assert_num_queries(1):
        assert queries.register() is first
    assert name_on(first.parties[KENYA], DAY, Language.FR) == "Le Kenya"
    assert queries.party_name(KENYA, DAY, "fr") == "Le Kenya"
    actions.undo_correction(INSTALLATION, made)
    assert queries.register() == shipped()


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="  "), "Give the name"),
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="..."), "Give the name"),
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="x" * 201), "at most 200"),
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="A", brief="x" * 61), "at most 60"),
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="kenya"), "what Kenya is called"),
        (lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="Seven", brief="G77"), "is called"),
        (
            lambda: actions.add_party(INSTALLATION, kind=Kind.GROUP, short="A", start=DAY, end=DAY),
            "ends on a day after",
        ),
        (lambda: actions.name_party(INSTALLATION, party=KENYA, language=Language.FR, short="Chili"), "what Chile is"),
        (lambda: actions.name_party(INSTALLATION, party=KENYA, language=Language.FR, short="Ken_a"), "left out"),
        (lambda: actions.name_party(INSTALLATION, party="state-999", language=Language.FR, short="A"), "No party"),
        (lambda: actions.set_membership(INSTALLATION, group=KENYA, party=CHILE, role=Role.MEMBER), "no group"),
        (lambda: actions.set_membership(INSTALLATION, group=G77, party=G77, role=Role.MEMBER), "belong to itself"),
        (lambda: actions.set_membership(INSTALLATION, group=G77, party="", role=Role.MEMBER), "No party"),
        (lambda: actions.set_chair(INSTALLATION, group="body-999", party=KENYA), "No party"),
        (lambda: actions.set_chair(INSTALLATION, group=G77, party="state-999"), "No party"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(db, act, says):
    with pytest.raises(actions.CannotCorrect, match=says):
        act()
    assert not Correction.objects.exists()
    assert not Row.objects.filter(verb="register.corrected").exists()


def test_a_new_party_of_which_more_was_noted_is_not_undone_from_under_it(db):
    added = actions.add_party(INSTALLATION, kind=Kind.GROUP, short="Friends of Forests", brief="FoF")
    chair = actions.set_chair(INSTALLATION, group=added.party, party=KENYA)
    with pytest.raises(actions.CannotCorrect, match="Undo them first"):
        actions.undo_correction(INSTALLATION, added)
    actions.undo_correction(INSTALLATION, chair)
    actions.undo_correction(INSTALLATION, added)
    actions.undo_correction(INSTALLATION, added)
    assert added.party not in queries.register().parties
    assert Row.objects.filter(verb="correction.undone").count() == 2


@pytest.fixture
def clerk(client, people):
    client.force_login(people["secretariat"])
    return client


def test_the_pages_show_correct_and_undo(clerk, client):
    page = clerk.get("/parties/", {"q": "Кен", "on": "2018-02-20"}).content.decode()
    assert f'href="/parties/{KENYA}/"' in page
    assert CHILE not in page
    page = clerk.post("/parties/add/", {"kind": "group", "short": "Friends of Forests", "brief": "FoF"}, follow=True)
    key = page.context["party"].key
    address = f"/parties/{key}/correct/"
    clerk.post(address, {"act": "chair", "other": "kenya", "start": "2018-01-01", "end": "2019-01-01"})
    clerk.post(address, {"act": "membership", "side": "member", "other": "Chile", "role": "observer"})
    clerk.post(address, {"act": "name", "language": "fr", "short": "Amis des forêts"})
    assert queries.groups_chaired_by(KENYA, DAY) == [key]
    page = clerk.get(f"/parties/{key}/").content.decode()
    for said in ("Kenya chairs Friends of Forests", "Chile is an observer of", "Amis des forêts", "1 January 2018"):
        assert said in page, said
    assert "Friends of Forests" in clerk.get(f"/parties/{KENYA}/").content.decode()
    newest = Correction.objects.last()
    assert clerk.post(f"/parties/corrections/{newest.key}/undo/", follow=True).status_code == 200
    assert queries.party_name(key, DAY, "fr") == "Friends of Forests"
    clerk.logout()
    page = client.get(f"/parties/{key}/").content.decode()
    assert "Kenya" in page
    assert "Note something" not in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"act": "chair", "other": "Atlantis"}, "names no party"),
        ({"act": "chair", "other": "United"}, "or more than one"),
        ({"act": "chair", "other": "Kenya", "start": "tomorrow"}, "is no day"),
        ({"act": "chair", "other": "Kenya", "start": "2019-01-01", "end": "2018-01-01"}, "after it begins"),
        ({"act": "name", "language": "tlh", "short": "A"}, "Choose one"),
        ({"act": "membership", "other": "Chile", "side": "member", "role": "boss"}, "Choose one"),
    ],
)
def test_bad_input_has_a_clear_answer(clerk, given, says):
    page = clerk.post(f"/parties/{G77}/correct/", given, follow=True)
    assert says in page.content.decode()
    assert not Correction.objects.exists()


def test_pages_of_nothing_and_forms_of_nobody(client, people):
    assert client.get("/parties/state-999/").status_code == 404
    assert client.get("/parties/", {"on": "no day", "q": "zzz"}).status_code == 200
    for address in ("/parties/add/", f"/parties/{G77}/correct/", "/parties/corrections/correction-x/undo/"):
        assert client.post(address, {"act": "chair"}).status_code == 403
    client.force_login(people["secretariat"])
    assert client.post(f"/parties/{G77}/correct/", {"act": "lunch"}).status_code == 404
    assert client.post("/parties/state-999/correct/", {"act": "chair"}).status_code == 404
    assert client.post("/parties/corrections/correction-x/undo/").status_code == 404
    assert len(client.get("/parties/").content) < 100_000
