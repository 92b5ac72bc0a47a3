"""What kinds of letters and flags are called, in the words of the page's language."""

from django.utils.translation import gettext as _


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
