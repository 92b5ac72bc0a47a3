"""What can happen to a process."""

from zerodraft.record.core.verbs import Kind, Verb

PROCESS_OPENED = Verb("process.opened", "A process was opened.", {"audience": Kind.CODE})
ROUND_OPENED = Verb("round.opened", "A round of the process was opened.", {"number": Kind.COUNT})
OFFICER_NAMED = Verb("officer.named", "An officer of the process was named.", {"officer": Kind.ID, "party": Kind.ID})
OUTLINE_EXTENDED = Verb("outline.extended", "Parts were added to the outline.", {"parts": Kind.ID})
LIMIT_SET = Verb(
    "limit.set",
    "A speaking limit was set for a category of speakers.",
    {"round": Kind.COUNT, "applies_to": Kind.CODE, "seconds": Kind.COUNT},
)
_DEADLINE = {"round": Kind.COUNT, "matter": Kind.CODE, "at": Kind.INSTANT, "on": Kind.DATE}
DEADLINE_SET = Verb("deadline.set", "A deadline was set.", _DEADLINE)
DEADLINE_CHANGED = Verb("deadline.changed", "A deadline was set otherwise.", _DEADLINE)
DEADLINE_WITHDRAWN = Verb("deadline.withdrawn", "A deadline was taken back.", _DEADLINE)

AUDIENCE_CHANGED = Verb(
    "audience.changed",
    "Who may see a thing was changed.",
    {"kind": Kind.CODE, "before": Kind.CODE, "after": Kind.CODE},
)

ALL = (
    PROCESS_OPENED,
    ROUND_OPENED,
    OFFICER_NAMED,
    OUTLINE_EXTENDED,
    LIMIT_SET,
    DEADLINE_SET,
    DEADLINE_CHANGED,
    DEADLINE_WITHDRAWN,
    AUDIENCE_CHANGED,
)
