"""Publishing the working programme as numbered, immutable releases."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process.actions import topic_of
from zerodraft.programme import permissions, queries, snapshot, verbs
from zerodraft.programme.actions.authorising import ChangedMeanwhile, authorise
from zerodraft.programme.core.release import next_release
from zerodraft.programme.models import Release
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

LONGEST_NAME = 120
"""How many characters the name of a release may have."""


@transaction.atomic
def publish_release(actor: Actor, process: "Process", *, seen: str | None = None, name: str = "") -> Release:
    """Publish the working programme as the next release. When nothing changed, the last release is given back as it is.

    `name` is what people call it, as "Round 1, as announced"; '' for none. Raises ValueError for a name that another
    release of the process has, or of more than `LONGEST_NAME` characters. `seen` is `queries.state_of` as the actor saw
    it; raises ChangedMeanwhile when the programme is not that any more.
    """
    authorise(actor, permissions.PUBLISH, process)
    if seen is not None and seen != queries.state_of(process):
        raise ChangedMeanwhile(
            _("The working programme was changed meanwhile. Look at the changes again, then publish.")
        )
    last = queries.latest_release(process)
    before = snapshot.from_json(last.meetings) if last else ()
    meetings = snapshot.to_json(next_release(before, queries.working_programme(process)))
    if last and last.meetings == meetings:
        return last
    name = _name_of_release(process, name)
    content = snapshot.content(meetings, name)
    number = last.number + 1 if last else 1
    release = Release.objects.create(
        process=process, number=number, name=name, at=clock.now(), meetings=meetings, sha256=content
    )
    append(
        verbs.RELEASE_PUBLISHED.name,
        actor=actor.key,
        subject=topic_of(process),
        topic=topic_of(process),
        data={"number": number, "content": content},
    )
    return release


def _name_of_release(process: "Process", name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise ValueError(
            _("The name of a release has at most %(most)d characters. Shorten it.") % {"most": LONGEST_NAME}
        )
    if name and (other := Release.objects.filter(process=process, name__iexact=name).first()):
        raise ValueError(
            _("Release %(number)d is called “%(name)s” already. Choose another name.")
            % {"number": other.number, "name": other.name}
        )
    return name
