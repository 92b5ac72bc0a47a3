"""A letter goes out: rendered, read back, kept by hash, numbered; released by another person than prepared it."""

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, queries, rendering, scans, verbs
from zerodraft.correspondence.actions.authority import hash_of
from zerodraft.correspondence.actions.circulating import stop_for_recall
from zerodraft.correspondence.actions.composing import (
    CannotCompose,
    StaleLetter,
    State,
    append_about,
    authorise,
    in_state,
    locked,
)
from zerodraft.correspondence.actions.registering import enter, refer, supersede
from zerodraft.correspondence.composing.letters import chain, sets_out_programme
from zerodraft.correspondence.composing.reading_back import compared
from zerodraft.correspondence.core.composing.content import from_values
from zerodraft.correspondence.core.composing.read_back import Difference
from zerodraft.correspondence.kept_files import MEDIA
from zerodraft.correspondence.models import Entry, Kept, Outgoing, Reference
from zerodraft.files import actions as files
from zerodraft.files import queries as store
from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.process import queries as process_queries
from zerodraft.process.audience import Audience
from zerodraft.record.sealing import Actor
from zerodraft.typeset import NotBound, bound


class NotAsGiven(CannotCompose):
    """The reader finds other facts in the letter than it was given; `differences` name them. Nothing was released."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        super().__init__(_("The letter does not say what the process holds; nothing was released."))
        self.differences = differences


def attach_scan(actor: Actor, letter: Outgoing, *, revision: int, content: bytes) -> Kept:
    """Attach the scan of the letter as it was signed: a PDF; another one takes its place.

    Raises PermissionDenied, StaleLetter, CannotCompose for what is no PDF that can be opened, `files.Sealed`.
    """
    authorise(actor, permissions.WRITE, letter)
    _check_scan(content)  # a long scan takes a while to open: it holds no transaction
    return _attach(actor, letter, revision, content)


@transaction.atomic
def _attach(actor: Actor, letter: Outgoing, revision: int, content: bytes) -> Kept:
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.PREPARED, _("The signed scan is attached to a prepared letter."))
    if revision != letter.revision:
        raise StaleLetter(list(letter.versions.filter(revision__gt=revision)))
    original = files.keep(actor, content, MEDIA[Kept.Form.SCAN])
    letter.kept.filter(form=Kept.Form.SCAN).delete()
    made = Kept.objects.create(letter=letter, form=Kept.Form.SCAN, original=original)
    append_about(verbs.SCAN_ATTACHED, actor, letter, {"revision": letter.revision, "scan": original.sha256})
    return made


@transaction.atomic
def remove_scan(actor: Actor, letter: Outgoing) -> None:
    """Take the scan off again; its file stays in the store. Raises PermissionDenied and CannotCompose."""
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.PREPARED, _("The scan of a released letter stays with it."))
    found = letter.kept.filter(form=Kept.Form.SCAN).first()
    if found is None:
        raise CannotCompose(_("No scan is attached to this letter."))
    sha256 = found.original_id
    found.delete()
    append_about(verbs.SCAN_REMOVED, actor, letter, {"scan": sha256})


def release(
    actor: Actor, letter: Outgoing, *, revision: int, audience: Audience, channel: Entry.Channel = Entry.Channel.SITE
) -> Entry:
    """Release a letter that all its signatories approved: render it in every format, read it back, keep the files, and
    enter it in the register.

    Raises PermissionDenied (also for who prepared it), StaleLetter, CannotCompose, NotAsGiven, and UnprintableCharacters.
    """
    seen = queries.outgoing(letter.key)
    if seen is None:
        raise CannotCompose(_("This letter is not there any more."))
    authorise(actor, permissions.RELEASE, seen)
    _check_ready(seen, revision)
    # Setting and reading take seconds: they hold no transaction. What was prepared cannot change under its revision.
    made = rendered(seen)
    found = compared(seen, made)
    if found:
        raise NotAsGiven(found)
    return _release(actor, seen, revision, audience, channel, made)


def rendered(letter: Outgoing) -> dict[Kept.Form, bytes]:
    """The letter as it was prepared, in every format, a cover with what it encloses behind it; and the signed scan, bound
    with its enclosure, where there is one.

    Raises CannotCompose when the files cannot be bound, UnprintableCharacters.
    """
    paper = rendering.Paper(from_values(letter.content).paper)
    letters = chain(letter)
    made = {Kept.Form(str(form)): rendering.render(letters, form, paper) for form in rendering.Format}
    behind = behind_cover(letter)
    if behind and letter.encloses_letter:
        _check_enclosed(behind[0])
    scan = queries.kept(letter).get(Kept.Form.SCAN)
    try:
        if scan and behind:
            made[Kept.Form.BOUND] = bound(store.read(scan.original_id), behind)
        elif scan and letter.encloses:
            alone = rendering.render(letters[1], rendering.Format.PDF, paper)
            made[Kept.Form.BOUND] = bound(store.read(scan.original_id), [alone])
        elif behind:
            cover = rendering.render(letters[0], rendering.Format.PDF, paper)
            made[Kept.Form.BOUND] = bound(cover, behind)
    except NotBound as error:
        raise CannotCompose(str(error)) from error
    return made


@transaction.atomic
def _release(
    actor: Actor,
    letter: Outgoing,
    revision: int,
    audience: Audience,
    channel: Entry.Channel,
    made: dict[Kept.Form, bytes],
) -> Entry:
    # The register's numbers run by process: its row is the lock under which the next one is given.
    process_queries.to_change(letter.process_key)
    letter = locked(actor, permissions.RELEASE, letter)
    _check_ready(letter, revision)
    now = clock.now()
    hashes = {}
    for form, content in made.items():
        original = files.keep(actor, content, MEDIA[form])
        Kept.objects.create(letter=letter, form=form, original=original)
        hashes[form] = original.sha256
    letter.state, letter.audience = State.RELEASED, audience
    letter.released_by, letter.released_at = actor.key, now
    letter.save(update_fields=["state", "audience", "released_by", "released_at"])
    entry = enter(
        Entry.Direction.OUT,
        at=now,
        scope=letter.process_key,
        channel=channel,
        language=letter.language,
        dated=letter.dated,
        sets_out=process_queries.round_of(letter.process, letter.round) if sets_out_programme(letter) else None,
        outgoing=letter,
    )
    _refer(entry, letter)
    if letter.recalls:
        stop_for_recall(actor, letter.recalls)
    data = {
        "revision": letter.revision,
        "number": entry.number,
        "year": entry.year,
        "audience": str(audience),
        "channel": str(channel),
        "files": hash_of({str(form): sha256 for form, sha256 in hashes.items()}),
    }
    append_about(verbs.LETTER_RELEASED, actor, letter, data)
    return entry


def _refer(entry: Entry, letter: Outgoing) -> None:
    content = from_values(letter.content)
    spoken_of = queries.entries(letter.process, content.refers)
    refer(entry, Reference.Kind.REFERENCES, spoken_of)
    for kind, one in (
        (Reference.Kind.ENCLOSES, letter.encloses or letter.encloses_letter),
        (Reference.Kind.CORRECTS, letter.corrects),
        (Reference.Kind.RECALLS, letter.recalls),
    ):
        if one:
            refer(entry, kind, queries.entries(letter.process, [one.key]))
    supersede(entry, _changed_by(entry, letter))


def _changed_by(entry: Entry, letter: Outgoing) -> list[Entry]:
    """The letters that set out another programme of the same round; what this one corrects is said already.

    Of a letter that came in it is told only by the changes that this one lists: its own words are not compared.
    """
    if entry.sets_out is None:
        return []
    said = letter.frozen["programme"]
    return [
        one
        for one in queries.setting_out(entry.sets_out)
        if one.outgoing_id != letter.corrects_id or one.outgoing is None
        if (one.outgoing.frozen.get("programme") != said if one.outgoing else letter.frozen.get("changes"))
    ]


def _check_ready(letter: Outgoing, revision: int) -> None:
    in_state(letter, State.PREPARED, _("Only a prepared letter can be released."))
    if revision != letter.revision:
        raise StaleLetter(list(letter.versions.filter(revision__gt=revision)))
    approved = queries.standing_approvals(letter)
    waiting = [place for place in queries.signatures(letter) if place.position not in approved]
    if waiting or not approved:
        raise CannotCompose(_("Not all who sign the letter have approved it."))
    if letter.encloses and letter.encloses.state != State.RELEASED:
        raise CannotCompose(_("The letter that this one encloses is not released yet; release that one first."))


def behind_cover(letter: Outgoing) -> list[bytes]:
    """The files that a cover forwards as they are: the signed scan of our own letter, or a PDF that came in."""
    if letter.encloses:
        scan = queries.kept(letter.encloses).get(Kept.Form.SCAN)
        return [store.read(scan.original_id)] if scan else []
    came = letter.encloses_letter
    if came and came.original_id:
        content = store.read(came.original_id)
        return [content] if content.lstrip()[:5] == b"%PDF-" else []
    return []


def _check_enclosed(content: bytes) -> None:
    try:
        scans.check(content)
    except UnreadableFile as error:
        why = {"why": error}
        raise CannotCompose(
            _("The letter that is forwarded cannot be bound behind its cover: %(why)s") % why
        ) from error


def _check_scan(content: bytes) -> None:
    try:
        scans.check(content)
    except UnreadableFile as error:
        raise CannotCompose(_("The scan cannot be kept: %(why)s") % {"why": error}) from error
