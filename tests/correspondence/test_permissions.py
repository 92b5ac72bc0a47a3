"""Who may do what with a letter: every role, in its process and in another, over pages and verbs, for every audience."""

import pytest
from django.core.exceptions import PermissionDenied

from letters import answered, confirm, take_in
from roles import SECRETARIAT_ONLY, refused_unless, sees
from zerodraft.correspondence import actions
from zerodraft.correspondence.models import Letter
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.record.models import Row


@pytest.fixture
def as_(client):
    """The pages as somebody sees them."""

    def sign_in(person):
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        return client

    return sign_in


VERBS = {
    "correct": lambda who, letter: actions.correct_fact(
        who, letter, revision=letter.revision, key="process", typed={"title": "Compact", "round": "1"}
    ),
    "add": lambda who, letter: actions.add_fact(
        who, letter, revision=letter.revision, group="contacts", typed={"address": "desk@secretariat.example"}
    ),
    "strike": lambda who, letter: actions.strike_fact(who, letter, revision=letter.revision, key="meetings/0"),
    "answer": lambda who, letter: actions.answer_flag(
        who, letter, revision=letter.revision, flag="flags/0", answer="corrected"
    ),
    "undo": lambda who, letter: actions.undo(who, letter, revision=letter.revision, key="flags/0"),
    "process": lambda who, letter: actions.choose_process(who, letter, revision=letter.revision, process=""),
    "match": lambda who, letter: actions.match_meeting(
        who, letter, revision=letter.revision, key="meetings/0", meeting=""
    ),
    "begin": lambda who, _letter: actions.begin_without_letter(who),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_say_which_verb(people, letter, verb, role, allowed):
    rows = Row.objects.count()
    with refused_unless(allowed):
        VERBS[verb](people[role], letter)
    assert Row.objects.count() == rows + allowed


def test_the_pages_of_taking_in_and_reviewing_are_the_secretariats(capacities, as_, content, letter):
    process = confirm(letter)
    other = answered(take_in(content + b"\n"))
    review = f"/letters/{other.key}/review/"
    everybody = capacities(process)
    before = (Letter.objects.count(), Row.objects.count())
    for name, person in everybody.items():
        if name == "installation secretariat":
            continue
        visitor = as_(person)
        for address in ("/letters/", "/letters/new/"):
            assert visitor.get(address).status_code == 403, (name, address)
        assert visitor.post("/letters/new/", {"way": "none"}).status_code == 403, name
        assert visitor.get(review).status_code == 404, name
        edit = {"act": "strike", "key": "meetings/0", "revision": other.revision}
        assert visitor.post(review, edit).status_code == 404, name
        form = {"revision": other.revision, "audience": "public", "seen": "new"}
        assert visitor.post(f"/letters/{other.key}/confirm", form).status_code == 404, name
    assert (Letter.objects.count(), Row.objects.count()) == before
    secretariat = as_(everybody["installation secretariat"])
    for address in ("/letters/", "/letters/new/", review):
        assert secretariat.get(address).status_code == 200, address


@pytest.mark.parametrize("audience", Audience)
def test_who_sees_a_confirmed_letter_and_who_changes_that(capacities, as_, letter, audience):
    process = confirm(letter, audience=audience)
    for name, person in capacities(process).items():
        visitor = as_(person)
        seen = sees(name, audience)
        for page in ("", "original"):
            answer = visitor.get(f"/letters/{letter.key}/{page}")
            assert answer.status_code == (200 if seen else 404), (name, page)
        may = name in ("secretariat", "co-facilitator", "installation secretariat")
        assert (
            f'action="/audience/letter/{letter.key}"' in visitor.get(f"/letters/{letter.key}/").content.decode()
        ) is may
        answer = visitor.post(f"/audience/letter/{letter.key}", {"audience": str(audience)})
        assert answer.status_code == (302 if may else 403 if seen else 404), name


def test_a_letter_of_no_process_is_widened_by_the_installations_secretariat_only(capacities, as_, content, letter):
    process = confirm(letter)
    other = take_in(content + b"\n")
    for name, person in capacities(process).items():
        answer = as_(person).post(f"/audience/letter/{other.key}", {"audience": "public"})
        other.refresh_from_db()
        if name == "installation secretariat":
            assert (answer.status_code, other.audience) == (302, "public")
            break
        assert (answer.status_code in (403, 404), other.audience) == (True, "team"), name
    else:
        pytest.fail("the installation's secretariat was not asked")


def test_whoever_acts_as_a_delegate_does_not_confirm_into_the_process(people, letter, content, client):
    from zerodraft import clock
    from zerodraft.process.models import Participation

    process = confirm(letter)
    secretariat = people["secretariat"]
    Participation.objects.create(
        process=process,
        key="participation-own",
        person=secretariat.key,
        role="delegate",
        party="state-152",
        since=clock.now(),
    )
    (delegate,) = process_queries.capacities_of(secretariat.key, process, clock.now())
    other = answered(take_in(content + b"\n"))
    with pytest.raises(PermissionDenied):
        confirm(other, actor=delegate)
    client.force_login(secretariat)
    session = client.session
    session["capacities"] = {process.key: "participation-own"}
    session.save()
    form = {"revision": other.revision, "audience": "public", "seen": "any"}
    assert client.post(f"/letters/{other.key}/confirm", form).status_code == 403
    other.refresh_from_db()
    assert other.confirmed_at is None
