"""How many speakers are expected at a meeting: what its forecast goes by."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, verbs
from zerodraft.programme.actions.authorising import authorise
from zerodraft.programme.core.fullness import MOST
from zerodraft.programme.models import Expectation, Meeting
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

CATEGORIES = ("groups", "national", "observers", "stakeholders")
"""The categories of speakers, in the order in which they mostly speak."""

LONGEST_LIMIT = 3600
"""The longest limit of a meeting, in seconds."""


@transaction.atomic
def expect_speakers(
    actor: Actor, meeting: Meeting, speakers: Mapping[str, int] | None, limits: Mapping[str, int] | None = None
) -> None:
    """Say how many speakers of each category are expected, and limits in seconds for this meeting alone.

    None takes back what was said, so that inscriptions or earlier meetings tell. Raises ValueError for what no meeting has.
    """
    authorise(actor, permissions.PLAN, meeting.round.process)
    given, seconds = dict(speakers or {}), dict(limits or {})
    if unknown := sorted({*given, *seconds} - set(CATEGORIES)):
        raise ValueError(_("There is no category of speakers “%(name)s”.") % {"name": unknown[0][:40]})
    if any(count < 0 for count in given.values()) or sum(given.values()) > MOST:
        raise ValueError(_("Expect no more than %(most)d speakers at one meeting.") % {"most": MOST})
    if any(not 0 < limit <= LONGEST_LIMIT for limit in seconds.values()):
        raise ValueError(_("A limit is between one second and an hour."))
    if speakers is None:
        Expectation.objects.filter(meeting=meeting).delete()
    else:
        Expectation.objects.update_or_create(meeting=meeting, defaults={"speakers": given, "limits": seconds})
    append(
        verbs.SPEAKERS_EXPECTED.name,
        actor=actor.key,
        subject=meeting.key,
        topic=topic_of(meeting.round.process),
        data={category: given.get(category) for category in CATEGORIES},
    )
