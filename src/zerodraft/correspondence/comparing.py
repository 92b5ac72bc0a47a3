"""A letter beside the process that it is about: which process that is, and what the letter changes of it."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zerodraft.correspondence.core.choosing import Choice, propose
from zerodraft.correspondence.core.comparison import meetings as core
from zerodraft.correspondence.core.comparison import particulars
from zerodraft.correspondence.core.comparison.particulars import Particulars, Standing
from zerodraft.correspondence.core.review.changes import Changes
from zerodraft.correspondence.core.review.proposal import Deadline, Proposal
from zerodraft.correspondence.naming import key_of
from zerodraft.process import queries as process_queries
from zerodraft.programme import queries as programme_queries
from zerodraft.programme.core.release import Meeting
from zerodraft.record.core.chain import canonical_json

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round

NEW = "new"
"""What a form carries that was made while the letter was to set up a new process."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a letter changes of a process. `round` is the one it is about, None where it opens one; `meetings` are those it
    was compared with; `seen` is a hash of what stood when this was made.
    """

    process: "Process"
    round: "Round | None"
    meetings: tuple[Meeting, ...]
    changes: tuple[core.Change, ...]
    particulars: Particulars
    seen: str

    @property
    def doubtful(self) -> tuple[core.Change, ...]:
        """The matches that a person has to decide."""
        return tuple(change for change in self.changes if change.doubtful)

    @property
    def any(self) -> bool:
        """Whether confirming would change anything."""
        return self.particulars.any or any(change.kind != core.Kind.STAYS for change in self.changes)


def proposed_process(title: str) -> Choice | None:
    """The process that a letter of this title is most likely about."""
    return propose(key_of(title), title, process_queries.titles())


def process_of(title: str, changes: Changes) -> "Process | None":
    """The process that a person chose, else the one that is proposed; None for a new one."""
    if "process" in changes:
        return process_queries.by_key(changes["process"]) if changes["process"] else None
    choice = proposed_process(title)
    return process_queries.by_key(choice.process) if choice else None


def compare(process: "Process", proposed: Proposal, changes: Changes) -> Comparison:
    """What the letter changes of the process as it stands now."""
    about = process_queries.round_of(process, proposed.round)
    changed = {one.was for one in proposed.supersedes}
    working = programme_queries.working_programme(process)
    of_round = programme_queries.keys_of_round(about) if about else frozenset()
    meetings = tuple(one for one in working if proposed.round is None or one.key in of_round or one.day in changed)
    standing = standing_of(process, about)
    return Comparison(
        process=process,
        round=about,
        meetings=meetings,
        changes=core.compare(meetings, proposed.sittings, proposed.supersedes, changes.get("matched", {})),
        particulars=particulars.compare(
            standing,
            number=proposed.round,
            officers=proposed.officers,
            limits=proposed.limits,
            deadlines=proposed.deadlines,
            supersedes=proposed.supersedes,
        ),
        seen=_hash(process, standing),
    )


def standing_of(process: "Process", about: "Round | None") -> Standing:
    """What a process has in the round that a letter is about; of a round that is to be opened, nothing yet."""
    newest = process_queries.current_round(process)
    in_round = about or newest
    return Standing(
        round=in_round.number if in_round else None,
        officers=tuple(officer.name for officer in process.officers.all()),
        limits={limit.applies_to: limit.seconds for limit in in_round.limits.all()} if in_round else {},
        deadlines={due.pk: Deadline(due.matter, due.on, due.at, due.zone, due.to) for due in in_round.deadlines.all()}
        if in_round
        else {},
    )


def _hash(process: "Process", standing: Standing) -> str:
    deadlines = [
        [id_, due.matter, due.on.isoformat(), due.at.isoformat() if due.at else None, due.zone, due.to]
        for id_, due in standing.deadlines.items()
    ]
    state = [process.key, programme_queries.state_of(process), standing.round, list(standing.officers)]
    content = canonical_json({"state": state, "limits": dict(standing.limits), "deadlines": deadlines})
    return hashlib.sha256(content).hexdigest()
