"""The register of letters for other programs, and the letters with their files; what is in the making is the team's."""

from collections.abc import Mapping
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
from zerodraft.correspondence.archive import Archive, archive_of, sees
from zerodraft.correspondence.core.archive import Standing
from zerodraft.correspondence.kept_files import ENDINGS, MEDIA
from zerodraft.correspondence.models import Entry, Kept, Letter, Outgoing
from zerodraft.correspondence.showing import register as showing
from zerodraft.correspondence.showing.archive import title_of
from zerodraft.files import queries as files
from zerodraft.process import permissions as process_permissions
from zerodraft.process.api import Key
from zerodraft.process.asking import asked_for, seeing
from zerodraft.process.capacity import Capacity

if TYPE_CHECKING:
    from zerodraft.files.models import Original

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
    seen = archive_of(of, lambda one: sees(own, one))
    later = (one.entry for one in seen.letters.values() if one.entry.pk > (asked.number or 0))
    items, following = page_of(sorted(later, key=lambda one: one.pk), lambda one: one.pk, asked)
    ties = _ties(seen)
    return {"items": [_letter(one, seen, ties) for one in items], "next": following}


@router.get("/letters/{key}", response=LetterWhole, summary="A letter")
def letter(request: HttpRequest, key: Key) -> dict[str, object]:
    """One letter, and which files there are of it."""
    entry, own = _found(request, key)
    one: Any = entry.outgoing or entry.letter
    seen = archive_of(one.process, lambda other: sees(own, other)) if one.process else None
    return _letter(entry, seen, _ties(seen)) | {"files": [_file(*each) for each in _files(entry)]}


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


def _ties(seen: Archive | None) -> dict[str, list[dict[str, object]]]:
    """What each letter speaks of, then what speaks of it, by its key."""
    links = seen.links if seen else ()
    ends = [
        *((link.of, link.tie, False, link.to) for link in links),
        *((link.to, link.tie, True, link.of) for link in links),
    ]
    found: dict[str, list[dict[str, object]]] = {}
    for key, tie, by, other in ends:
        mark = seen.letters[other].entry.mark if seen else ""
        found.setdefault(key, []).append({"how": tie.value, "by": by, "key": other, "number": mark})
    return found


def _letter(of: Entry, seen: Archive | None, ties: Mapping[str, list[dict[str, object]]]) -> dict[str, object]:
    one: Any = of.outgoing or of.letter
    archived = seen.letters[of.key] if seen else None
    title = title_of(archived) if archived else showing.title_of(of)
    return {
        "key": of.key,
        "process": one.process_key or None,
        "number": of.mark,
        "direction": of.direction,
        "at": of.at,
        "dated": of.dated,
        "channel": of.channel,
        "language": of.language,
        "title": "" if one.sealed_at else title,
        "audience": one.audience,
        "sealed": one.sealed_at is not None,
        "recalled": archived is not None and archived.stand.standing is Standing.RECALLED,
        "related": ties.get(of.key, []),
    }


def _files(of: Entry) -> "list[tuple[str, str, Original, str]]":
    """The files of a letter that are kept and were not sealed: form, media type, original, and how a name of it ends."""
    if of.outgoing:
        kept = queries.kept(of.outgoing)
        found = [(form, MEDIA[Kept.Form(form)], kept[form].original, ENDINGS[Kept.Form(form)]) for form in kept]
        return [each for each in found if not each[2].sealed_at]
    letter = of.letter
    if letter is None or letter.sealed_at or letter.original is None:
        return []
    return [(ORIGINAL, _BYTES, letter.original, presenting.ending(letter.file_name))]


def _file(form: str, media: str, original: "Original", _ending: str) -> dict[str, object]:
    return {"form": form, "media": media, "sha256": original.sha256, "size": original.size}
