"""Notices, who has read them, the outbox, how somebody wants their notices, and calendars that are somebody's own."""

from django.db import models

from zerodraft.post.core.rhythm import Often, Rhythm, zones


class Notice(models.Model):
    """What a person or a party is told, by stable ids. It holds no words: they are made for each reader."""

    key = models.CharField(max_length=40, unique=True)
    to = models.CharField(max_length=100)
    within = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    once = models.CharField(max_length=100)
    address = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["to", "within"], name="post_notice_to"),
            models.Index(fields=["topic"], name="post_notice_topic"),
        )
        constraints = (models.UniqueConstraint(fields=["to", "once"], name="post_told_once"),)

    def __str__(self) -> str:
        return self.key


class Seen(models.Model):
    """That a person has read a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="seen")
    person = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["notice", "person"], name="post_seen_once"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.person}"


class Digest(models.Model):
    """Several notices that go to a person in one e-mail; which they are is settled when it is first sent."""

    key = models.CharField(max_length=40, unique=True)
    person = models.CharField(max_length=100)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.key


class Message(models.Model):
    """A notice on its way to one person by e-mail: a row of the outbox.

    It never holds an address: that is looked up when the message is sent, and so is whether the person is still to have it.
    Its times are those of the world. `claim` is the word of the sender that has taken it; it is nobody's after `not_before`.
    `due_at` is when it is to go: at once, or with the next e-mail that its person gets. An `urgent` one waits for no other.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    class Reason(models.TextChoices):
        """Why one was given up: the server refused it, a day was over, its person is not to have it any more or has no
        address, wants no e-mail, what it was about is gone, the person was erased.
        """

        REFUSED = "refused"
        TOO_LATE = "too-late"
        NO_ADDRESS = "no-address"
        UNWANTED = "unwanted"
        WORDLESS = "wordless"
        ERASED = "erased"

    key = models.CharField(max_length=40, unique=True)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="messages")
    person = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, blank=True, related_name="messages")
    not_before = models.DateTimeField()
    claim = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reply = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["not_before"], condition=models.Q(state="waiting"), name="post_message_waiting"),
            models.Index(fields=["person"], condition=models.Q(state="waiting"), name="post_message_of_person"),
        )
        constraints = (models.UniqueConstraint(fields=["notice", "person"], name="post_one_message_each"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class Choice(models.Model):
    """How a person wants their notices: how often by e-mail or on pages alone, and in which language they are written."""

    person = models.CharField(max_length=100, unique=True)
    often = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Often], default=Often.AT_ONCE)
    hour = models.PositiveSmallIntegerField(default=7)
    weekday = models.PositiveSmallIntegerField(default=0)
    zone = models.CharField(max_length=60, default="UTC")
    language = models.CharField(max_length=10)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person} {self.language} {self.often}"

    @property
    def rhythm(self) -> Rhythm:
        """When e-mails go to the person; a zone that is no more is that of the world."""
        return Rhythm(Often(self.often), self.hour, self.weekday, self.zone if self.zone in zones() else "UTC")

    @property
    def by_email(self) -> bool:
        """Whether any e-mail goes to the person."""
        return self.often != Often.NONE


class Looked(models.Model):
    """Until when a person has seen what changed there: `within` is the stable id of a process."""

    person = models.CharField(max_length=100)
    within = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["person", "within"], name="post_looked_once"),)

    def __str__(self) -> str:
        return f"{self.person} {self.within}"


class Feed(models.Model):
    """The calendar of a person, which a calendar client reads without signing in, until it is withdrawn.

    Its times are those of the world. A person has one at a time.
    """

    key = models.CharField(max_length=40, unique=True)
    person = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(withdrawn_at=None), name="post_one_feed_each"
            ),
        )

    def __str__(self) -> str:
        return self.key
