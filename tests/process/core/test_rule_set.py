"""Rule sets: what ships says what the books say, and what is written wrongly is refused with its place."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.process.core.rule_set import (
    BadRuleSet,
    Enforcement,
    Grants,
    Motion,
    PointsOfOrder,
    Policy,
    Quorum,
    Replies,
    RuleSet,
    Share,
    as_json,
    as_toml,
    from_json,
    from_toml,
)
from zerodraft.process.rule_books import INFORMAL, shipped, text_of


@pytest.mark.parametrize(
    ("key", "debate", "decision"), [("ga-plenary", 65, 97), ("ga-committee", 49, 97), ("ecosoc", 65, 97)]
)
def test_rules_67_and_108_the_quorum_of_193_members(key, debate, decision):
    quorum = shipped()[key].quorum
    assert (quorum.debate.of(193), quorum.decision.of(193)) == (debate, decision)


@given(st.integers(min_value=1, max_value=1000))
def test_a_share_is_reached_by_no_fewer(members):
    assert (Share.THIRD.of(members) - 1) * 3 < members <= Share.THIRD.of(members) * 3
    assert (Share.QUARTER.of(members) - 1) * 4 < members <= Share.QUARTER.of(members) * 4
    assert (Share.MAJORITY.of(members) - 1) * 2 <= members < Share.MAJORITY.of(members) * 2


@pytest.mark.parametrize("key", ["ga-plenary", "ga-committee"])
def test_rules_77_and_119_the_order_of_motions(key):
    rules = shipped()[key]
    four = ["suspend-meeting", "adjourn-meeting", "adjourn-debate", "close-debate"]
    assert [each.key for each in rules.motions[:4]] == four
    assert sorted(four, key=rules.precedence) == four
    speakers = {key: (rules.motion(key).in_favour, rules.motion(key).against) for key in four}
    # Rules 74 to 76 and 116 to 118.
    assert speakers == {
        "suspend-meeting": (0, 0),
        "adjourn-meeting": (0, 0),
        "adjourn-debate": (2, 2),
        "close-debate": (0, 2),
    }


def test_decision_34_401_replies_of_ten_and_five_minutes_and_no_more():
    rules = shipped()["ga-plenary"]
    assert [rules.reply_seconds(before) for before in range(4)] == [600, 300, None, None]
    assert rules.replies.granted is Grants.END_OF_DAY


def test_equal_ranks_stand_on_one_rung_and_an_unknown_one_below_all():
    rules = shipped()["ga-plenary"]
    assert rules.rung("head-of-state") == rules.rung("crown-prince") == rules.rung("vice-president") == 0
    assert rules.rung("minister") < rules.rung("permanent-representative") < rules.rung("other") < rules.rung("poet")


def test_informal_consultations_have_no_votes_and_no_quorum():
    rules = shipped()[INFORMAL]
    assert (rules.formal, rules.quorum, rules.motions) == (False, None, ())


def test_every_set_that_ships_is_the_same_once_stored():
    for rules in shipped().values():
        assert from_json(as_json(rules)) == rules
        assert from_toml(as_toml(rules)) == rules


LEAST = 'key = "own"\nversion = "1"\ntitle = "Own"\nsource = "Us"\nformal = false\norder = ["order-of-request"]\n'


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace('order = ["order-of-request"]', 'order = ["by-beauty"]'), r"by-beauty.*\$\.order"),
        (lambda text: text.replace("formal = false\n", ""), "formal"),
        (lambda text: text + "[limits]\nall = 0\n", r"\$\.limits"),
        (lambda text: text + "[replies]\nseconds = []\n", r"replies\.seconds"),
        (
            lambda text: text + "[quorum]\ndebate = 'one-third'\ndecision = 'majority'\n",
            "informal meeting has no quorum",
        ),
        (lambda text: text.replace("false", "true"), "add a table \\[quorum\\]"),
        (lambda text: text + "speed = 3\n", "speed"),
        (lambda text: text.replace('["order-of-request"]', '["lot", "lot"]'), "'lot' stands twice in order"),
        (lambda text: text + "[[", "end of document"),
        (lambda _: "", "key"),
    ],
)
def test_what_is_written_wrongly_is_refused_with_its_place(change, says):
    from_toml(LEAST)
    with pytest.raises(BadRuleSet, match=says):
        from_toml(change(LEAST))


def test_what_is_written_out_says_the_same_in_few_words():
    rules = from_toml(LEAST.replace('"Own"', '"A \\"title\\" = \\\\ here"').replace('"Us"', '""'))
    assert from_toml(as_toml(rules)) == rules
    assert "ladder" not in as_toml(rules)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("quota = " + "9" * 5000, "4300 digits"),
        ("tradition = " + "[" * 30_000, "too many times"),
        ("a" + ".a" * 30_000 + " = 1", r"too many dots \(at line 1\)"),
        ("#" * 65_537, "65537 characters"),
        (LEAST.replace('"own"', '"own\\n"'), r"\$\.key"),
        (LEAST.replace('"Own"', '"O\\u0000"'), r"\$\.title"),
        (LEAST + "quota = nan\n", r"\$\.quota"),
    ],
)
def test_what_would_break_a_reader_or_a_store_is_refused_at_once(text, says):
    with pytest.raises(BadRuleSet, match=says):
        from_toml(text)


def test_the_documentation_names_every_field_and_word_and_its_example_holds():
    text = (Path(__file__).parents[3] / "docs" / "rules.md").read_text()
    assert from_toml(re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]).motion("close-debate").against == 2
    tables = text.split("| field |", 1)[1]
    for kind in (RuleSet, Quorum, PointsOfOrder, Replies, Motion):
        for field in msgspec.structs.fields(kind):
            assert f"`{field.name}`" in tables, field.name
    for words in (Policy, Share, Grants, Enforcement):
        for word in words:
            assert f"`{word}`" in tables, word


def test_a_beginning_for_own_rules_is_offered_as_text():
    assert from_toml(text_of("custom")).key == "custom"
