"""What can happen to a letter."""

from zerodraft.record.core.verbs import Kind, Verb

LETTER_RECEIVED = Verb(
    "letter.received", "A letter came in and was read.", {"original": Kind.HASH, "reading": Kind.HASH}
)
READING_CONFIRMED = Verb(
    "reading.confirmed",
    "What was read in a letter was confirmed and set up.",
    {"letter": Kind.ID, "reading": Kind.HASH},
)

ALL = (LETTER_RECEIVED, READING_CONFIRMED)
