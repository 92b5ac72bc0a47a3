"""The record's rows, its head, and requests to seal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Row(models.Model):
    """One thing that happened. Written by `actions.append` alone; the database refuses to change or delete it."""

    seq = models.BigIntegerField(primary_key=True)
    format = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    real_at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor = models.CharField(max_length=100)
    on_behalf_of = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=["subject", "seq"], name="record_by_subject"),
            models.Index(fields=["topic", "seq"], name="record_by_topic"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"


class Head(models.Model):
    """Number and hash of the newest row: one row, locked while the next is written, so numbers follow commits."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="record_one_head"),)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"


class Seal(models.Model):
    """A request to erase a content, and its confirmation by a second person; afterwards the tombstone."""

    class Reason(models.TextChoices):
        PERSONAL_DATA = "personal-data", _("Personal data")
        CONFIDENTIAL = "confidential", _("Received in confidence")
        ERROR = "error", _("Sent in error")

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=100)
    reason = models.CharField(max_length=40, choices=Reason)
    requested_by = models.CharField(max_length=100)
    requested_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["kind", "subject"], name="record_one_seal_each"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def done(self) -> bool:
        return self.confirmed_at is not None
