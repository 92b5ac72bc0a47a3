"""When a delegation is told that its turn is near, and that it was put off.

Both count from the early end of the forecast, as a phone does. Between the two lies a span in which nothing is said, so
that a forecast that trembles does not write letters. Nobody is called to a meeting that will rather not hear them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from zerodraft.floor.core.forecast import Place

NEAR = timedelta(minutes=20)
"""So long before the earliest moment of a turn a delegation is told: time to come over from its mission."""

FAR = timedelta(minutes=45)
"""A turn that was near and is now further off than that was put off."""


class Alert(StrEnum):
    """What is told of a turn."""

    NEAR = "turn-near"
    PUT_OFF = "turn-put-off"


def due(places: Iterable[Place], told: Mapping[str, Alert], now: datetime) -> dict[str, Alert]:
    """What is to be told now, by the key of the inscription; `told` is what each was told last."""
    found = {}
    for place in places:
        ahead, last = place.band.early - now, told.get(place.key)
        if last is not Alert.NEAR and ahead <= NEAR and place.is_likely:
            found[place.key] = Alert.NEAR
        elif last is Alert.NEAR and ahead > FAR:
            found[place.key] = Alert.PUT_OFF
    return found
