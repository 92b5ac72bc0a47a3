"""The roll: who is there, called at once or noted one by one."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.floor import permissions, presence, verbs
from zerodraft.floor.actions.acts import CannotAct, Doing, counting
from zerodraft.floor.models import Floor, Presence
from zerodraft.parties.queries import register
from zerodraft.record.sealing import Actor


def call_roll(actor: Actor, meeting_key: str, present: Collection[str]) -> None:
    """Count who is there, by the keys of parties; all other members are absent. Raises LookupError, CannotAct."""
    with counting(actor, meeting_key, permissions.KEEP_LIST, verbs.ROLL_CALLED) as doing:
        members = _members(doing)
        there = members & set(present)
        _check_known(set(present) - members)
        moment = clock.now()
        Presence.objects.bulk_create(
            [
                Presence(floor=doing.floor, party=party, is_present=party in there, at=moment)
                for party in sorted(members)
            ],
            update_conflicts=True,
            unique_fields=["floor", "party"],
            update_fields=["is_present", "at"],
        )
        doing.floor.present = len(there)
        doing.data = {"present": len(there), "members": len(members)}


def note(actor: Actor, meeting_key: str, party: str, *, is_present: bool) -> None:
    """Note that one party came, or left the room. Raises LookupError, CannotAct."""
    with counting(actor, meeting_key, permissions.KEEP_LIST, verbs.PRESENCE_NOTED) as doing:
        _check_known({party})
        Presence.objects.update_or_create(
            floor=doing.floor, party=party, defaults={"is_present": is_present, "at": clock.now()}
        )
        if doing.floor.present is not None:
            # One who is seen says nothing of all others: the count begins with a roll call.
            doing.floor.present = _counted(doing.floor, _members(doing))
        doing.data = {"party": party, "is": "present" if is_present else "absent"}


def _members(doing: Doing) -> set[str]:
    meeting = doing.floor.meeting
    return set(presence.members(meeting.round.process, doing.floor.rule_set, meeting.day))


def _counted(floor: Floor, members: Collection[str]) -> int:
    return floor.presences.filter(is_present=True, party__in=members).count()


def _check_known(parties: set[str]) -> None:
    unknown = sorted(party for party in parties if party not in register().parties)
    if unknown:
        raise CannotAct(_("No party has the key “%(key)s”. Choose one from the list.") % {"key": unknown[0][:60]})
