"""The readers of correspondence."""

import hashlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Max, Prefetch, Q, QuerySet

from zerodraft.correspondence.models import (
    Announcement,
    Approval,
    Circulation,
    DistributionList,
    Emblem,
    Entry,
    Kept,
    Letter,
    Outgoing,
    Reference,
    Signature,
)
from zerodraft.files import queries as files
from zerodraft.post import queries as mailings

if TYPE_CHECKING:
    from zerodraft.process.models import Process, Round

_MARK = re.compile(r"(?P<general>G-)?(?P<year>[0-9]{4})-(?P<number>[0-9]{1,6})")


def by_key(key: str) -> Letter | None:
    """The letter of that key, whoever may see it; the caller asks the rules."""
    return Letter.objects.filter(key=key).select_related("original", "process").first()


def to_change(key: str) -> Letter | None:
    """The same, locked until the transaction ends."""
    return Letter.objects.select_for_update(of=("self",)).select_related("process").filter(key=key).first()


def of_process(process: "Process") -> list[Letter]:
    """The letters that set up a process and changed it, the newest first; what was set out without a letter is none."""
    return list(Letter.objects.filter(process=process).exclude(original=None))


def by_content(content: bytes) -> Letter | None:
    """The letter whose original these bytes are, unless it was sealed."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Letter.objects.filter(original_id=sha256, sealed_at=None).first()


def newest_first() -> QuerySet[Letter]:
    """Every letter for a page of them, newest first, without the words that the page does not show."""
    return Letter.objects.select_related("process").defer("text")


def outgoing(key: str) -> Outgoing | None:
    """The letter of ours of that key, whoever may see it; the caller asks the rules."""
    found = Outgoing.objects.select_related("process", "encloses", "encloses_letter", "corrects", "recalls", "entry")
    return found.filter(key=key).first()


def outgoing_to_change(key: str) -> Outgoing | None:
    """The same, locked until the transaction ends."""
    found = Outgoing.objects.select_for_update(of=("self",)).select_related("process", "encloses", "encloses_letter")
    return found.filter(key=key).first()


def released_to_change(key: str) -> Outgoing | None:
    """The same if it is released: what is in the making is its team's, and nobody else's."""
    found = outgoing_to_change(key)
    return found if found and found.state == Outgoing.State.RELEASED else None


def emblems_of(process: "Process") -> list[Emblem]:
    """The emblems that are offered to the letterheads of a process."""
    return list(Emblem.objects.filter(process=process, withdrawn_at=None, original__sealed_at=None))


def emblem(process: "Process", key: str) -> Emblem | None:
    """The emblem of that key, also one that is offered no more."""
    return Emblem.objects.filter(process=process, key=key).select_related("original", "process").first()


def drafts_of(process: "Process") -> list[Outgoing]:
    """The letters of a process that are not released, the newest first; those set aside last."""
    found = Outgoing.objects.filter(process=process).exclude(state=Outgoing.State.RELEASED)
    return sorted(found, key=lambda one: one.state == Outgoing.State.SET_ASIDE)


def register_of(process: "Process") -> QuerySet[Entry]:
    """The register of a process, the newest first, with what each letter refers to and what refers to it."""
    return _entries().filter(Q(outgoing__process=process) | Q(letter__process=process)).prefetch_related(*_chains())


def entry_of(letter: Letter | Outgoing) -> Entry | None:
    """The entry of a letter in the register, with what it refers to and what refers to it; None before it has one."""
    of = Q(outgoing=letter) if isinstance(letter, Outgoing) else Q(letter=letter)
    return _entries().filter(of).prefetch_related(*_chains()).first()


def _entries() -> QuerySet[Entry]:
    """Entries with their letters, without the words that a register does not show."""
    words = ("letter__text", "letter__changes", "outgoing__content", "outgoing__frozen")
    return Entry.objects.select_related("letter__process", "outgoing__process").defer(*words)


def _chains() -> "tuple[Prefetch[str, QuerySet[Reference], str], ...]":
    """What an entry refers to, and what refers to it, each with its letter."""
    to = Reference.objects.prefetch_related(Prefetch("to", _entries()))
    by = Reference.objects.prefetch_related(Prefetch("entry", _entries()))
    return Prefetch("references", to), Prefetch("referred_to_by", by)


def entries(process: "Process", keys: Iterable[str]) -> list[Entry]:
    """The entries of these letters in the register of a process, by the letters' keys, the oldest first."""
    wanted = set(keys)
    found = register_of(process).filter(Q(outgoing__key__in=wanted) | Q(letter__key__in=wanted)) if wanted else ()
    return sorted(found, key=lambda one: (one.at, one.pk))


def numbered(process: "Process", mark: str) -> Entry | None:
    """The entry with this number in the register of a process: "2018-7", of a series of no process "G-2018-7"."""
    found = _MARK.fullmatch(mark)
    if found is None:
        return None
    scope = "" if found["general"] else process.key
    return register_of(process).filter(scope=scope, year=int(found["year"]), number=int(found["number"])).first()


def setting_out(in_round: "Round") -> list[Entry]:
    """The entries of the letters that set out the programme of a round."""
    return list(Entry.objects.filter(sets_out=in_round).select_related("outgoing"))


def highest_number(scope: str, year: int) -> int:
    """The last number given in a series of the register; 0 before the first."""
    return Entry.objects.filter(scope=scope, year=year).aggregate(last=Max("number"))["last"] or 0


def standing_approvals(letter: Outgoing) -> dict[int, Approval]:
    """The approvals of the letter as it stands now, by the place of the signature."""
    found = letter.approvals.filter(revision=letter.revision, withdrawn_at=None)
    return {row.position: row for row in found}


def signatures(letter: Outgoing) -> list[Signature]:
    """The places for signatures of a letter, in order; none before it is prepared."""
    return list(letter.signatures.all())


def kept(letter: Outgoing) -> dict[str, Kept]:
    """The files that are kept of a letter, by their form."""
    return {row.form: row for row in letter.kept.select_related("original")}


ANNOUNCING = ("convening", "change")
"""The templates of letters that set out a programme; a cover encloses one."""


def announcements(process: "Process") -> QuerySet[Announcement]:
    """What was decided of the releases of a process, the newest first."""
    return Announcement.objects.filter(process=process).order_by("-number")


def last_announcing(process: "Process") -> str:
    """The key of the last letter in the register that set out the programme of a process; '' where there is none."""
    ours = Outgoing.objects.filter(process=process, state=Outgoing.State.RELEASED, sealed_at=None)
    holding = ours.exclude(recalled_by__in=_recalls())
    sent = holding.filter(template__in=ANNOUNCING).order_by("-released_at").first()
    if sent:
        return sent.key
    came = Letter.objects.filter(process=process, sealed_at=None, entry__isnull=False).order_by("-received_at").first()
    return came.key if came else ""


def is_recalled(letter: Outgoing) -> bool:
    """Whether a recall of the letter went out and holds."""
    return _recalls().filter(recalls=letter).exists()


def _recalls() -> QuerySet[Outgoing]:
    """The recalls that went out; one that was recalled itself counts for nothing."""
    released = Outgoing.objects.filter(state=Outgoing.State.RELEASED, recalls__isnull=False)
    return released.exclude(pk__in=released.values("recalls"))


def bytes_of(sha256: str) -> bytes:
    """A file that goes with a mailing. Raises LookupError for one that was sealed, `files.Damaged`."""
    original = files.get(sha256)
    if original is None or original.sealed_at:
        raise LookupError(f"the original {sha256} was sealed")
    return files.read(sha256)


def circulation(key: str) -> Circulation | None:
    """The circulation of that key, whoever may see it; the caller asks the rules."""
    return Circulation.objects.filter(key=key).select_related("letter__process", "letter__entry").first()


def circulation_of_mailing(mailing: str) -> Circulation | None:
    """The circulation that a mailing carries out, by the mailing's key."""
    return Circulation.objects.filter(mailing=mailing).exclude(mailing="").select_related("letter__process").first()


def circulation_to_change(key: str) -> Circulation | None:
    """The same, locked until the transaction ends."""
    found = Circulation.objects.select_for_update(of=("self",)).select_related("letter__process")
    return found.filter(key=key).first()


def circulations_of(process: "Process") -> QuerySet[Circulation]:
    """The circulations of a process, the newest first, each with its letter."""
    return Circulation.objects.filter(letter__process=process).select_related("letter__process", "letter__entry")


def circulations_of_letter(letter: Outgoing) -> list[Circulation]:
    """The circulations of a letter, the newest first."""
    return list(Circulation.objects.filter(letter=letter))


def distribution_list(key: str) -> DistributionList | None:
    """The distribution list of that key, unless it was taken away."""
    return DistributionList.objects.filter(key=key, removed_at=None).select_related("process").first()


def names_of_lists(keys: Iterable[str]) -> dict[str, str]:
    """What the distribution lists of these keys are called; those that were taken away are left out."""
    return dict(DistributionList.objects.filter(key__in=list(keys), removed_at=None).values_list("key", "name"))


def circulated_to(letter: Outgoing) -> frozenset[str]:
    """The parties, by id, that a letter reached: a mail server took it on for one of their addresses, and it did not come
    back.
    """
    keys = list(Circulation.objects.filter(letter=letter).exclude(mailing="").values_list("mailing", flat=True))
    return frozenset(mailings.holders_in(keys, ("sent",)) if keys else ())
