"""Time zones and cities: "New York time", "heure de Bonn", "EST", and where a meeting is held."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from zerodraft.correspondence.core.words.language import Language


@dataclass(frozen=True, slots=True)
class ZoneMention:
    """A zone named in a folded text. `offset`: what the label claims, in minutes from UTC; None for a city's time."""

    start: int
    end: int
    zone: str
    offset: int | None = None

    def doubtful(self, day: date) -> bool:
        """Whether the label does not exist on that day (EST in September)."""
        if self.offset is None:
            return False
        actual = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(self.zone)).utcoffset()
        return actual != timedelta(minutes=self.offset)


@dataclass(frozen=True, slots=True)
class CityMention:
    """A city, or a building known to stand in one, in a folded text."""

    start: int
    end: int
    zone: str


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    city = language.any_key("zones.cities")
    spoken = "|".join(
        phrase.replace("<city>", f"(?P<c{n}>{city})") for n, phrase in enumerate(language.phrases["zones.time"])
    )
    return (
        re.compile(rf"(?<!\w)(?:{spoken})(?!\w)"),
        re.compile(rf"(?<![\w@./-])(?P<label>{language.any_key('zones.labels')})(?![\w@/-])"),
        re.compile(rf"(?<!\w){language.any_key('zones.cities')}(?!\w)"),
    )


def find_zones(folded: str, printed: str, language: Language, home: str | None = None) -> list[ZoneMention]:
    """The zones named in a text (`folded`, and as `printed`: a label is in capitals), in order.

    A label that several zones share takes `home`, the zone of the letter's place, where that is one of them.
    """
    spoken, label, _ = _patterns(language)
    found = []
    for match in spoken.finditer(folded):
        city = next(name for name in match.groups() if name)
        found.append(ZoneMention(match.start(), match.end(), str(language.values["zones.cities"][city])))
    for match in label.finditer(folded):
        word = printed[match.start() : match.end()]
        if not word.isupper() or (word == "ET" and not re.search(r"(?:\d|m\.?|[(,]) ?\Z", folded[: match.start()])):
            continue
        zones = str(language.values["zones.labels"][match.group("label")]).split()
        claimed = language.values["zones.offsets"].get(match.group("label"))
        offset = None if claimed is None else int(claimed)
        found.append(ZoneMention(match.start(), match.end(), home if home in zones and home else zones[0], offset))
    return sorted(found, key=lambda mention: mention.start)


def find_cities(folded: str, language: Language) -> list[CityMention]:
    """The cities named in a folded text, in order."""
    return [
        CityMention(match.start(), match.end(), str(language.values["zones.cities"][match.group()]))
        for match in _patterns(language)[2].finditer(folded)
    ]
