"""The readers of displays."""

import hashlib

from zerodraft.live.models import Display


def hash_of(token: str) -> str:
    """What is kept of a token. It is as good as random, so it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def display_of(token: str) -> Display | None:
    """The display that holds this token; None when there is none, or it was revoked."""
    return Display.objects.filter(token_hash=hash_of(token), revoked_at=None).first()


def displays_of(topic: str) -> list[Display]:
    """The displays that follow a topic, oldest first, without those that were revoked."""
    return list(Display.objects.filter(topic=topic, revoked_at=None))
