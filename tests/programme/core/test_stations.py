"""Duty stations: what ships can be read and is true of its days; what is written badly is named with the cure."""

from datetime import date, time

import pytest

from zerodraft.programme.core.stations import Amendment, BadStation, amended, by_zone, from_toml
from zerodraft.programme.duty_stations import shipped

GOOD = 'zone = "Africa/Nairobi"\ninterpretation = [["10:00", "13:00"]]\n[holidays]\n2018-12-12 = "Jamhuri Day"\n'


def easter(year: int) -> date:
    """The anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def test_four_stations_ship_for_two_years_with_their_source():
    assert set(by_zone(shipped().values())) == {
        "America/New_York",
        "Europe/Zurich",
        "Africa/Nairobi",
        "Europe/Vienna",
    }
    for station in shipped().values():
        assert {day.year for day in station.holidays} == {2018, 2026}
        assert "not yet compared" in station.source
        assert station.interpretation == ((time(10), time(13)), (time(15), time(18)))
        for year in (2018, 2026):
            sunday = easter(year)
            named = {name: day for day, name in station.holidays.items() if day.year == year}
            assert (sunday - named["Good Friday"]).days == 2
            assert not any(day.isoweekday() in station.weekend for day in named.values())
            for name, after in (("Easter Monday", 1), ("Ascension Day", 39), ("Whit Monday", 50)):
                assert name not in named or (named[name] - sunday).days == after


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("zone = ", "no TOML"),
        ('zone = "Mars/Olympus"', "zone: “Mars/Olympus” is no time zone"),
        ("", "zone: “None” is no time zone"),
        (GOOD.replace("zone", "place"), "there is no “place”"),
        (GOOD.replace("13:00", "25:00"), "write hours as"),
        (GOOD.replace("13:00", "09:00"), "09:00 is not after 10:00"),
        (GOOD.replace("interpretation", "weekend"), "no day of the week"),
        (GOOD.replace("2018-12-12", "2018-13-12"), "“2018-13-12” is no day"),
        (GOOD.replace('"Jamhuri Day"', '""'), "write its name"),
        (GOOD.replace('"Jamhuri Day"', "1"), "write its name"),
        ('zone = "UTC"\nholidays = 3', "write a table of days"),
        ('zone = "UTC"\nweekend = 3', "write a list"),
    ],
)
def test_what_is_written_badly_is_named_with_its_place(text, says):
    with pytest.raises(BadStation, match=says) as refused:
        from_toml("there", text)
    assert str(refused.value).startswith("there")


def test_an_installation_adds_days_and_takes_days_out():
    station = from_toml("there", GOOD)
    day, other = date(2018, 12, 12), date(2018, 6, 5)
    (changed,) = amended([station], [Amendment("there", day, ""), Amendment("there", other, "Tree day")])
    assert changed.holidays == {other: "Tree day"}
    assert changed.works_on(day)
    assert not changed.works_on(other)
    assert amended([station], [Amendment("elsewhere", other, "Tree day")]) == (station,)


def test_the_next_working_day_leaves_weekends_and_holidays_out():
    station = shipped()["geneva"]
    assert station.next_working_day(date(2018, 3, 29)) == date(2018, 4, 3)
