"""Statements as delegations hand them in: embargoed until they are delivered, or taken as submitted in writing."""

from django.db import models

from zerodraft.floor.core.statements import Standing, standing
from zerodraft.floor.models.lists import Inscription


class Statement(models.Model):
    """The file of a statement. `original` is its hash in `files`; `words` are counted where it could be read.

    It is for the interpreters and the team until its inscription has spoken: then it was delivered. `in_writing` says that
    it was handed in after an invitation to do so in writing: it counts as submitted, never as delivered.
    `check_against_delivery` is what the delegation asks to print on it. A later file takes the place of an earlier one,
    which keeps `replaced_at`. A sealed one has no name.
    """

    inscription = models.ForeignKey(Inscription, on_delete=models.PROTECT, related_name="statements")
    key = models.CharField(max_length=40, unique=True)
    original = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    words = models.PositiveIntegerField(null=True, blank=True)
    check_against_delivery = models.BooleanField(default=True)
    in_writing = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()
    by = models.CharField(max_length=100)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("inscription_id", "id")

    def __str__(self) -> str:
        return f"{self.name} of {self.inscription}"

    @property
    def standing(self) -> Standing:
        """Where it stands, by how its inscription does."""
        state = self.inscription.state
        return standing(
            has_spoken=state == Inscription.States.SPOKEN,
            was_invited=state == Inscription.States.IN_WRITING,
            in_writing=self.in_writing,
        )
