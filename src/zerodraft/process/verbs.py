"""What can happen to a process."""

from zerodraft.record.core.verbs import Kind, Verb

PROCESS_OPENED = Verb("process.opened", "A process was opened.", {"audience": Kind.CODE})
ROUND_OPENED = Verb("round.opened", "A round of the process was opened.", {"number": Kind.COUNT})
OFFICER_NAMED = Verb("officer.named", "An officer of the process was named.", {"officer": Kind.ID, "party": Kind.ID})
NAME_SAID = Verb(
    "name.said",
    "It was said what letters in a language call the process or an officer, or that was taken back.",
    {"language": Kind.CODE, "matter": Kind.CODE, "officer": Kind.ID},
)
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

PARTICIPATION_BEGUN = Verb(
    "participation.begun",
    "A person was seated in a role of the process, for a party where the role has one.",
    {"participation": Kind.ID, "role": Kind.CODE, "party": Kind.ID, "rights": Kind.CODE},
)
PARTICIPATION_ENDED = Verb(
    "participation.ended",
    "A person's role in the process was ended.",
    {"participation": Kind.ID, "role": Kind.CODE, "party": Kind.ID},
)
RIGHTS_CHANGED = Verb(
    "rights.changed",
    "What a person may do in the name of their party was changed.",
    {"participation": Kind.ID, "rights": Kind.CODE},
)
INVITATION_MADE = Verb("invitation.made", "A person or a party was named for one thing.", {"thing": Kind.ID})
INVITATION_WITHDRAWN = Verb(
    "invitation.withdrawn", "A person or a party is no longer named for a thing.", {"thing": Kind.ID}
)
DESIGNATION_MADE = Verb(
    "designation.made",
    "A delegation may speak for a group in this process, for a time.",
    {"group": Kind.ID, "start": Kind.DATE, "end": Kind.DATE},
)
DESIGNATION_ENDED = Verb(
    "designation.ended",
    "A delegation speaks for a group in this process no more.",
    {"group": Kind.ID, "on": Kind.DATE},
)
PARTY_LEFT = Verb("party.left", "A party left the process.", {"on": Kind.DATE})
PARTY_RETURNED = Verb("party.returned", "A party came back to the process.", {"on": Kind.DATE})

RULES_ADOPTED = Verb(
    "rules.adopted",
    "Rules of procedure were adopted as the next version.",
    {"rules": Kind.CODE, "number": Kind.COUNT},
)

ALL = (
    PROCESS_OPENED,
    ROUND_OPENED,
    OFFICER_NAMED,
    NAME_SAID,
    OUTLINE_EXTENDED,
    LIMIT_SET,
    DEADLINE_SET,
    PARTICIPATION_BEGUN,
    PARTICIPATION_ENDED,
    RIGHTS_CHANGED,
    INVITATION_MADE,
    INVITATION_WITHDRAWN,
    DESIGNATION_MADE,
    DESIGNATION_ENDED,
    PARTY_LEFT,
    PARTY_RETURNED,
    DEADLINE_CHANGED,
    DEADLINE_WITHDRAWN,
    AUDIENCE_CHANGED,
    RULES_ADOPTED,
)
