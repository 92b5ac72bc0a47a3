"""What can happen to a programme of work."""

from zerodraft.record.core.verbs import Kind, Verb

_MEETING = {"day": Kind.DATE, "start": Kind.INSTANT, "end": Kind.INSTANT, "parts": Kind.ID}

MEETING_SCHEDULED = Verb("meeting.scheduled", "A meeting was put into the working programme.", _MEETING)
MEETING_CHANGED = Verb("meeting.changed", "Hours, room or business of a meeting were changed.", _MEETING)
MEETING_WITHDRAWN = Verb("meeting.withdrawn", "A meeting was taken out of the working programme.")
RELEASE_PUBLISHED = Verb(
    "release.published",
    "The working programme was published as a numbered release; the row keeps the hash of what it says.",
    {"number": Kind.COUNT, "content": Kind.HASH},
)

ALL = (MEETING_SCHEDULED, MEETING_CHANGED, MEETING_WITHDRAWN, RELEASE_PUBLISHED)
