"""The only writers of the store of originals."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from zerodraft import clock
from zerodraft.files import queries, verbs
from zerodraft.files.models import Original
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


class Sealed(ValueError):
    """The same bytes were sealed before; they are not taken in again."""


@transaction.atomic
def keep(actor: Actor, content: bytes, media_type: str) -> Original:
    """Keep an original under its SHA-256. The same bytes twice are one original. Raises Sealed if they were sealed.

    The bytes are written before the row: a transaction that fails leaves at most bytes that nothing names.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = Original.objects.filter(sha256=sha256).first()
    if known:
        if known.sealed_at:
            raise Sealed(f"the original {sha256} was sealed on {known.sealed_at:%d %B %Y}")
        return known
    _put(sha256, content)
    original = Original.objects.create(sha256=sha256, size=len(content), media_type=media_type, kept_at=clock.now())
    append(verbs.FILE_KEPT.name, actor=actor.key, subject=f"file:{sha256}", data={"size": len(content)})
    return original


def erase(sha256: str) -> None:
    """Erase the bytes of an original, keeping its tombstone; for the room that seals what was read from it."""
    if not Original.objects.filter(sha256=sha256).update(sealed_at=clock.now(), media_type=""):
        raise LookupError(f"no original has the hash {sha256}")
    transaction.on_commit(lambda: storages["originals"].delete(queries.place_of(sha256)))


def finish_erasing() -> int:
    """Delete bytes of sealed originals that a crash left behind between commit and deletion; give how many."""
    store, found = storages["originals"], 0
    for sha256 in Original.objects.exclude(sealed_at=None).values_list("sha256", flat=True):
        place = queries.place_of(sha256)
        if store.exists(place):
            store.delete(place)
            found += 1
    return found


def _put(sha256: str, content: bytes) -> None:
    """Bytes may be there already without a row: of a transaction that failed, or half of them after a crash."""
    store, place = storages["originals"], queries.place_of(sha256)
    if store.exists(place):
        try:
            queries.read(sha256)
        except queries.Damaged:
            store.delete(place)
        else:
            return
    store.save(place, ContentFile(content))
