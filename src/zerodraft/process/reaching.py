"""To whom one writes who writes to a party: those who take part for it."""

from collections.abc import Collection

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.post.recipients import Recipient
from zerodraft.process import queries
from zerodraft.process.models import Participation
from zerodraft.process.topics import topic_of_key


def recipients(party: str, within: str = "") -> list[Recipient]:
    """Those who take part for a party, to write to: in the process with that topic, or ('') in any that it has not left."""
    return recipients_of_each({party}, within).get(party, [])


def recipients_of_each(subjects: Collection[str], within: str = "") -> dict[str, list[Recipient]]:
    """The same of many parties, by party, in three queries."""
    wanted = set(subjects) - {""}
    rows = Participation.objects.filter(party__in=wanted, ended_at=None).select_related("process")
    left = queries.left_among(wanted, clock.now().date())
    here = [
        row for row in rows if (row.process_id, row.party) not in left and within in ("", topic_of_key(row.process.key))
    ]
    known = {one.person: one for one in parties.recipients_among({row.person for row in here})} if here else {}
    found: dict[str, list[Recipient]] = {}
    for row in here:
        if row.person in known:
            found.setdefault(row.party, []).append(known[row.person])
    return found
