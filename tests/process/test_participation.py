"""Who may seat, admit, invite and designate: every verb, every role; and what is refused, and leaves nothing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from process.conftest import CHILE, G77, KENYA, NAMELESS, capacity_of
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries
from zerodraft.process.core.roles import FOR_A_PARTY, Right, Role
from zerodraft.process.models import Designation, Invitation, Participation, Withdrawal
from zerodraft.record.models import Row

DAY = date(2018, 2, 20)
ACTORS = (
    *(role.value for role in Role),
    *("focal-point", "other-focal-point", "installation", "installation-secretariat", "anonymous"),
)
SECRETARIAT = {"secretariat", "installation", "installation-secretariat"}
WITH_FOCAL_POINT = SECRETARIAT | {"focal-point"}
VERBS = {
    "seat-delegate": WITH_FOCAL_POINT,
    "seat-observer": SECRETARIAT,
    "seat-adviser": SECRETARIAT,
    "seat-secretariat": SECRETARIAT,
    "admit-by-link": WITH_FOCAL_POINT,
    "admit-adviser-by-link": SECRETARIAT,
    "withdraw-link": WITH_FOCAL_POINT,
    "change-rights": WITH_FOCAL_POINT,
    "end-delegate": WITH_FOCAL_POINT,
    "end-co-facilitator": SECRETARIAT,
    "link-back": WITH_FOCAL_POINT,
    "invite": SECRETARIAT | {"co-facilitator"},
    "uninvite": SECRETARIAT | {"co-facilitator"},
    "designate": SECRETARIAT,
    "end-designation": SECRETARIAT,
    "note-leaving": SECRETARIAT,
    "note-return": SECRETARIAT,
}


@pytest.fixture
def acts(forests, seated, people):
    """Each verb as a function of whoever acts."""
    guest = people["person"].key
    colleague = Participation.objects.get(person=seated(Role.DELEGATE, KENYA, name="Colleague").key)
    leader = Participation.objects.get(person=seated(Role.CO_FACILITATOR, name="Leader").key)
    link = actions.admit_by_link(INSTALLATION, forests, role=Role.DELEGATE, party=KENYA)[0]
    actions.invite(INSTALLATION, forests, subject="letter-1", invited=CHILE)
    designation = actions.designate(INSTALLATION, forests, group=G77, party=CHILE, start=DAY)
    actions.note_leaving(INSTALLATION, forests, party="state-004", on=DAY)

    def seat(role: Role, party: str = ""):
        return lambda by: actions.seat(by, forests, person=guest, role=role, party=party)

    return {
        "seat-delegate": seat(Role.DELEGATE, KENYA),
        "seat-observer": seat(Role.OBSERVER, KENYA),
        "seat-adviser": seat(Role.ADVISER),
        "seat-secretariat": seat(Role.SECRETARIAT),
        "admit-by-link": lambda by: actions.admit_by_link(by, forests, role=Role.DELEGATE, party=KENYA),
        "admit-adviser-by-link": lambda by: actions.admit_by_link(by, forests, role=Role.ADVISER),
        "withdraw-link": lambda by: actions.withdraw_link(by, link),
        "change-rights": lambda by: actions.change_rights(by, colleague, (Right.SUBMIT,)),
        "end-delegate": lambda by: actions.end_participation(by, colleague),
        "end-co-facilitator": lambda by: actions.end_participation(by, leader),
        "link-back": lambda by: actions.link_for(by, colleague),
        "invite": lambda by: actions.invite(by, forests, subject="letter-1", invited=KENYA),
        "uninvite": lambda by: actions.uninvite(by, forests, subject="letter-1", invited=CHILE),
        "designate": lambda by: actions.designate(by, forests, group=G77, party=KENYA, start=DAY),
        "end-designation": lambda by: actions.end_designation(by, designation, DAY + timedelta(days=3)),
        "note-leaving": lambda by: actions.note_leaving(by, forests, party=CHILE, on=DAY),
        "note-return": lambda by: actions.note_return(by, forests, party="state-004", on=DAY + timedelta(days=1)),
    }


def test_the_matrix_names_every_verb(acts):
    assert set(acts) == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_who_may(actors, acts, verb):
    assert set(actors) == set(ACTORS)
    for actor in sorted(set(ACTORS) - VERBS[verb]):
        before = Row.objects.count()
        with pytest.raises(PermissionDenied):
            acts[verb](actors[actor])
        assert Row.objects.count() == before, actor


@pytest.mark.parametrize(("verb", "actor"), [(verb, actor) for verb in VERBS for actor in sorted(VERBS[verb])])
def test_who_may_does_and_the_record_says_so(actors, acts, verb, actor):
    before = Row.objects.count()
    acts[verb](actors[actor])
    row = Row.objects.last()
    assert Row.objects.count() == before + 1
    assert (row.actor, row.topic) == (actors[actor].key, "process:forests")


def test_a_capacity_of_another_process_counts_for_nothing(forests, seated):
    seabed = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="team")
    elsewhere = capacity_of(seated(Role.SECRETARIAT, of=seabed), seabed)
    with pytest.raises(PermissionDenied):
        actions.seat(elsewhere, forests, person=elsewhere.key, role=Role.SECRETARIAT)


@pytest.mark.parametrize(
    ("role", "party", "rights", "says"),
    [
        (Role.PUBLIC, "", (), "no seat"),
        (Role.DELEGATE, "", (), "Say for which"),
        (Role.OBSERVER, NAMELESS, (), NAMELESS),
        (Role.ADVISER, KENYA, (), "acts for no party"),
        (Role.ADVISER, "", (Right.ADMIT,), "acts for no party"),
        (Role.DELEGATE, CHILE, (), "has left"),
    ],
)
def test_a_role_and_a_party_that_do_not_go_together_are_refused(forests, people, role, party, rights, says):
    actions.note_leaving(INSTALLATION, forests, party=CHILE, on=DAY)
    before = Row.objects.count()
    for attempt in (
        lambda: actions.seat(INSTALLATION, forests, person=people["person"].key, role=role, party=party, rights=rights),
        lambda: actions.admit_by_link(INSTALLATION, forests, role=role, party=party, rights=rights),
    ):
        with pytest.raises(actions.CannotSeat, match=says):
            attempt()
    assert not Participation.objects.exists()
    assert Row.objects.count() == before


def test_nobody_is_seated_who_is_nobody(forests):
    with pytest.raises(actions.CannotSeat, match="person-x"):
        actions.seat(INSTALLATION, forests, person="person-x", role=Role.ADVISER)


def test_seated_twice_is_seated_once_and_after_the_end_anew(forests, people):
    place = {"person": people["person"].key, "role": Role.DELEGATE, "party": KENYA, "rights": (Right.DRAFT,)}
    first = actions.seat(INSTALLATION, forests, **place)
    before = Row.objects.count()
    assert actions.seat(INSTALLATION, forests, **place) == first
    assert Row.objects.count() == before
    actions.end_participation(INSTALLATION, first)
    actions.end_participation(INSTALLATION, first)
    assert Row.objects.count() == before + 1
    with pytest.raises(actions.CannotSeat, match="no more"):
        actions.change_rights(INSTALLATION, first, ())
    assert actions.seat(INSTALLATION, forests, **place) != first


@pytest.mark.parametrize("verb", ["participation.begun", "rights.changed", "participation.ended"])
def test_the_subject_of_what_changes_somebodys_access_is_the_person(forests, people, verb):
    person = people["person"].key
    seat = actions.seat(INSTALLATION, forests, person=person, role=Role.DELEGATE, party=KENYA)
    actions.change_rights(INSTALLATION, seat, tuple(Right))
    actions.end_participation(INSTALLATION, seat)
    row = Row.objects.get(verb=verb)
    assert (row.subject, row.on_behalf_of) == (person, KENYA)
    assert row.data["participation"] == seat.key
    if verb == "rights.changed":
        assert row.data["rights"] == ["inscribe", "draft", "submit", "admit"]


def test_whoever_is_of_the_team_and_of_a_delegation_has_one_at_a_time(client, forests, seated):
    person = seated(Role.CO_FACILITATOR, name="Both")
    delegate = actions.seat(
        INSTALLATION, forests, person=person.key, role=Role.DELEGATE, party=KENYA, rights=tuple(Right)
    )
    client.force_login(person)
    address = "/processes/forests/delegation/"
    assert client.get(address).status_code == 404
    assert client.post(f"/processes/forests/parties/{KENYA}/admit/", {"rights": "admit"}).status_code == 403
    client.post("/processes/forests/capacity/", {"participation": delegate.key})
    assert client.get(address).status_code == 200
    leader, mission = queries.capacities_of(person.key, forests, clock.now())
    assert (leader.role, leader.party, leader.rights) == (Role.CO_FACILITATOR, "", frozenset())
    assert (mission.role, mission.party) == (Role.DELEGATE, KENYA)
    with pytest.raises(PermissionDenied):
        actions.invite(mission, forests, subject="letter-1", invited=KENYA)
    with pytest.raises(PermissionDenied):
        actions.admit_by_link(leader, forests, role=Role.DELEGATE, party=KENYA)


def test_a_delegation_that_left_has_no_capacity_until_it_comes_back(forests, seated):
    person = seated(Role.DELEGATE, KENYA)
    today = clock.now().date()
    assert queries.capacities_of(person.key, forests, clock.now())
    actions.note_leaving(INSTALLATION, forests, party=KENYA, on=today)
    assert queries.capacities_of(person.key, forests, clock.now()) == []
    with pytest.raises(ValueError, match="noted already"):
        actions.note_leaving(INSTALLATION, forests, party=KENYA, on=today)
    with pytest.raises(ValueError, match="had not left"):
        actions.note_return(INSTALLATION, forests, party=KENYA, on=today)
    actions.note_return(INSTALLATION, forests, party=KENYA, on=today + timedelta(days=2))
    assert queries.capacities_of(person.key, forests, clock.now()) == []
    assert queries.capacities_of(person.key, forests, clock.now() + timedelta(days=2))
    with pytest.raises(ValueError, match="had not left"):
        actions.note_return(INSTALLATION, forests, party=CHILE, on=today)
    assert Withdrawal.objects.count() == 1


def test_a_designation_holds_on_its_days(forests):
    made = actions.designate(INSTALLATION, forests, group=G77, party=KENYA, start=DAY, end=DAY + timedelta(days=10))
    held = [queries.designated_for(forests, KENYA, DAY + timedelta(days=n)) for n in (-1, 0, 9, 10)]
    assert held == [[], [G77], [G77], []]
    for start, end in (
        (DAY, None),
        (DAY + timedelta(days=9), None),
        (DAY - timedelta(days=3), DAY + timedelta(days=1)),
    ):
        with pytest.raises(ValueError, match="already"):
            actions.designate(INSTALLATION, forests, group=G77, party=KENYA, start=start, end=end)
    actions.end_designation(INSTALLATION, made, DAY + timedelta(days=4))
    assert queries.designated_for(forests, KENYA, DAY + timedelta(days=4)) == []
    with pytest.raises(ValueError, match="already"):
        actions.end_designation(INSTALLATION, made, DAY + timedelta(days=5))
    assert queries.groups_spoken_for(forests, KENYA, DAY) == [G77]


@pytest.mark.parametrize(
    ("group", "party", "days", "says"),
    [
        (KENYA, CHILE, 1, "Only a group"),
        (G77, NAMELESS, 1, NAMELESS),
        ("body-999", KENYA, 1, "body-999"),
        (G77, KENYA, 0, "after"),
    ],
)
def test_a_designation_that_cannot_be_is_refused(forests, group, party, days, says):
    with pytest.raises(ValueError, match=says):
        actions.designate(INSTALLATION, forests, group=group, party=party, start=DAY, end=DAY + timedelta(days=days))
    assert not Designation.objects.exists()


def test_named_twice_is_named_once(forests):
    for _time in range(2):
        actions.invite(INSTALLATION, forests, subject="letter-1", invited=KENYA)
    assert queries.invited_to("letter-1", "forests") == {KENYA}
    rows = Row.objects.filter(verb="invitation.made")
    assert [row.subject for row in rows] == [KENYA]
    for _time in range(2):
        actions.uninvite(INSTALLATION, forests, subject="letter-1", invited=KENYA)
    assert not Invitation.objects.exists()
    assert Row.objects.filter(verb="invitation.withdrawn").count() == 1


def test_roles_for_a_party_are_those_that_name_one():
    assert {Role.DELEGATE, Role.OBSERVER} == FOR_A_PARTY


def test_what_another_process_names_opens_nothing_here(forests):
    seabed = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="team")
    actions.invite(INSTALLATION, seabed, subject="letter-1", invited=KENYA)
    assert queries.invited_to("letter-1", "forests") == frozenset()
    assert queries.invited_to("letter-1", "seabed") == {KENYA}
