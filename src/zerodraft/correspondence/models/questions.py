"""What recipients of letters give back: that they received one, and questions with the answers to them."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from zerodraft.process import queries as process
from zerodraft.programme import queries as programme


class Acknowledgement(models.Model):
    """That somebody acknowledged receipt of a released letter for their party, by ids; once for each party."""

    letter = models.ForeignKey("correspondence.Outgoing", on_delete=models.CASCADE, related_name="acknowledgements")
    party = models.CharField(max_length=60)
    person = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ("letter", "at", "id")
        constraints = (models.UniqueConstraint(fields=["letter", "party"], name="correspondence_received_once"),)

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.party}"


class Question(models.Model):
    """What a delegation asks about a letter of the register, a meeting (by key), or a place in the text in its own words.

    `named` says that its name may stand beside the question where all read it; `token` is that of the form, by which a
    question sent twice is one. `to_all` is whether the answer that stands went to all. `revision` counts what was done to
    it. `taken_by` and `draft_by` are people of the team, by id; the draft of an answer is the team's.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        ANSWERED = "answered", _("Answered")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.CharField(max_length=40, unique=True)
    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="questions")
    entry = models.ForeignKey(
        "correspondence.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    meeting = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    party = models.CharField(max_length=60)
    person = models.CharField(max_length=100)
    asked_at = models.DateTimeField()
    named = models.BooleanField(default=False)
    token = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    to_all = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    taken_by = models.CharField(max_length=100, blank=True)
    draft = models.TextField(blank=True)
    draft_by = models.CharField(max_length=100, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=["process", "state"], name="correspondence_asked_state"),)
        constraints = (models.UniqueConstraint(fields=["process", "party", "token"], name="correspondence_asked_once"),)

    def __str__(self) -> str:
        return self.key

    @property
    def process_key(self) -> str:
        """The process whose roles count for this question."""
        return self.process.key

    @cached_property
    def about(self) -> object:
        """What it is about, as permissions ask: the letter, the meeting (None for one that is gone), or the process."""
        if self.entry:
            return self.entry.outgoing or self.entry.letter
        return programme.meeting_by_key(self.meeting) if self.meeting else process.by_key(self.process.key)


class Answer(models.Model):
    """An answer as it was given: to the delegation that asked, or to all. The last that was not withdrawn stands."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    to_all = models.BooleanField()
    person = models.CharField(max_length=100)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("question", "version")
        constraints = (models.UniqueConstraint(fields=["question", "version"], name="correspondence_answer_once"),)

    def __str__(self) -> str:
        return f"{self.question_id} / {self.version}"
