"""Mailings to a number of addresses, opened as a room above would."""

from django.db import transaction

from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import actions
from zerodraft.post.core.parcel import Destination, Parcel
from zerodraft.post.models import Mailing

PARCEL = Parcel(
    subject="Letter of the co-facilitators", text="Excellency,\n\n.hidden dot\nFrom here on.\n", language="en"
)


def addresses(count: int) -> list[str]:
    return [f"mission{number}@state.example" for number in range(count)]


def mail_to(*to: str, parcel: Parcel = PARCEL, **more: object) -> Mailing:
    """A mailing about a letter, queued for these addresses."""
    destinations = [Destination(one, holder=f"state-{number:03}") for number, one in enumerate(to)]
    with transaction.atomic():
        return actions.open_mailing(
            INSTALLATION, parcel, destinations, regarding="out-ab12", topic="process:harbours", **more
        )


def states(mailing: Mailing) -> dict[str, str]:
    """The state of each address."""
    return dict(mailing.dispatches.values_list("address", "state"))
