"""Figures of how speaking time was shared."""

from datetime import timedelta

from zerodraft.floor.core.fairness import MOST_ROWS, Had, of


def had(party: str = "a", used: int = 60, **more: object) -> Had:
    given = {
        "speaker": party,
        "party": party,
        "category": "national",
        "region": "west",
        "gender": "",
        "first_time": False,
        "used": timedelta(seconds=used),
        "allotted": timedelta(seconds=180),
        "over": timedelta(seconds=max(used - 180, 0)),
        "asked": None,
        "reminders": 0,
    }
    return Had(**given | more)


def told(shares) -> list[tuple[object, int, int, int]]:
    return [(each.key, int(each.time.total_seconds()), each.count, each.parties) for each in shares]


def test_time_is_added_up_by_region_and_a_party_that_spoke_twice_is_one():
    found = of([had("a", 60), had("a", 30), had("b", 200, region="east"), had("c", 10)])
    assert told(found.regions) == [("east", 200, 1, 1), ("west", 100, 3, 2)]
    assert (found.count, found.time) == (4, timedelta(seconds=300))


def test_what_groups_say_is_no_regions_own_and_counts_in_its_category():
    found = of([had(used=60), had(used=300, category="groups")])
    assert told(found.regions) == [("west", 60, 1, 1)]
    assert told(found.categories) == [("groups", 300, 1, 1), ("national", 60, 1, 1)]


def test_genders_and_first_speeches_are_counted_as_given():
    found = of([had(gender="woman"), had(gender="man", used=30), had(used=10, first_time=True)])
    assert told(found.genders) == [("woman", 60, 1, 1), ("man", 30, 1, 1), ("", 10, 1, 1)]
    assert told(found.first) == [(False, 90, 2, 1), (True, 10, 1, 1)]


def test_overtime_is_told_by_speaker_the_furthest_first_and_summed_over_all():
    found = of([had(str(number), 181 + number) for number in range(MOST_ROWS + 5)] + [had("in time", 180)])
    assert [each.party for each in found.over[:2]] == [str(MOST_ROWS + 4), str(MOST_ROWS + 3)]
    assert len(found.over) == MOST_ROWS
    assert found.over_count == MOST_ROWS + 5
    assert found.over_time == timedelta(seconds=sum(range(1, MOST_ROWS + 6)))


def test_what_was_announced_is_held_against_what_was_had():
    minute = timedelta(minutes=1)
    found = of([had("kept", 60, asked=minute), had("beyond", 100, asked=minute), had("unsaid", 500)])
    assert [each.party for each in found.asked] == ["beyond", "kept"]


def test_of_nothing_there_is_nothing():
    found = of([])
    assert (found.count, found.regions, found.over, found.time) == (0, (), (), timedelta())
