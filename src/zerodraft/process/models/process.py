"""One negotiation over months: the process, its rounds, officers, outline, limits and deadlines."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from zerodraft.process.audience import Audience


class Process(models.Model):
    """What is negotiated, under a stable key."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.TEAM)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("opened_at", "key")

    def __str__(self) -> str:
        return self.title

    @property
    def process_key(self) -> str:
        """The process that permissions are asked for: its own."""
        return self.key

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited to the process by name, by id."""
        return frozenset(self.invitations.filter(subject=self.key).values_list("invited", flat=True))


class Round(models.Model):
    """A round of the process; `number` is null where the letter gives none."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("process", "number")
        constraints = (models.UniqueConstraint(fields=["process", "number"], name="process_round_once"),)

    def __str__(self) -> str:
        return f"{self.process} / {self.number or '-'}"


class Officer(models.Model):
    """Who leads the process. `state` is the name as the letter prints it; `party` is the stable id where it is known."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="officers")
    key = models.CharField(max_length=40, unique=True)
    office = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=200, blank=True)
    party = models.CharField(max_length=60, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("process", "position")

    def __str__(self) -> str:
        return self.name or self.key


class OutlinePart(models.Model):
    """A part of the stable outline of what is negotiated: "preamble", "objective-7"."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="outline")
    element = models.CharField(max_length=60)

    class Meta:
        ordering = ("process", "id")
        constraints = (models.UniqueConstraint(fields=["process", "element"], name="process_part_once"),)

    def __str__(self) -> str:
        return self.element


class SpeakingLimit(models.Model):
    """How long an intervention may be, for a category of speakers, in a round."""

    class Category(models.TextChoices):
        ALL = "all", _("All speakers")
        GROUPS = "groups", _("On behalf of groups")
        NATIONAL = "national", _("In national capacity")
        OBSERVERS = "observers", _("Observers")
        STAKEHOLDERS = "stakeholders", _("Stakeholders")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="limits")
    applies_to = models.CharField(max_length=20, choices=Category)
    seconds = models.PositiveIntegerField()

    class Meta:
        ordering = ("round", "id")
        constraints = (models.UniqueConstraint(fields=["round", "applies_to"], name="process_limit_once"),)

    def __str__(self) -> str:
        return f"{self.applies_to} {self.seconds} s"


class Deadline(models.Model):
    """A date by which something is due. `at` is null, and `on` alone counts, where the letter gives no hour."""

    class Matter(models.TextChoices):
        PROPOSALS = "proposals", _("Written proposals")
        COMMENTS = "comments", _("Comments on the draft")
        STATEMENTS = "statements", _("Texts of statements")
        INSCRIPTION = "inscription", _("Inscription on the list of speakers")
        REGISTRATION = "registration", _("Registration")
        SILENCE = "silence", _("Silence period ends")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="deadlines")
    matter = models.CharField(max_length=20, choices=Matter)
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    to = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("on", "at", "id")

    def __str__(self) -> str:
        return f"{self.matter} {self.on}"
