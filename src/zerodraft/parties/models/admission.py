"""One-time links: who opens one is let in, once."""

from datetime import datetime
from enum import StrEnum

from django.db import models


class Standing(StrEnum):
    """How a link stands: open, or why it is not."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Admission(models.Model):
    """A one-time link. The word in its address is kept as a hash alone, so that what is stored opens nothing.

    `gives` is what the room that made it wrote down for itself (which role of which process). `person` is set when the link
    was made for somebody who is known already: it lets in that person and nobody else. Its times are those of the world.

    `authority` says whose secretariat made it ("installation", or the topic of a process; '' when it was none): that one
    vouches for the address it gave.
    """

    key = models.CharField(max_length=40, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20)
    gives = models.JSONField(default=dict)
    topic = models.CharField(max_length=100, blank=True)
    person = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    authority = models.CharField(max_length=100, blank=True)
    made_by = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.CharField(max_length=100, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=["topic", "purpose"], name="parties_admission_topic"),)

    def __str__(self) -> str:
        return self.key

    def standing(self, moment: datetime) -> Standing:
        """How the link stands at a moment of the world."""
        if self.used_at:
            return Standing.USED
        if self.withdrawn_at:
            return Standing.WITHDRAWN
        return Standing.OPEN if moment < self.expires_at else Standing.EXPIRED
