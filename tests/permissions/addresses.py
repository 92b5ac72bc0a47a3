"""The table: every address of the site, whose it is, and what everybody else is told.

`who` names a group of `roles.WHO`. `of` says whose audience one must belong to first: where it is given, whoever does not
belong to it finds nothing there, and `others` is the answer to those who do and still may not. `does` is the row that the
record gains when somebody may. Where an act needs something to have happened, `after` names what the chair did before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from permissions.roles import FIJI, KENYA


class Answer(StrEnum):
    HIDDEN = "there is nothing here"
    SIGN_IN = "sign in first"
    FORBIDDEN = "you may not do this"
    ALLOWED = "allowed"


HIDDEN, SIGN_IN, FORBIDDEN = Answer.HIDDEN, Answer.SIGN_IN, Answer.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    who: str
    of: str = ""
    others: Answer = HIDDEN
    keys: Mapping[str, str] = field(default_factory=dict)
    post: Mapping[str, object] | None = None
    does: str = ""
    after: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = self.keys.get("act") or self.keys.get("screen") or self.keys.get("kind") or ""
        chosen = (self.post or {}).get("act", "") if self.post else ""
        return " ".join(filter(None, ["POST" if self.post is not None else "GET", self.name, said, str(chosen)]))


def page(name: str, who: str, of: str = "", others: Answer = HIDDEN, **keys: str) -> Row:
    """Something to read."""
    return Row(name, who, of, others, keys)


def act(
    name: str, who: str, of: str = "", others: Answer = FORBIDDEN, *, form=None, does="", after=(), **keys: str
) -> Row:
    """Something to do."""
    return Row(name, who, of, others, keys, form or {}, does, tuple(after))


def chair(act_: str, does: str, *after: str, **form: str) -> Row:
    """An act of the chair; `seen` is the number of acts before it."""
    of_form = {"seen": f"{len(after)}{form.pop('next', '')}", **form}
    return act("chair-act", "who runs meetings", "meeting", form=of_form, does=does, after=after, act=act_)


def desk(act_: str, does: str, *after: str, **form: str) -> Row:
    """An act of the desk on a list."""
    return act("desk-act", "who runs meetings", "list", form=form, does=does, after=after, act=act_)


def swap(act_: str, who: str, does: str) -> Row:
    """What is said to a swap for which Fiji asked Kenya."""
    return act("swap", who, "list", does=does, after=["ask for a swap"], key="{swap}", act=act_)


def secretariat(name: str, of: str = "process", **more: object) -> Row:
    """An act of the secretariat of the process."""
    return act(name, "the secretariat of the process", of, **more)


def desk_of_meeting(act_: str, does: str, *after: str, **form: str) -> Row:
    """An act of the desk on a meeting."""
    return act("meeting-desk-act", "who runs meetings", "meeting", form=form, does=does, after=after, act=act_)


QUESTION = {"text": "How long is a statement?", "place": "objective 1", "token": "token-0123456789abcdef"}


def asked_by_kenya(who: str, does: str, question: str = "{question}", **form: str) -> Row:
    """An act on a question that Kenya asked; what somebody may not do with one is not there for them."""
    of_form = {"revision": "1", **form}
    return act("question", who, "process", HIDDEN, form=of_form, does=does, question=question)


def making(name: str, does: str, letter: str = "{draft}", **form: str) -> Row:
    """An act of the team on a letter that is in the making, which is not there for anybody else."""
    of_form = {"revision": "{out_revision}", **form}
    return act(name, "the team", "process", HIDDEN, form=of_form, does=does, letter=letter)


def planning(name: str, does: str, form: Mapping[str, str], **keys: str) -> tuple[Row, Row]:
    """A form of the desk of the programme: to read, and to send."""
    whose = "the secretariat of the process"
    return page(name, whose, "process", **keys), act(name, whose, "process", HIDDEN, form=form, does=does, **keys)


def desk_of_programme(act_: str, does: str, *after: str, **form: str) -> Row:
    """An act of the desk on the working programme."""
    whose = "the secretariat of the process"
    return act("working-act", whose, "process", HIDDEN, form=form, does=does, after=after, act=act_)


def circulating(act_: str, does: str, circulation: str = "{circulation}", **form: str) -> Row:
    """An act of the office that circulates letters."""
    return act("circulation", "who releases", "process", form={"act": act_, **form}, does=does, circulation=circulation)


CALLED = ("call-to-order",)
FORMAL = ("rules", *CALLED)
RULED = (*FORMAL, "point", "ruling")
MOVED = (*FORMAL, "motion")
SPEAKING = (*CALLED, "give")
RUNNING = (*SPEAKING, "start")
REVISION = {"revision": "{revision}"}
NEXT = ":{inscription}"
MOTION = ":{motion}"

SITE = (
    page("front", "everybody"),
    page("about", "everybody"),
    page("health", "everybody"),
    page("favicon", "everybody"),
    act("set_language", "everybody", form={"language": "fr"}),
    page("account_login", "everybody"),
    page("account_logout", "everybody"),
    page("account_signup", "everybody"),
    page("account_inactive", "everybody"),
    page("account_change_password", "whoever is signed in", others=SIGN_IN),
    page("account_set_password", "whoever is signed in", others=SIGN_IN),
    page("account_reauthenticate", "whoever is signed in", others=SIGN_IN),
    page("device", "whoever is signed in", others=SIGN_IN),
    act("device", "whoever is signed in", others=SIGN_IN, does="admission.made"),
    page("tokens", "whoever is signed in", others=SIGN_IN),
    act(
        "tokens",
        "whoever is signed in",
        others=SIGN_IN,
        form={"name": "Calendar", "scopes": "read", "days": "30"},
        does="token.made",
    ),
    act("token-withdraw", "whoever is signed in", others=SIGN_IN, key="{own_token}", does="token.withdrawn"),
    # The API itself has a table of its own (tests/api); a session in a browser counts for nothing there.
    page("api", "everybody"),
    page("api-document", "everybody"),
    page("api-root", "nobody"),
    page("api-nowhere", "nobody"),
    # Only an installation that is the demonstration lets one choose whom to be.
    page("demonstration", "nobody"),
    page("demonstration-enter", "nobody", word="delegate"),
    page("notices", "whoever is signed in", others=SIGN_IN),
    act(
        "notices",
        "whoever is signed in",
        others=SIGN_IN,
        form={"until": "{own_notice}"},
        does="notices.read",
    ),
    act(
        "notices-delivery",
        "whoever is signed in",
        others=SIGN_IN,
        form={"often": "daily", "hour": "8", "zone": "Africa/Nairobi", "language": "ar"},
        does="delivery.chosen",
    ),
    act("notices-calendar", "whoever is signed in", others=SIGN_IN, form={"do": "open"}, does="feed.opened"),
    act("notices-calendar", "whoever is signed in", others=SIGN_IN, form={"do": "withdraw"}, does="feed.withdrawn"),
    # A calendar is for whoever holds its address; what that is worth is tested with its room.
    page("own-calendar", "nobody", word="feed-0:none"),
    page("record", "the secretariat of the installation", others=FORBIDDEN),
    page("people", "the secretariat of the installation", others=FORBIDDEN),
    act("people", "the secretariat of the installation", form={"name": "Ada"}, does="admission.made"),
    act("person-end", "the secretariat of the installation", does="person.ended", key="{member}"),
    act(
        "person-link-withdraw", "the secretariat of the installation", does="admission.withdrawn", key="{members_link}"
    ),
    # A one-time link is for whoever holds it, whatever else they are; what it is worth is tested with its room.
    page("enter", "everybody", token="{token}"),
    act("enter", "everybody", form={"name": "Ada", "email": "ada@new.example"}, does="admission.used", token="{token}"),
    page("set-up", "everybody", token="{token}"),
)

REGISTER = (
    page("parties", "everybody"),
    page("party", "everybody", key=KENYA),
    act(
        "party-add",
        "who corrects the register",
        form={"kind": "group", "short": "Friends of the forest"},
        does="register.corrected",
    ),
    act(
        "party-correct",
        "who corrects the register",
        form={"act": "name", "language": "en", "short": "Keniya"},
        does="register.corrected",
        key=KENYA,
    ),
    act("correction-undo", "who corrects the register", does="correction.undone", key="{correction}"),
)

PROGRAMME = (
    page("programme", "everybody", "process"),
    page("calendar", "everybody", "process"),
    page("changes", "everybody", "process"),
    page("changes-between", "everybody", "process"),
    page("working", "the secretariat of the process", "process"),
    act(
        "working",
        "the secretariat of the process",
        "process",
        HIDDEN,
        form={"seen": "{seen}"},
        after=("plan a meeting",),
        does="release.published",
    ),
    *planning(
        "meeting-plan",
        "meeting.scheduled",
        {"day": "2018-02-21", "start": "10:00", "end": "13:00", "zone": "America/New_York", "title-1": "Vision"},
    ),
    *planning(
        "meeting-edit",
        "meeting.changed",
        {"seen": "{meeting_seen}", "day": "2018-02-21", "zone": "America/New_York", "room": "Room 9"},
        meeting="{meeting}",
    ),
    desk_of_programme("move", "meeting.changed", moving="{meeting}:{meeting_seen}", day="2018-02-22", part="morning"),
    desk_of_programme("withdraw", "meeting.withdrawn", meeting="{meeting}", seen="{meeting_seen}"),
    desk_of_programme(
        "reinstate", "meeting.reinstated", "withdraw the meeting", meeting="{meeting}", seen="{meeting_seen}"
    ),
    desk_of_programme("undo", "programme.undone", "plan a meeting", number="2"),
    *planning("meeting-speakers", "speakers.expected", {"count-national": "40"}, meeting="{meeting}"),
    *planning(
        "round-plan",
        "meeting.scheduled",
        {"number": "2", "source": "pattern-two-days", "first": "2018-03-12", "station": "new-york"},
    ),
    *planning(
        "planner",
        "meeting.scheduled",
        {
            "act": "take-over",
            "zone": "America/New_York",
            "slots": "2018-03-12 10:00-13:00",
            "items": "preamble | 90",
            "at": "0",
            "seen": "{seen}",
        },
    ),
    page("holidays", "everybody"),
    act(
        "holidays",
        "the secretariat of the installation",
        form={"act": "add", "station": "geneva", "day": "2018-02-21", "name": "Day of the lake"},
        does="holiday.amended",
    ),
    act(
        "holidays",
        "the secretariat of the installation",
        form={"act": "withdraw", "key": "{holiday}"},
        after=("add a holiday",),
        does="holiday.withdrawn",
    ),
    # The entry of a meeting in the programme is for whoever sees the process; the meeting itself has its own audience.
    page("meeting", "everybody", "process", key="{meeting}"),
)

AUDIENCE = tuple(
    act(
        "audience",
        "who leads",
        "letter" if kind == "letter-out" else kind,
        form={"audience": "{other_audience}"},
        does="audience.changed",
        kind=kind,
        key="{" + kind + "}",
    )
    for kind in ("process", "meeting", "list", "letter", "letter-out")
)

PEOPLE = (
    page("capacity", "who takes part", "process"),
    act("capacity", "who takes part", "process", HIDDEN, form={"participation": "{own}"}),
    page("rules", "everybody", "process"),
    page("since", "everybody", "process"),
    act(
        "since-mark",
        "whoever is signed in",
        "process",
        SIGN_IN,
        form={"until": "2018-02-20T15:00:00+00:00"},
        does="changes.seen",
    ),
    # A feed is that of the public, whoever asks, and there for a public process alone; one's own is for whoever holds its
    # address. Both are tested with their room.
    page("process-feed", "nobody", language="en"),
    page("own-feed", "nobody", word="feed-0:none"),
    page("rules-version", "everybody", "process", number="0"),
    secretariat("rules", form={"rules": "ga-plenary", "seen": "0"}),
    secretariat("rules", form={"rules": "ga-plenary", "seen": "0", "confirm": "yes"}, does="rules.adopted"),
    page("delegation", "who acts for a party", "process"),
    page("participants", "the secretariat of the process", "process", FORBIDDEN),
    page("participants-import", "the secretariat of the process", "process", FORBIDDEN),
    page("delegation-of", "the secretariat of the process", "process", FORBIDDEN, party=KENYA),
    secretariat("participants-import", form={"pasted": "party,name,e-mail\nFiji,Ada,ada@fiji.example\n"}),
    secretariat("participants-admit", form={"role": "adviser", "name": "Ada"}, does="admission.made"),
    secretariat("participants-new-links"),
    secretariat("participants-links", form={"csv": "a,b"}),
    secretariat("standing", form={"act": "left", "on": "2018-02-20"}, does="party.left", party=FIJI),
    secretariat("standing", form={"act": "returned", "on": "2018-02-21"}, does="party.returned", party="{left}"),
    secretariat("standing", form={"act": "designate", "group": "body-106"}, does="designation.made", party=KENYA),
    secretariat(
        "standing",
        form={"act": "end", "designation": "{designation}", "on": "2018-02-25"},
        does="designation.ended",
        party=FIJI,
    ),
    act(
        "delegation-admit",
        "who admits for Kenya",
        "process",
        form={"rights": "inscribe"},
        does="admission.made",
        party=KENYA,
    ),
    act("link-withdraw", "who admits for Kenya", "process", does="admission.withdrawn", link="{kenyas_link}"),
    *(
        act("participation", "who admits for Kenya", "process", HIDDEN, form=form, does=does, participation="{kenyas}")
        for form, does in (
            ({"act": "rights", "rights": "submit"}, "rights.changed"),
            ({"act": "end"}, "participation.ended"),
            ({"act": "link"}, "admission.made"),
        )
    ),
)

SCREENS = (
    *(page(f"screen-{screen}", "everybody", "meeting") for screen in ("wall", "floor")),
    *(page(f"screen-{screen}", "who runs meetings", "meeting") for screen in ("console", "desk")),
    *(page("screen-ticket", "everybody", "meeting", screen=screen) for screen in ("wall", "floor")),
    *(page("screen-ticket", "who runs meetings", "meeting", screen=screen) for screen in ("console", "desk")),
    page("screen-light", "everybody", "meeting"),
    page("screen-interpreters", "who interprets", "meeting"),
    *(page("screen-ticket", "everybody", "meeting", screen=screen) for screen in ("list", "clock", "light")),
    page("screen-ticket", "who interprets", "meeting", screen="interpreters"),
    page("statements", "everybody", "meeting"),
    # Kenya has not spoken yet.
    page("statement-file", "who interprets, and Kenya", "meeting", key="{kenyas_statement}"),
    page("statement", "who runs meetings, and Kenya", "list", key="{kenyas_inscription}"),
    act(
        "statement",
        "who runs meetings, and Kenya",
        "list",
        HIDDEN,
        form={"act": "take-back"},
        does="statement.taken-back",
        key="{kenyas_inscription}",
    ),
    page("own-part", "everybody", "meeting"),
    page("my-delegation", "whoever is signed in", others=SIGN_IN),
    page("meeting-fairness", "who runs meetings", "meeting"),
    page("process-fairness", "who runs meetings", "process"),
    page("meeting-options", "who runs meetings", "meeting"),
    page("floor-json", "everybody", "meeting"),
    page("parties-json", "who runs meetings", "meeting"),
    page("list-print", "everybody", "list"),
    page("list-order", "everybody", "list"),
    page("roll", "who runs meetings", "meeting"),
    page("spoken", "everybody", "meeting"),
    act("display-admit", "who runs meetings", "meeting", HIDDEN, form={"label": "Podium"}, does="display.admitted"),
    act("display-revoke", "who runs meetings", "meeting", HIDDEN, does="display.revoked"),
    # The address of a display is for the screen that has it, whoever stands before it.
    page("display-wall", "everybody", token="{display_token}"),
    page("display-ticket", "everybody", token="{display_token}"),
    page("display-statement", "everybody", token="{booth_token}", key="{kenyas_statement}"),
    page("display-statement", "nobody", token="{display_token}", key="{kenyas_statement}"),
)

FLOOR = (
    chair("call-to-order", "meeting.called-to-order"),
    chair("suspend", "meeting.suspended", *CALLED),
    chair("resume", "meeting.resumed", *CALLED, "suspend"),
    chair("adjourn", "meeting.adjourned", *CALLED),
    chair("next", "floor.given", *CALLED, next=NEXT),
    chair("give", "floor.given", *CALLED, next=NEXT),
    chair("guest", "floor.given", *CALLED, guest="chair"),
    chair("start", "clock.started", *SPEAKING),
    chair("pause", "clock.paused", *RUNNING),
    chair("go-on", "clock.resumed", *RUNNING, "pause"),
    chair("more", "clock.nudged", *SPEAKING),
    chair("less", "clock.nudged", *SPEAKING),
    chair("end", "intervention.ended", *SPEAKING),
    chair("take-up", "list.taken-up", *CALLED, next=":{second_list}"),
    chair("give-early", "floor.given", *CALLED, next=NEXT),
    chair("yield", "time.yielded", *RUNNING, party=KENYA),
    chair("remind", "speaker.reminded", *RUNNING),
    chair("begin-voting", "voting.begun", *FORMAL),
    chair("end-voting", "voting.ended", *FORMAL, "begin-voting"),
    chair("limit", "meeting.limited", applies_to="all", limit="2"),
    chair("enforcement", "enforcement.set", mode="light"),
    chair("rules", "rules.chosen", rules="ga-plenary"),
    chair("point", "point.raised", *CALLED, party=KENYA),
    chair("ruling", "point.ruled", *CALLED, "point", upheld="yes"),
    chair("appeal", "point.appealed", *RULED, party=KENYA),
    chair("appeal-outcome", "point.settled", *RULED, "appeal", overruling="1", upholding="2"),
    chair("motion", "motion.made", *FORMAL, motion="adjourn-debate", party=KENYA),
    chair("motion-speaker", "motion.spoken-to", *MOVED, next=MOTION, side="against", party=FIJI),
    chair("motion-outcome", "motion.decided", *MOVED, next=MOTION, outcome="lost"),
    act("undo", "who runs meetings", "meeting", form={"act": "{last_act}"}, after=CALLED, does="act.undone"),
    act("add-list", "who runs meetings", "meeting", form={"title": "Closing"}, does="list.added"),
    desk("open", "list.opened", "close the list"),
    desk("close", "list.closed"),
    desk("times", "list.timed", opens="2018-02-20T11:00", closes="2018-02-20T12:00"),
    desk("desk", "inscription.made", typed="Egypt"),
    desk("withdraw", "inscription.withdrawn", inscription="{inscription}"),
    desk("move", "inscription.moved", move="{inscription}:"),
    desk("absent", "inscription.absent", inscription="{inscription}"),
    desk("bounds", "list.bounded", places="20", quota="1"),
    desk("policies", "list.arranged", policy="order-of-request"),
    desk("lot", "lot.drawn", seed="lot-of-tuesday"),
    desk("swap", "swap.made", "agree on a swap", swap="{swap}"),
    desk("carry", "list.carried-over", "plan a meeting", meeting="{later}"),
    desk("in-writing", "list.invited-in-writing"),
    act(
        "desk-act",
        "who runs meetings, and Fiji",
        "list",
        form={"inscription": "{inscription}", "speaker": "Ada Vidal"},
        does="speaker.changed",
        act="speaker",
    ),
    desk_of_meeting("reply", "reply.requested", *CALLED, party=KENYA),
    desk_of_meeting("roll", "roll.called", present=KENYA),
    desk_of_meeting("present", "presence.noted", party=KENYA, is_present="yes"),
    desk_of_meeting("message", "wall.set", message="Lunch is at one"),
    desk_of_meeting("blank", "wall.set", dark="yes"),
    desk_of_meeting("fairness", "fairness.released", released="yes"),
    act(
        "inscribe", "who inscribes", "list", form={"capacity": "national"}, does="inscription.made", key="{second_list}"
    ),
    act("withdraw", "who inscribes for Kenya", "list", does="inscription.withdrawn", key="{kenyas_inscription}"),
    act(
        "speaker",
        "who runs meetings, and Kenya",
        "list",
        form={"speaker": "Ada Vidal"},
        does="speaker.changed",
        key="{kenyas_inscription}",
    ),
    act("reply", "who inscribes", "meeting", after=CALLED, does="reply.requested"),
    act(
        "swap-ask",
        "who inscribes for Kenya",
        "list",
        form={"partner": "{inscription}"},
        does="swap.asked",
        key="{kenyas_inscription}",
    ),
    swap("agree", "who inscribes for Kenya", "swap.agreed"),
    swap("decline", "who runs meetings, and Kenya", "swap.declined"),
    swap("take-back", "who inscribes for Fiji", "swap.withdrawn"),
)

ANNOUNCING = (
    page("announcement", "the team", "process"),
    act(
        "announcement",
        "who releases",
        "process",
        form={"act": "tell", "number": "2"},
        after=("release a change",),
        does="changes.told",
    ),
    act(
        "announcement",
        "who releases",
        "process",
        form={"act": "leave", "number": "2"},
        after=("release a change",),
        does="changes.left",
    ),
    act(
        "announcement",
        "the team",
        "process",
        form={"act": "letter", "language": "en"},
        after=("release a change",),
        does="letter.begun",
    ),
)

LETTERS = (
    page("letters", "the secretariat of the installation", others=FORBIDDEN),
    page("letter-new", "the secretariat of the installation", others=FORBIDDEN),
    act("letter-new", "the secretariat of the installation", form={"way": "none"}, does="review.begun"),
    page("letter", "everybody", "letter"),
    page("letter-original", "everybody", "letter"),
    act(
        "letter-seal",
        "the secretariat of the installation",
        "letter",
        form={"act": "request", "reason": "{reason}"},
        does="seal.requested",
    ),
    page("letter-review", "the secretariat of the installation"),
    act(
        "letter-review",
        "the secretariat of the installation",
        others=HIDDEN,
        form={"act": "strike", "key": "meetings/0", **REVISION},
        does="review.struck",
        key="{reviewed}",
    ),
    act(
        "letter-confirm",
        "the secretariat of the installation",
        others=HIDDEN,
        form={"audience": "team", "seen": "new", **REVISION},
        does="reading.confirmed",
        key="{reviewed}",
    ),
    page("register", "everybody", "process"),
    page("process-names", "the team", "process", FORBIDDEN),
    act(
        "process-names",
        "the team",
        "process",
        form={"language": "fr", "name": "la Charte des forêts"},
        does="name.said",
    ),
    page("emblems", "the team", "process", FORBIDDEN),
    page("emblem", "the team", "process", FORBIDDEN, emblem="{emblem}"),
    act(
        "emblems",
        "the team",
        "process",
        form={"act": "withdraw", "emblem": "{emblem}"},
        does="emblem.withdrawn",
    ),
    page("letter-begin", "the team", "process", FORBIDDEN),
    act("letter-begin", "the team", "process", form={"template": "convening.en"}, does="letter.begun"),
    page("letter-by-number", "everybody", "letter", mark="{number}"),
    page("letter-out", "everybody", "letter", letter="{released}"),
    page("letter-out", "the team", "process", letter="{draft}"),
    page("letter-out-file", "everybody", "letter", letter="{released}", form="txt"),
    page("letter-out-file", "the team", "process", letter="{prepared}", form="txt"),
    page("letter-out-edit", "the team", "process", letter="{draft}"),
    page("letter-out-versions", "the team", "process", letter="{draft}"),
    page("letter-out-release", "the team", "process", letter="{prepared}"),
    making("letter-out-edit", "letter.revised", **{"act": "save", "omit.thanks": "on"}),
    making("letter-out-edit", "comment.made", **{"act": "comment:thanks", "comment.thanks": "Warmer?"}),
    making("letter-out-edit", "comment.resolved", act="resolve:{remark}"),
    making("letter-out-edit", "comment.reopened", act="reopen:{settled}"),
    making("letter-out-versions", "letter.revised", version="1"),
    making("letter-out-release", "letter.prepared", **{"act": "prepare", "signs.0": "{signatory}"}),
    making("letter-out-release", "letter.set-aside", act="set-aside"),
    making("letter-out-release", "letter.taken-up", "{aside}", act="take-up"),
    making("letter-out-release", "letter.reopened", "{prepared}", act="reopen"),
    act(
        "letter-out-seal",
        "the secretariat of the installation",
        "letter",
        form={"act": "request", "reason": "{reason}"},
        does="seal.requested",
        letter="{released}",
    ),
    making("letter-out-release", "scan.removed", "{prepared}", act="remove-scan"),
    act("letter-acknowledge", "who acts for a party", "letter", does="letter.acknowledged", letter="{released}"),
    page("letter-acknowledgements", "the team", "letter", FORBIDDEN, letter="{released}"),
    page("letter-acknowledgements-file", "the team", "letter", FORBIDDEN, letter="{released}"),
    page("letter-question", "who acts for a party", "letter", FORBIDDEN, letter="{released}"),
    act("letter-question", "who acts for a party", "letter", form=QUESTION, does="question.asked", letter="{released}"),
    page("questions", "who takes part", "process", FORBIDDEN),
    page("question-ask", "who acts for a party", "process", FORBIDDEN),
    act("question-ask", "who acts for a party", "process", form=QUESTION, does="question.asked"),
    page("question", "the team, and Kenya", "process", question="{question}"),
    page("question", "who takes part", "process", question="{told_question}"),
    asked_by_kenya("Kenya", "question.withdrawn", act="withdraw"),
    asked_by_kenya("the team", "question.taken", act="take"),
    asked_by_kenya("the team", "question.left", "{taken_question}", act="leave", revision="2"),
    asked_by_kenya("the team", "answer.drafted", act="draft", text="Three minutes."),
    asked_by_kenya("the team", "answer.given", act="answer", text="Three minutes.", to="one"),
    asked_by_kenya("the team", "answer.withdrawn", "{told_question}", act="withdraw-answer", revision="2"),
    act(
        "question-seal",
        "the secretariat of the installation",
        "process",
        HIDDEN,
        form={"act": "request", "reason": "error"},
        does="seal.requested",
        question="{told_question}",
    ),
)

CIRCULATING = (
    page("outbox", "the team", "process", FORBIDDEN),
    page("letter-circulate", "the team", "process", FORBIDDEN, letter="{circular}"),
    act(
        "letter-circulate",
        "the team",
        "process",
        form={"list": "representatives", "form": "pdf"},
        does="circulation.proposed",
        letter="{circular}",
    ),
    page("circulation", "the team", "process", FORBIDDEN, circulation="{proposal}"),
    page("circulation-ticket", "the team", "process", FORBIDDEN, circulation="{circulation}"),
    page("circulation-addresses", "the team", "process", FORBIDDEN, circulation="{circulation}"),
    circulating("send", "circulation.sent", "{proposal}"),
    act(
        "circulation",
        "the team",
        "process",
        form={"act": "drop"},
        does="circulation.dropped",
        circulation="{proposal}",
    ),
    circulating("hold", "mailing.held"),
    circulating("go-on", "mailing.goes-on", "{held}"),
    circulating("cancel", "mailing.cancelled"),
    circulating("again", "dispatches.queued-again", dispatch="{refused}"),
    circulating("arrived", "dispatches.arrived", dispatch="{uncertain}"),
    page("distribution-lists", "who releases", "process", FORBIDDEN),
    act(
        "distribution-lists",
        "who releases",
        "process",
        form={"name": "Stakeholders", "extras": "desk@stakeholders.example, Foresters"},
        does="list.kept",
    ),
    page("distribution-list", "who releases", "process", FORBIDDEN, known="{known}"),
    act("distribution-list", "who releases", "process", form={"act": "remove"}, does="list.removed", known="{known}"),
    page("mailboxes", "the secretariat of the installation", others=FORBIDDEN),
    page("mailboxes-import", "the secretariat of the installation", others=FORBIDDEN),
    act(
        "mailbox-add",
        "the secretariat of the installation",
        form={"party": FIJI, "address": "fiji@mission.example"},
        does="mailbox.added",
    ),
    act("mailbox-withdraw", "the secretariat of the installation", does="mailbox.withdrawn", key="{mailbox}"),
)

ROWS = (*SITE, *REGISTER, *PROGRAMME, *AUDIENCE, *PEOPLE, *SCREENS, *FLOOR, *ANNOUNCING, *LETTERS, *CIRCULATING)
