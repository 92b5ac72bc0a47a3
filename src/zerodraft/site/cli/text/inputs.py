"""What the commands on texts are given, and where they write: drafts, proposals, parties, output."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.terminal import harmless

if TYPE_CHECKING:
    from zerodraft.text.core.draft import Draft
    from zerodraft.text.core.proposal import Proposal
    from zerodraft.text.naming import Namer

SECONDS, MEGABYTES = 120, 1_500
_SHOWN = 120
_NUMBER = re.compile(r"\d+")
_ON_BEHALF_OF = re.compile(r"(?P<party>.+?)\s+on\s+behalf\s+of\s+(?P<group>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """The proposals on a draft, by the names that the parties have on the day, and what was odd about them."""

    proposals: "list[Proposal]"
    namer: "Namer"
    says: tuple[str, ...]


@contextmanager
def refused() -> Iterator[None]:
    """Whatever is wrong with what was given is told in one line, and ends the command with code 2."""
    from zerodraft.files.opening.errors import UnreadableFile
    from zerodraft.files.opening.limits import bounded
    from zerodraft.text.core.checking import BadProposals

    try:
        with bounded(seconds=SECONDS, megabytes=MEGABYTES):
            yield
    except BadProposals as error:
        more = f" (and {len(error.faults) - 1} more faults)" if len(error.faults) > 1 else ""
        raise Refusal(error.faults[0] + more) from error
    except (UnreadableFile, ValueError, LookupError) as error:
        raise Refusal(str(error)) from error


def read_draft(path: Path) -> "Draft":
    """The draft in a file; what of the file is no part of its text is told on stderr."""
    from zerodraft.files.opening.bounds import read_bounded
    from zerodraft.text.exchange.drafts import read_whole

    reading = read_whole(read_bounded(path), str(path))
    tell([f"{path}: no part of the text: {each}" for each in _summed_up(reading.left_out)])
    return reading.draft


def _summed_up(lines: Sequence[str]) -> Iterator[str]:
    """Each line, and once those that differ in numbers only, as page numbers do."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        words = " ".join(line.split())
        alike.setdefault(_NUMBER.sub("0", words), []).append(words)
    for first, *more in alike.values():
        shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
        yield f"{shown} (and {len(more)} more like it)" if more else shown


def read_proposals(draft: "Draft", files: Sequence[Path], proponents: Sequence[str], on: date) -> Given:
    """The proposals in files of JSON and in tracked Word documents; the proponents are those of the latter, in order."""
    from zerodraft.parties.register import shipped
    from zerodraft.text.core.checking import checked
    from zerodraft.text.naming import Namer

    namer = Namer(shipped(), on)
    words = [each for each in files if each.suffix.lower() == ".docx"]
    if len(words) != len(proponents):
        raise Refusal(
            f"{len(words)} Word documents and {len(proponents)} proponents were given; "
            "give one --proponent for each .docx, in the same order"
        )
    behind = dict(zip(words, proponents, strict=True))
    found: list[Proposal] = []
    says: list[str] = []
    for path in files:
        if path in behind:
            made, odd = _tracked(draft, path, behind[path], namer)
            says += odd
        else:
            made = _written(path)
        found += namer.named(made)
    flags = checked(draft, found)
    says += [f"proposal {flag.proposal}: {flag.says}" for flag in flags]
    return Given(found, namer, tuple(says))


def _written(path: Path) -> "list[Proposal]":
    from zerodraft.files.opening.bounds import read_bounded
    from zerodraft.text.exchange.proposals_json import from_json

    if path.suffix.lower() != ".json":
        raise Refusal(f"{path}: proposals are read from .json and from .docx with tracked changes")
    return from_json(read_bounded(path), str(path))


def _tracked(draft: "Draft", path: Path, proponent: str, namer: "Namer") -> "tuple[Sequence[Proposal], list[str]]":
    from zerodraft.files.opening.bounds import read_bounded
    from zerodraft.text.exchange.word.tracked import read_proposals as read

    behalf = _ON_BEHALF_OF.fullmatch(proponent.strip())
    party, group = (behalf["party"], behalf["group"]) if behalf else (proponent, "")
    names = [namer.name(namer.party(name)) if name else "" for name in (party, group)]
    reading = read(read_bounded(path), str(path), draft, names[0], on_behalf_of=names[1])
    return reading.proposals, [f"{path}: {each}" for each in reading.says()]


def day_of(written: str | None) -> date:
    """The day whose parties are meant; today when none was given."""
    try:
        return date.fromisoformat(written) if written else datetime.now(UTC).date()
    except ValueError:
        raise Refusal(f"{written} is no day: write it as 2018-02-20") from None


def tell(says: Sequence[str]) -> None:
    """Write to stderr what was odd, a line each."""
    for each in says:
        click.echo(harmless(each), err=True)


def write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    half = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            half = Path(file.name)
            file.write(content)
        half.chmod(0o666 & ~_umask())
        half.replace(path)
    except OSError as error:
        if half is not None:
            half.unlink(missing_ok=True)
        raise Refusal(f"{path}: cannot be written ({error.strerror}); check the folder and the disk") from error


def _umask() -> int:
    known = os.umask(0)
    os.umask(known)
    return known


@contextmanager
def progress(says: str, steps: int, *, quiet: bool) -> Iterator[Callable[[], Any]]:
    """A bar on stderr for long work, where somebody looks; nothing with `quiet`."""
    import sys

    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=steps, label=says, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
