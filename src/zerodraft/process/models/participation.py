"""Who takes part in a process: people in roles, those invited by name, who speaks for a group, and parties that left.

People and parties are stable ids here; their names live in the room below, and are read for the day that is shown.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from zerodraft.process.core.roles import Right, Role
from zerodraft.process.models.process import Process
from zerodraft.process.permissions import Place


class Participation(models.Model):
    """A person in a role. For a party it says in whose name, and what they may do in it; it ends, and stays as history."""

    class Roles(models.TextChoices):
        SECRETARIAT = Role.SECRETARIAT.value, _("Secretariat")
        CO_FACILITATOR = Role.CO_FACILITATOR.value, _("Co-facilitator")
        ADVISER = Role.ADVISER.value, _("Adviser to the co-facilitators")
        PRESIDENT_OFFICE = Role.PRESIDENT_OFFICE.value, _("Office of the President")
        CONFERENCE_OFFICER = Role.CONFERENCE_OFFICER.value, _("Conference officer")
        DELEGATE = Role.DELEGATE.value, _("Delegate")
        OBSERVER = Role.OBSERVER.value, _("Observer")

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="participations")
    key = models.CharField(max_length=40, unique=True)
    person = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Roles)
    party = models.CharField(max_length=60, blank=True)
    may_inscribe = models.BooleanField(default=False)
    may_draft = models.BooleanField(default=False)
    may_submit = models.BooleanField(default=False)
    may_admit = models.BooleanField(default=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("process", "role", "party", "id")
        indexes = (models.Index(fields=["person", "process"], name="process_by_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=["process", "person", "role", "party"],
                condition=models.Q(ended_at=None),
                name="process_participation_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.party}".rstrip()

    @property
    def rights(self) -> frozenset[Right]:
        """What this person may do in the party's name."""
        return frozenset(right for right in Right if getattr(self, f"may_{right.value}"))

    @property
    def place(self) -> Place:
        """Where this person sits, for asking who may let people in and out there."""
        return Place(self.process.key, Role(self.role), self.party)


class Invitation(models.Model):
    """A person or a party named for one thing (a meeting, a list, a letter) by the thing's stable id."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="invitations")
    subject = models.CharField(max_length=100)
    invited = models.CharField(max_length=100)

    class Meta:
        ordering = ("process", "subject", "id")
        constraints = (models.UniqueConstraint(fields=["subject", "invited"], name="process_invited_once"),)

    def __str__(self) -> str:
        return f"{self.invited} to {self.subject}"


class Designation(models.Model):
    """A delegation that may speak for a group in this process, beside the group's chair, from a day up to another."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="designations")
    group = models.CharField(max_length=60)
    party = models.CharField(max_length=60)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("process", "group", "start", "id")

    def __str__(self) -> str:
        return f"{self.party} for {self.group}"


class Withdrawal(models.Model):
    """A party that left the process on a day, and came back on another, or not."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="withdrawals")
    party = models.CharField(max_length=60)
    left_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("process", "left_on", "id")

    def __str__(self) -> str:
        return f"{self.party} left on {self.left_on}"
