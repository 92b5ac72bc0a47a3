"""What a feed needs that is the same whatever it tells: ids that last, and text that XML can hold."""

import re
from datetime import date

# XML 1.0, section 2.2: characters that no document may hold, however they are written.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(authority: str, on: date, specific: str) -> str:
    """A tag URI (RFC 4151): `authority` is a host name that was ours on the day `on`, `specific` a path of ids."""
    return f"tag:{authority.lower()},{on.isoformat()}:{specific}"


def plain(words: str) -> str:
    """The words without what XML cannot hold."""
    return _NOT_XML.sub(" ", words)
