"""Where a party is written to: the official addresses of missions and offices."""

from django.db import models


class Mailbox(models.Model):
    """One address of one party, in its one spelling, until it is withdrawn. Its times are those of the world."""

    key = models.CharField(max_length=40, unique=True)
    party = models.CharField(max_length=60)
    address = models.CharField(max_length=320)
    added_by = models.CharField(max_length=100)
    added_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=100, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("party", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["party", "address"], condition=models.Q(withdrawn_at=None), name="parties_mailbox_once"
            ),
        )

    def __str__(self) -> str:
        return self.key
