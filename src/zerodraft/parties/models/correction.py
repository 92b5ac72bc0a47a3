"""What the secretariat adds to the register that ships, and corrects in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zerodraft.parties.core import corrections
from zerodraft.parties.core.party import Kind, Language, Period, Role


class Correction(models.Model):
    """One thing said of parties for a period, laid over the register while it is not undone; columns unused are empty."""

    class What(models.TextChoices):
        PARTY = "party", _("New party or group")
        NAME = "name", _("Name")
        MEMBERSHIP = "membership", _("Membership")
        CHAIR = "chair", _("Chair")

    key = models.CharField(max_length=40, unique=True)
    what = models.CharField(max_length=20, choices=What)
    party = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, blank=True)
    short = models.CharField(max_length=200, blank=True)
    formal = models.CharField(max_length=300, blank=True)
    brief = models.CharField(max_length=60, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    undone_by = models.CharField(max_length=100, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.key

    def value(self) -> corrections.Correction:
        """The correction as the core lays it over the register."""
        period = Period(self.start, self.end)
        if self.what == self.What.PARTY:
            return corrections.NewParty(self.party, Kind(self.kind), self.short, self.brief, period)
        if self.what == self.What.NAME:
            return corrections.Named(self.party, Language(self.language), self.short, self.formal, period)
        if self.what == self.What.MEMBERSHIP:
            return corrections.Belongs(self.group, self.party, Role(self.role) if self.role else None, period)
        return corrections.Chaired(self.group, self.party, period)
