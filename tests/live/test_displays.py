"""A display follows one view of one topic until it is revoked; its token is shown once."""

import pytest
import rules
from django.core.exceptions import PermissionDenied

from roles import SECRETARIAT_ONLY
from zerodraft.live import queries, topics
from zerodraft.live.actions import admit_display, revoke_display
from zerodraft.live.models import Display
from zerodraft.parties.permissions import is_secretariat
from zerodraft.record.models import Row

pytestmark = pytest.mark.django_db
MAY = "tests.admit_display"
TOPIC = "tally:one"
MEETING = object()


@pytest.fixture(autouse=True)
def _rule():
    rules.add_perm(MAY, is_secretariat)
    yield
    rules.remove_perm(MAY)


def admit(actor, label="Conference Room 4, beside the door"):
    return admit_display(actor, permission=MAY, regarding=MEETING, topic=TOPIC, view="wall", label=label)


def revoke(actor, key, topic=TOPIC):
    return revoke_display(actor, permission=MAY, regarding=MEETING, topic=topic, key=key)


def test_a_display_is_known_by_its_token_of_which_only_the_hash_is_kept(people):
    display, token = admit(people["secretariat"])
    assert queries.display_of(token) == display
    assert queries.displays_of(TOPIC) == [display]
    kept = Display.objects.values_list().get()
    assert token not in map(str, kept)
    row = Row.objects.get(verb="display.admitted")
    assert (row.subject, row.topic, row.data) == (display.key, TOPIC, {"view": "wall"})


@pytest.mark.parametrize("token", ["", "x", "é" * 50])
def test_no_other_token_is_a_display(people, token):
    admit(people["secretariat"])
    assert queries.display_of(token) is None


def test_a_revoked_display_is_none_any_more_and_revoking_twice_is_one_act(people):
    display, token = admit(people["secretariat"])
    first = revoke(people["colleague"], display.key)
    assert revoke(people["secretariat"], display.key).revoked_at == first.revoked_at
    assert queries.display_of(token) is None
    assert queries.displays_of(TOPIC) == []
    assert Row.objects.filter(verb="display.revoked", subject=display.key, topic=TOPIC).count() == 1
    assert topics.ending("display.revoked") == "subject"


def test_a_display_of_another_topic_is_not_found(people):
    display, _token = admit(people["secretariat"])
    with pytest.raises(LookupError, match=display.key):
        revoke(people["secretariat"], display.key, topic="tally:two")


@pytest.mark.parametrize("label", ["", "   ", "x" * 121])
def test_a_label_is_owed_and_bounded(people, label):
    with pytest.raises(ValueError, match="at most 120"):
        admit(people["secretariat"], label)
    assert not Display.objects.exists()


@pytest.mark.parametrize(("role", "allowed"), SECRETARIAT_ONLY)
def test_who_may_decide_is_what_the_room_says(people, role, allowed):
    display, _token = admit(people["installation"])
    rows = Row.objects.count()
    for act in (lambda: admit(people[role]), lambda: revoke(people[role], display.key)):
        if allowed:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()
    assert Row.objects.count() == rows + (2 if allowed else 0)
