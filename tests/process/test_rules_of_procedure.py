"""The rules of procedure of a process: adopted in versions that are never altered."""

import html
import re

import pytest
from django.core.exceptions import PermissionDenied
from msgspec.structs import replace

from process.conftest import CHILE, KENYA, NAMELESS
from zerodraft import clock
from zerodraft.parties.actors import INSTALLATION
from zerodraft.parties.register import shipped as shipped_register
from zerodraft.process import actions, naming_rules, presenting_rules
from zerodraft.process import adopted as rules_adopted
from zerodraft.process.actions import CannotAdopt
from zerodraft.process.core.roles import Role
from zerodraft.process.core.rule_set import (
    BadRuleSet,
    Enforcement,
    Grants,
    Policy,
    Share,
    as_json,
    as_toml,
    from_json,
    from_toml,
)
from zerodraft.process.models import AdoptedRules, Process
from zerodraft.process.rule_books import INFORMAL, shipped, text_of
from zerodraft.record.models import Row

PLENARY, COMMITTEE = shipped()["ga-plenary"], shipped()["ga-committee"]
SECRETARIAT = {"secretariat", "installation", "installation-secretariat"}


def test_a_process_that_adopted_none_runs_as_informal_consultations(forests):
    adopted = rules_adopted.rules_of(forests)
    assert (adopted.number, adopted.rules.key, adopted.adopted_at, adopted.by) == (0, INFORMAL, None, "")
    assert rules_adopted.rules_numbered(forests, 0) == adopted
    assert rules_adopted.rules_numbered(forests, 1) is None
    assert rules_adopted.all_rules_of(forests) == []


def test_a_version_follows_another_and_none_is_lost(forests, monkeypatch):
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    first = actions.adopt_rules(INSTALLATION, forests, PLENARY)
    second = actions.adopt_rules(INSTALLATION, forests, COMMITTEE)
    third = actions.adopt_rules(INSTALLATION, forests, PLENARY)
    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert rules_adopted.rules_of(forests) == third
    assert rules_adopted.all_rules_of(forests) == [third, second, first]
    assert rules_adopted.rules_numbered(forests, 2) == second
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
    assert rules_adopted.rules_of(seabed).number == 0
    assert actions.adopt_rules(INSTALLATION, seabed, COMMITTEE).number == 1
    assert rules_adopted.rules_of(forests).rules == PLENARY


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
        assert rules_adopted.rules_of(forests).rules == PLENARY


ADDRESS = "/processes/forests/rules/"
OWN = text_of("custom").replace('key = "custom"', 'key = "forests"').replace("groups = 300", "groups = 240")


@pytest.fixture
def clerk(client, people, forests):
    client.force_login(people["secretariat"])
    return client


def confirmed(clerk, **given: object):
    return clerk.post(
        ADDRESS, {"seen": rules_adopted.rules_of(Process.objects.get()).number, "confirm": "yes", **given}
    )


def words(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html.unescape(page.content.decode())))


def test_the_page_says_what_holds_in_words(clerk, forests):
    said = words(clerk.get(ADDRESS))
    assert "Informal consultations" in said
    assert "None was adopted" in said
    actions.adopt_rules(
        INSTALLATION, forests, replace(PLENARY, tradition=(CHILE,), limits={"all": 90, "ngo-panel": 60})
    )
    said = words(clerk.get(ADDRESS))
    for words_ in (
        "One third of the members, today 65 of 193",
        "A majority of the members, today 97 of 193",
        "Adjournment of debate 2 2 – 74, 77",
        "Closure of debate 0 2 – 75, 77",
        "Reply 2: 5 minutes",
        "All speakers: 90 seconds",
        "Ngo panel: 1 minute",
        "A light tells the speaker",
        "First by custom Chile",
        "Head of State, Vice-President",
        "1, adopted on",
        "decision 34/401, annex V",
    ):
        assert words_ in said


def test_members_of_its_own_are_counted_for_the_quorum(clerk, forests):
    actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, members=(KENYA, CHILE)))
    assert "A majority of the members, today 2 of 2" in words(clerk.get(ADDRESS))


def test_earlier_versions_stand_with_what_they_changed(clerk, forests):
    actions.adopt_rules(INSTALLATION, forests, PLENARY)
    actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, quota=2, motions=PLENARY.motions[1:]))
    shown = clerk.get(ADDRESS).context["versions"]
    assert [each.number for each in shown] == [2, 1]
    changed = {each.name: (each.before, each.after) for each in shown[0].differences}
    assert set(changed) == {"Interventions of one delegation", "Order of motions", "Suspension of the meeting"}
    assert changed["Interventions of one delegation"] == ((), ("2 on one list",))
    assert changed["Suspension of the meeting"] == (("0 for, 0 against", "rule 76, 77"), ())
    assert "Suspension of the meeting" in words(clerk.get(f"{ADDRESS}1/"))
    assert "Suspension of the meeting" not in words(clerk.get(f"{ADDRESS}2/"))
    for number in ("3", "9" * 30):
        assert clerk.get(f"{ADDRESS}{number}/").status_code == 404


def test_every_field_of_a_rule_set_is_told_when_it_changes():
    register = shipped_register()
    for field, value in {
        "version": "2",
        "title": "Other",
        "source": "Other",
        "order": ("lot",),
        "limits": {"all": 60},
        "enforcement": "sound",
        "quorum": replace(PLENARY.quorum, debate="majority"),
        "points_of_order": replace(PLENARY.points_of_order, appeal=False),
        "replies": replace(PLENARY.replies, granted="end-of-meeting"),
        "motions": (replace(PLENARY.motions[0], seconds=60), *PLENARY.motions[1:]),
        "ladder": (),
        "tradition": (CHILE,),
        "members": (CHILE,),
        "quota": 3,
    }.items():
        other = from_json(as_json(replace(PLENARY, **{field: value})))
        assert presenting_rules.differences(PLENARY, other, register), field
    assert presenting_rules.differences(PLENARY, replace(PLENARY), register) == ()


def test_a_body_s_rules_are_shown_then_adopted(clerk, forests):
    page = clerk.post(ADDRESS, {"seen": 0, "rules": "ga-committee"})
    assert (page.status_code, AdoptedRules.objects.count()) == (200, 0)
    assert "Nothing is adopted yet" in words(page)
    assert any(each.name == "Quorum" for each in page.context["differences"])
    assert confirmed(clerk, rules="ga-committee").status_code == 302
    assert rules_adopted.rules_of(forests).rules == COMMITTEE
    assert "hold now, as version 1" in words(clerk.get(ADDRESS))


def test_rules_of_its_own_are_shown_then_adopted(clerk, forests):
    assert clerk.get(ADDRESS).context["toml"] == text_of("custom")
    page = clerk.post(ADDRESS, {"seen": 0, "toml": OWN})
    assert page.context["toml"] == OWN
    assert clerk.post(ADDRESS, {"mend": "yes", "toml": OWN}).context["toml"] == OWN
    confirmed(clerk, toml=OWN)
    adopted = rules_adopted.rules_of(forests)
    assert (adopted.rules.key, adopted.rules.limits["groups"]) == ("forests", 240)
    assert from_toml(clerk.get(ADDRESS).context["toml"]) == adopted.rules


def test_changed_rules_of_a_body_do_not_pass_for_its_own(clerk, forests):
    page = clerk.post(ADDRESS, {"seen": 0, "toml": as_toml(replace(PLENARY, quota=1))})
    assert "have the key of General Assembly, plenary" in words(page)
    assert "have the key" not in words(clerk.post(ADDRESS, {"seen": 0, "toml": as_toml(PLENARY)}))
    assert "have the key" not in words(clerk.post(ADDRESS, {"seen": 0, "toml": OWN}))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("order-of-request", "by-beauty"), "order[4]: “by-beauty” is not known here. The words that are known: “tr"),
        (("formal = false", ""), "“formal” is missing. Write it."),
        (("formal = false", 'formal = "no"'), "formal: Write true or false"),
        (("all = 180", "all = 0"), "limits: Write a whole number of 1 or more."),
        (("all = 180", "all = 99999"), "limits: Write a whole number of 14400 or less."),
        (("all = 180", "all = 3.5"), "limits: Write a whole number, without"),
        (("all = 180", "All = 180"), "limits: Write a word of small letters"),
        (("all = 180", "all = 180\nspeed = 1\n[pace]"), "There is no “pace” in rules of procedure."),
        (("seconds = [300, 180]", "seconds = []"), "replies.seconds: Write 1 or more into this list."),
        (("seconds = [300, 180]", "seconds = 300"), "replies.seconds: Write a list between square brackets."),
        (("[points_of_order]\nseconds = 180", "points_of_order = 3"), "Write"),
        (('version = "1"', "version = 1"), "version: Write words between quotation marks."),
        (('version = "1"', 'version = "' + "1" * 301 + '"'), "version: Write no more than 300 characters."),
        (('version = "1"', 'version = "a\\nb"'), "version: Write these words on one line"),
        (('version = "1"', "version"), "Line 3, at character 8, is not written as TOML is."),
        (('["minister"]', '["minister", "other"]'), "“other” stands twice in ladder. Take one out."),
        (("formal = false", "formal = true"), "A formal meeting has a quorum. Add a table"),
        (("[points_of_order]", "[[motions]]\nkey = 'divide'\n[points_of_order]"), "An informal meeting has no quorum"),
        (("[limits]", "tradition = ['state-999']\n[limits]"), "“state-999” in tradition is the key of no party."),
        (("[limits]", "#" * 70_000 + "\n[limits]"), "Rules of procedure have at most 65536; shorten them."),
        (("[limits]", "a = " + "[" * 20_000 + "\n[limits]"), "Lists stand in lists too many times."),
        (("[limits]", "a = " + "9" * 5000 + "\n[limits]"), "A number has thousands of digits."),
        (("[limits]", "a" + ".a" * 5000 + " = 1\n[limits]"), " has too many dots. Shorten it."),
        (('end-of-meeting"', "end-of-meeting"), "is not written as TOML is."),
    ],
)
def test_what_is_typed_wrongly_is_told_with_place_and_cure_and_kept(clerk, change, says):
    typed = text_of("custom").replace(*change)
    assert typed != text_of("custom")
    page = clerk.post(ADDRESS, {"seen": 0, "toml": typed, "confirm": "yes"})
    assert page.status_code == 400
    assert says in words(page)
    assert "Expected" not in page.context["refused"]
    assert page.context["toml"] == typed
    assert not AdoptedRules.objects.exists()


@pytest.mark.parametrize("given", [{"rules": "atlantis"}, {}, {"rules": "custom", "seen": "x"}, {"toml": ""}])
def test_a_form_that_says_nothing_is_refused(clerk, given):
    assert clerk.post(ADDRESS, {"seen": "0", "confirm": "yes", **given}).status_code == 400
    assert not AdoptedRules.objects.exists()


def test_a_page_that_is_behind_adopts_nothing(clerk, forests):
    actions.adopt_rules(INSTALLATION, forests, PLENARY)
    page = confirmed(clerk, rules="ga-committee", seen=0)
    assert "Other rules were adopted since you saw this" in words(page)
    assert rules_adopted.rules_of(forests).rules == PLENARY


def test_words_of_a_process_s_own_are_no_markup(clerk, forests):
    actions.adopt_rules(INSTALLATION, forests, replace(PLENARY, title="<script>x</script>", source="<b>"))
    for address in (ADDRESS, f"{ADDRESS}1/", "/programme/forests/"):
        page = clerk.get(address).content
        assert b"<script>x" not in page
        assert b"&lt;script&gt;x" in page


def test_others_read_and_are_offered_nothing(client, forests, seated):
    assert client.get(ADDRESS).status_code == 404
    client.force_login(seated(Role.DELEGATE, KENYA))
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert b"textarea" not in page.content
    assert client.post(ADDRESS, {"seen": 0, "rules": "ga-plenary", "confirm": "yes"}).status_code == 403
    assert f'href="{ADDRESS}"' in client.get("/programme/forests/").content.decode()


def test_every_code_that_ships_has_words_and_an_unknown_one_is_spelled():
    for rules in shipped().values():
        for rung in rules.ladder:
            assert all(rank in naming_rules._RANKS for rank in rung)
        assert all(each.key in naming_rules._MOTIONS for each in rules.motions)
        assert rules.title in naming_rules._TITLES
    for kind, name in (
        (Policy, naming_rules.policy_name),
        (Enforcement, naming_rules.enforcement_name),
        (Grants, naming_rules.grants_name),
        (Share, naming_rules.share_name),
    ):
        assert len({name(each) for each in kind}) == len(kind)
    assert naming_rules.rank_name("vice-marshal") == "Vice marshal"
    assert naming_rules.motion_name("refer-to-committee") == "Refer to committee"
