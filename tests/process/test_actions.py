"""Setting up a process: who may, what is stored, what the record says."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from roles import SECRETARIAT_ONLY, refused_unless
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries
from zerodraft.process.audience import Audience
from zerodraft.process.models import Deadline, Officer, OutlinePart, Process, Round, SpeakingLimit
from zerodraft.record.models import Row

ACTIONS = {
    "open_process": lambda by, of, rnd: actions.open_process(by, key="another", title="Other", audience=Audience.TEAM),
    "open_round": lambda by, of, rnd: actions.open_round(by, of, 2),
    "name_officer": lambda by, of, rnd: actions.name_officer(by, of, office="Chair", name="Ada Vidal", state="Chile"),
    "extend_outline": lambda by, of, rnd: actions.extend_outline(by, of, ["preamble"]),
    "set_limit": lambda by, of, rnd: actions.set_limit(by, rnd, applies_to="all", seconds=180),
    "set_deadline": lambda by, of, rnd: actions.set_deadline(
        by, rnd, matter="comments", on=date(2018, 3, 1), at=None, zone="", to=""
    ),
}


@pytest.fixture
def process(db) -> Process:
    return actions.open_process(INSTALLATION, key="forests", title="Forest compact", audience=Audience.PUBLIC)


@pytest.fixture
def opened(process) -> Round:
    return actions.open_round(INSTALLATION, process, 1)


def stored() -> list[int]:
    return [model.objects.count() for model in (Process, Round, Officer, OutlinePart, SpeakingLimit, Deadline, Row)]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_set_up_a_process(people, process, opened, action, role, allowed):
    before = stored()
    with refused_unless(allowed):
        ACTIONS[action](people[role], process, opened)
    assert (stored() != before) is allowed
    if allowed:
        row = Row.objects.last()
        assert row.actor == people[role].key
        assert row.topic.startswith("process:")


@pytest.mark.parametrize("action", [name for name in ACTIONS if name != "open_process"])
def test_each_action_is_one_row_under_the_topic_of_the_process(process, opened, action):
    before = Row.objects.count()
    ACTIONS[action](INSTALLATION, process, opened)
    assert Row.objects.count() == before + 1
    assert Row.objects.last().topic == "process:forests"


def test_a_key_and_a_round_are_taken_once(process, opened):
    for again in (
        lambda: actions.open_process(INSTALLATION, key="forests", title="Other", audience=Audience.TEAM),
        lambda: actions.open_round(INSTALLATION, process, 1),
    ):
        before = stored()
        with pytest.raises(IntegrityError), transaction.atomic():
            again()
        assert stored() == before


def test_officers_keep_the_order_in_which_they_were_named(process):
    for name in ("Zoltán", "Aïcha", "Mele"):
        actions.name_officer(INSTALLATION, process, office="Co-Chairs", name=name, state="", party="")
    assert [officer.name for officer in process.officers.all()] == ["Zoltán", "Aïcha", "Mele"]
    assert all(name not in str(row.data) for row in Row.objects.all() for name in ("Zoltán", "Aïcha", "Mele"))


def test_a_party_that_is_no_id_is_refused_and_no_officer_stays(process):
    with pytest.raises(ValueError, match="party must be of the kind id"):
        actions.name_officer(
            INSTALLATION, process, office="Chair", name="Ada", state="Chile", party="République du Chili"
        )
    assert not Officer.objects.exists()


def test_the_outline_takes_in_what_it_lacks_in_the_order_of_a_text(process):
    actions.extend_outline(INSTALLATION, process, ["objective-2", "preamble", "objective-1", "preamble"])
    assert [part.element for part in process.outline.all()] == ["preamble", "objective-1", "objective-2"]
    rows = Row.objects.count()
    assert actions.extend_outline(INSTALLATION, process, ["objective-1"]) == []
    assert Row.objects.count() == rows
    with pytest.raises(ValueError, match="objective-7"):
        actions.extend_outline(INSTALLATION, process, ["objective-3", "Objective 4"])
    assert process.outline.count() == 3


def test_a_limit_set_again_replaces_the_first(opened):
    actions.set_limit(INSTALLATION, opened, applies_to="groups", seconds=300)
    actions.set_limit(INSTALLATION, opened, applies_to="groups", seconds=240)
    assert [(limit.applies_to, limit.seconds) for limit in opened.limits.all()] == [("groups", 240)]
    assert Row.objects.filter(verb="limit.set").count() == 2


@pytest.mark.parametrize(("applies_to", "seconds"), [("all", 0), ("all", -3), ("everyone", 60)])
def test_a_limit_that_cannot_be_is_refused(opened, applies_to, seconds):
    with pytest.raises(ValueError, match=r"number of seconds|everyone"):
        actions.set_limit(INSTALLATION, opened, applies_to=applies_to, seconds=seconds)
    assert not opened.limits.exists()


def test_a_deadline_is_a_day_or_a_moment(opened):
    moment = datetime(2018, 3, 2, 22, 0, tzinfo=UTC)
    actions.set_deadline(INSTALLATION, opened, matter="comments", on=date(2018, 3, 2), at=moment, zone="UTC", to="")
    actions.set_deadline(INSTALLATION, opened, matter="proposals", on=date(2018, 3, 1), at=None, zone="", to="")
    assert [(d.matter, d.at) for d in opened.deadlines.all()] == [("proposals", None), ("comments", moment)]
    with pytest.raises(ValueError, match="lunch"):
        actions.set_deadline(INSTALLATION, opened, matter="lunch", on=date(2018, 3, 1), at=None, zone="", to="")


def test_an_officer_erased_keeps_office_state_and_place(process):
    officer = actions.name_officer(
        INSTALLATION, process, office="Chair", name="Ada Vidal", state="Chile", party="state-152"
    )
    actions.erase_officer(officer.key)
    kept = process.officers.get()
    assert (kept.name, kept.office, kept.state, kept.party, kept.position) == ("", "Chair", "Chile", "state-152", 1)
    assert str(kept) == officer.key


def test_the_current_round_is_the_newest_with_limits_at_hand(process, opened, django_assert_num_queries):
    newest = actions.open_round(INSTALLATION, process, None)
    actions.set_limit(INSTALLATION, newest, applies_to="all", seconds=60)
    with django_assert_num_queries(3):
        found = queries.current_round(process)
        assert [limit.seconds for limit in found.limits.all()] == [60]
        assert list(found.deadlines.all()) == []
    assert found == newest


def test_the_public_sees_public_processes_in_the_order_of_their_opening(process):
    actions.open_process(INSTALLATION, key="secret", title="Secret", audience=Audience.TEAM)
    second = actions.open_process(INSTALLATION, key="aquifers", title="Aquifers", audience=Audience.PUBLIC)
    assert queries.public() == [process, second]
    assert queries.by_key("nothing") is None


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("objective-7", "Objective 7"),
        ("preamble", "Preamble"),
        ("follow-up", "Follow-up"),
        ("annex", "annex"),
        ("roadmap-2", "roadmap-2"),
        ("objective-1234", "Objective 1234"),
    ],
)
def test_parts_have_names_on_screen(element, name):
    assert queries.part_name(element) == name


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(180, "3 minutes"), (60, "1 minute"), (90, "90 seconds"), (1, "1 second"), (3600, "60 minutes")],
)
def test_lengths_of_time_in_words(seconds, says):
    assert queries.duration(seconds) == says
