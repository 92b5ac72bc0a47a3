"""Emblems that the letterheads of a process may have."""

from django.db import models


class Emblem(models.Model):
    """A picture by the hash of its bytes in the store of originals, and the words by which it is announced.

    A letter holds the emblem that was chosen for it as its own; one that is withdrawn is offered no more.
    """

    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="emblems")
    key = models.CharField(max_length=40, unique=True)
    original = models.ForeignKey("files.Original", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("process", "id")

    def __str__(self) -> str:
        return self.words

    @property
    def process_key(self) -> str:
        """The process whose roles count for this emblem."""
        return self.process.key
