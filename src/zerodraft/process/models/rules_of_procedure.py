"""The rules of procedure by which a process runs, in every version that it adopted."""

from django.db import models

from zerodraft.process.models.process import Process


class AdoptedRules(models.Model):
    """A rule set as it was adopted, under a number. Never altered: a change is the next version.

    `content` is the rule set in plain values, `by` the person who adopted it, by key.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="adopted_rules")
    key = models.CharField(max_length=40, unique=True)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    adopted_at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering = ("process", "-number")
        constraints = (models.UniqueConstraint(fields=["process", "number"], name="process_rules_once"),)

    def __str__(self) -> str:
        return f"{self.process} / {self.number}"
