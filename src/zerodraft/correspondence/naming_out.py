"""The words of the pages on letters of our own: templates, fields, where facts come from, states and channels."""

from django.utils.translation import gettext as _

from zerodraft.correspondence.models import Entry, Kept, Outgoing, Reference
from zerodraft.process import queries as process

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية", "zh": "中文"}
"""Each language in itself."""


def template_name(key: str) -> str:
    """A kind of letter."""
    names = {
        "convening": _("Convening a round"),
        "transmittal": _("Transmittal"),
        "draft": _("Circulation of a draft"),
        "change": _("Change of programme"),
        "proposals": _("Call for proposals"),
        "inscription": _("Opening of inscription"),
        "silence": _("Start of a silence procedure"),
        "silence-outcome": _("Outcome of a silence procedure"),
        "observers": _("Invitation to observers"),
        "recall": _("Recall of a letter"),
    }
    return names.get(key, key)


def title_of(letter: Outgoing) -> str:
    """What a letter of ours is called: by its subject, before it has one by its kind."""
    return letter.subject or template_name(letter.template)


def field_name(name: str) -> str:
    """What a field of a letter is called."""
    names = {
        "letterheads": _("Letterhead"),
        "place": _("Place"),
        "date": _("Date of the letter"),
        "signatories": _("Signatories"),
        "addressees": _("Addressees"),
        "process": _("Name of the process, with its article"),
        "capacity": _("In what capacity they write"),
        "round": _("Round"),
        "city": _("City of the meetings"),
        "references": _("Dates of earlier letters"),
        "programme": _("Programme of work"),
        "limits": _("Time limits"),
        "draft": _("Draft"),
        "changes": _("Changes of the programme"),
        "authors": _("Authors of the enclosed letter"),
        "authors_office": _("Office of the authors"),
        "opens": _("Inscription opens"),
        "concluded": _("Day on which silence ended"),
        "broken": _("Day on which silence was broken"),
        "next_step": _("Next step"),
        "invited": _("Who is invited"),
        "contact": _("Address for questions"),
    }
    if name.endswith("_due"):
        return process.matter_name(name.removesuffix("_due"))
    return names.get(name, name)


def source_name(name: str) -> str:
    """Where the fact of a field comes from, when the process holds it."""
    names = {
        "letterheads": _("the missions of the officers"),
        "place": _("the time zone of the programme"),
        "city": _("the time zone of the programme"),
        "signatories": _("the officers of the process"),
        "addressees": _("the template"),
        "process": _("the title of the process"),
        "capacity": _("the officers of the process"),
        "round": _("the current round"),
        "references": _("the letters chosen in the register"),
        "programme": _("the newest release of the programme"),
        "limits": _("the time limits of the round"),
        "changes": _("the last two releases of the programme"),
        "authors": _("the enclosed letter"),
        "authors_office": _("the enclosed letter"),
    }
    if name.endswith("_due"):
        return _("the deadlines of the round")
    return names.get(name, "")


def box_label(name: str, box: str) -> str:
    """What one box of a field is for; '' where the field says it."""
    row = int(box[-1]) + 1 if box[-1:].isdigit() else 0
    names = {
        "at": _("Date and hour"),
        "zone": _("Time zone"),
        "city": _("City, as the letter names it"),
        "to": _("Sent to"),
        "title": _("Title, with its article"),
        "date": _("Date"),
        "sha256": _("SHA-256 of its file"),
        "meetings": _("Meetings, one a line: day and hours | room | business | …"),
        "style": _("Style of person %(number)d"),
        "name": _("Name of person %(number)d"),
        "titles": _("Titles of person %(number)d, one a line"),
        "": _("Letterhead %(number)d, a line for each line"),
    }
    if name == "limits":
        return _("%(speakers)s, in minutes") % {"speakers": process.speakers_name(box)}
    label = names.get(box.rstrip("0123456789"), "") if box else ""
    return label % {"number": row} if "%(number)d" in label else label


def state_name(letter: Outgoing) -> str:
    """How far a letter of ours has come."""
    return str(Outgoing.State(letter.state).label)


def icon_of(letter: Outgoing) -> str:
    """The sign that stands for the state of a letter."""
    return {
        Outgoing.State.PREPARATION: "pen",
        Outgoing.State.PREPARED: "tentative",
        Outgoing.State.RELEASED: "over",
    }.get(Outgoing.State(letter.state), "cancelled")


def form_name(form: str) -> str:
    """A file of a letter."""
    return str(Kept.Form(form).label)


def refers_name(kind: str) -> str:
    """How one letter speaks of another: "encloses"."""
    return str(Reference.Kind(kind).label)


def is_spoken_of_name(kind: str) -> str:
    """The same the other way about: "enclosed in"."""
    return {
        Reference.Kind.REFERENCES: _("referred to in"),
        Reference.Kind.ENCLOSES: _("enclosed in"),
        Reference.Kind.CORRECTS: _("corrected by"),
        Reference.Kind.RECALLS: _("recalled by"),
        Reference.Kind.SUPERSEDES: _("its programme was changed by"),
    }[Reference.Kind(kind)]


def channel_name(entry: Entry) -> str:
    """By what way a letter came in or went out."""
    return str(Entry.Channel(entry.channel).label)
