"""What goes live of a circulation: how far it is."""

from django.template.loader import render_to_string

from zerodraft.correspondence import queries
from zerodraft.correspondence.showing import circulating as showing
from zerodraft.post import queries as mailings

KIND = "mailing"


def read(topic: str, _view: str, _language: str) -> str:
    """How far a mailing is, for the page of its circulation. Raises LookupError when there is none."""
    key = topic.removeprefix(f"{KIND}:")
    mailing, circulation = mailings.mailing_by_key(key), queries.circulation_of_mailing(key)
    if mailing is None or circulation is None:
        raise LookupError(topic)
    # What stands below on the page is as it was when it was loaded: the way to look again stays, also when all is settled.
    context = {"circulation": circulation, "mailing": mailing, "progress": showing.progress(mailing), "is_live": True}
    return render_to_string("correspondence/_progress.html", context)
