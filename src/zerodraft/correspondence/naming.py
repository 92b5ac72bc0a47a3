"""What kinds of letters, flags, fields and faults are called, in the words of the page's language."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from zerodraft.correspondence.core.review.values import Problem


def key_of(title: str) -> str:
    """The stable key under which a process of this title is opened."""
    return slugify(title)[:80].strip("-") or "process"


def kind(of: str) -> str:
    """A kind of letter."""
    return {
        "transmittal": _("Transmittal"),
        "programme": _("Programme of meetings"),
        "invitation": _("Invitation to a meeting"),
        "notice": _("Notice of a change"),
        "other": _("Letter"),
    }.get(of, of)


def flag(code: str) -> str:
    """An inference or doubt, said so that a person knows what to check."""
    return {
        "year-inferred": _("The letter prints no year here; the first such date after the letter was taken."),
        "time-assumed": _("The letter prints no hours here; the usual hours of a morning or afternoon were taken."),
        "weekday-mismatch": _("The weekday printed does not belong to this date."),
        "year-suspect": _("The year printed can hardly be meant."),
        "zone-suspect": _("The time zone printed does not exist on this day."),
        "alternative-dates": _("The letter leaves the choice between several dates."),
        "to-be-confirmed": _("The letter says that this is still to be confirmed."),
        "ocr-suspect": _("These words look damaged, as by a scanner."),
    }.get(code, code)


def answer(code: str) -> str:
    """What a person said of a flag."""
    return {"right": _("It is right as read"), "corrected": _("Corrected")}.get(code, code)


def group(of: str) -> str:
    """A group of facts."""
    return {
        "process": _("Process"),
        "officers": _("Who leads it"),
        "meetings": _("Meetings"),
        "time_limits": _("Time limits"),
        "deadlines": _("Deadlines"),
        "supersedes": _("Dates that this letter changes"),
        "documents": _("Documents"),
        "contacts": _("Contacts"),
    }[of]


def adding(to: str) -> str:
    """The summary of the form by which a fact is added to a group."""
    return {
        "officers": _("Add a person who leads"),
        "meetings": _("Add a meeting"),
        "time_limits": _("Add a time limit"),
        "deadlines": _("Add a deadline"),
        "supersedes": _("Add a changed date"),
        "documents": _("Add a document"),
        "contacts": _("Add an address"),
    }[to]


def field(of_group: str, name: str) -> str:
    """A field of a fact."""
    particular = {
        ("process", "title"): _("Title"),
        ("officers", "name"): _("Name"),
        ("meetings", "date"): _("Date"),
        ("documents", "title"): _("Title"),
        ("documents", "date"): _("Dated"),
    }
    return (
        particular.get((of_group, name))
        or {
            "round": _("Round"),
            "office": _("Office"),
            "state": _("State"),
            "start": _("From"),
            "end": _("Until"),
            "zone": _("Zone"),
            "venue": _("Room"),
            "virtual": _("Online"),
            "tentative": _("To be confirmed"),
            "alternatives": _("Other days it may be"),
            "segments": _("Business"),
            "applies_to": _("For"),
            "seconds": _("Seconds"),
            "what": _("What is due"),
            "on": _("Day"),
            "hour": _("Hour"),
            "to": _("To"),
            "was": _("Until now"),
            "now": _("From now on"),
            "symbol": _("Symbol"),
            "address": _("Address"),
        }[name]
    )


def row(of_group: str, first: str) -> str:
    """Several fields that are read together, by the first of them."""
    together = {
        ("meetings", "start"): _("Hours"),
        ("deadlines", "on"): _("Due"),
        ("time_limits", "applies_to"): _("Limit"),
    }
    return together.get((of_group, first)) or field(of_group, first)


def hint(kind_of_field: str) -> str:
    """What a person is to know before typing into a field; '' where its label says enough."""
    return {
        "days": _("As 2018-02-20, one after the other."),
        "hour": _("As 15:00."),
        "zone": _("As America/New_York."),
        "business": _("Each item with the parts of the text it takes up: preamble, objective-1–6."),
    }.get(kind_of_field, "")


def fault(of_group: str, problem: Problem) -> str:
    """Why a field is refused, with the field's name and the cure."""
    name, detail = field(of_group, problem.field), problem.detail
    return {
        "missing": _("%(field)s: it is missing; fill it in, or strike the whole entry."),
        "long": _("%(field)s: it is longer than %(detail)s characters; shorten it."),
        "count": _("%(field)s: give a whole number from 1 to %(detail)s."),
        "day": _("%(field)s: “%(detail)s” is no day; write it as 2018-02-20."),
        "year": _("%(field)s: the year of %(detail)s cannot be meant; correct it."),
        "hour": _("%(field)s: “%(detail)s” is no hour; write it as 15:00."),
        "zone": _("%(field)s: “%(detail)s” is no time zone; write it as America/New_York."),
        "choice": _("%(field)s: choose one of the list."),
        "no-part": _("%(field)s: “%(detail)s” is no part of a text; write it as objective-7."),
        "range": _("%(field)s: “%(detail)s” is no range of parts; write it as objective-1–6."),
        "no-title": _("%(field)s: the item that takes up %(detail)s has no title; give it one."),
        "many": _("%(field)s: more than %(detail)s items; put some of them together."),
        "end-alone": _("%(field)s: a meeting with an end has a start; fill it in, or empty the end."),
        "backwards": _("%(field)s: a meeting ends after it starts; correct one of the hours."),
    }[problem.code] % {"field": name, "detail": detail}


def act(verb: str) -> str:
    """What somebody did to a fact, by the verb of the record."""
    return {
        "review.corrected": _("corrected"),
        "review.added": _("added"),
        "review.struck": _("struck"),
        "review.undone": _("took back a change of"),
        "review.bound": _("said what it belongs to:"),
        "flag.answered": _("answered"),
    }.get(verb, verb)


def state(of: str) -> str:
    """How a fact came to stand as it does, or how far a letter is."""
    return {
        "read": _("As read"),
        "corrected": _("Corrected"),
        "added": _("Added"),
        "struck": _("Struck"),
        "review": _("To be reviewed"),
        "confirmed": _("Confirmed"),
        "sealed": _("Sealed"),
    }[of]
