"""Originals, by their hash."""

from django.db import models


class Original(models.Model):
    """A file as it came in. Its bytes lie in the store under its hash; a sealed one keeps this row as its tombstone."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    kept_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("kept_at", "sha256")

    def __str__(self) -> str:
        return self.sha256
