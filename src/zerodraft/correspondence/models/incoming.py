"""Letters that came in: the original, its text, what was read in it, and what people changed of that."""

from django.db import models
from django.utils.functional import cached_property

from zerodraft.process import queries as process
from zerodraft.process.audience import Audience


class Letter(models.Model):
    """One file of correspondence: a letter, or a chain of transmittal, enclosures and annexes; or no file at all.

    `reading` is what the rules read, as `zerodraft read --json` gives it; positions in it point into `text`. It stays as
    it was: what a person changed stands in `changes` (`core.review.changes` says how), and `revision` counts the edits.
    `refusal` says in one line why nothing could be read.
    """

    key = models.CharField(max_length=40, unique=True)
    original = models.ForeignKey(
        "files.Original", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    file_name = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict)
    refusal = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.TEAM)
    process = models.ForeignKey(
        "process.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-received_at", "key")

    def __str__(self) -> str:
        return self.key

    @property
    def process_key(self) -> str:
        """The process whose roles count for this letter; '' until it belongs to one."""
        return self.process.key if self.process else ""

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited to this letter by name, by id."""
        return process.invited_to(self.key, self.process_key)

    @property
    def state(self) -> str:
        """sealed, confirmed, or review: still to be reviewed."""
        return "sealed" if self.sealed_at else "confirmed" if self.confirmed_at else "review"


class Edit(models.Model):
    """One change that a person made to what was read: who, when, and to which fact; never what the fact says."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    person = models.CharField(max_length=100)
    act = models.CharField(max_length=20)
    fact = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ("letter", "revision")
        constraints = (models.UniqueConstraint(fields=["letter", "revision"], name="correspondence_edit_once"),)

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.revision}"
