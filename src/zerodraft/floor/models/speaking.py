"""What was said for how long: interventions, points of order, motions."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from zerodraft.floor.core import motions, points
from zerodraft.floor.core.clock import Clock
from zerodraft.floor.models.lists import Inscription
from zerodraft.floor.models.meeting import Floor


class Intervention(models.Model):
    """What somebody used of the floor that was given to them.

    Without an inscription it is a guest's (the chair, the Secretariat, a briefer), or that of a `party` which was given
    the floor at once: for a point of order, on a motion, or for the time that another yielded. One that was undone stays,
    marked so. `reminders` counts how often the chair asked the speaker to conclude. `entered_later` says that its times
    were put in after an outage.
    """

    class Kinds(models.TextChoices):
        STATEMENT = "statement", _("Statement")
        REPLY = "reply", _("Right of reply")
        POINT_OF_ORDER = "point-of-order", _("Point of order")
        MOTION = "motion", _("On a motion")
        YIELDED = "yielded", _("In time yielded")

    class Guests(models.TextChoices):
        CHAIR = "chair", _("Chair")
        SECRETARIAT = "secretariat", _("Secretariat")
        BRIEFER = "briefer", _("Briefer")

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="interventions")
    key = models.CharField(max_length=40, unique=True)
    inscription = models.ForeignKey(
        Inscription, on_delete=models.PROTECT, null=True, blank=True, related_name="interventions"
    )
    kind = models.CharField(max_length=20, choices=Kinds, default=Kinds.STATEMENT)
    party = models.CharField(max_length=60, blank=True)
    guest = models.CharField(max_length=20, choices=Guests, blank=True)
    guest_name = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    allotted_ms = models.PositiveIntegerField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    stopped_ms = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    entered_later = models.BooleanField(default=False)

    class Meta:
        ordering = ("floor_id", "id")

    def __str__(self) -> str:
        return f"{self.key} {self.inscription or self.party or self.guest}"

    @property
    def clock(self) -> Clock:
        allotted = None if self.allotted_ms is None else timedelta(milliseconds=self.allotted_ms)
        return Clock(allotted, self.started_at, self.paused_at, timedelta(milliseconds=self.stopped_ms), self.ended_at)

    @clock.setter
    def clock(self, clock: Clock) -> None:
        self.allotted_ms = None if clock.allotted is None else clock.allotted // timedelta(milliseconds=1)
        self.started_at, self.paused_at, self.ended_at = clock.started, clock.paused, clock.ended
        self.stopped_ms = clock.stopped // timedelta(milliseconds=1)


class PointOfOrder(models.Model):
    """A point of order: who raised it, in which intervention, what it interrupted, and how it was ruled on."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="points")
    key = models.CharField(max_length=40, unique=True)
    party = models.CharField(max_length=60)
    raised_at = models.DateTimeField()
    spoken = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="+")
    interrupted = models.ForeignKey(Intervention, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    was_running = models.BooleanField(default=False)
    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in points.Stage], default=points.Stage.RAISED.value
    )
    appealed_by = models.CharField(max_length=60, blank=True)
    overruling = models.PositiveSmallIntegerField(null=True, blank=True)
    upholding = models.PositiveSmallIntegerField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("floor_id", "id")

    def __str__(self) -> str:
        return f"{self.party}: {self.stage}"


class Motion(models.Model):
    """A procedural motion: who moved it, who spoke on which side, and what became of it."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="motions")
    key = models.CharField(max_length=40, unique=True)
    motion = models.CharField(max_length=40)
    party = models.CharField(max_length=60)
    moved_at = models.DateTimeField()
    stage = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in motions.Stage], default=motions.Stage.MOVED.value
    )
    in_favour: "models.JSONField[list[str]]" = models.JSONField(default=list)
    against: "models.JSONField[list[str]]" = models.JSONField(default=list)
    votes: "models.JSONField[list[int] | None]" = models.JSONField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("floor_id", "id")

    def __str__(self) -> str:
        return f"{self.motion} by {self.party}: {self.stage}"
