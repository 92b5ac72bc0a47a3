"""A process as plain files that need no program of ours: originals, releases, lists as they were spoken, and its record.

`SHA256SUMS` is what `sha256sum -c` checks. Rows of the record stand one a line with their hashes, in the form in which they
are hashed (docs/record.md), so that each can be checked alone. What was sealed is not there.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from zerodraft import __version__, clock
from zerodraft.correspondence import presenting as letters_shown
from zerodraft.correspondence import queries as correspondence
from zerodraft.files import queries as files
from zerodraft.floor import queries as floor
from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.party import UnknownParty
from zerodraft.parties.queries import register
from zerodraft.post import queries as post
from zerodraft.process.actions import topic_of
from zerodraft.process.spreadsheets import as_csv
from zerodraft.programme import queries as programme
from zerodraft.record import queries as record
from zerodraft.record.core.chain import Link, instant

if TYPE_CHECKING:
    from zerodraft.post.models import Notice
    from zerodraft.process.models import Process
    from zerodraft.programme.models import Meeting

SUMS = "SHA256SUMS"
SECOND = timedelta(seconds=1)


class CannotExport(ValueError):
    """The process cannot be written out; the message names the place and the cure."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of an export: its path within the folder, and its bytes."""

    path: str
    content: bytes


def write(process: "Process", target: Path) -> int:
    """Write the process into the folder `target`, which must not be there yet; all of it, or nothing. Give how many files.

    Raises CannotExport, also when an original is damaged.
    """
    if target.exists():
        raise CannotExport(f"{target} is there already; an export overwrites nothing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".export-") as folder:
            made = Path(folder) / "export"
            sums = [_written(made, piece) for piece in pieces(process)]
            (made / SUMS).write_text("".join(sorted(sums, key=lambda line: line[66:])))
            made.replace(target)
    except OSError as error:
        raise CannotExport(f"{target} cannot be written: {error.strerror or error}") from error
    return len(sums) + 1


def pieces(process: "Process") -> Iterator[Piece]:
    """Every file of the export of a process, but the sums."""
    meetings = programme.meetings_of(process)
    letters = correspondence.of_process(process)
    yield Piece("README.txt", _readme(process).encode())
    yield _json("process.json", _described(process))
    for release in programme.releases_of(process):
        yield _json(f"programme/release-{release.number:03}.json", release.meetings)
    if names := {release.number: release.name for release in programme.named_releases(process) if release.name}:
        yield _json("programme/names.json", names)
    for letter in letters:
        if letter.sealed_at or not letter.original_id:
            continue
        ending = letters_shown.ending(letter.file_name)
        try:
            yield Piece(f"originals/{letter.original_id}{ending}", files.read(letter.original_id))
        except files.Damaged as error:
            raise CannotExport(f"{error}; restore it from a backup, and export again") from error
        yield _json(f"letters/{letter.key}.json", {"original": letter.original_id, "reading": letter.reading})
    for meeting in meetings:
        yield from _spoken(meeting)
    topics = [topic_of(process), *(f"meeting:{meeting.key}" for meeting in meetings)]
    yield _json("notices.json", [_notice(one) for one in post.filed_under(topics)])
    rows = record.links_about(topics, [letter.key for letter in letters])
    yield Piece("record/rows.jsonl", "".join(_row(link) + "\n" for link in rows).encode())


def _written(folder: Path, piece: Piece) -> str:
    """Write a file, and give its line for the sums."""
    place = folder / PurePosixPath(piece.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(piece.content)
    return f"{hashlib.sha256(piece.content).hexdigest()}  {piece.path}\n"


def _json(path: str, of: object) -> Piece:
    return Piece(path, (json.dumps(of, ensure_ascii=False, indent=1) + "\n").encode())


def _described(process: "Process") -> dict[str, object]:
    return {
        "key": process.key,
        "title": process.title,
        "audience": process.audience,
        "opened_at": instant(process.opened_at),
        "officers": [
            {"key": o.key, "office": o.office, "name": o.name, "state": o.state, "party": o.party}
            for o in process.officers.all()
        ],
        "rounds": [
            {
                "number": each.number,
                "limits": {limit.applies_to: limit.seconds for limit in each.limits.all()},
                "deadlines": [
                    {"matter": d.matter, "on": d.on.isoformat(), "at": instant(d.at) if d.at else None, "zone": d.zone}
                    for d in each.deadlines.all()
                ],
            }
            for each in process.rounds.prefetch_related("limits", "deadlines")
        ],
        "outline": [part.element for part in process.outline.all()],
    }


def _notice(notice: "Notice") -> dict[str, object]:
    """A notice by ids, as it is kept: what became of each message, and no address."""
    return {
        "key": notice.key,
        "to": notice.to,
        "within": notice.within,
        "topic": notice.topic,
        "kind": notice.kind,
        "params": notice.params,
        "at": instant(notice.at),
        "due": instant(notice.due) if notice.due else None,
        "messages": [
            {"key": one.key, "person": one.person, "state": one.state, "reason": one.reason}
            for one in notice.messages.all()
        ],
    }


def _spoken(meeting: "Meeting") -> Iterator[Piece]:
    """Who spoke in a meeting, in the order in which they did, and who still waited."""
    state = floor.state(meeting.key, clock.now())
    if not state.lists and not state.spoken:
        return
    folder = f"meetings/{meeting.day.isoformat()}-{meeting.key}"
    heads = ("given", "party", "name", "capacity", "group", "joint", "guest", "allotted", "used", "over", "entered")
    spoken = [
        (
            instant(each.given_at),
            each.speaker.party,
            _named(each.speaker.party or each.speaker.group, meeting),
            each.speaker.capacity,
            each.speaker.group,
            " ".join(each.speaker.joint),
            each.speaker.guest,
            "" if each.clock.allotted is None else each.clock.allotted // SECOND,
            each.used // SECOND,
            each.over // SECOND,
            "later" if each.entered_later else "",
        )
        for each in state.spoken
    ]
    yield _csv(f"{folder}/spoken.csv", heads, spoken)
    waiting = [
        (one.title, each.place, each.speaker.party, _named(each.speaker.party, meeting), each.speaker.group)
        for one in state.lists
        for each in one.waiting
    ]
    yield _csv(f"{folder}/waiting.csv", ("list", "place", "party", "name", "group"), waiting)


def _csv(path: str, heads: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> Piece:
    return Piece(path, as_csv(heads, rows).encode())


def _named(party: str, meeting: "Meeting") -> str:
    try:
        return name_on(register().party(party), meeting.day)
    except (UnknownParty, NamelessParty):
        return ""


def _row(link: Link) -> str:
    entry = link.entry
    return json.dumps(
        {
            "seq": entry.seq,
            "format": entry.format,
            "at": instant(entry.at),
            "real_at": instant(entry.real_at),
            "verb": entry.verb,
            "actor": entry.actor,
            "on_behalf_of": entry.on_behalf_of,
            "subject": entry.subject,
            "topic": entry.topic,
            "data": entry.data,
            "previous": link.previous,
            "hash": link.hash,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _readme(process: "Process") -> str:
    return (
        f"{process.title}\n\n"
        f"Written by Zerodraft {__version__} on {clock.real_now():%Y-%m-%d %H:%M} UTC.\n\n"
        "process.json         officers, rounds, limits, deadlines, outline\n"
        "programme/           every release of the programme of work, as it was published\n"
        "originals/           files as they came in, named by their SHA-256\n"
        "letters/             what was read in them\n"
        "meetings/            who spoke, for whom and for how long; who still waited\n"
        "notices.json         who was told of what, and what became of each message\n"
        "record/rows.jsonl    what happened, a row a line, each with its hash and that of the row before it\n"
        f"{SUMS}           check with: sha256sum -c {SUMS}\n"
    )
