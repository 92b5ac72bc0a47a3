"""What the process itself tells of what changed: the notices that a visitor has not read."""

from collections.abc import Iterator

from django.utils.translation import get_language

from zerodraft.post import queries as post
from zerodraft.post.core.reader import Box, Reader
from zerodraft.post.presenting import shown
from zerodraft.process.permissions import capacity_of
from zerodraft.process.since import MOST, Asked, Piece
from zerodraft.process.topics import topic_of_key


def notices(asked: Asked) -> Iterator[Piece]:
    """What the visitor was told in this process, as they act in it, and has not read; whenever that was."""
    capacity, topic = capacity_of(asked.visitor), topic_of_key(asked.process.key)
    if not capacity.key:
        return
    reader = Reader(capacity.key, (Box(capacity.party, topic),) if capacity.party else ())
    for notice in post.unread_within(reader, topic)[:MOST]:
        said = shown(notice, get_language() or "en")
        yield Piece(notice.key, notice.at, said.subject, said.text, said.address)
