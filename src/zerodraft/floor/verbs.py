"""What can happen on the floor of a meeting."""

from zerodraft.record.core.verbs import Kind, Verb

_ACT = {"role": Kind.CODE, "act": Kind.COUNT, "occurred": Kind.INSTANT, "entry": Kind.CODE}
"""Of every act of chair or desk: in what role, its number on this floor, and when it occurred if it was entered later."""

_REQUEST = {"role": Kind.CODE, "list": Kind.ID, "party": Kind.ID, "capacity": Kind.CODE, "group": Kind.ID}

MEETING_CALLED = Verb("meeting.called-to-order", "The chair called the meeting to order.", _ACT)
MEETING_SUSPENDED = Verb(
    "meeting.suspended",
    "The chair suspended the meeting, until an hour if one was given.",
    _ACT | {"until": Kind.INSTANT},
)
MEETING_RESUMED = Verb("meeting.resumed", "The chair resumed the meeting.", _ACT)
MEETING_ADJOURNED = Verb("meeting.adjourned", "The chair adjourned the meeting.", _ACT)

LIST_ADDED = Verb("list.added", "A list of speakers was added to a meeting.", {"role": Kind.CODE, "parts": Kind.ID})
LIST_TIMED = Verb(
    "list.timed",
    "The times at which a list opens and closes were set.",
    _ACT | {"opens": Kind.INSTANT, "closes": Kind.INSTANT, "desk": Kind.INSTANT, "minutes": Kind.COUNT},
)
LIST_OPENED = Verb("list.opened", "A list of speakers was opened by hand.", _ACT)
LIST_CLOSED = Verb("list.closed", "A list of speakers was closed by hand.", _ACT)
LIST_TAKEN_UP = Verb("list.taken-up", "The meeting turned to a list of speakers.", _ACT)

INSCRIPTION_MADE = Verb(
    "inscription.made",
    "A party was inscribed on a list, by itself or by the desk.",
    _REQUEST | {"joint": Kind.ID, "by": Kind.CODE, "place": Kind.COUNT, "act": Kind.COUNT},
)
INSCRIPTION_WITHDRAWN = Verb(
    "inscription.withdrawn", "An inscription was withdrawn.", _REQUEST | {"by": Kind.CODE, "act": Kind.COUNT}
)
INSCRIPTION_MOVED = Verb("inscription.moved", "An inscription was moved by hand.", _ACT | {"place": Kind.COUNT})
INSCRIPTION_ABSENT = Verb("inscription.absent", "A speaker was absent and fell to the end of the list.", _ACT)

FLOOR_GIVEN = Verb(
    "floor.given",
    "The chair gave the floor: to a party, for whom it speaks, or to a guest.",
    _ACT | {"inscription": Kind.ID, "party": Kind.ID, "group": Kind.ID, "guest": Kind.CODE, "seconds": Kind.COUNT},
)
CLOCK_STARTED = Verb("clock.started", "The clock of an intervention was started.", _ACT)
CLOCK_PAUSED = Verb("clock.paused", "The clock of an intervention was stopped for a while.", _ACT)
CLOCK_RESUMED = Verb("clock.resumed", "The clock of an intervention went on.", _ACT)
CLOCK_NUDGED = Verb("clock.nudged", "An intervention was allotted more or less time.", _ACT | {"seconds": Kind.COUNT})
INTERVENTION_ENDED = Verb(
    "intervention.ended",
    "An intervention ended, after so many milliseconds, with so many over time.",
    _ACT | {"used": Kind.COUNT, "over": Kind.COUNT},
)
RULES_CHOSEN = Verb(
    "rules.chosen",
    "A meeting was given rules of procedure: a version of its process's, or a set that ships.",
    _ACT | {"rules": Kind.CODE, "number": Kind.COUNT},
)
VOTING_BEGUN = Verb("voting.begun", "The chair announced that voting begins (rule 88).", _ACT)
VOTING_ENDED = Verb("voting.ended", "The chair said that voting is over.", _ACT)
ROLL_CALLED = Verb(
    "roll.called",
    "The desk counted who is there: so many members of so many.",
    _ACT | {"present": Kind.COUNT, "members": Kind.COUNT},
)
PRESENCE_NOTED = Verb(
    "presence.noted",
    "The desk noted that a party is in the room, or is not.",
    _ACT | {"party": Kind.ID, "is": Kind.CODE},
)
MEETING_LIMITED = Verb(
    "meeting.limited",
    "The chair set how long speakers of a category may speak in this meeting, from the next speaker on.",
    _ACT | {"applies_to": Kind.CODE, "seconds": Kind.COUNT},
)
ENFORCEMENT_SET = Verb(
    "enforcement.set", "What happens in a meeting when a speaker's time is up was set.", _ACT | {"mode": Kind.CODE}
)
WALL_SET = Verb(
    "wall.set",
    "What the walls of a meeting show was set: as the meeting goes, a message of the desk, or nothing.",
    _ACT | {"shows": Kind.CODE},
)

FAIRNESS_RELEASED = Verb(
    "fairness.released",
    "It was set who sees how a meeting's speaking time was shared: its whole audience, or its officers alone.",
    _ACT | {"shown_to": Kind.CODE},
)

LIST_ARRANGED = Verb(
    "list.arranged", "The policies by which a list is ordered were set.", _ACT | {"policies": Kind.CODE}
)
LIST_BOUNDED = Verb(
    "list.bounded",
    "How many places a list has, and how many one delegation, was set.",
    _ACT | {"places": Kind.COUNT, "quota": Kind.COUNT},
)
LOT_DRAWN = Verb(
    "lot.drawn",
    "The order of a list was drawn by lot: the seed, and the inscriptions in the order drawn.",
    _ACT | {"seed": Kind.CODE, "drawn": Kind.ID},
)
LIST_CARRIED_OVER = Verb(
    "list.carried-over",
    "What was left of a list moved with its order to another meeting.",
    _ACT | {"from": Kind.ID, "to": Kind.ID, "inscriptions": Kind.ID},
)
LIST_INVITED_IN_WRITING = Verb(
    "list.invited-in-writing",
    "Those left on a list were invited to hand in their statements in writing.",
    _ACT | {"inscriptions": Kind.ID},
)

SPEAKER_CHANGED = Verb(
    "speaker.changed",
    "Who will speak for an inscription was changed; a change of rank may move its place.",
    {"role": Kind.CODE, "party": Kind.ID, "rank": Kind.CODE, "place": Kind.COUNT},
)
SWAP_ASKED = Verb(
    "swap.asked", "A delegation asked another to change places with it.", {"role": Kind.CODE, "with": Kind.ID}
)
SWAP_AGREED = Verb("swap.agreed", "The other delegation agreed to a swap.", {"role": Kind.CODE, "with": Kind.ID})
SWAP_DECLINED = Verb(
    "swap.declined",
    "A swap was declined, by the other delegation or by the desk.",
    {"role": Kind.CODE, "with": Kind.ID},
)
SWAP_WITHDRAWN = Verb("swap.withdrawn", "Who asked for a swap took it back.", {"role": Kind.CODE, "with": Kind.ID})
SWAP_MADE = Verb("swap.made", "The desk let two delegations change places.", _ACT | {"with": Kind.ID})

SPEAKER_REMINDED = Verb(
    "speaker.reminded",
    "The chair asked a speaker to conclude, after so many milliseconds.",
    _ACT | {"used": Kind.COUNT, "over": Kind.COUNT},
)
TIME_YIELDED = Verb(
    "time.yielded",
    "A speaker yielded the rest of the time to another party.",
    _ACT | {"party": Kind.ID, "seconds": Kind.COUNT},
)
REPLY_REQUESTED = Verb(
    "reply.requested",
    "A delegation asked to reply: which of its replies in this meeting it is.",
    _REQUEST | {"ordinal": Kind.COUNT, "by": Kind.CODE, "act": Kind.COUNT},
)
POINT_RAISED = Verb(
    "point.raised", "A point of order was raised (rules 71 and 113).", _ACT | {"party": Kind.ID, "interrupted": Kind.ID}
)
POINT_RULED = Verb("point.ruled", "The chair ruled on a point of order.", _ACT | {"ruling": Kind.CODE})
POINT_APPEALED = Verb("point.appealed", "A delegation appealed against a ruling.", _ACT | {"party": Kind.ID})
POINT_SETTLED = Verb(
    "point.settled",
    "An appeal against a ruling was put to the vote.",
    _ACT | {"outcome": Kind.CODE, "overruling": Kind.COUNT, "upholding": Kind.COUNT},
)
MOTION_MADE = Verb("motion.made", "A procedural motion was made.", _ACT | {"motion": Kind.CODE, "party": Kind.ID})
MOTION_SPOKEN_TO = Verb(
    "motion.spoken-to", "A party was given the floor on a motion.", _ACT | {"party": Kind.ID, "side": Kind.CODE}
)
MOTION_DECIDED = Verb(
    "motion.decided",
    "A motion was carried, lost or withdrawn; with the votes in favour, against and of abstention if there was a vote.",
    _ACT | {"motion": Kind.CODE, "outcome": Kind.CODE, "votes": Kind.COUNT},
)

STATEMENT_HANDED_IN = Verb(
    "statement.handed-in",
    "A delegation handed in the file of its statement.",
    {"role": Kind.CODE, "party": Kind.ID, "sha256": Kind.HASH, "inscription": Kind.ID, "as": Kind.CODE},
)
STATEMENT_TAKEN_BACK = Verb(
    "statement.taken-back", "A delegation took its statement back.", {"role": Kind.CODE, "party": Kind.ID}
)

ACT_UNDONE = Verb("act.undone", "An act of chair or desk was undone by a new one.", _ACT | {"undoes": Kind.COUNT})

ALL = (
    MEETING_CALLED,
    MEETING_SUSPENDED,
    MEETING_RESUMED,
    MEETING_ADJOURNED,
    LIST_ADDED,
    LIST_TIMED,
    LIST_OPENED,
    LIST_CLOSED,
    LIST_TAKEN_UP,
    INSCRIPTION_MADE,
    INSCRIPTION_WITHDRAWN,
    INSCRIPTION_MOVED,
    INSCRIPTION_ABSENT,
    FLOOR_GIVEN,
    CLOCK_STARTED,
    CLOCK_PAUSED,
    CLOCK_RESUMED,
    CLOCK_NUDGED,
    INTERVENTION_ENDED,
    RULES_CHOSEN,
    VOTING_BEGUN,
    VOTING_ENDED,
    ROLL_CALLED,
    PRESENCE_NOTED,
    MEETING_LIMITED,
    ENFORCEMENT_SET,
    WALL_SET,
    FAIRNESS_RELEASED,
    LIST_ARRANGED,
    LIST_BOUNDED,
    LOT_DRAWN,
    LIST_CARRIED_OVER,
    LIST_INVITED_IN_WRITING,
    SPEAKER_CHANGED,
    SWAP_ASKED,
    SWAP_AGREED,
    SWAP_DECLINED,
    SWAP_WITHDRAWN,
    SWAP_MADE,
    SPEAKER_REMINDED,
    TIME_YIELDED,
    REPLY_REQUESTED,
    POINT_RAISED,
    POINT_RULED,
    POINT_APPEALED,
    POINT_SETTLED,
    MOTION_MADE,
    MOTION_SPOKEN_TO,
    MOTION_DECIDED,
    STATEMENT_HANDED_IN,
    STATEMENT_TAKEN_BACK,
    ACT_UNDONE,
)
