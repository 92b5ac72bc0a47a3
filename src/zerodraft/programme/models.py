"""Rooms, meetings and segments of the working programme, and its immutable releases."""

from django.db import models
from django.utils.functional import cached_property

from zerodraft.process import queries as process
from zerodraft.process.audience import Audience


class Room(models.Model):
    """A room, by the name that was announced for it."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A sitting of the working programme. Moments are in UTC, with the zone beside them; both may be unknown yet."""

    round = models.ForeignKey("process.Round", on_delete=models.PROTECT, related_name="meetings")
    key = models.CharField(max_length=40, unique=True)
    day = models.DateField()
    start = models.DateTimeField(null=True, blank=True)
    end = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=60)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    virtual = models.BooleanField(default=False)
    tentative = models.BooleanField(default=False)
    alternatives = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Who may follow the meeting itself; its entry in the programme is for whoever may see the process.
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.OBSERVERS)

    class Meta:
        ordering = ("day", "start", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(start__isnull=False, end__gt=models.F("start")),
                name="programme_meeting_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.key}"

    @property
    def process_key(self) -> str:
        """The process whose roles count for this meeting."""
        return self.round.process.key

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited by name, by id."""
        return process.invited_to(self.key, self.process_key)


class Segment(models.Model):
    """A piece of a meeting's business, bound to parts of the outline."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    parts = models.ManyToManyField("process.OutlinePart", related_name="segments")

    class Meta:
        ordering = ("meeting", "position")
        constraints = (models.UniqueConstraint(fields=["meeting", "position"], name="programme_segment_once"),)

    def __str__(self) -> str:
        return self.title


class Expectation(models.Model):
    """How many speakers of each category somebody expects at a meeting, and limits in seconds for it alone."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="expectation")
    speakers: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    limits: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.meeting.key} {self.speakers}"


class Act(models.Model):
    """What somebody did to the working programme at once; undoing is an act too."""

    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="planning_acts")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ("process", "-number")
        constraints = (
            models.UniqueConstraint(fields=["process", "number"], name="programme_act_once"),
            models.UniqueConstraint(fields=["undoes"], name="programme_undone_once"),
        )

    def __str__(self) -> str:
        return f"{self.process} / {self.number}"


class Edit(models.Model):
    """What an act changed of one meeting: what was planned before and after; null while it is not in the programme."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="edits")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="edits")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ("act", "id")

    def __str__(self) -> str:
        return f"{self.act} {self.meeting.key}"


class Holiday(models.Model):
    """What this installation says of a day at a duty station: the holiday that it is there, or '' for a working day."""

    key = models.CharField(max_length=40, unique=True)
    station = models.CharField(max_length=40)
    day = models.DateField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("station", "day")
        constraints = (models.UniqueConstraint(fields=["station", "day"], name="programme_holiday_once"),)

    def __str__(self) -> str:
        return f"{self.station} {self.day}"


class Release(models.Model):
    """The programme as it was published, under a number, perhaps a name. Never altered: what comes later is the next."""

    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    meetings = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("process", "-number")
        constraints = (models.UniqueConstraint(fields=["process", "number"], name="programme_release_once"),)

    def __str__(self) -> str:
        return f"{self.process} / {self.number}"
