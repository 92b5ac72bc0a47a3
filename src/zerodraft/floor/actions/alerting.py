"""Telling delegations that their turn is near, or was put off: done by the installation itself, as the forecast moves."""

from collections import Counter
from datetime import datetime

from django.db import transaction

from zerodraft.floor import foreseeing, queries, telling_delegations
from zerodraft.floor.actions.acts import topic_of
from zerodraft.floor.core.alerts import Alert, due
from zerodraft.floor.core.forecast import not_before
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
    with transaction.atomic():
        for key, what in found.items():
            inscription = queries.inscription_by_key(key)
            if inscription and inscription.party:
                band = places[key].band
                turn = not_before(band, moment), band.median
                telling_delegations.tell(INSTALLATION, what, inscription, once=f"{key}:{times[key]}", turn=turn)
    return found
