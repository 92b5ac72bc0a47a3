"""Telling delegations that their turn is near, or was put off: done by the installation itself, as the forecast moves."""

from collections import Counter
from datetime import datetime

from django.db import transaction

from zerodraft.floor import foreseeing, queries, telling_delegations
from zerodraft.floor.actions.acts import topic_of
from zerodraft.floor.core.alerts import Alert, due
from zerodraft.floor.core.forecast import Place, not_before
from zerodraft.floor.models import Inscription
from zerodraft.parties.actors import INSTALLATION
from zerodraft.post import queries as post


def alert(meeting_key: str, moment: datetime) -> dict[str, Alert]:
    """Tell those on the list that is taken up what is to be told of their turns; give it by inscription.

    Raises LookupError for a meeting that there is not.
    """
    state = foreseeing.with_forecast(queries.state(meeting_key, moment, 1))
    if state.foreseen is None:
        return {}
    told: dict[str, Alert] = {}
    times: Counter[str] = Counter()
    for notice in post.told_of(topic_of(meeting_key), list(Alert)):
        told[notice.params["inscription"]] = Alert(notice.kind)
        times[notice.params["inscription"]] += 1
    places = {each.key: each for each in state.foreseen.places}
    found = due(places.values(), told, moment)
    if found:  # a transaction holds up every other writer: there is one only when there is something to say
        with transaction.atomic():
            for key, what in found.items():
                _tell(queries.inscription_by_key(key), what, places[key], times[key], moment)
    return found


def _tell(inscription: Inscription | None, what: Alert, place: Place, before: int, moment: datetime) -> None:
    """Tell the delegation, unless it was given the floor or left the list while the forecast was made."""
    if inscription and inscription.state == Inscription.States.WAITING:
        turn = not_before(place.band, moment), place.band.median
        telling_delegations.tell(INSTALLATION, what, inscription, once=f"{place.key}:{before}", turn=turn)
