"""The floor of a meeting: its session, its rules and limits, who is there, and the acts of chair and desk."""

from typing import Any

from django.db import models

from zerodraft.floor.core.session import Session, State
from zerodraft.process import adopted as rules_adopted
from zerodraft.process.core.rule_set import Enforcement, RuleSet, from_json


class Floor(models.Model):
    """The floor of one meeting. `turn` counts the acts of its chair; an act says which it saw, and an old one is refused.

    `rules` is the rule set by which the meeting runs, kept once it was called to order or a set was chosen for it; None
    until then, when it is the newest of the process. `limits` and `enforcement` are the meeting's own, beside the round's
    and the rules'. `message` stands on the walls, `blank` darkens them. `fairness_released` lets
    all who follow the meeting see how its speaking time was shared. `present` counts the members at the last roll
    call. `point` is the point of order under way; `open_motions` and `open_swaps` count what waits for somebody, so that
    a floor without any is read without asking for them.
    """

    meeting = models.OneToOneField("programme.Meeting", on_delete=models.PROTECT, related_name="floor")
    turn = models.PositiveIntegerField(default=0)
    acts_made = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in State], default=State.NOT_BEGUN.value)
    called_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    adjourned_at = models.DateTimeField(null=True, blank=True)
    rules: "models.JSONField[dict[str, Any] | None]" = models.JSONField(null=True, blank=True)
    rules_number = models.PositiveIntegerField(default=0)
    limits: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    enforcement = models.CharField(max_length=20, blank=True, choices=[(e.value, e.value) for e in Enforcement])
    message = models.CharField(max_length=200, blank=True)
    blank = models.BooleanField(default=False)
    fairness_released = models.BooleanField(default=False)
    present = models.PositiveIntegerField(null=True, blank=True)
    open_motions = models.PositiveSmallIntegerField(default=0)
    open_swaps = models.PositiveSmallIntegerField(default=0)
    on_list = models.ForeignKey("SpeakersList", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    speaking = models.ForeignKey("Intervention", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    point = models.ForeignKey("PointOfOrder", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("meeting_id",)  # by relations' ids: by the relations, every query would join theirs

    def __str__(self) -> str:
        return f"floor of {self.meeting.key}"

    @property
    def rule_set(self) -> RuleSet:
        """The rules by which the meeting runs."""
        if self.rules is not None:
            # Asked for many times while a floor is read: decoded once, until the rules are others.
            kept: tuple[object, RuleSet] | None = self.__dict__.get("_decoded")
            if kept is None or kept[0] is not self.rules:
                kept = self.__dict__["_decoded"] = (self.rules, from_json(self.rules))
            return kept[1]
        if "_of_process" not in self.__dict__:  # each list of the floor asks for them
            self.__dict__["_of_process"] = rules_adopted.rules_of(self.meeting.round.process).rules
        found: RuleSet = self.__dict__["_of_process"]
        return found

    @property
    def session(self) -> Session:
        return Session(
            State(self.state),
            self.called_at,
            self.suspended_at,
            self.until,
            self.adjourned_at,
            formal=self.rule_set.formal,
        )

    @session.setter
    def session(self, session: Session) -> None:
        self.state, self.called_at, self.suspended_at = session.state.value, session.called, session.suspended
        self.until, self.adjourned_at = session.until, session.adjourned


class Act(models.Model):
    """Something that chair or desk did, with what it changed as it was before, so that it can be undone by a new act.

    `scope` is "floor" or a list's key: an act is undone while it is the last of its scope that stands.
    """

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="acts")
    number = models.PositiveIntegerField()
    scope = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    subject = models.CharField(max_length=40, blank=True)
    before: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("floor_id", "number")
        constraints = (models.UniqueConstraint(fields=["floor", "number"], name="floor_act_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class Presence(models.Model):
    """Whether a party is in the room, as the desk last saw it."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="presences")
    party = models.CharField(max_length=60)
    is_present = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("floor_id", "party")
        constraints = (models.UniqueConstraint(fields=["floor", "party"], name="floor_presence_once"),)

    def __str__(self) -> str:
        return f"{self.party} {'present' if self.is_present else 'absent'}"
