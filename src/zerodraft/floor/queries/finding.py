"""Finding one thing of the floor by its key, or those of a party; whoever may see it, the caller asks the rules."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Subquery

from zerodraft.floor.core.swaps import Stage as SwapStage
from zerodraft.floor.models import (
    Floor,
    Inscription,
    SpeakersList,
    Statement,
    Swap,
)
from zerodraft.floor.queries.rows import as_speaker
from zerodraft.floor.values import (
    OwnInscription,
    OwnPlace,
)
from zerodraft.programme.beside import Held

if TYPE_CHECKING:
    from zerodraft.programme.models import Meeting


def held(meeting_keys: Collection[str]) -> dict[str, Held]:
    """When these meetings were called to order and adjourned, of those that were."""
    rows = Floor.objects.filter(meeting__key__in=meeting_keys).exclude(called_at=None)
    return {key: Held(*times) for key, *times in rows.values_list("meeting__key", "called_at", "adjourned_at")}


def to_be_watched(day: date) -> list[str]:
    """The meetings with a list taken up that are not over, on that day, the one before and the one after, everywhere."""
    around = (day - timedelta(days=1), day + timedelta(days=1))
    floors = Floor.objects.filter(meeting__day__range=around, meeting__withdrawn_at=None, adjourned_at=None)
    return list(floors.exclude(on_list=None).order_by("meeting__key").values_list("meeting__key", flat=True))


def list_by_key(key: str) -> SpeakersList | None:
    """A list with its meeting, whoever may see it; the caller asks the rules."""
    return SpeakersList.objects.filter(key=key).select_related("floor__meeting__round__process").first()


def list_to_change(key: str) -> SpeakersList | None:
    """A list with its meeting, held until the transaction ends, for an act that changes it from outside this room."""
    held = SpeakersList.objects.select_for_update(of=("self",)).filter(key=key)
    return held.select_related("floor__meeting__round__process").first()


def lists_of(meeting: "Meeting") -> list[SpeakersList]:
    """The lists of a meeting, in order, each able to say who may see it."""
    found = list(SpeakersList.objects.filter(floor__meeting=meeting).select_related("floor"))
    for each in found:
        each.floor.meeting = meeting
    return found


def lists_to_come(meeting_keys: Collection[str]) -> list[SpeakersList]:
    """The lists of speakers of these meetings that are not over, each able to say who may see it."""
    found = SpeakersList.objects.filter(floor__meeting__key__in=meeting_keys, floor__adjourned_at=None)
    speakers = found.filter(kind=SpeakersList.Kinds.SPEAKERS).select_related("floor__meeting__round__process")
    return list(speakers.order_by("floor__meeting__day", "floor__meeting__start", "position"))


def inscription_by_key(key: str) -> Inscription | None:
    """An inscription with its list and meeting."""
    return Inscription.objects.filter(key=key).select_related("on_list__floor__meeting__round__process").first()


def own_inscriptions(meeting_key: str, party: str) -> dict[str, OwnInscription]:
    """What a party has on the lists of a meeting, or had, by key; for nobody but the party itself."""
    rows = Inscription.objects.filter(on_list__floor__meeting__key=meeting_key, party=party)
    fields = ("key", "on_list__key", "state", "speaker", "rank", "gender", "first_time", "language", "seconds")
    return {row[0]: OwnInscription(*row) for row in rows.values_list(*fields)}


def waiting_in(meeting_keys: Collection[str]) -> dict[str, set[str]]:
    """The parties that wait on the lists of these meetings, or have the floor in them, by the keys of the meetings."""
    states = (Inscription.States.WAITING, Inscription.States.RESERVE, Inscription.States.SPEAKING)
    rows = Inscription.objects.filter(on_list__floor__meeting__key__in=meeting_keys, state__in=states)
    found: dict[str, set[str]] = {}
    for meeting, party in rows.order_by().values_list("on_list__floor__meeting__key", "party").distinct():
        found.setdefault(meeting, set()).add(party)
    return found


def inscribed_by(party: str, meeting: "Meeting", after: int | None, most: int) -> list[Inscription]:
    """What a party has on the lists of a meeting, or had, in the order in which it asked, at most so many, after one."""
    found = Inscription.objects.filter(party=party, on_list__floor__meeting=meeting, pk__gt=after or 0)
    return list(found.select_related("on_list__floor__meeting").order_by("pk")[:most])


def item_of(floor: Floor) -> str:
    """The item that a meeting is on, by the title of its list of speakers; '' before any was taken up.

    While replies are given, it is that of the last one: what is asked for then answers it.
    """
    if floor.on_list and floor.on_list.kind == SpeakersList.Kinds.SPEAKERS:
        return floor.on_list.title
    given = floor.interventions.filter(undone_at=None).exclude(inscription=None)
    last = given.select_related("inscription__on_list").order_by("-pk").first()
    if last is None or last.inscription is None:
        return ""
    return last.inscription.item or last.inscription.on_list.title


def replies_on_item(meeting_key: str, party: str) -> int:
    """How many replies a party has had, or asked for, on the item that a meeting is on, in all meetings of its round.

    An item is the same where the list of speakers has the same title, as when a list is carried over. Before one was taken
    up, those of the meeting itself count.
    """
    floor = Floor.objects.filter(meeting__key=meeting_key).select_related("meeting", "on_list").first()
    if floor is None:
        return 0
    states = Inscription.States
    replies = Inscription.objects.filter(
        on_list__kind=SpeakersList.Kinds.REPLIES,
        on_list__floor__meeting__round=floor.meeting.round_id,
        party=party,
        state__in=(states.WAITING, states.SPEAKING, states.RESERVE, states.SPOKEN),
    )
    item = item_of(floor)
    return (replies.filter(item=item) if item else replies.filter(item="", on_list__floor=floor)).count()


def places_of(party: str, meeting_keys: Collection[str]) -> list[OwnPlace]:
    """Where a party waits, speaks or was invited in writing in these meetings, in the order in which it asked."""
    states = [state for state in Inscription.States if state not in {"spoken", "withdrawn"}]
    rows = Inscription.objects.filter(party=party, state__in=states, on_list__floor__meeting__key__in=meeting_keys)
    asked = Swap.objects.filter(partner=OuterRef("pk"), stage=SwapStage.ASKED.value).order_by().values("partner")
    found = rows.select_related("on_list__floor__meeting").annotate(
        asked=Subquery(asked.annotate(count=Count("pk")).values("count")),
        handed=Exists(Statement.objects.filter(inscription=OuterRef("pk"), replaced_at=None)),
    )
    return [_place(row, row.on_list, row.asked or 0, handed=row.handed) for row in found.order_by("id")]


def _place(row: Inscription, held: SpeakersList, asked: int, *, handed: bool) -> OwnPlace:
    among = held.reserve if row.state == Inscription.States.RESERVE else held.order
    place = list(among).index(row.key) + 1 if row.key in among else 0
    meeting = held.floor.meeting.key
    return OwnPlace(row.key, meeting, held.name, as_speaker(row), row.state, place, asked, handed)


def list_of_swap(key: str) -> str | None:
    """The key of the list on which a swap is; None when there is no such swap."""
    return Swap.objects.filter(key=key).values_list("on_list__key", flat=True).first()
