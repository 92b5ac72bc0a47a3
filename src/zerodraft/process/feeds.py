"""What changed in a process as an Atom feed (RFC 4287), for feed readers, in the language of its address."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.process import since
from zerodraft.process.core.atom import plain, tag
from zerodraft.process.since import Asked, Piece

if TYPE_CHECKING:
    from zerodraft.process.models import Process

NOBODYS = "zerodraft.invalid"
"""In the ids of an installation that does not know its own address; that name is nobody's (RFC 2606)."""

_BREAK = SafeString("<br>")


@dataclass(frozen=True, slots=True)
class Written:
    """A feed as it is sent: its bytes, a strong ETag of them, and when the newest of its entries came."""

    content: bytes
    etag: str
    modified: datetime


class _Feed(Atom1Feed):
    """Django's, which calls a feed without entries changed at this moment: it is as old as its process."""

    def latest_post_date(self) -> datetime:
        began: datetime = self.feed["began"]
        return max((item["pubdate"] for item in self.items), default=began)


def written(process: "Process", visitor: object, language: str, site: str, path: str) -> Written:
    """What changed in a process and stays so, as `visitor` may see it.

    `site` is how the world reaches this installation ("https://…", without a slash at the end), `path` where the feed is
    read.
    """
    with translation.override(language):
        began = process.opened_at
        pieces = since.lasting(Asked(process, visitor, datetime(1, 1, 2, tzinfo=UTC), clock.now()))
        feed = _Feed(
            title=plain(_("%(process)s: what changed") % {"process": process.title}),
            link=site + reverse("since", args=[process.key]),
            description=None,
            language=language,
            feed_url=site + path,
            feed_guid=_id(process, f"changes.{language}"),
            author_name="Zerodraft",
            began=began,
        )
        _fill(feed, process, pieces, site)
    content = feed.writeString("utf-8").encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return Written(content, etag, feed.latest_post_date().replace(microsecond=0))


def _fill(feed: _Feed, process: "Process", pieces: Iterable[Piece], site: str) -> None:
    for piece in pieces:
        feed.add_item(
            title=plain(piece.title),
            link=site + (piece.address or reverse("since", args=[process.key])),
            description=format_html_join(_BREAK, "{}", ((line,) for line in plain(piece.text).splitlines())),
            unique_id=_id(process, piece.key),
            pubdate=piece.at,
            updateddate=piece.at,
        )


def _id(process: "Process", key: str) -> str:
    """The same for ever: it names the installation, the day on which the process was opened, and the thing."""
    host = urlsplit(settings.CONFIG.public_url).hostname or NOBODYS
    return tag(host, process.opened_at.date(), f"{process.key}/{key}")
