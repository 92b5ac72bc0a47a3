"""Tokens, by which programs ask in the name of a person."""

from datetime import datetime

from django.db import models


class Token(models.Model):
    """What a program shows to ask as a person. It is kept as a hash alone, so that what is stored opens nothing.

    `name` is the person's own word for it; `scopes` say for what it may be used. `used_on` is the last day on which it was,
    no finer. Its times are those of the world.
    """

    key = models.CharField(max_length=40, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("parties.Person", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes: "models.JSONField[list[str]]" = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.key

    def opens(self, moment: datetime) -> bool:
        """Whether it still opens anything at a moment of the world."""
        return self.withdrawn_at is None and moment < self.expires_at
