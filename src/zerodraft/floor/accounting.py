"""The account of a meeting in words: who spoke for how long, what was ruled and what was moved, in order of time.

It is the log of equal treatment: who overran by how much, and who was asked to conclude.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zerodraft.floor import presenting, queries, values
from zerodraft.floor.core.motions import Stage as MotionStage
from zerodraft.floor.core.points import Stage
from zerodraft.floor.shown import ShownIntervention
from zerodraft.process import naming_rules


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an intervention, or a motion (`spoken` is None), of a `name`; `note` says what came of it."""

    at: datetime
    name: str
    kind_name: str
    note: str
    spoken: ShownIntervention | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """All lines in order of time; of the speakers, how many ran over, and how many were asked to conclude."""

    entries: tuple[Entry, ...]
    speakers: int
    over: int
    asked: int


def account(of: values.State) -> Account:
    """The account of a meeting whose state was read with all that were spoken."""
    named, zone = presenting.names_of(of.day), ZoneInfo(of.zone)
    ruled = queries.rulings(of.meeting)
    spoken = presenting.floor(of).spoken
    entries = [_spoken(each, ruled.get(each.key), named) for each in spoken]
    entries += [_moved(each, zone, named) for each in queries.moved(of.meeting)]
    return Account(
        entries=tuple(sorted(entries, key=lambda each: each.at)),
        speakers=len(spoken),
        over=sum(bool(each.over) for each in spoken),
        asked=sum(bool(each.reminders) for each in spoken),
    )


def _spoken(of: ShownIntervention, ruled: values.Ruled | None, named: presenting.Names) -> Entry:
    return Entry(of.given, of.speaker.name, of.kind_name, _ruling(ruled, named) if ruled else "", of)


def _ruling(of: values.Ruled, named: presenting.Names) -> str:
    stage = Stage(of.stage)
    if not of.appealed_by:
        return {
            Stage.RAISED: _("not ruled on"),
            Stage.UPHELD: _("upheld"),
            Stage.REJECTED: _("rejected"),
        }[stage]
    said = {"name": named(of.appealed_by), "overruling": of.overruling, "upholding": of.upholding}
    return {
        Stage.APPEALED: _("%(name)s appealed against the ruling; no vote was entered"),
        Stage.STANDS: _(
            "%(name)s appealed against the ruling, which stands: %(overruling)d to overrule it, %(upholding)d to uphold it"
        ),
        Stage.OVERRULED: _(
            "%(name)s appealed against the ruling, which was overruled: %(overruling)d to overrule it, "
            "%(upholding)d to uphold it"
        ),
    }[stage] % said


def _moved(of: values.Moved, zone: ZoneInfo, named: presenting.Names) -> Entry:
    name = naming_rules.motion_name(of.motion)
    outcome = {
        MotionStage.MOVED: _("not decided"),
        MotionStage.CARRIED: _("carried"),
        MotionStage.LOST: _("lost"),
        MotionStage.WITHDRAWN: _("withdrawn"),
    }[MotionStage(of.stage)]
    if of.votes:
        for_, against, abstaining = of.votes
        votes = {"outcome": outcome, "for": for_, "against": against, "abstaining": abstaining}
        outcome = _("%(outcome)s: %(for)d in favour, %(against)d against, %(abstaining)d abstaining") % votes
    return Entry(of.at.astimezone(zone), named(of.party), _("Motion: %(name)s") % {"name": name}, outcome)
