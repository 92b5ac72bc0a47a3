"""The rules of procedure of a process: adopted in versions that are never altered."""

import pytest
from django.core.exceptions import PermissionDenied
from msgspec.structs import replace

from process.conftest import CHILE, KENYA, NAMELESS
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import actions, queries
from zerodraft.process.actions import CannotAdopt
from zerodraft.process.core.rule_set import BadRuleSet
from zerodraft.process.models import AdoptedRules
from zerodraft.process.rule_books import INFORMAL, shipped
from zerodraft.record.models import Row

PLENARY, COMMITTEE = shipped()["ga-plenary"], shipped()["ga-committee"]
SECRETARIAT = {"secretariat", "installation", "installation-secretariat"}


def test_a_process_that_adopted_none_runs_as_informal_consultations(forests):
    adopted = queries.rules_of(forests)
    assert (adopted.number, adopted.rules.key, adopted.adopted_at, adopted.by) == (0, INFORMAL, None, "")
    assert queries.rules_numbered(forests, 0) == adopted
    assert queries.rules_numbered(forests, 1) is None
    assert queries.all_rules_of(forests) == []


def test_a_version_follows_another_and_none_is_lost(forests, monkeypatch):
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    first = actions.adopt_rules(INSTALLATION, forests, PLENARY)
    second = actions.adopt_rules(INSTALLATION, forests, COMMITTEE)
    third = actions.adopt_rules(INSTALLATION, forests, PLENARY)
    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert queries.rules_of(forests) == third
    assert queries.all_rules_of(forests) == [third, second, first]
    assert queries.rules_numbered(forests, 2) == second
    assert (second.rules, second.adopted_at, second.by) == (COMMITTEE, moment, INSTALLATION.key)


def test_it_is_one_row_of_the_record_without_words(forests):
    before = Row.objects.count()
    actions.adopt_rules(INSTALLATION, forests, PLENARY)
    row = Row.objects.last()
    assert Row.objects.count() == before + 1
    assert (row.verb, row.topic, row.subject) == ("rules.adopted", "process:forests", "process:forests")
    assert row.data == {"rules": "ga-plenary", "number": 1}


def test_what_holds_already_is_not_adopted_again(forests):
    first = actions.adopt_rules(INSTALLATION, forests, PLENARY)
    before = Row.objects.count()
    assert actions.adopt_rules(INSTALLATION, forests, replace(PLENARY), seen=0) == first
    assert (AdoptedRules.objects.count(), Row.objects.count()) == (1, before)


def test_informal_rules_can_be_adopted_in_so_many_words(forests):
    assert actions.adopt_rules(INSTALLATION, forests, shipped()[INFORMAL]).number == 1


def test_another_process_keeps_its_own(forests):
    seabed = actions.open_process(INSTALLATION, key="seabed", title="Seabed", audience="team")
    actions.adopt_rules(INSTALLATION, forests, PLENARY)
    assert queries.rules_of(seabed).number == 0
    assert actions.adopt_rules(INSTALLATION, seabed, COMMITTEE).number == 1
    assert queries.rules_of(forests).rules == PLENARY


@pytest.mark.parametrize("field", ["tradition", "members"])
def test_a_party_that_the_register_does_not_have_is_named_and_refused(forests, field):
    before = Row.objects.count()
    with pytest.raises(CannotAdopt, match=f"“{NAMELESS}” in {field}"):
        actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, **{field: (KENYA, NAMELESS)}))
    assert (AdoptedRules.objects.count(), Row.objects.count()) == (0, before)
    assert actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, **{field: (KENYA, CHILE)})).number == 1


def test_who_saw_an_older_version_is_told(forests):
    actions.adopt_rules(INSTALLATION, forests, PLENARY, seen=0)
    with pytest.raises(CannotAdopt, match="adopted since"):
        actions.adopt_rules(INSTALLATION, forests, COMMITTEE, seen=0)
    assert AdoptedRules.objects.count() == 1


def test_what_is_no_rule_set_is_not_stored(forests):
    with pytest.raises(BadRuleSet, match="quota"):
        actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, quota=0))
    assert not AdoptedRules.objects.exists()


def test_who_may_adopt(forests, actors):
    for name, actor in actors.items():
        if name in SECRETARIAT:
            continue
        with pytest.raises(PermissionDenied):
            actions.adopt_rules(actor, forests, PLENARY)
    assert not AdoptedRules.objects.exists()
    for number, name in enumerate(sorted(SECRETARIAT)):
        rules = (PLENARY, COMMITTEE)[number % 2]
        assert actions.adopt_rules(actors[name], forests, rules).by == actors[name].key


def test_the_words_of_a_version_are_read_once(forests, django_assert_num_queries):
    actions.adopt_rules(INSTALLATION, forests, PLENARY)
    with django_assert_num_queries(1):
        assert queries.rules_of(forests).rules == PLENARY
