"""What people were told of changes of the programme."""

from django.db import models


class Announcement(models.Model):
    """That the changes of a release, since the one that was announced before it, were told to all, or are not to be told.

    `since` and `number` are the numbers of the two releases; `by` is who decided, by id. What is not to be told by itself is
    told with the next release.
    """

    class Decision(models.TextChoices):
        TOLD = "told"
        LEFT = "left"

    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="announcements")
    number = models.PositiveIntegerField()
    since = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=Decision)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    participants = models.PositiveIntegerField(default=0)
    concerned = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("process", "-number")
        constraints = (models.UniqueConstraint(fields=["process", "number"], name="correspondence_announced_once"),)

    def __str__(self) -> str:
        return f"{self.process_id} / {self.number} {self.decision}"

    @property
    def is_told(self) -> bool:
        """Whether people were told."""
        return self.decision == self.Decision.TOLD
