"""The order of speakers: groups, members, observers, and what was moved by hand."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zerodraft.floor.core import lots, order
from zerodraft.floor.core.order import DEFAULT, Category, Entry, NotWaiting, Ordering, Placed, Reason, Standing
from zerodraft.process.core.rule_set import Policy

CATEGORIES = list(Category)
BY = Ordering(DEFAULT)


def enter_all(entries: list[Entry], *, announced: bool = False) -> list[str]:
    waiting: list[str] = []
    known: dict[str, Entry] = {}
    for entry in entries:
        place = order.place_of(entry, waiting, known, BY, announced=announced)
        waiting = order.entered(waiting, entry.key, place)
        known[entry.key] = entry
    return waiting


def requests(categories: list[Category]) -> list[Entry]:
    standing = {Category.OBSERVERS: Standing.OBSERVER, Category.STAKEHOLDERS: Standing.STAKEHOLDER}
    return [
        Entry(f"i{number}", category, number, standing=standing.get(category, Standing.MEMBER))
        for number, category in enumerate(categories, start=1)
    ]


def test_groups_then_members_then_observers_each_in_order_of_request():
    made = requests(
        [
            Category.OBSERVERS,
            Category.NATIONAL,
            Category.GROUPS,
            Category.NATIONAL,
            Category.STAKEHOLDERS,
            Category.GROUPS,
        ]
    )
    assert enter_all(made) == ["i3", "i6", "i2", "i4", "i1", "i5"]


@given(st.lists(st.sampled_from(CATEGORIES), max_size=40))
def test_without_moves_the_order_is_that_of_the_policies(categories):
    made = requests(categories)
    ranks = order.ranks(made, BY)
    expected = sorted(made, key=lambda entry: (ranks[entry.key], entry.request))
    assert enter_all(made) == [entry.key for entry in expected]


@given(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=20), st.sampled_from(CATEGORIES))
def test_the_announced_next_speaker_is_never_displaced(categories, late):
    made = requests(categories)
    waiting = enter_all(made)
    known = {entry.key: entry for entry in made}
    new = Entry("late", late, len(made) + 1)
    after = order.entered(waiting, "late", order.place_of(new, waiting, known, BY, announced=True))
    assert after[0] == waiting[0]
    assert [key for key in after if key != "late"] == waiting


def test_who_was_moved_by_hand_stays_and_says_nothing_about_others():
    moved_up = Entry("m", Category.OBSERVERS, 1, placed=Placed.HAND)
    known = {
        "m": moved_up,
        "a": Entry("a", Category.NATIONAL, 2),
        "z": Entry("z", Category.OBSERVERS, 3, standing=Standing.OBSERVER),
    }
    new = Entry("b", Category.NATIONAL, 4)
    assert order.place_of(new, ["m", "a", "z"], known, BY, announced=False) == 2


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1), st.data())
def test_moving_loses_nobody(waiting, data):
    key = data.draw(st.sampled_from(waiting))
    before = data.draw(st.sampled_from(["", *waiting]))
    after = order.moved(waiting, key, before)
    assert sorted(after) == sorted(waiting)
    if before and before != key:
        assert after.index(key) == after.index(before) - 1
    if not before:
        assert after[-1] == key


@pytest.mark.parametrize(("key", "before"), [("x", "a"), ("a", "x")])
def test_only_those_who_wait_are_moved(key, before):
    with pytest.raises(NotWaiting):
        order.moved(["a", "b"], key, before)


def put(by: Ordering, *entries: Entry) -> list[str]:
    waiting: list[str] = []
    known: dict[str, Entry] = {}
    for entry in entries:
        known[entry.key] = entry
        waiting = order.entered(waiting, entry.key, order.place_of(entry, waiting, known, by, announced=False))
    return waiting


def state(key: str, request: int, **more) -> Entry:
    return Entry(key, Category.NATIONAL, request, **more)


LADDER = (("head-of-state", "head-of-government"), ("minister",), ("permanent-representative",))


def test_the_rank_ladder_puts_the_higher_first_and_equals_by_request():
    by = Ordering((Policy.RANK_LADDER, Policy.ORDER_OF_REQUEST), LADDER)
    made = [
        state("pr", 1, rank="permanent-representative"),
        state("hog", 2, rank="head-of-government"),
        state("m", 3, rank="minister"),
        state("hos", 4, rank="head-of-state"),
        state("unknown", 5),
    ]
    assert put(by, *made) == ["hog", "hos", "m", "pr", "unknown"]


def test_resolutions_52_250_and_58_314_some_come_after_the_last_member_and_before_other_observers():
    made = [
        Entry("observer", Category.OBSERVERS, 1, standing=Standing.OBSERVER),
        Entry("after", Category.OBSERVERS, 2, standing=Standing.AFTER_MEMBERS),
        state("member", 3),
    ]
    assert put(BY, *made) == ["member", "after", "observer"]


def test_tradition_names_who_speaks_first_for_itself_only():
    by = Ordering((Policy.TRADITION, Policy.ORDER_OF_REQUEST), tradition=("host", "second"))
    made = [
        state("a", 1, party="other"),
        state("b", 2, party="second"),
        Entry("g", Category.GROUPS, 3, party="host"),
        state("h", 4, party="host"),
    ]
    assert put(by, *made) == ["h", "b", "a", "g"]


def test_alternation_takes_one_in_turn_from_each_region():
    by = Ordering((Policy.GROUPS_FIRST, Policy.ALTERNATION, Policy.ORDER_OF_REQUEST))
    made = [state(f"{region}{n}", n, region=region) for n, region in enumerate("aaabbc", start=1)]
    made.append(Entry("g", Category.GROUPS, 9, region="a"))
    assert order.arranged(made, by) == ["g", "a1", "b4", "c6", "a2", "b5", "a3"]


IN_TURN = Ordering((Policy.ALTERNATION, Policy.ORDER_OF_REQUEST))


def test_alternation_goes_on_from_who_was_heard_last_and_does_not_begin_anew():
    made = [state(f"{region}{n}", n, region=region) for n, region in enumerate("aabb", start=1)]
    heard = tuple(state(f"was-{region}", 0, region=region) for region in "cba")
    assert order.arranged(made, IN_TURN) == ["a1", "b3", "a2", "b4"]
    assert order.arranged(made, replace(IN_TURN, spoken=heard)) == ["b3", "a1", "b4", "a2"]
    new = state("d9", 9, region="d")
    assert order.arranged([*made, new], replace(IN_TURN, spoken=heard)) == ["d9", "b3", "a1", "b4", "a2"]


@given(st.lists(st.sampled_from("aaabbcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=6))
def test_alternation_giving_the_floor_to_the_first_leaves_the_others_in_their_order(regions, before):
    made = [state(f"{region}{n}", n, region=region) for n, region in enumerate(regions, start=1)]
    heard = [state(f"was-{n}", 0, region=region) for n, region in enumerate(before)]
    waits = {entry.key: entry for entry in made}
    planned = order.arranged(made, replace(IN_TURN, spoken=tuple(heard)))
    for given_to in planned:
        now = order.arranged(waits.values(), replace(IN_TURN, spoken=tuple(heard)))
        assert now == planned[len(planned) - len(now) :]
        heard.append(waits.pop(given_to))


@given(st.lists(st.one_of(st.sampled_from("aaabbcd"), st.just("")), max_size=60))
@example(["b", "", "b", "a", "a", "b"])
def test_alternation_holds_over_the_whole_list_however_speakers_come_in_between(events):
    """A letter is a request of that region, an empty one gives the floor to the first: one region is heard twice in a row
    only if no other waited when its speaker was announced.
    """
    waits: dict[str, Entry] = {}
    line: list[str] = []
    heard: list[Entry] = []
    there: set[str] = set()
    for number, event in enumerate([*events, *[""] * len(events)], start=1):
        by = replace(IN_TURN, spoken=tuple(heard))
        if event:
            new = state(f"{event}{number}", number, region=event)
            place = order.place_of(new, line, waits | {new.key: new}, by, announced=bool(heard))
            waits[new.key] = new
            there = there if line else {event}
            line = order.entered(line, new.key, place)
        elif line:
            speaker = waits.pop(line[0])
            assert not heard or speaker.region != heard[-1].region or there == {speaker.region}
            line = order.left(line, speaker.key)
            heard.append(speaker)
            there = {waits[key].region for key in line}
    assert not line


@given(st.text(min_size=1, max_size=20), st.sets(st.text(min_size=1, max_size=8), max_size=40))
def test_a_lot_can_be_drawn_again_and_loses_nobody(seed, names):
    by_key = {f"key-{number}": name for number, name in enumerate(sorted(names))}
    drawn = lots.lots(seed, by_key)
    assert sorted(drawn.values()) == list(range(len(names)))
    assert drawn == lots.lots(seed, dict(reversed(by_key.items())))


def test_lots_differ_with_the_seed_and_who_comes_after_the_draw_is_behind_all():
    names = {f"k{number}": f"state-{number}" for number in range(30)}
    one, other = (lots.lots(seed, names) for seed in ("one", "other"))
    assert one != other
    by = Ordering((Policy.LOT, Policy.ORDER_OF_REQUEST), drawn=one)
    made = [state(key, number) for number, key in enumerate(names, start=1)]
    waiting = put(by, *made, state("late", 0))
    assert waiting[:-1] == sorted(one, key=lambda key: one[key])
    assert waiting[-1] == "late"


entries = st.lists(
    st.builds(
        Entry,
        key=st.just(""),
        category=st.sampled_from(CATEGORIES),
        request=st.just(0),
        placed=st.sampled_from([Placed.POLICY, Placed.POLICY, *Placed]),
        party=st.sampled_from(["host", "x", "y"]),
        standing=st.sampled_from(list(Standing)),
        rank=st.sampled_from(["minister", "head-of-state", ""]),
        region=st.sampled_from("abc"),
    ),
    min_size=1,
    max_size=25,
)
chains = st.lists(st.sampled_from(list(Policy)), min_size=1, max_size=7, unique=True).map(tuple)


def keyed(made: list[Entry]) -> list[Entry]:
    return [replace(each, key=f"k{number}", request=number) for number, each in enumerate(made, start=1)]


@given(entries, chains, st.booleans())
def test_every_place_can_be_explained(made, policies, announced):
    made = keyed(made)
    by = Ordering(policies, LADDER, ("host",), lots.lots("s", {each.key: each.key for each in made[::2]}))
    known = {each.key: each for each in made}
    waiting: list[str] = []
    for each in made:
        waiting = order.entered(waiting, each.key, order.place_of(each, waiting, known, by, announced=announced))
    for key in waiting:
        reason = order.why(key, waiting, known, by)
        assert reason.placed is known[key].placed
        if reason.placed is Placed.POLICY:
            alone = sum(not each.moved for each in made) == 1
            assert (reason.policy is None) is alone
            assert alone or (reason.other in known and reason.other != key)
            assert reason.policy is None or reason.policy in (*policies, Policy.ORDER_OF_REQUEST)


@given(entries, chains, st.booleans())
def test_new_policies_put_all_anew_but_what_was_moved_and_the_announced(made, policies, announced):
    made = keyed(made)
    by = Ordering(policies, LADDER, ("host",))
    known, waiting = {each.key: each for each in made}, [each.key for each in made]
    after = order.rearranged(waiting, known, by, announced=announced)
    assert sorted(after) == sorted(waiting)
    fixed = [n for n, key in enumerate(waiting) if known[key].moved or (announced and n == 0)]
    assert [after[n] for n in fixed] == [waiting[n] for n in fixed]
    assert order.rearranged(after, known, by, announced=announced) == after


def test_who_comes_late_hears_that_the_next_speaker_had_been_announced():
    first, group = state("first", 1), Entry("group", Category.GROUPS, 2)
    known = {"first": first, "group": group}
    assert order.place_of(group, ["first"], known, BY, announced=True) == 1
    assert order.why("group", ["first", "group"], known, BY) == Reason(
        Placed.POLICY, Policy.GROUPS_FIRST, "first", late=True
    )
    assert order.why("first", ["first", "group"], known, BY).other == "group"


def test_two_change_places():
    assert order.swapped(["a", "b", "c"], "a", "c") == ["c", "b", "a"]
    with pytest.raises(NotWaiting):
        order.swapped(["a", "b"], "a", "gone")


@given(
    st.lists(st.integers(), unique=True, max_size=9), st.lists(st.integers(), unique=True, max_size=9), st.booleans()
)
def test_who_is_carried_over_goes_first_but_for_the_announced(coming, waiting, announced):
    there, here = [f"c{n}" for n in coming], [f"w{n}" for n in waiting]
    after = order.carried(there, here, announced=announced)
    assert sorted(after) == sorted(there + here)
    assert [key for key in after if key in there] == there
    assert [key for key in after if key in here] == here
    if announced and here:
        assert after[0] == here[0]
