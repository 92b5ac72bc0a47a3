"""What can happen to people's access."""

from zerodraft.record.core.verbs import Kind, Verb

PERSON_ADMITTED = Verb("person.admitted", "A person was given access, in a role.", {"role": Kind.CODE})
PERSON_ENDED = Verb("person.ended", "A person's membership of the secretariat was ended.", {"role": Kind.CODE})
ADMISSION_MADE = Verb(
    "admission.made",
    "A one-time link was made, for a purpose, and for a person where one is known.",
    {"purpose": Kind.CODE, "person": Kind.ID},
)
ADMISSION_USED = Verb(
    "admission.used", "A one-time link was used, by a person.", {"purpose": Kind.CODE, "person": Kind.ID}
)
ADDRESS_RELEASED = Verb(
    "address.released",
    "An address that a person had only stated was taken off them, for whom the secretariat gave it to.",
)
ADMISSION_WITHDRAWN = Verb("admission.withdrawn", "A one-time link was withdrawn before anybody used it.")

TOKEN_MADE = Verb(
    "token.made",
    "A person made a token, for a program that asks in their name: for what it may be used, and until when.",
    {"scopes": Kind.CODE, "expires": Kind.DATE},
)
TOKEN_WITHDRAWN = Verb("token.withdrawn", "A token was withdrawn: it opens nothing any more.")

REGISTER_CORRECTED = Verb(
    "register.corrected",
    "Something was added to the register of parties or corrected in it, for a time.",
    {
        "what": Kind.CODE,
        "party": Kind.ID,
        "group": Kind.ID,
        "language": Kind.CODE,
        "start": Kind.DATE,
        "end": Kind.DATE,
    },
)
CORRECTION_UNDONE = Verb("correction.undone", "A correction of the register of parties was undone.")

MAILBOX_ADDED = Verb("mailbox.added", "A party was given another official address.", {"party": Kind.ID})
MAILBOX_WITHDRAWN = Verb("mailbox.withdrawn", "An official address of a party was withdrawn.", {"party": Kind.ID})
MAILBOXES_IMPORTED = Verb(
    "mailboxes.imported",
    "A list of official addresses was taken over.",
    {"mailboxes": Kind.COUNT, "parties": Kind.COUNT},
)

ALL = (
    PERSON_ADMITTED,
    PERSON_ENDED,
    ADMISSION_MADE,
    ADMISSION_USED,
    ADMISSION_WITHDRAWN,
    ADDRESS_RELEASED,
    TOKEN_MADE,
    TOKEN_WITHDRAWN,
    REGISTER_CORRECTED,
    CORRECTION_UNDONE,
    MAILBOX_ADDED,
    MAILBOX_WITHDRAWN,
    MAILBOXES_IMPORTED,
)
