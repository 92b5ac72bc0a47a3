"""The register of correspondence: every letter in or out has its number, and says what it refers to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """A letter in the register. Numbers run by process and year; `scope` is the process in whose series the number lies, by
    key, and '' for a letter that came in before anybody said what process it is about. A number never changes.

    `at` is when it came in or went out, `dated` the date it bears (None where none was read), `language` a code or ''.
    `sets_out` is the round whose programme of work it sets out, None where it sets out none.
    """

    class Direction(models.TextChoices):
        IN = "in", _("In")
        OUT = "out", _("Out")

    class Channel(models.TextChoices):
        SITE = "site", _("Through this site")
        EMAIL = "email", _("E-mail")
        PAPER = "paper", _("On paper")

    scope = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    direction = models.CharField(max_length=3, choices=Direction)
    at = models.DateTimeField()
    dated = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SITE)
    language = models.CharField(max_length=10, blank=True)
    sets_out = models.ForeignKey("process.Round", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    letter = models.OneToOneField(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="entry"
    )
    outgoing = models.OneToOneField(
        "correspondence.Outgoing", on_delete=models.PROTECT, null=True, blank=True, related_name="entry"
    )

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["scope", "year", "number"], name="correspondence_number_once"),
            models.CheckConstraint(
                condition=models.Q(letter=None, outgoing__isnull=False) | models.Q(letter__isnull=False, outgoing=None),
                name="correspondence_entry_of_one",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.year}/{self.number}"

    @property
    def key(self) -> str:
        """The key of the letter that is entered."""
        return self.outgoing.key if self.outgoing else self.letter.key if self.letter else ""

    @property
    def mark(self) -> str:
        """The number as it is cited: "2018/7", for a letter of no process yet "G-2018/7"."""
        return f"{'' if self.scope else 'G-'}{self.year}/{self.number}"


class Reference(models.Model):
    """That one letter in the register speaks of another."""

    class Kind(models.TextChoices):
        REFERENCES = "references", _("refers to")
        ENCLOSES = "encloses", _("encloses")
        CORRECTS = "corrects", _("corrects")
        RECALLS = "recalls", _("recalls")
        SUPERSEDES = "supersedes", _("changes the programme of")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="references")
    kind = models.CharField(max_length=12, choices=Kind)
    to = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="referred_to_by")

    class Meta:
        ordering = ("entry", "id")
        constraints = (models.UniqueConstraint(fields=["entry", "kind", "to"], name="correspondence_refers_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.kind} {self.to_id}"
