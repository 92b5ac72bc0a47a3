"""What the floor gives to other programs, and takes from them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from zerodraft.api.paging import Paged
from zerodraft.api.typed import Line
from zerodraft.floor.core.clock import LONGEST
from zerodraft.floor.requests import LANGUAGES, LONGEST_NAME, MOST_NAMED, MOST_TOGETHER, RANK

if TYPE_CHECKING:
    from zerodraft.floor.models import Inscription

Party = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


class SpeakerOut(Schema):
    """For whom somebody speaks: a party, for itself, a group or several States; or a guest."""

    party: str | None
    capacity: str | None = Field(description="`national`, `group` or `joint`.")
    group: str | None
    joint: list[str]
    guest: str | None
    guest_name: str | None


class WaitingOut(SpeakerOut):
    """A place on a list; 1 is next."""

    key: str
    place: int


class ListOut(Schema):
    """A list of speakers at this moment."""

    key: str
    title: str
    kind: str = Field(description="`speakers`, or `replies`.")
    parts: list[str]
    audience: str
    open: bool = Field(description="Whether delegations can inscribe themselves now.")
    changes: datetime | None = Field(description="When it opens or closes next.")
    policies: list[str] = Field(description="By what it is ordered, the first first.")
    seed: str | None = Field(description="Of the lot that was drawn.")
    waiting: list[WaitingOut]
    reserve: list[WaitingOut] = Field(description="Those on the waiting list of a full one.")


class Lists(Schema):
    """The lists of a meeting that one may see, in their order."""

    items: list[ListOut]


class SpeaksOut(Schema):
    """Who will speak, as far as it was said."""

    name: str
    rank: str
    gender: str
    first_time: bool
    language: str
    seconds: int | None


class InscriptionOut(Schema):
    """An inscription as the delegation that made it knows it, or the desk."""

    key: str
    on_list: str
    meeting: str
    party: str
    capacity: str
    group: str | None
    joint: list[str]
    aligned: list[str]
    dissenting: list[str]
    state: str = Field(description="`waiting`, `reserve`, `speaking`, `spoken`, `withdrawn` or `in-writing`.")
    place: int | None = Field(description="1 is next; null for one that waits on no list.")
    requested_at: datetime
    at_desk: bool
    speaker: SpeaksOut


class Inscriptions(Paged):
    """A page of inscriptions, in the order in which they were asked for."""

    items: list[InscriptionOut]


class SpeaksIn(Schema):
    """Who will speak; what is not known is left out."""

    model_config = ConfigDict(extra="forbid")

    name: Line = Field(default="", max_length=LONGEST_NAME)
    rank: str = Field(
        default="", pattern=f"^{RANK.pattern}$", description="A code of the ladder of ranks: `head-of-state`."
    )
    gender: Literal["", "woman", "man", "other"] = ""
    first_time: bool = False
    language: Literal[("", *LANGUAGES)] = ""  # type: ignore[valid-type]
    seconds: int | None = Field(default=None, ge=1, le=int(LONGEST.total_seconds()))


class InscriptionIn(Schema):
    """A request to speak, of the delegation for which the token acts."""

    model_config = ConfigDict(extra="forbid")

    capacity: Literal["national", "group", "joint"] = "national"
    group: Party | None = Field(None, description="For which group, by its id; for the capacity `group`.")
    joint: list[Party] = Field(
        default_factory=list, max_length=MOST_TOGETHER, description="With which States together."
    )
    aligned: list[Party] = Field(default_factory=list, max_length=MOST_NAMED)
    dissenting: list[Party] = Field(default_factory=list, max_length=MOST_NAMED)
    speaker: SpeaksIn = SpeaksIn()


def inscription(of: "Inscription") -> dict[str, object]:
    """An inscription as values, its list at hand."""
    held = of.on_list
    among = held.reserve if of.state == of.States.RESERVE else held.order
    return {
        "key": of.key,
        "on_list": held.key,
        "meeting": held.floor.meeting.key,
        "party": of.party,
        "capacity": of.capacity,
        "group": of.group or None,
        "joint": of.joint,
        "aligned": of.aligned,
        "dissenting": of.dissenting,
        "state": of.state,
        "place": among.index(of.key) + 1 if of.key in among else None,
        "requested_at": of.requested_at,
        "at_desk": of.at_desk,
        "speaker": speaks(of),
    }


def speaks(of: "Inscription") -> dict[str, object]:
    """Who will speak for it, as values."""
    return {
        "name": of.speaker,
        "rank": of.rank,
        "gender": of.gender,
        "first_time": of.first_time,
        "language": of.language,
        "seconds": of.seconds,
    }
