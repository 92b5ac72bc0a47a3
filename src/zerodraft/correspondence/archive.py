"""The archive of a process: the letters that somebody may see, as chains, and what of them is in force."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rules
from django.db.models import Q
from django.db.models.fields.json import KT

from zerodraft.correspondence import permissions
from zerodraft.correspondence.core import archive as core
from zerodraft.correspondence.core.archive import Link, Stand, Tie
from zerodraft.correspondence.models import Entry, Letter, Reference
from zerodraft.process import queries as process_queries

if TYPE_CHECKING:
    from zerodraft.process.models import Process


@dataclass(frozen=True, slots=True)
class Archived:
    """A letter of the archive: its entry, what it is called ('' where it says nothing of that itself), and how it stands."""

    entry: Entry
    subject: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Archive:
    """What somebody sees of the letters of a process: by their keys the oldest first, what ties them, and the chains.

    Of a letter that they do not see nothing is told, neither that it is there nor what it says of others.
    """

    letters: Mapping[str, Archived]
    links: Sequence[Link]
    chains: tuple[tuple[str, ...], ...]


def sees(capacity: object, entry: Entry) -> bool:
    """Whether somebody may see a letter of the register."""
    return bool(rules.has_perm(permissions.SEE, capacity, entry.outgoing or entry.letter))


def archive_of(process: "Process", seen: Callable[[Entry], bool]) -> Archive:
    """The archive of a process, in as many queries for a thousand letters as for one."""
    entries = [one for one in _entries(process) if seen(one)]
    called = dict(Letter.objects.filter(process=process).values_list("key", KT("reading__process")))
    key_of = {one.pk: one.key for one in entries}
    links = [
        Link(key_of[of], Tie(kind), key_of[to])
        for of, kind, to in Reference.objects.filter(_of(process, "entry__")).values_list("entry", "kind", "to")
        if of in key_of and to in key_of
    ]
    keys = list(key_of.values())
    stand = core.stands(keys, links)
    return Archive(
        letters={one.key: Archived(one, _subject(one, called), stand[one.key]) for one in entries},
        links=links,
        chains=core.chains(keys, links),
    )


def _entries(process: "Process") -> list[Entry]:
    """The register of a process, the oldest first; each letter knows its process and who is invited to it."""
    found = Entry.objects.filter(_of(process)).select_related("letter", "outgoing")
    words = ("text", "changes", "reading", "refusal")
    ours = ("content", "frozen", "frozen_template")
    rows = found.defer(*(f"letter__{one}" for one in words), *(f"outgoing__{one}" for one in ours))
    invited = process_queries.invitations_in(process)
    for row in rows:
        letter = row.outgoing or row.letter
        if letter:
            letter.process = process
            letter.invited = invited.get(letter.key, frozenset())
    return sorted(rows, key=lambda row: (row.at, row.pk))


def _of(process: "Process", prefix: str = "") -> Q:
    return Q(**{f"{prefix}outgoing__process": process}) | Q(**{f"{prefix}letter__process": process})


def _subject(entry: Entry, called: Mapping[str, str | None]) -> str:
    if entry.outgoing:
        return entry.outgoing.subject
    return called.get(entry.key) or (entry.letter.file_name if entry.letter else "")
