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
    "A person chose whether and how often notices come by e-mail, and in which language.",
    {"by_email": Kind.CODE, "often": Kind.CODE, "language": Kind.CODE},
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

MAILING_OPENED = Verb(
    "mailing.opened",
    "A mail about something was queued for a number of addresses.",
    {"dispatches": Kind.COUNT, "files": Kind.HASH, "not_before": Kind.INSTANT, "regarding": Kind.ID},
)
MAILING_HELD = Verb("mailing.held", "A mailing was held: nothing more of it goes out for now.")
MAILING_GOES_ON = Verb("mailing.goes-on", "A mailing that was held goes on.")
MAILING_CANCELLED = Verb(
    "mailing.cancelled", "What had not gone out of a mailing was stopped for good.", {"stopped": Kind.COUNT}
)
_COUNTS = dict.fromkeys(("queued", "sent", "deferred", "refused", "uncertain", "bounced", "stopped"), Kind.COUNT)
MAILING_PROGRESSED = Verb(
    "mailing.progressed", "A mailing is under way: how many addresses are in which state.", _COUNTS
)
MAILING_SETTLED = Verb("mailing.settled", "Nothing of a mailing waits any more: how it ended.", _COUNTS)
_DISPATCHES = {"dispatches": Kind.COUNT}
DISPATCHES_LOST = Verb(
    "dispatches.lost", "Of some addresses nobody knows whether the mail went out; a person decides.", _DISPATCHES
)
DISPATCHES_QUEUED_AGAIN = Verb(
    "dispatches.queued-again", "A person had a mail sent again to some addresses.", _DISPATCHES
)
DISPATCHES_ARRIVED = Verb(
    "dispatches.arrived", "A person found out of uncertain addresses that the mail did go out.", _DISPATCHES
)
DISPATCH_BOUNCED = Verb("dispatch.bounced", "A mail that was sent came back.", {"status": Kind.CODE})

ALL = (
    NOTICE_GIVEN,
    NOTICES_READ,
    CHANGES_SEEN,
    DELIVERY_CHOSEN,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    FEED_OPENED,
    FEED_WITHDRAWN,
    MAILING_OPENED,
    MAILING_HELD,
    MAILING_GOES_ON,
    MAILING_CANCELLED,
    MAILING_PROGRESSED,
    MAILING_SETTLED,
    DISPATCHES_LOST,
    DISPATCHES_QUEUED_AGAIN,
    DISPATCHES_ARRIVED,
    DISPATCH_BOUNCED,
)
