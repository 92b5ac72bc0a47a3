"""What can happen to a programme of work."""

from zerodraft.record.core.verbs import Kind, Verb

_MEETING = {"day": Kind.DATE, "start": Kind.INSTANT, "end": Kind.INSTANT, "parts": Kind.ID}

MEETING_SCHEDULED = Verb("meeting.scheduled", "A meeting was put into the working programme.", _MEETING)
MEETING_CHANGED = Verb("meeting.changed", "Hours, room or business of a meeting were changed.", _MEETING)
MEETING_WITHDRAWN = Verb("meeting.withdrawn", "A meeting was taken out of the working programme.")
MEETING_REINSTATED = Verb("meeting.reinstated", "A meeting that was withdrawn was put back.", _MEETING)
SPEAKERS_EXPECTED = Verb(
    "speakers.expected",
    "It was said how many speakers of each category are expected at a meeting; without numbers, that was taken back.",
    {"groups": Kind.COUNT, "national": Kind.COUNT, "observers": Kind.COUNT, "stakeholders": Kind.COUNT},
)
PROGRAMME_UNDONE = Verb(
    "programme.undone",
    "What was done to the working programme was undone by a new act.",
    {"act": Kind.COUNT, "undoes": Kind.COUNT, "meetings": Kind.ID},
)
HOLIDAY_AMENDED = Verb(
    "holiday.amended",
    "It was said of a day at a duty station that it is a holiday there, or a working day.",
    {"day": Kind.DATE, "station": Kind.ID, "works": Kind.CODE},
)
HOLIDAY_WITHDRAWN = Verb(
    "holiday.withdrawn", "What was said of a day was taken back.", {"day": Kind.DATE, "station": Kind.ID}
)
RELEASE_PUBLISHED = Verb(
    "release.published",
    "The working programme was published as a numbered release; the row keeps the hash of what it says.",
    {"number": Kind.COUNT, "content": Kind.HASH},
)

ALL = (
    MEETING_SCHEDULED,
    MEETING_CHANGED,
    MEETING_WITHDRAWN,
    MEETING_REINSTATED,
    SPEAKERS_EXPECTED,
    PROGRAMME_UNDONE,
    HOLIDAY_AMENDED,
    HOLIDAY_WITHDRAWN,
    RELEASE_PUBLISHED,
)
