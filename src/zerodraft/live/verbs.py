"""What can happen to a display."""

from zerodraft.record.core.verbs import Kind, Verb

DISPLAY_ADMITTED = Verb(
    "display.admitted", "A display in a room was let follow one view of a topic.", {"view": Kind.CODE}
)
DISPLAY_REVOKED = Verb("display.revoked", "A display was let follow no longer.")
