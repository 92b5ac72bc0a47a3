"""The floor of a meeting: its session, its lists of speakers, those who asked to speak, and what was said for how long."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from zerodraft.floor.core.clock import Clock
from zerodraft.floor.core.order import DEFAULT, Category, Entry
from zerodraft.floor.core.session import Session, State
from zerodraft.floor.core.window import Window
from zerodraft.process import queries as process
from zerodraft.process.audience import Audience


def default_policies() -> list[str]:
    """The chain of policies by which a new list is ordered."""
    return list(DEFAULT)


class Floor(models.Model):
    """The floor of one meeting. `turn` counts the acts of its chair; an act says which it saw, and an old one is refused."""

    meeting = models.OneToOneField("programme.Meeting", on_delete=models.PROTECT, related_name="floor")
    turn = models.PositiveIntegerField(default=0)
    acts_made = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in State], default=State.NOT_BEGUN.value)
    called_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    adjourned_at = models.DateTimeField(null=True, blank=True)
    on_list = models.ForeignKey("SpeakersList", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    speaking = models.ForeignKey("Intervention", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("meeting_id",)  # by relations' ids: by the relations, every query would join theirs

    def __str__(self) -> str:
        return f"floor of {self.meeting.key}"

    @property
    def session(self) -> Session:
        return Session(State(self.state), self.called_at, self.suspended_at, self.until, self.adjourned_at)

    @session.setter
    def session(self, session: Session) -> None:
        self.state, self.called_at, self.suspended_at = session.state.value, session.called, session.suspended
        self.until, self.adjourned_at = session.until, session.adjourned


class SpeakersList(models.Model):
    """A list of speakers of a meeting: for a piece of its business, for parts of the outline, or for nothing in particular.

    `order` holds the keys of the inscriptions that wait, in their order; `requests` counts all there ever were.
    """

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="lists")
    key = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    parts = models.JSONField(default=list)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.OBSERVERS)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    hand_opened = models.BooleanField(null=True, blank=True)
    hand_at = models.DateTimeField(null=True, blank=True)
    policies = models.JSONField(default=default_policies)
    order = models.JSONField(default=list)
    requests = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("floor_id", "position")
        constraints = (models.UniqueConstraint(fields=["floor", "position"], name="floor_list_once"),)

    def __str__(self) -> str:
        return self.title

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.closes_at, self.hand_opened, self.hand_at)

    @property
    def process_key(self) -> str:
        """The process whose roles count for this list."""
        return self.floor.meeting.round.process.key

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited to this list by name, or to its meeting."""
        return process.invited_to(self.key, self.process_key) | self.floor.meeting.invited


class Inscription(models.Model):
    """A request to speak: of a party in national capacity, on behalf of a group, or jointly for States named on the spot."""

    class Capacities(models.TextChoices):
        NATIONAL = "national", _("In national capacity")
        GROUP = "group", _("On behalf of a group")
        JOINT = "joint", _("On behalf of several States")

    class States(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SPEAKING = "speaking", _("Has the floor")
        SPOKEN = "spoken", _("Has spoken")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    on_list = models.ForeignKey(SpeakersList, on_delete=models.PROTECT, related_name="inscriptions")
    key = models.CharField(max_length=40, unique=True)
    party = models.CharField(max_length=60)
    capacity = models.CharField(max_length=10, choices=Capacities, default=Capacities.NATIONAL)
    group = models.CharField(max_length=60, blank=True)
    joint = models.JSONField(default=list)
    category = models.CharField(max_length=20)
    request = models.PositiveIntegerField()
    requested_at = models.DateTimeField()
    at_desk = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=States, default=States.WAITING)
    moved = models.BooleanField(default=False)
    absences = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("on_list_id", "request")
        constraints = (
            models.UniqueConstraint(
                fields=["on_list", "party", "capacity", "group"],
                condition=models.Q(state__in=["waiting", "speaking"]),
                name="floor_one_live_inscription",
            ),
            models.UniqueConstraint(
                fields=["on_list", "group"],
                condition=models.Q(capacity="group", state__in=["waiting", "speaking"]),
                name="floor_group_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.capacity} {self.group}".rstrip()

    @property
    def entry(self) -> Entry:
        """What the order sees of it."""
        return Entry(self.key, Category(self.category), self.request, self.moved)


class Intervention(models.Model):
    """What somebody used of the floor that was given to them.

    Without an inscription it is a guest's: the chair, the Secretariat, a briefer. One that was undone stays, marked so.
    `entered_later` says that its times were put in after an outage.
    """

    class Guests(models.TextChoices):
        CHAIR = "chair", _("Chair")
        SECRETARIAT = "secretariat", _("Secretariat")
        BRIEFER = "briefer", _("Briefer")

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="interventions")
    key = models.CharField(max_length=40, unique=True)
    inscription = models.ForeignKey(
        Inscription, on_delete=models.PROTECT, null=True, blank=True, related_name="interventions"
    )
    guest = models.CharField(max_length=20, choices=Guests, blank=True)
    guest_name = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    allotted_ms = models.PositiveIntegerField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    stopped_ms = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    entered_later = models.BooleanField(default=False)

    class Meta:
        ordering = ("floor_id", "id")

    def __str__(self) -> str:
        return f"{self.key} {self.inscription or self.guest}"

    @property
    def clock(self) -> Clock:
        allotted = None if self.allotted_ms is None else timedelta(milliseconds=self.allotted_ms)
        return Clock(allotted, self.started_at, self.paused_at, timedelta(milliseconds=self.stopped_ms), self.ended_at)

    @clock.setter
    def clock(self, clock: Clock) -> None:
        self.allotted_ms = None if clock.allotted is None else clock.allotted // timedelta(milliseconds=1)
        self.started_at, self.paused_at, self.ended_at = clock.started, clock.paused, clock.ended
        self.stopped_ms = clock.stopped // timedelta(milliseconds=1)


class Act(models.Model):
    """Something that chair or desk did, with what it changed as it was before, so that it can be undone by a new act.

    `scope` is "floor" or a list's key: an act is undone while it is the last of its scope that stands.
    """

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="acts")
    number = models.PositiveIntegerField()
    scope = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    subject = models.CharField(max_length=40, blank=True)
    before: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("floor_id", "number")
        constraints = (models.UniqueConstraint(fields=["floor", "number"], name="floor_act_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
