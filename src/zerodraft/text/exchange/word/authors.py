"""Authors: under whose name and date a change stands in Word, which knows one author for each change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Proposal
from zerodraft.text.exchange.word.document import writable
from zerodraft.text.exchange.word.phrases import Phrases

JOINT = "; "
"""What stands between the names of those who stand behind a change together."""

LONGEST = 200
"""Word cuts an author's name off after 255 characters; a longer list of names is told in a comment."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose a change is: `name` for Word; `all_names` where the name could not hold them, else ''."""

    name: str
    moment: str = ""
    all_names: str = ""


@dataclass(slots=True)
class Authors:
    """The authors of the changes of one file."""

    proposals: Mapping[str, Proposal]
    showing: Showing
    phrases: Phrases
    _known: dict[tuple[str, ...], Author] = field(default_factory=dict)
    _lists: dict[str, int] = field(default_factory=dict)

    def of(self, ids: tuple[str, ...]) -> Author:
        """Who stands behind these proposals; a neutral word, without a date, where attribution is ruled off."""
        if not self.showing.attribution:
            return Author(self.phrases.proposal)
        if ids not in self._known:
            self._known[ids] = self._found([self.proposals[id_] for id_ in ids])
        return self._known[ids]

    def _found(self, proposals: list[Proposal]) -> Author:
        names = names_behind(proposals, self.showing.order)
        label = writable(JOINT.join(names), f"a name behind proposal {proposals[0].id}")
        moment = min(filter(None, (moment_of(each.at) for each in proposals)), default="")
        if len(label) <= LONGEST:
            return Author(label or self.phrases.proposal, moment)
        # Numbered, since two long lists can begin alike and be of the same length.
        number = self._lists.setdefault(label, len(self._lists) + 1)
        ending = f" … ({len(names)}, {self.phrases.comment} {number})"
        return Author(label[: LONGEST - len(ending)].rpartition(JOINT)[0] + ending, moment, label)


def moment_of(at: str) -> str:
    """An ISO date or time as Word writes it, in UTC; '' if it is none."""
    try:
        moment = datetime.fromisoformat(at)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return ""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
