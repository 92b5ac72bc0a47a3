"""Lists of speakers, those who asked to speak on them, and swaps of places."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from zerodraft.floor.core.order import DEFAULT, Category, Entry, Ordering, Placed, Standing
from zerodraft.floor.core.swaps import Stage
from zerodraft.floor.core.window import Window
from zerodraft.floor.models.meeting import Floor
from zerodraft.process import queries as process
from zerodraft.process.audience import Audience
from zerodraft.process.core.rule_set import Policy


def default_policies() -> list[str]:
    """The chain of policies by which a new list is ordered."""
    return list(DEFAULT)


class SpeakersList(models.Model):
    """A list of speakers of a meeting: for a piece of its business, for parts of the outline, or for nothing in particular.

    `order` holds the keys of the inscriptions that wait, in their order, `reserve` those on the waiting list of a full
    one; `requests` counts all there ever were. Delegations inscribe themselves until `desk_at`, when the desk takes over;
    it closes `minutes` after the call to order, where that is set. `zone` is that of its times, by default the meeting's.
    `lots` are the places that a lot gave, by the keys of inscriptions, drawn with `seed`.
    """

    class Kinds(models.TextChoices):
        SPEAKERS = "speakers", _("Speakers")
        REPLIES = "replies", _("Right of reply")

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="lists")
    key = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kinds, default=Kinds.SPEAKERS)
    title = models.CharField(max_length=300)
    parts = models.JSONField(default=list)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.OBSERVERS)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    desk_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    hand_opened = models.BooleanField(null=True, blank=True)
    hand_at = models.DateTimeField(null=True, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    quota = models.PositiveSmallIntegerField(null=True, blank=True)
    policies: "models.JSONField[list[str]]" = models.JSONField(default=default_policies)
    seed = models.CharField(max_length=64, blank=True)
    lots: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    order: "models.JSONField[list[str]]" = models.JSONField(default=list)
    reserve: "models.JSONField[list[str]]" = models.JSONField(default=list)
    requests = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("floor_id", "position")
        constraints = (models.UniqueConstraint(fields=["floor", "position"], name="floor_list_once"),)

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """Its title; that of replies, which nobody wrote, in the page's language."""
        return str(self.Kinds.REPLIES.label) if self.kind == self.Kinds.REPLIES else self.title

    @property
    def window(self) -> Window:
        return Window(
            self.opens_at,
            self.closes_at,
            self.hand_opened,
            self.hand_at,
            self.desk_at,
            self.minutes,
            self.floor.called_at,
        )

    @property
    def ordering(self) -> Ordering:
        """By what its speakers are ordered. A reply is given in the order in which it was asked for."""
        rules = self.floor.rule_set
        chain = (Policy.ORDER_OF_REQUEST,) if self.kind == self.Kinds.REPLIES else tuple(map(Policy, self.policies))
        spoken = self._spoken() if Policy.ALTERNATION in chain else ()
        return Ordering(chain, rules.ladder, rules.tradition, self.lots, spoken)

    def _spoken(self) -> tuple[Entry, ...]:
        """Those who had the floor from this list, the last one last; one who is given it now has no intervention yet."""
        states = Inscription.States
        heard = self.inscriptions.filter(state__in=(states.SPOKEN, states.SPEAKING))
        found = heard.annotate(last=models.Max("interventions__pk"))
        return tuple(
            each.entry for each in sorted(found, key=lambda each: (each.state == states.SPEAKING, each.last or 0))
        )

    @property
    def process_key(self) -> str:
        """The process whose roles count for this list."""
        return self.floor.meeting.round.process.key

    @cached_property
    def invited(self) -> frozenset[str]:
        """The people and parties invited to this list by name, or to its meeting."""
        return process.invited_to(self.key, self.process_key) | self.floor.meeting.invited


class Inscription(models.Model):
    """A request to speak: of a party in national capacity, on behalf of a group, or jointly for States named on the spot.

    Of a statement for a group, `aligned` are parties that align themselves with it, `dissenting` members that do not.
    `speaker` is who will speak, with `rank` and `gender` where they are given, `language` that of the statement, and
    `seconds` how long it is said to be. `placed` is by what it stands where it does, `placed_by` with whom it swapped, or
    from which list it came. `item` is, of a reply, on what it was asked for: the title of the list of speakers then.
    """

    class Capacities(models.TextChoices):
        NATIONAL = "national", _("In national capacity")
        GROUP = "group", _("On behalf of a group")
        JOINT = "joint", _("On behalf of several States")

    class Genders(models.TextChoices):
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        OTHER = "other", _("Other")

    class States(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SPEAKING = "speaking", _("Has the floor")
        SPOKEN = "spoken", _("Has spoken")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RESERVE = "reserve", _("On the waiting list")
        IN_WRITING = "in-writing", _("Invited to hand in the statement in writing")

    on_list = models.ForeignKey(SpeakersList, on_delete=models.PROTECT, related_name="inscriptions")
    key = models.CharField(max_length=40, unique=True)
    party = models.CharField(max_length=60)
    capacity = models.CharField(max_length=10, choices=Capacities, default=Capacities.NATIONAL)
    group = models.CharField(max_length=60, blank=True)
    joint = models.JSONField(default=list)
    category = models.CharField(max_length=20)
    request = models.PositiveIntegerField()
    requested_at = models.DateTimeField()
    at_desk = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=States, default=States.WAITING)
    placed = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Placed], default=Placed.POLICY.value)
    placed_by = models.CharField(max_length=40, blank=True)
    standing = models.PositiveSmallIntegerField(default=0)
    region = models.CharField(max_length=60, blank=True)
    aligned: "models.JSONField[list[str]]" = models.JSONField(default=list)
    dissenting: "models.JSONField[list[str]]" = models.JSONField(default=list)
    speaker = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=40, blank=True)
    gender = models.CharField(max_length=10, blank=True, choices=Genders)
    first_time = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    item = models.CharField(max_length=300, blank=True)
    absences = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("on_list_id", "request")
        constraints = (
            models.UniqueConstraint(
                fields=["on_list", "party", "capacity", "group"],
                condition=models.Q(state__in=["waiting", "speaking", "reserve"]),
                name="floor_one_live_inscription",
            ),
            models.UniqueConstraint(
                fields=["on_list", "group"],
                condition=models.Q(capacity="group", state__in=["waiting", "speaking", "reserve"]),
                name="floor_group_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.capacity} {self.group}".rstrip()

    @property
    def entry(self) -> Entry:
        """What the order sees of it."""
        return Entry(
            self.key,
            Category(self.category),
            self.request,
            Placed(self.placed),
            self.party,
            Standing(self.standing),
            self.rank,
            self.region,
        )

    @property
    def name_for_lots(self) -> str:
        """Under which it goes into a drawing of lots: the same for everybody who draws again."""
        return f"{self.party} {self.capacity} {self.group}".rstrip()


class Swap(models.Model):
    """Two that wait on a list change places: asked by one, agreed to by the other, done by the desk."""

    on_list = models.ForeignKey(SpeakersList, on_delete=models.PROTECT, related_name="swaps")
    key = models.CharField(max_length=40, unique=True)
    asker = models.ForeignKey(Inscription, on_delete=models.PROTECT, related_name="swaps_asked")
    partner = models.ForeignKey(Inscription, on_delete=models.PROTECT, related_name="swaps_offered")
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage], default=Stage.ASKED.value)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("on_list_id", "id")

    def __str__(self) -> str:
        return f"{self.asker} with {self.partner}: {self.stage}"
