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
    _ACT | {"opens": Kind.INSTANT, "closes": Kind.INSTANT},
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
    ACT_UNDONE,
)
