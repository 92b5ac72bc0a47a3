"""What was said before: for forecasts, for pictures of fairness, for the account of a meeting."""

from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count

from zerodraft.floor.core.fairness import Had
from zerodraft.floor.core.session import State as SessionState
from zerodraft.floor.models import (
    Floor,
    Inscription,
    Intervention,
    Motion,
    PointOfOrder,
    SpeakersList,
)
from zerodraft.floor.queries.rows import as_speaker
from zerodraft.floor.queries.whole import MOST_SPOKEN
from zerodraft.floor.values import (
    Moved,
    Ruled,
    Speaker,
    Taken,
    Turn,
)
from zerodraft.prepared import Prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet


MOST_HAD = 4000
"""How many interventions the pictures of a whole process go back."""

MOST_EARLIER = 8
"""From how many earlier meetings of its process a forecast learns."""


def turns(meeting_key: str) -> tuple[Turn, ...]:
    """The interventions of a meeting in the order in which they were begun, at most `MOST_SPOKEN`, the last ones."""
    return tuple(_turn(row) for row in reversed(_turns(meeting_key)))


def taken(list_key: str) -> list[Taken]:
    """The inscriptions on a list, the last `MOST_SPOKEN`, whatever became of them."""
    withdrawn = Inscription.States.WITHDRAWN
    return [Taken(row.category, row.requested_at, row.state == withdrawn) for row in _taken(list_key)]


def sat_before(meeting_key: str) -> tuple[tuple[str, int], ...]:
    """The meetings of the same process that are over, the last `MOST_EARLIER`, the oldest first: key, number of acts."""
    return tuple((floor.meeting.key, floor.acts_made) for floor in reversed(_sat_before(meeting_key)))


def sat_in(process_key: str) -> tuple[tuple[str, int], ...]:
    """The same of a process as such: its last meetings that are over, the oldest first."""
    over = Floor.objects.filter(meeting__round__process__key=process_key, state=SessionState.ADJOURNED.value)
    newest = over.order_by("-adjourned_at")[:MOST_EARLIER].values_list("meeting__key", "acts_made")
    return tuple(reversed([(key, acts) for key, acts in newest]))


def inscribed_in(process_key: str) -> dict[str, dict[str, int]]:
    """How many are on the lists of speakers of each meeting of a process, by category; who withdrew is not."""
    rows = (
        Inscription.objects.filter(
            on_list__floor__meeting__round__process__key=process_key, on_list__kind=SpeakersList.Kinds.SPEAKERS
        )
        .exclude(state=Inscription.States.WITHDRAWN)
        .values_list("on_list__floor__meeting__key", "category")
        .annotate(count=Count("id"))
        .order_by()
    )
    found: dict[str, dict[str, int]] = {}
    for meeting, category, count in rows:
        found.setdefault(meeting, {})[category] = count
    return found


def _turn(row: Intervention) -> Turn:
    clock, on_list = row.clock, row.inscription
    return Turn(
        row.kind == Intervention.Kinds.STATEMENT and on_list is not None,
        on_list.category if on_list else "",
        clock.allotted,
        clock.started,
        clock.stopped,
        clock.ended,
    )


def _over_before(meeting_key: str) -> "QuerySet[Floor]":
    process_of = Floor.objects.filter(meeting__key=meeting_key).values("meeting__round__process").order_by()
    over = Floor.objects.filter(meeting__round__process__in=process_of, state=SessionState.ADJOURNED.value)
    newest = over.exclude(meeting__key=meeting_key).order_by("-adjourned_at")[:MOST_EARLIER]
    return newest.select_related("meeting").only("acts_made", "meeting__key")


_turns = Prepared(
    lambda key: (
        Intervention.objects.filter(floor__meeting__key=key, undone_at=None)
        .select_related("inscription")
        .only(
            "kind",
            "allotted_ms",
            "started_at",
            "paused_at",
            "stopped_ms",
            "ended_at",
            "inscription__category",
        )
        .order_by("-id")[:MOST_SPOKEN]
    ),
    str,
)


_taken = Prepared(
    lambda key: (
        Inscription.objects.filter(on_list__key=key)
        .only("category", "requested_at", "state")
        .order_by("-id")[:MOST_SPOKEN]
    ),
    str,
)


_sat_before = Prepared(_over_before, str)


def had(meeting_keys: Collection[str]) -> list[Had]:
    """What was said from the lists of these meetings, statements and replies, at most `MOST_HAD`, the newest first."""
    kinds = (Intervention.Kinds.STATEMENT, Intervention.Kinds.REPLY)
    rows = Intervention.objects.filter(floor__meeting__key__in=meeting_keys, undone_at=None, kind__in=kinds)
    over = rows.exclude(inscription=None).exclude(started_at=None).exclude(ended_at=None)
    newest = over.select_related("inscription").order_by("-id")[:MOST_HAD]
    return [_had(row, row.inscription) for row in newest if row.inscription]


def with_fairness_released(process_key: str) -> set[str]:
    """The keys of a process's meetings of which all who follow them may see how speaking time was shared."""
    found = Floor.objects.filter(meeting__round__process__key=process_key, fairness_released=True)
    return set(found.values_list("meeting__key", flat=True))


def is_fairness_released(meeting_key: str) -> bool:
    """Whether all who follow a meeting may see how its speaking time was shared."""
    return Floor.objects.filter(meeting__key=meeting_key, fairness_released=True).exists()


def _had(row: Intervention, made: Inscription) -> Had:
    clock = row.clock
    ended = clock.ended or row.given_at
    return Had(
        as_speaker(made),
        made.party,
        made.category,
        made.region,
        made.gender,
        made.first_time,
        clock.elapsed(ended),
        clock.allotted,
        clock.overtime(ended),
        timedelta(seconds=made.seconds) if made.seconds else None,
        row.reminders,
    )


def speakers_of(inscriptions: Collection[str]) -> dict[str, Speaker]:
    """For whom inscriptions speak, by their keys, whatever became of them."""
    found = Inscription.objects.filter(key__in=inscriptions).order_by() if inscriptions else ()
    return {row.key: as_speaker(row) for row in found}


def rulings(meeting_key: str) -> dict[str, Ruled]:
    """What became of the points of order of a meeting, by the key of the intervention in which each was raised."""
    rows = PointOfOrder.objects.filter(floor__meeting__key=meeting_key, undone_at=None)
    fields = ("spoken__key", "stage", "appealed_by", "overruling", "upholding")
    return {key: Ruled(*rest) for key, *rest in rows.values_list(*fields)}


def moved(meeting_key: str) -> tuple[Moved, ...]:
    """The motions of a meeting, in the order in which they were made."""
    rows = Motion.objects.filter(floor__meeting__key=meeting_key, undone_at=None)
    return tuple(
        Moved(row.key, row.motion, row.party, row.moved_at, row.stage, tuple(row.votes or ()))
        for row in rows.order_by("moved_at", "id")
    )
