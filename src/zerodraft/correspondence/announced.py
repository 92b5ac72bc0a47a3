"""What is to be announced of a programme: its newest release beside the one that people were last told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import addressing, permissions, queries
from zerodraft.correspondence.core.announcing import News, news
from zerodraft.correspondence.models import Announcement
from zerodraft.floor import queries as floor
from zerodraft.process import permissions as process_permissions
from zerodraft.process import queries as process_queries
from zerodraft.programme import queries as programme
from zerodraft.programme import snapshot
from zerodraft.programme.beside import Link

if TYPE_CHECKING:
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Release


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the newest release changes of the one last announced, and what was decided of it (None: nothing yet)."""

    process: "Process"
    release: "Release"
    since: "Release"
    news: News
    decided: Announcement | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide still."""
        return self.decided is None and bool(self.news.changes)


def baseline(process: "Process", newest: int) -> int:
    """The number of the release that people were told of last before release `newest`; the first one announced itself."""
    told = queries.announcements(process).filter(decision=Announcement.Decision.TOLD, number__lt=newest).first()
    return told.number if told else 1


def proposal(process: "Process") -> Proposal | None:
    """What is to be told of a process now; None before its second release."""
    release = programme.latest_release(process)
    if release is None:
        return None
    since = programme.release_of(process, baseline(process, release.number))
    if since is None or since.number >= release.number:
        return None
    before, after = (snapshot.from_json(each.meetings) for each in (since, release))
    changed = news(before, after)
    decided = queries.announcements(process).filter(number=release.number).first()
    concerned = concerned_by(process, changed.meetings)
    return Proposal(process, release, since, news(before, after, concerned), decided)


def concerned_by(process: "Process", meetings: frozenset[str]) -> dict[str, set[str]]:
    """Whose own meetings these are: parties that wait to speak in them, and parties and people invited to them by name.

    Of a group that waits, they are the delegations that speak for it. A party that has left the process is told nothing any
    more.
    """
    if not meetings:
        return {}
    today = clock.now().date()
    left = set(process_queries.parties_that_left(process, today))
    speakers = process_queries.speakers_for(process, today)
    waiting, invited = floor.waiting_in(meetings), process_queries.invitations_to(meetings)
    found = {}
    for key in meetings:
        speaking = {each for party in waiting.get(key, ()) for each in speakers.get(party, {party})}
        found[key] = (speaking | invited.get((key, process.key), frozenset())) - left
    return found


def everybody(process: "Process") -> list[str]:
    """Everybody who takes part in a process and may see it: parties, and the people of the team, by id."""
    seen_by = addressing.parties_that(process, lambda one: bool(rules.has_perm(process_permissions.SEE, one, process)))
    return sorted(seen_by | addressing.people_of_team(process))


def waiting_for(process: "Process", visitor: Any) -> Iterator[Link]:
    """What waits for the team: a release of which nobody was told yet."""
    if not rules.has_perm(permissions.WRITE, visitor, process):
        return
    found = proposal(process)
    if found and found.is_open:
        text = _("Release %(number)d changes what was announced. Nobody was told yet.") % {
            "number": found.release.number
        }
        yield Link(text, reverse("announcement", args=[process.key]))
