"""Letters of our own: their words and facts in every revision, comments, who signs and approves, and the files kept."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from zerodraft.process import queries as process
from zerodraft.process.audience import Audience


class Outgoing(models.Model):
    """A letter that is composed here: an original, or the cover under which the transmitting office forwards another.

    `content` is what the author gave (`core.composing.content.Content` as JSON); `frozen` the facts as they stood when the
    letter was prepared, and `frozen_template` the template: what its signatories approve, and what is released. `revision`
    counts the edits. `prepared_by` and `released_by` are people, by id. A cover encloses a letter of our own or one that
    came in.
    """

    class State(models.TextChoices):
        PREPARATION = "preparation", _("In preparation")
        PREPARED = "prepared", _("Prepared for approval")
        RELEASED = "released", _("Released")
        SET_ASIDE = "set-aside", _("Set aside")

    class Paper(models.TextChoices):
        A4 = "a4", _("A4")
        LETTER = "us-letter", _("US Letter")

    key = models.CharField(max_length=40, unique=True)
    process = models.ForeignKey("process.Process", on_delete=models.PROTECT, related_name="letters_out")
    round = models.PositiveSmallIntegerField(null=True, blank=True)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=State, default=State.PREPARATION)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.TEAM)
    begun_by = models.CharField(max_length=100)
    begun_at = models.DateTimeField()
    frozen = models.JSONField(default=dict)
    frozen_template = models.TextField(blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    dated = models.DateField(null=True, blank=True)
    prepared_by = models.CharField(max_length=100, blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=100, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    encloses = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="covers")
    encloses_letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, null=True, blank=True, related_name="covers"
    )
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrigenda")
    recalls = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="recalled_by")

    class Meta:
        ordering = ("-begun_at", "key")
        indexes = (models.Index(fields=["process", "state"], name="correspondence_out_state"),)

    def __str__(self) -> str:
        return self.key

    @property
    def process_key(self) -> str:
        """The process whose roles count for this letter."""
        return self.process.key

    @property
    def is_cover(self) -> bool:
        """Whether the transmitting office forwards another letter by this one."""
        return bool(self.encloses_id or self.encloses_letter_id)

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited to this letter by name, by id."""
        return process.invited_to(self.key, self.process_key)

    @cached_property
    def approvers(self) -> frozenset[str]:
        """The people who may approve this letter: its signatories and the deputies they named, by id."""
        rows = self.signatures.values_list("person", "deputy")
        return frozenset(one for row in rows for one in row if one)


class Version(models.Model):
    """A letter as it stood at one revision: the whole content, who made it so, and when."""

    letter = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    person = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ("letter", "-revision")
        constraints = (models.UniqueConstraint(fields=["letter", "revision"], name="correspondence_version_once"),)

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.revision}"


class Comment(models.Model):
    """What somebody of the team says of a passage ('' for the letter as a whole), until it is resolved."""

    letter = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="comments")
    key = models.CharField(max_length=40, unique=True)
    passage = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField()
    person = models.CharField(max_length=100)
    text = models.TextField()
    at = models.DateTimeField()
    resolved_by = models.CharField(max_length=100, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("letter", "id")

    def __str__(self) -> str:
        return self.key


class Signature(models.Model):
    """A place for a signature: who it is that signs there, by id, and the deputy they named ('' for none)."""

    letter = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="signatures")
    position = models.PositiveSmallIntegerField()
    person = models.CharField(max_length=100)
    deputy = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("letter", "position")
        constraints = (
            models.UniqueConstraint(fields=["letter", "position"], name="correspondence_place_once"),
            models.UniqueConstraint(fields=["letter", "person"], name="correspondence_signs_once"),
        )

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.position}"


class Approval(models.Model):
    """That a signatory, or the deputy in their place (`by`), approved one revision; it stands until it is withdrawn."""

    letter = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="approvals")
    revision = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("letter", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["letter", "revision", "position"],
                condition=models.Q(withdrawn_at=None),
                name="correspondence_approved_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.position}"


class Kept(models.Model):
    """A file of a letter in the store of originals: a rendering, the signed scan, or the chain bound as one file."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"
        HTML = "html", "HTML"
        TEXT = "txt", _("Plain text")
        SCAN = "scan", _("Signed scan")
        BOUND = "bound", _("Signed scan with what is enclosed")

    letter = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="kept")
    form = models.CharField(max_length=10, choices=Form)
    original = models.ForeignKey("files.Original", on_delete=models.PROTECT, related_name="renderings")

    class Meta:
        ordering = ("letter", "id")
        constraints = (models.UniqueConstraint(fields=["letter", "form"], name="correspondence_kept_once"),)

    def __str__(self) -> str:
        return f"{self.letter_id} / {self.form}"
