"""The live path of one server: its hub, its door, and the thread that follows the record."""

import asyncio
from collections import deque

from zerodraft.live.door import Door, door_to
from zerodraft.live.following import Follower
from zerodraft.live.hub import Channel, Hub
from zerodraft.live.waking import Alarm


class Live:
    """What a server starts once its loop runs, and stops before it ends."""

    def __init__(self) -> None:
        self._alarm = Alarm()
        self._asked: deque[tuple[Channel, int]] = deque()
        self.hub = Hub(self._ask)
        self.door: type[Door] = door_to(self.hub)
        self._follower = Follower(self.hub, self._alarm, self._asked)

    def _ask(self, channel: Channel, number: int) -> None:
        self._asked.append((channel, number))
        self._alarm.ring()

    def start(self) -> None:
        """Begin to follow the record; called in the server's loop."""
        self._follower.start(asyncio.get_running_loop())

    def stop(self) -> None:
        """End the streams, and the thread."""
        self.hub.end_everything()
        self._follower.stop()
        self._alarm.close()
