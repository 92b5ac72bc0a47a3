"""The readers of the store of originals."""

import hashlib

from django.core.files.storage import storages

from zerodraft.files.models import Original


class Damaged(OSError):
    """The bytes in the store are missing, or are not those that were kept."""


def place_of(sha256: str) -> str:
    """Where the store holds the bytes: two folders deep, so that no folder grows without bound."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def get(sha256: str) -> Original | None:
    """The original of that hash, sealed or not; None if there never was one."""
    return Original.objects.filter(sha256=sha256).first()


def read(sha256: str) -> bytes:
    """The bytes of an original, checked against its hash. Raises Damaged when they are not what was kept."""
    try:
        with storages["originals"].open(place_of(sha256)) as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Damaged(f"the original {sha256} is missing from the store") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(f"the original {sha256} is not what was kept")
    return content
