"""The register of letters for other programs, and the letters with their files; what is in the making is the team's."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import rules
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from zerodraft.api.bearer import Scope
from zerodraft.api.paging import Numbered, Paged, page_of
from zerodraft.api.scoped import Scoped
from zerodraft.correspondence import permissions, presenting, queries
from zerodraft.correspondence.actions.releasing import MEDIA
from zerodraft.correspondence.archive import archive_of
from zerodraft.correspondence.core.archive import Standing
from zerodraft.correspondence.models import Entry, Kept, Letter, Outgoing
from zerodraft.correspondence.showing.register import title_of
from zerodraft.files import queries as files
from zerodraft.process import permissions as process_permissions
from zerodraft.process import queries as process
from zerodraft.process.api import Key
from zerodraft.process.asking import asked_for, seeing
from zerodraft.process.capacity import Capacity

if TYPE_CHECKING:
    from zerodraft.files.models import Original
    from zerodraft.process.models import Process

router = Router(tags=["letters"], auth=Scoped(Scope.LETTERS))

ORIGINAL = "original"
"""The form of the file of a letter that came in: as it came."""

_BYTES = "application/octet-stream"
_AS_A_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILE = {"responses": {200: {"content": dict.fromkeys(sorted({*MEDIA.values(), _BYTES}), _AS_A_FILE)}}}


class RelatedOut(Schema):
    """A letter that another speaks of, or that speaks of it."""

    how: str = Field(description="`references`, `encloses`, `corrects`, `recalls` or `supersedes`.")
    by: bool = Field(description="Whether it is the other letter that speaks of this one.")
    key: str
    number: str


class LetterOut(Schema):
    """A letter in the register of its process."""

    key: str
    process: str | None
    number: str = Field(description="In the register: `2018/7`.")
    direction: Literal["in", "out"]
    at: datetime = Field(description="When it came in or went out.")
    dated: date | None = Field(description="The date that it bears.")
    channel: str = Field(description="`site`, `email` or `paper`.")
    language: str
    title: str
    audience: str
    sealed: bool = Field(description="Whether its words were erased; then it has no files.")
    recalled: bool
    related: list[RelatedOut] = Field(description="As far as one sees those letters.")


class FileOut(Schema):
    """A file of a letter."""

    form: str = Field(description="`pdf`, `docx`, `html`, `txt`, `scan`, `bound`, or `original` of one that came in.")
    media: str
    sha256: str
    size: int = Field(description="In bytes.")


class LetterWhole(LetterOut):
    """A letter with the files that are kept of it."""

    files: list[FileOut]


class Letters(Paged):
    """A page of the register, in the order in which letters were entered."""

    items: list[LetterOut]


@router.get("/processes/{key}/letters", response=Letters, summary="The register of letters")
def letters(request: HttpRequest, key: Key, asked: Query[Numbered]) -> dict[str, object]:
    """The letters of a process, in and out, as far as one sees them, in the order in which they were entered."""
    of, own = asked_for(request, key)
    found = queries.entered_after(of, asked.number or 0)
    _note_invited(found)
    seen = [one for one in found if _sees(own, one)]
    items, following = page_of(seen, lambda one: one.pk, asked)
    standing = _standing(of, own)
    return {"items": [_letter(one, own, standing) for one in _with_chains(items)], "next": following}


@router.get("/letters/{key}", response=LetterWhole, summary="A letter")
def letter(request: HttpRequest, key: Key) -> dict[str, object]:
    """One letter, and which files there are of it."""
    entry, own = _found(request, key)
    _with_chains([entry])
    return _letter(entry, own, _standing(_of(entry), own)) | {"files": [_file(*each) for each in _files(entry)]}


@router.get("/letters/{key}/files/{form}", openapi_extra=_FILE, summary="A file of a letter")
def letter_file(request: HttpRequest, key: Key, form: Key) -> HttpResponse:
    """A file of a letter, byte for byte as it is kept."""
    entry, _own = _found(request, key)
    kept = next((each for each in _files(entry) if each[0] == form), None)
    if kept is None:
        raise Http404
    _form, media, original, ending = kept
    answer = HttpResponse(files.read(original.sha256), content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{entry.key}{ending}"'
    return answer


def _found(request: HttpRequest, key: str) -> tuple[Entry, Capacity]:
    """A letter that has been entered, for whoever sees it."""
    one: Outgoing | Letter | None = queries.outgoing(key) or queries.by_key(key)
    entry = queries.entry_of(one) if one else None
    if one is None or entry is None:
        raise Http404
    return entry, seeing(request, one.process, lambda own: _may(own, one))


def _may(own: Capacity, one: Outgoing | Letter) -> bool:
    """A letter of ours is seen by whoever sees its process too; one that came in has an audience of its own alone."""
    sees_process = isinstance(one, Letter) or rules.has_perm(process_permissions.SEE, own, one.process)
    return bool(sees_process and rules.has_perm(permissions.SEE, own, one))


def _sees(own: Capacity, entry: Entry) -> bool:
    return bool(rules.has_perm(permissions.SEE, own, entry.outgoing or entry.letter))


def _with_chains(entries: list[Entry]) -> list[Entry]:
    """The same with what they refer to, and what refers to them, at hand."""
    queries.fetch_chains(entries)
    _note_invited(
        other for one in entries for other in (*(each.to for each in _to(one)), *(each.entry for each in _by(one)))
    )
    return entries


def _note_invited(entries: Iterable[Entry]) -> None:
    """Note on many letters who is invited to each, in one query."""
    found = [letter for one in entries if (letter := one.outgoing or one.letter)]
    named = process.invitations_to({one.key for one in found}) if found else {}
    for one in found:
        one.invited = named.get((one.key, one.process_key), frozenset())


def _of(entry: Entry) -> "Process | None":
    one = entry.outgoing or entry.letter
    return one.process if one else None


def _standing(of: "Process | None", own: Capacity) -> dict[str, Standing]:
    """How the letters of a process stand, by their keys, as far as one sees them and what speaks of them."""
    found = archive_of(of, lambda one: _sees(own, one)).letters if of else {}
    return {key: each.stand.standing for key, each in found.items()}


def _letter(of: Entry, own: Capacity, standing: Mapping[str, Standing]) -> dict[str, object]:
    one: Any = of.outgoing or of.letter
    related = [(each.kind, False, each.to) for each in _to(of)] + [(each.kind, True, each.entry) for each in _by(of)]
    return {
        "key": of.key,
        "process": one.process_key or None,
        "number": of.mark,
        "direction": of.direction,
        "at": of.at,
        "dated": of.dated,
        "channel": of.channel,
        "language": of.language,
        "title": "" if one.sealed_at else title_of(of),
        "audience": one.audience,
        "sealed": one.sealed_at is not None,
        "recalled": standing.get(of.key) is Standing.RECALLED,
        "related": [
            {"how": how, "by": by, "key": other.key, "number": other.mark}
            for how, by, other in related
            if _sees(own, other)
        ],
    }


def _to(of: Entry) -> Iterable[Any]:
    return of.references.all()


def _by(of: Entry) -> Iterable[Any]:
    return of.referred_to_by.all()


def _files(of: Entry) -> "list[tuple[str, str, Original, str]]":
    """The files of a letter that are kept and were not sealed: form, media type, original, and how a name of it ends."""
    if of.outgoing:
        kept = queries.kept(of.outgoing)
        found = [(form, MEDIA[Kept.Form(form)], kept[form].original, _ending(form)) for form in kept]
        return [each for each in found if not each[2].sealed_at]
    letter = of.letter
    if letter is None or letter.sealed_at or letter.original is None:
        return []
    return [(ORIGINAL, _BYTES, letter.original, presenting.ending(letter.file_name))]


def _ending(form: str) -> str:
    return {Kept.Form.SCAN.value: "-signed.pdf", Kept.Form.BOUND.value: "-complete.pdf"}.get(form, f".{form}")


def _file(form: str, media: str, original: "Original", _ending: str) -> dict[str, object]:
    return {"form": form, "media": media, "sha256": original.sha256, "size": original.size}
