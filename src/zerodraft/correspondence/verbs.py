"""What can happen to a letter."""

from zerodraft.record.core.verbs import Kind, Verb

LETTER_RECEIVED = Verb(
    "letter.received", "A letter came in and was read.", {"original": Kind.HASH, "reading": Kind.HASH}
)
REVIEW_BEGUN = Verb("review.begun", "The facts of a meeting were begun to be set out without a letter.")

_EDIT = {"fact": Kind.ID, "revision": Kind.COUNT}
REVIEW_CORRECTED = Verb(
    "review.corrected", "A fact that was read in a letter, or added to it, was set otherwise.", _EDIT
)
REVIEW_ADDED = Verb("review.added", "A fact was added to what was read in a letter.", _EDIT)
REVIEW_STRUCK = Verb("review.struck", "A fact that was read in a letter, or added to it, was struck.", _EDIT)
REVIEW_UNDONE = Verb("review.undone", "A change to what was read in a letter was taken back.", _EDIT)
REVIEW_BOUND = Verb(
    "review.bound", "It was said which process a letter is about, or which meeting one of its meetings is.", _EDIT
)
FLAG_ANSWERED = Verb(
    "flag.answered",
    "A person answered what was inferred or doubtful in a reading.",
    {**_EDIT, "answer": Kind.CODE},
)
READING_CONFIRMED = Verb(
    "reading.confirmed",
    "What was read in a letter, with the changes of a person, was confirmed and set up.",
    {"letter": Kind.ID, "reading": Kind.HASH, "revision": Kind.COUNT, "audience": Kind.CODE},
)

ALL = (
    LETTER_RECEIVED,
    REVIEW_BEGUN,
    REVIEW_CORRECTED,
    REVIEW_ADDED,
    REVIEW_STRUCK,
    REVIEW_UNDONE,
    REVIEW_BOUND,
    FLAG_ANSWERED,
    READING_CONFIRMED,
)
