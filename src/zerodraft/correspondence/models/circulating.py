"""Circulating a released letter: the lists to which it goes, who proposed it, and who sent it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DistributionList(models.Model):
    """A list that the secretariat of a process keeps: parties by key, and addresses of its own: `[{"address", "label"}]`."""

    key = models.CharField(max_length=40, unique=True)
    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="distribution_lists")
    name = models.CharField(max_length=120)
    parties = models.JSONField(default=list)
    extras = models.JSONField(default=list)
    changed_by = models.CharField(max_length=100)
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["process", "name"], condition=models.Q(removed_at=None), name="correspondence_list_named_once"
            ),
        )

    def __str__(self) -> str:
        return self.key


class Circulation(models.Model):
    """One circulation of one letter by e-mail. It waits for a person, who is not the one who proposed it.

    `lists` are codes of distribution lists, `forms` the files of the letter that go with it, `note` the words before it.
    Once it is sent, `mailing` is the id of what `post` sends, and `parties` and `without` are whom it was meant for and who
    of them had no address that day.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a person to send it")
        SENT = "sent", _("Sent")
        DROPPED = "dropped", _("Not sent")

    key = models.CharField(max_length=40, unique=True)
    letter = models.ForeignKey("correspondence.Outgoing", on_delete=models.PROTECT, related_name="circulations")
    lists = models.JSONField(default=list)
    forms = models.JSONField(default=list)
    note = models.TextField(blank=True)
    with_words = models.BooleanField(default=True)
    not_before = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=100)
    proposed_at = models.DateTimeField()
    sent_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    mailing = models.CharField(max_length=40, blank=True)
    parties = models.JSONField(default=list)
    without = models.JSONField(default=list)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["mailing"], name="correspondence_mailing"),)

    def __str__(self) -> str:
        return self.key

    @property
    def process_key(self) -> str:
        """The process whose roles count for it."""
        return self.letter.process_key

    @property
    def is_cover(self) -> bool:
        """Whether it is the transmitting office that sends it."""
        return self.letter.is_cover
