"""What can happen to notices and to the messages that carry them."""

from zerodraft.record.core.verbs import Kind, Verb

NOTICE_GIVEN = Verb(
    "notice.given",
    "People or parties were given a notice each.",
    {"kind": Kind.CODE, "notices": Kind.ID, "to": Kind.ID},
)
NOTICES_READ = Verb("notices.read", "A person marked notices as read.", {"count": Kind.COUNT})
CHANGES_SEEN = Verb("changes.seen", "A person marked as seen what changed in a process.")
DELIVERY_CHOSEN = Verb(
    "delivery.chosen",
    "A person chose whether notices come by e-mail, and in which language.",
    {"by_email": Kind.CODE, "language": Kind.CODE},
)
MESSAGE_SENT = Verb(
    "message.sent",
    "A mail server took on the message that carries a notice to a person.",
    {"notice": Kind.ID, "person": Kind.ID, "attempts": Kind.COUNT},
)
MESSAGE_FAILED = Verb(
    "message.failed",
    "The message that carries a notice to a person was given up.",
    {"notice": Kind.ID, "person": Kind.ID, "attempts": Kind.COUNT, "reason": Kind.CODE, "reply": Kind.COUNT},
)

FEED_OPENED = Verb("feed.opened", "A person was given a calendar of their own, at a new address.")
FEED_WITHDRAWN = Verb("feed.withdrawn", "A person withdrew the address of their calendar.")

ALL = (
    NOTICE_GIVEN,
    NOTICES_READ,
    CHANGES_SEEN,
    DELIVERY_CHOSEN,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    FEED_OPENED,
    FEED_WITHDRAWN,
)
