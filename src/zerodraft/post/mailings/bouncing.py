"""Reading what came back: single mails, and a Maildir into which a mail server of the house puts them."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zerodraft import clock
from zerodraft.post.actions import dispatching
from zerodraft.post.core.bounces import MOST_BYTES, NotABounce, read

MOST_AT_ONCE = 2_000
"""Mails of a folder that are read in one round."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Read:
    """How many mails were noted as come back, changed nothing, and told of none of ours."""

    noted: int = 0
    unchanged: int = 0
    strange: int = 0


def take(content: bytes, counts: Read) -> None:
    """Note what a mail tells, if it tells of one of ours."""
    try:
        bounce = read(content)
    except NotABounce:
        counts.strange += 1
        return
    if dispatching.note_bounce(bounce, clock.real_now()):
        counts.noted += 1
    else:
        counts.unchanged += 1


def take_in(folder: Path) -> Read:
    """Read the new mails of a Maildir; each that was read moves to `cur`, as a reader of mail does it.

    Raises NotADirectoryError when the folder is no Maildir.
    """
    new, read_ones = folder / "new", folder / "cur"
    if not new.is_dir() or not read_ones.is_dir():
        raise NotADirectoryError(f"{folder} is no Maildir: it has no folders new and cur")
    counts = Read()
    for place in _first(new):
        try:
            if place.is_symlink() or not place.is_file():
                continue
            with place.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError:
            _log.warning("a mail in %s cannot be read", new)
            continue
        take(content, counts)
        with contextlib.suppress(OSError):
            place.rename(read_ones / f"{place.name}:2,S")
    return counts


def _first(folder: Path) -> Iterator[Path]:
    for count, place in enumerate(sorted(folder.iterdir())):
        if count >= MOST_AT_ONCE:
            return
        yield place
