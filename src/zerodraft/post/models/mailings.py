"""Mailings: one e-mail to many addresses, each of which has a state of its own."""

from django.db import models

from zerodraft.post.core.dispatching import Reason, State

KIND = "mailing"
"""The kind of its topic, for pages that follow it live."""


class Mailing(models.Model):
    """One e-mail as it goes to every address of a list. Its times are those of the world. `regarding` is the stable id of
    what it brings, `topic` what the record files it under.

    `files` are attachments as JSON: `[{"sha256", "name", "media_type"}]`; their bytes lie in the store of originals. Nothing
    goes out before `not_before`, nor while it is held; a cancelled one is never taken up again.
    """

    class State(models.TextChoices):
        OPEN = "open"
        HELD = "held"
        CANCELLED = "cancelled"

    key = models.CharField(max_length=40, unique=True)
    topic = models.CharField(max_length=100)
    regarding = models.CharField(max_length=100)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    files = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["regarding"], name="post_mailing_about"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def subject_id(self) -> str:
        """Under which id the record speaks of it, and pages follow it."""
        return f"{KIND}:{self.key}"


class Dispatch(models.Model):
    """A mailing on its way to one address. `key` stands in its Message-ID and is not to be guessed: whoever knows it can say
    that the mail came back. `holder` says whose address it is, by stable id ('' for nobody we know).

    `status` is the code of a bounce ("5.1.1"), `reply` that of the mail server's last answer.
    """

    class States(models.TextChoices):
        QUEUED = State.QUEUED.value
        HANDING = State.HANDING.value
        SENT = State.SENT.value
        DEFERRED = State.DEFERRED.value
        REFUSED = State.REFUSED.value
        UNCERTAIN = State.UNCERTAIN.value
        BOUNCED = State.BOUNCED.value
        STOPPED = State.STOPPED.value

    class Reasons(models.TextChoices):
        REFUSED = Reason.REFUSED.value
        TOO_LATE = Reason.TOO_LATE.value
        UNSENDABLE = Reason.UNSENDABLE.value

    key = models.CharField(max_length=40, unique=True)
    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="dispatches")
    address = models.CharField(max_length=320)
    holder = models.CharField(max_length=100, blank=True)
    label = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=States, default=States.QUEUED)
    since = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    reply = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=Reasons, blank=True)
    status = models.CharField(max_length=20, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["not_before", "id"],
                condition=models.Q(state__in=("queued", "deferred")),
                name="post_dispatch_due",
            ),
            models.Index(fields=["mailing", "state"], name="post_dispatch_state"),
        )
        constraints = (models.UniqueConstraint(fields=["mailing", "address"], name="post_address_once"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
