"""Letters that came in: the original, its text, and what was read in it."""

from django.db import models

from zerodraft.process.audience import Audience


class Letter(models.Model):
    """One file of correspondence: a letter, or a chain of transmittal, enclosures and annexes.

    `reading` is what the rules read, as `zerodraft read --json` gives it; positions in it point into `text`.
    """

    key = models.CharField(max_length=40, unique=True)
    original = models.ForeignKey("files.Original", on_delete=models.PROTECT, related_name="letters")
    file_name = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict)
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
