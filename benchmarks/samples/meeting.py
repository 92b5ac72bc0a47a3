"""Meetings as they go, played act by act: what the forecast is measured against, and shares nothing with it.

What happens follows from what people do, not from a distribution of totals: delegations bring texts written for the limit
they were told and read them at their own speed; chairs, strict or lax, ask to conclude; some are not in the room; points of
order stop the clock; inscriptions come in bursts and enter before those whom the order puts behind. The figures are those of
practice (limits of 2 to 7 minutes, groups with longer ones, 30 to 70 inscriptions, a late start, about 110 words a minute).
"""

import random
from dataclasses import dataclass, field

RANK = {"groups": 0, "national": 1, "observers": 2, "stakeholders": 3}
LIMITS = (
    *[{"groups": 180.0, "national": 180.0}] * 4,
    *[{"groups": 300.0, "national": 180.0}] * 4,
    *[{"groups": 300.0, "national": 300.0}] * 2,
    {"groups": 360.0, "national": 240.0},
    {"groups": 180.0, "national": 120.0},
    {"groups": 420.0, "national": 420.0},
    {},
)
"""Limits in seconds by category; the others have that of national capacity, and an empty one is a meeting without."""

LENGTH = 180 * 60.0


@dataclass(frozen=True)
class Act:
    """Something that the floor records, in seconds from the announced beginning.

    `what`: inscribed, withdrawn, closed, limits, called (to order), absent, returned (to the list), begins (`number`: the
    limit, 0 for none), stops, goes-on, ends, guest, guest-ends, suspended (`number`: until when), resumed, adjourned.
    `order` is the list after it.
    """

    at: float
    what: str
    key: str = ""
    number: float = 0.0
    limits: dict[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """What happened, in order, and the category of each who was inscribed.

    After "adjourned" the acts are those that would have followed had the rest been heard in the same sitting: the true
    moments of places that were not reached.
    """

    acts: tuple[Act, ...]
    categories: dict[str, str]
    limits: dict[str, float]

    @property
    def adjourned(self) -> float:
        return next(act.at for act in self.acts if act.what == "adjourned")

    def turns(self) -> dict[str, float]:
        """When each one was first given the floor, there or not."""
        found: dict[str, float] = {}
        for act in self.acts:
            if act.what in ("begins", "absent"):
                found.setdefault(act.key, act.at)
        return found


@dataclass(frozen=True)
class _Chair:
    """How one who presides does it: grace in seconds past the limit, remarks, and whether the end is kept."""

    grace: tuple[float, float]
    thanks: tuple[float, float]
    remarks: float
    punctual: tuple[float, float]
    shortens: float
    keeps_end: bool


@dataclass(frozen=True)
class _Mood:
    """What the meetings of one process have in common."""

    tension: float
    absent: float
    bursts: float
    discipline: float
    chairs: tuple[_Chair, ...]
    limits: dict[str, float]


def _chair(chance: random.Random) -> _Chair:
    kind = chance.choice(("strict", "fair", "fair", "lax"))
    grace = {"strict": (5.0, 25.0), "fair": (25.0, 90.0), "lax": (120.0, 420.0)}[kind]
    quick = chance.uniform(4, 14)
    return _Chair(
        grace,
        (quick, quick * chance.uniform(1.5, 3)),
        chance.choice((0.02, 0.05, 0.15)),
        (chance.uniform(0, 6) * 60, chance.uniform(7, 20) * 60),
        chance.uniform(0, 0.7),
        chance.random() < 0.5,
    )


def process(seed: int) -> list[Meeting]:
    """The meetings of one process in order, one to five of them; the last is the one to forecast."""
    chance = random.Random(seed)
    mood = _Mood(
        tension=chance.choices((0.0, 0.01, 0.04), (60, 25, 15))[0],
        absent=chance.uniform(0.01, 0.12),
        bursts=chance.uniform(0.3, 2.5),
        discipline=chance.uniform(0.95, 1.4),
        chairs=(_chair(chance), _chair(chance)),
        limits=chance.choice(LIMITS),
    )
    turn, meetings = 0, []
    for _ in range(chance.randint(1, 5)):
        turn = turn if chance.random() < 0.6 else 1 - turn
        meetings.append(_Player(mood, mood.chairs[turn], chance).play())
    return meetings


@dataclass
class _Player:
    """One meeting under way."""

    mood: _Mood
    chair: _Chair
    chance: random.Random
    now: float = 0.0
    acts: list[Act] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)
    texts: dict[str, float] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)
    coming: list[tuple[float, str]] = field(default_factory=list)
    closes: float = 0.0
    suspends: float | None = None
    shortened: bool = False
    missed: set[str] = field(default_factory=set)

    def play(self) -> Meeting:
        chance, self.limits = self.chance, dict(self.mood.limits)
        fits = LENGTH * 0.72 / self.limits.get("national", 270.0)
        count = round(fits * chance.uniform(0.5, 1.4))
        for number, at in enumerate(sorted(-chance.uniform(30 * 60, 3 * 86400) for _ in range(count))):
            groups = chance.randint(5, 12)
            category = "groups" if number < groups and chance.random() < 0.7 else self._somebody(groups=0)
            self._inscribe(at, category)
        self._plan()
        self._call_to_order()
        adjourned = None
        while self.waiting:
            if adjourned is None and self.chair.keeps_end and self.now > LENGTH + chance.uniform(-120, 420):
                adjourned = self.now
            self._one()
        self._until(self.now)
        self.acts.append(Act(self.now if adjourned is None else adjourned, "adjourned"))
        return Meeting(tuple(sorted(self.acts, key=lambda act: act.at)), self.categories, dict(self.mood.limits))

    def _plan(self) -> None:
        """Draw what will come from outside: bursts of inscriptions, the closing of the list, withdrawals, a suspension."""
        chance = self.chance
        self.closes = chance.choices((0.0, chance.uniform(20, 90) * 60, LENGTH * 3), (20, 60, 20))[0]
        moment = chance.expovariate(self.mood.bursts / 3600)
        while moment < LENGTH:
            keep = 1 if moment < LENGTH / 2 else 0.4
            if chance.random() < keep:
                size = 1 + min(int(chance.expovariate(0.8)), 5)
                self.coming += [(moment + chance.uniform(0, 120), "inscribed") for _ in range(size)]
            moment += chance.expovariate(self.mood.bursts / 3600)
        self.coming = [each for each in self.coming if each[0] < self.closes]
        self.coming += [
            (chance.uniform(0, LENGTH), f"withdrawn {key}") for key in self.waiting if chance.random() < 0.05
        ]
        self.coming.append((self.closes, "closed"))
        self.coming.sort()
        self.suspends = chance.uniform(20 * 60, LENGTH) if chance.random() < 0.08 else None

    def _call_to_order(self) -> None:
        chance = self.chance
        self._until(chance.uniform(*self.chair.punctual))
        self._note(self.now, "called")
        self._until(self.now + chance.uniform(60, 600))
        if chance.random() < 0.2:
            self._guest(chance.uniform(5, 15) * 60)

    def _one(self) -> None:
        """Whatever comes before the next one speaks, and their speech."""
        chance = self.chance
        if self.suspends is not None and self.now > self.suspends:
            self._suspend()
        if not self.shortened and 0.4 * LENGTH < self.now < 0.75 * LENGTH:
            self._perhaps_shorten()
        if chance.random() < self.mood.tension * 0.5:
            self._until(self.now + chance.uniform(5, 20))
            self._guest(chance.uniform(60, 180))
        pause = chance.uniform(*self.chair.thanks)
        if chance.random() < self.chair.remarks:
            pause += chance.uniform(30, 120)
        self._until(self.now + pause)
        if not self.waiting:
            return
        key = self.waiting.pop(0)
        early = 1.5 if self.now < 30 * 60 else 1
        if key not in self.missed and chance.random() < self.mood.absent * early:
            self._absent(key)
            return
        self._until(self.now + chance.uniform(4, 25))
        self._speak(key)

    def _absent(self, key: str) -> None:
        chance = self.chance
        self._note(self.now, "absent", key)
        self.missed.add(key)
        self._until(self.now + chance.uniform(6, 35))
        fate = chance.random()
        if fate < 0.6:
            self.waiting.append(key)
            self._note(self.now, "returned", key)
        elif fate < 0.9:
            self.waiting.insert(chance.randint(2, 5), key)
            self._note(self.now, "returned", key)
        else:
            self._note(self.now, "withdrawn", key)

    def _speak(self, key: str) -> None:
        chance = self.chance
        limit = self.limit(key)
        self._note(self.now, "begins", key, limit or 0.0)
        left = self._length(key, limit)
        if chance.random() < self.mood.tension:
            part = left * chance.random()
            self._until(self.now + part)
            left -= part
            self._note(self.now, "stops", key)
            point = chance.uniform(30, 150) + chance.uniform(10, 90)
            if chance.random() < 0.2:
                point += sum(chance.uniform(30, 120) for _ in range(chance.randint(1, 3)))
            self._until(self.now + point)
            self._note(self.now, "goes-on", key)
        self._until(self.now + left)
        self._note(self.now, "ends", key)

    def _length(self, key: str, limit: float | None) -> float:
        """How long one speaks: the text that was brought, read at one's speed, until the chair asks to conclude."""
        chance = self.chance
        text = self.texts[key]
        if limit is None:
            return text
        if text > limit:
            text = max(text * 0.92, limit)
        if self.shortened and chance.random() < 0.3:
            text = min(text, limit * chance.uniform(0.9, 1.1))
        grace = chance.uniform(*self.chair.grace) * (2 if self.categories[key] == "groups" else 1)
        if self.now > 0.6 * LENGTH:
            grace *= 0.6
        if text <= limit + grace or chance.random() < 0.1:
            return text
        return min(text, limit + grace + chance.uniform(5, 45))

    def _guest(self, lasting: float) -> None:
        self._note(self.now, "guest")
        self._until(self.now + lasting)
        self._note(self.now, "guest-ends")

    def _suspend(self) -> None:
        chance = self.chance
        minutes = chance.choice((10, 15, 15, 20, 30, 45))
        self._note(self.now, "suspended", number=self.now + minutes * 60)
        self.suspends = None
        self._until(self.now + minutes * 60 + chance.uniform(0, 600))
        self._note(self.now, "resumed")

    def _perhaps_shorten(self) -> None:
        """A chair who sees that the list will not fit may shorten the limit, once."""
        if self.limits and sum(self.limit(key) or 0 for key in self.waiting) > LENGTH - self.now:
            self.shortened = True
            if self.chance.random() < self.chair.shortens:
                self.limits = {key: max(round(limit * 2 / 3 / 30) * 30.0, 60.0) for key, limit in self.limits.items()}
                self._note(self.now, "limits", limits=dict(self.limits))

    def limit(self, key: str) -> float | None:
        return limit_of(self.categories[key], self.limits)

    def _note(
        self, at: float, what: str, key: str = "", number: float = 0.0, limits: dict[str, float] | None = None
    ) -> None:
        self.acts.append(Act(at, what, key, number, limits or {}, tuple(self.waiting)))

    def _until(self, moment: float) -> None:
        """Let time pass, with what comes from outside meanwhile."""
        while self.coming and self.coming[0][0] <= moment:
            at, what = self.coming.pop(0)
            if what == "inscribed":
                self._inscribe(at, self._somebody(groups=8))
            elif what == "closed":
                self._note(at, what)
            elif (key := what.split()[1]) in self.waiting:
                self.waiting.remove(key)
                self._note(at, "withdrawn", key)
        self.now = moment

    def _somebody(self, groups: int) -> str:
        kinds = ("groups", "national", "observers", "stakeholders")
        return self.chance.choices(kinds, (groups, 75, 12, 5))[0]

    def _inscribe(self, at: float, category: str) -> None:
        """Put one on the list where the order wants them: groups first, members before the others, never before the next."""
        key = f"i{len(self.categories) + 1}"
        self.categories[key] = category
        self.texts[key] = self._text(category)
        place = next((i for i, one in enumerate(self.waiting) if RANK[self.categories[one]] > RANK[category]), None)
        if place is None:
            self.waiting.append(key)
        else:
            self.waiting.insert(max(place, 1) if at > 0 else place, key)
        self._note(at, "inscribed", key)

    def _text(self, category: str) -> float:
        """Seconds of what one brings: a text written for the limit, a short one, one that ignores the limit, or notes."""
        chance = self.chance
        limit = limit_of(category, self.mood.limits) or chance.choice((180.0, 240.0, 300.0))
        wanted = chance.choices(("fits", "short", "ignores", "notes"), (45, 18, 15, 22))[0]
        if wanted == "notes":
            return min(max(chance.weibullvariate(limit * 0.85 * self.mood.discipline, 1.6), 15.0), limit * 3)
        share = {"fits": (0.8, 1.05), "short": (0.3, 0.75), "ignores": (1.1, 2.1)}[wanted]
        words = limit / 60 * 110 * chance.uniform(*share) * self.mood.discipline
        if category == "groups":
            words *= 1.12
        return words / chance.triangular(92, 140, 112) * 60


def limit_of(category: str, limits: dict[str, float]) -> float | None:
    """The limit of a category in seconds; None for a meeting without."""
    return limits.get(category, limits.get("national"))
