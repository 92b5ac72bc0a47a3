"""What can happen to a letter."""

from zerodraft.record.core.verbs import Kind, Verb

LETTER_RECEIVED = Verb(
    "letter.received",
    "A letter came in, was read, and was entered in the register.",
    {
        "original": Kind.HASH,
        "reading": Kind.HASH,
        "number": Kind.COUNT,
        "year": Kind.COUNT,
        "channel": Kind.CODE,
    },
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

_REVISION = {"revision": Kind.COUNT}
LETTER_BEGUN = Verb(
    "letter.begun",
    "A letter of our own was begun.",
    {
        "template": Kind.CODE,
        "language": Kind.CODE,
        "encloses": Kind.ID,
        "corrects": Kind.ID,
        "recalls": Kind.ID,
    },
)
LETTER_REVISED = Verb(
    "letter.revised", "A letter of our own was worded otherwise.", {**_REVISION, "content": Kind.HASH}
)
LETTER_SET_ASIDE = Verb("letter.set-aside", "A letter of our own will not be sent.", _REVISION)
LETTER_TAKEN_UP = Verb("letter.taken-up", "A letter that was set aside was taken up again.", _REVISION)
LETTER_PREPARED = Verb(
    "letter.prepared", "A letter was prepared: its facts stand still for approval.", {**_REVISION, "facts": Kind.HASH}
)
LETTER_REOPENED = Verb(
    "letter.reopened", "A prepared letter went back to be worded; its approvals are void.", _REVISION
)
LETTER_APPROVED = Verb(
    "letter.approved",
    "A signatory, or the deputy in their place, approved a letter.",
    {**_REVISION, "place": Kind.COUNT, "signatory": Kind.ID},
)
APPROVAL_WITHDRAWN = Verb(
    "approval.withdrawn", "An approval of a letter was taken back.", {**_REVISION, "place": Kind.COUNT}
)
DEPUTY_NAMED = Verb(
    "deputy.named",
    "A signatory named a deputy who may approve a letter, or named none any more.",
    {"place": Kind.COUNT, "deputy": Kind.ID},
)
SCAN_ATTACHED = Verb("scan.attached", "The signed scan of a letter was attached.", {**_REVISION, "scan": Kind.HASH})
SCAN_REMOVED = Verb("scan.removed", "The scan that was attached to a letter was taken off.", {"scan": Kind.HASH})
LETTER_RELEASED = Verb(
    "letter.released",
    "A letter was released by another person than prepared it, and entered in the register.",
    {
        **_REVISION,
        "number": Kind.COUNT,
        "year": Kind.COUNT,
        "audience": Kind.CODE,
        "channel": Kind.CODE,
        "files": Kind.HASH,
    },
)
_COMMENT = {"comment": Kind.ID, "passage": Kind.CODE, "revision": Kind.COUNT}
COMMENT_MADE = Verb("comment.made", "Somebody of the team commented on a letter that is composed.", _COMMENT)
COMMENT_RESOLVED = Verb("comment.resolved", "A comment on a letter was resolved.", {"comment": Kind.ID})
COMMENT_REOPENED = Verb("comment.reopened", "A resolved comment on a letter was opened again.", {"comment": Kind.ID})
EMBLEM_KEPT = Verb("emblem.kept", "An emblem was offered to the letterheads of a process.", {"picture": Kind.HASH})
EMBLEM_WITHDRAWN = Verb("emblem.withdrawn", "An emblem is offered to letterheads no more.")

_ANNOUNCED = {"number": Kind.COUNT, "since": Kind.COUNT}
CHANGES_TOLD = Verb(
    "changes.told",
    "What a release of the programme changed since the one last announced was told to all who take part, and to those whose "
    "meetings it changes.",
    {**_ANNOUNCED, "participants": Kind.COUNT, "concerned": Kind.COUNT},
)
CHANGES_LEFT = Verb("changes.left", "It was decided to send no notice of a release by itself.", _ANNOUNCED)

CIRCULATION_PROPOSED = Verb(
    "circulation.proposed",
    "It was proposed to circulate a letter to a number of lists, not before a moment where one was given.",
    {"letter": Kind.ID, "lists": Kind.COUNT, "not_before": Kind.INSTANT},
)
CIRCULATION_SENT = Verb(
    "circulation.sent",
    "Another person sent what was proposed: a letter goes to the addresses of parties; some parties have none.",
    {
        "letter": Kind.ID,
        "mailing": Kind.ID,
        "addresses": Kind.COUNT,
        "parties": Kind.COUNT,
        "without": Kind.COUNT,
    },
)
CIRCULATION_DROPPED = Verb("circulation.dropped", "What was proposed to circulate is not sent.")
LIST_KEPT = Verb(
    "list.kept",
    "A distribution list of a process was made, or given other members.",
    {"parties": Kind.COUNT, "addresses": Kind.COUNT},
)
LIST_REMOVED = Verb("list.removed", "A distribution list of a process was taken away.")
LETTER_ACKNOWLEDGED = Verb("letter.acknowledged", "Somebody acknowledged receipt of a letter for their party.")
QUESTION_ASKED = Verb(
    "question.asked",
    "A delegation asked about a letter, a meeting or a place in the text.",
    {"about": Kind.CODE, "letter": Kind.ID, "meeting": Kind.ID},
)
QUESTION_WITHDRAWN = Verb("question.withdrawn", "A delegation took a question back before it was answered.")
QUESTION_TAKEN = Verb("question.taken", "Somebody of the team took a question on.", _REVISION)
QUESTION_LEFT = Verb("question.left", "Who had taken a question on left it to others.", _REVISION)
ANSWER_DRAFTED = Verb("answer.drafted", "An answer to a question was drafted.", _REVISION)
ANSWER_GIVEN = Verb(
    "answer.given",
    "A question was answered, or an answer corrected: to the delegation that asked, or to all.",
    {**_REVISION, "version": Kind.COUNT, "to": Kind.CODE},
)
ANSWER_WITHDRAWN = Verb(
    "answer.withdrawn", "The answer to a question was taken back; the question is open again.", {"version": Kind.COUNT}
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
    LETTER_BEGUN,
    LETTER_REVISED,
    LETTER_SET_ASIDE,
    LETTER_TAKEN_UP,
    COMMENT_MADE,
    COMMENT_RESOLVED,
    COMMENT_REOPENED,
    LETTER_PREPARED,
    LETTER_REOPENED,
    DEPUTY_NAMED,
    LETTER_APPROVED,
    APPROVAL_WITHDRAWN,
    SCAN_ATTACHED,
    SCAN_REMOVED,
    LETTER_RELEASED,
    CHANGES_TOLD,
    CHANGES_LEFT,
    EMBLEM_KEPT,
    EMBLEM_WITHDRAWN,
    CIRCULATION_PROPOSED,
    CIRCULATION_SENT,
    CIRCULATION_DROPPED,
    LIST_KEPT,
    LIST_REMOVED,
    LETTER_ACKNOWLEDGED,
    QUESTION_ASKED,
    QUESTION_WITHDRAWN,
    QUESTION_TAKEN,
    QUESTION_LEFT,
    ANSWER_DRAFTED,
    ANSWER_GIVEN,
    ANSWER_WITHDRAWN,
)
