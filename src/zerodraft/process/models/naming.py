"""What a process and its officers are called in letters, in each language."""

from django.db import models


class Naming(models.Model):
    """What one thing is called in a language. `matter` is a code of `core.naming`, `officer` empty for the whole process."""

    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="namings")
    language = models.CharField(max_length=2)
    matter = models.CharField(max_length=20)
    officer = models.ForeignKey(
        "process.Officer", on_delete=models.CASCADE, null=True, blank=True, related_name="namings"
    )
    text = models.TextField(max_length=1200)

    class Meta:
        ordering = ("process", "language", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["process", "language", "matter", "officer"], name="process_naming_of_officer_once"
            ),
            models.UniqueConstraint(
                fields=["process", "language", "matter"],
                condition=models.Q(officer=None),
                name="process_naming_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.language} {self.matter}"
