"""Displays: screens in rooms and halls that nobody signs in to."""

from django.db import models


class Display(models.Model):
    """A screen that may follow one view of one topic until it is revoked. Of its token only the hash is kept."""

    key = models.CharField(max_length=40, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    topic = models.CharField(max_length=100)
    view = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    made_by = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("topic", "made_at", "id")
        indexes = (models.Index(fields=["topic"], name="live_display_by_topic"),)

    def __str__(self) -> str:
        return self.label
