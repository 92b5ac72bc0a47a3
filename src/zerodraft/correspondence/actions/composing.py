"""Letters of our own are begun, worded, set aside and taken up again by the team of a process."""

import secrets
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import composing, permissions, queries, verbs
from zerodraft.correspondence.actions.authority import hash_of
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.core.composing.content import Content, from_values
from zerodraft.correspondence.models import Letter, Outgoing, Version
from zerodraft.process import queries as process_queries
from zerodraft.process.actions import topic_of
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

if TYPE_CHECKING:
    from zerodraft.process.models import Process

State = Outgoing.State
FRAME = ("letterheads", "place", "signatories", "addressees")
"""What a letter takes over from the last one of its kind."""


class CannotCompose(ValueError):
    """The act is not possible as the letter stands; the message says why, and what to do."""


class StaleLetter(CannotCompose):
    """Somebody revised the letter meanwhile. Nothing was written; `versions` are those that came between."""

    def __init__(self, versions: list[Version]) -> None:
        super().__init__(
            _("Somebody revised this letter while you worked on it. What you wrote is still on this page.")
        )
        self.versions = versions


@transaction.atomic
def begin(
    actor: Actor,
    process: "Process",
    *,
    template: str,
    language: str,
    encloses: Outgoing | None = None,
    encloses_letter: Letter | None = None,
    corrects: Outgoing | None = None,
    recalls: Outgoing | None = None,
    refers: Collection[str] = (),
) -> Outgoing:
    """Begin a letter of a process. A corrigendum begins with the words of the letter that it corrects; every other one with
    the letterheads and signatories of the last of its kind. `refers` are letters in the register that it is further to, by
    key; it goes to those to whom the first of them went that is ours.

    Raises PermissionDenied, and CannotCompose for a template that does not ship and for letters that it cannot refer to.
    """
    authorise(actor, permissions.WRITE, process)
    if (template, language) not in composing.shipped():
        raise CannotCompose(_("There is no such template; choose one of the list."))
    _check_related(process, corrects, recalls, encloses, encloses_letter)
    current = process_queries.current_round(process)
    content = _first_content(process, template, language, corrects, recalls, refers)
    now = clock.now()
    letter = Outgoing.objects.create(
        key=f"out-{secrets.token_hex(6)}",
        process=process,
        round=corrects.round if corrects else current.number if current else None,
        template=template,
        language=language,
        content=content.as_json(),
        begun_by=actor.key,
        begun_at=now,
        encloses=encloses,
        encloses_letter=encloses_letter,
        corrects=corrects,
        recalls=recalls,
    )
    _keep_version(letter, actor)
    data = {
        "template": template,
        "language": language,
        "encloses": encloses.key if encloses else encloses_letter.key if encloses_letter else None,
        "corrects": corrects.key if corrects else None,
        "recalls": recalls.key if recalls else None,
    }
    append_about(verbs.LETTER_BEGUN, actor, letter, data)
    return letter


@transaction.atomic
def revise(actor: Actor, letter: Outgoing, *, revision: int, content: Mapping[str, Any]) -> Outgoing:
    """Give a letter another content. The same content changes nothing.

    Raises PermissionDenied, StaleLetter when it was revised since `revision`, CannotCompose when it is not in preparation,
    and one of `composing.REFUSALS` for a content that cannot be kept.
    """
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.PREPARATION, _("Only a letter in preparation can be worded otherwise; take it back first."))
    if revision != letter.revision:
        raise StaleLetter(list(letter.versions.filter(revision__gt=revision)))
    wanted = from_values(content)
    being_composed(letter, wanted).missing()
    if wanted.as_json() == letter.content:
        return letter
    letter.content, letter.revision = wanted.as_json(), letter.revision + 1
    letter.save(update_fields=["content", "revision"])
    _keep_version(letter, actor)
    append_about(verbs.LETTER_REVISED, actor, letter, {"revision": letter.revision, "content": hash_of(letter.content)})
    return letter


def restore(actor: Actor, letter: Outgoing, *, revision: int, version: int) -> Outgoing:
    """Word a letter as it was at an earlier revision; that is a new revision. Raises as `revise` does."""
    found = letter.versions.filter(revision=version).first()
    if found is None:
        raise CannotCompose(_("There is no such version of this letter."))
    return revise(actor, letter, revision=revision, content=found.content)


@transaction.atomic
def set_aside(actor: Actor, letter: Outgoing) -> Outgoing:
    """Say that a letter in preparation will not be sent. Raises PermissionDenied and CannotCompose."""
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.PREPARATION, _("Only a letter in preparation can be set aside."))
    return _turn(actor, letter, State.SET_ASIDE, verbs.LETTER_SET_ASIDE)


@transaction.atomic
def take_up(actor: Actor, letter: Outgoing) -> Outgoing:
    """Go on with a letter that was set aside. Raises PermissionDenied and CannotCompose."""
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.SET_ASIDE, _("This letter was not set aside."))
    return _turn(actor, letter, State.PREPARATION, verbs.LETTER_TAKEN_UP)


def authorise(actor: Actor, permission: str, thing: object) -> None:
    """Raise PermissionDenied, with who may, unless the actor may."""
    if rules.has_perm(permission, actor, thing):
        return
    raise PermissionDenied(
        {
            permissions.WRITE: _("Only the team of the process writes its letters."),
            permissions.APPROVE: _("Only those who sign a letter, or the deputies they named, approve it."),
            permissions.RELEASE: _(
                "A letter is released by the secretariat or a conference officer, a cover by the President’s office, "
                "and never by the person who prepared it."
            ),
        }[permission]
    )


def locked(actor: Actor, permission: str, letter: Outgoing) -> Outgoing:
    """The letter as it is stored, locked, if the actor may. Raises PermissionDenied."""
    found = queries.outgoing_to_change(letter.key)
    if found is None:
        raise CannotCompose(_("This letter is not there any more."))
    authorise(actor, permission, found)
    if found.sealed_at:
        raise CannotCompose(_("This letter was sealed; nothing of it is left."))
    return found


def in_state(letter: Outgoing, state: str, why: str) -> None:
    """Raise CannotCompose, with the reason, unless the letter is in this state."""
    if letter.state != state:
        raise CannotCompose(why)


def append_about(verb: Verb, actor: Actor, letter: Outgoing, data: Mapping[str, object]) -> None:
    """Write the row of the record about a letter."""
    append(verb.name, actor=actor.key, subject=letter.key, topic=topic_of(letter.process), data=data)


def _turn(actor: Actor, letter: Outgoing, state: str, verb: Verb) -> Outgoing:
    letter.state = state
    letter.save(update_fields=["state"])
    append_about(verb, actor, letter, {"revision": letter.revision})
    return letter


def _keep_version(letter: Outgoing, actor: Actor) -> None:
    Version.objects.create(
        letter=letter, revision=letter.revision, content=letter.content, person=actor.key, at=clock.now()
    )


def _check_related(
    process: "Process",
    corrects: Outgoing | None,
    recalls: Outgoing | None,
    encloses: Outgoing | None,
    encloses_letter: Letter | None,
) -> None:
    if any(one and one.process_id != process.pk for one in (corrects, recalls, encloses, encloses_letter)):
        raise CannotCompose(_("A letter encloses, corrects and recalls letters of its own process."))
    if any(one and one.sealed_at for one in (corrects, recalls, encloses, encloses_letter)):
        raise CannotCompose(_("That letter was sealed; nothing of it is left."))
    if any(one and one.state != State.RELEASED for one in (corrects, recalls)):
        raise CannotCompose(_("Only a released letter can be corrected or recalled; change the draft itself."))
    if encloses and encloses.is_cover:
        raise CannotCompose(_("A cover does not enclose another cover."))


def _first_content(
    process: "Process",
    template: str,
    language: str,
    corrects: Outgoing | None,
    recalls: Outgoing | None,
    refers: Collection[str],
) -> Content:
    """What a letter begins with: its date is today's, and what it corrects or recalls is what it refers to."""
    given: dict[str, Any] = {}
    words: dict[str, Any] = {}
    last = (
        Outgoing.objects.filter(process=process, template=template, language=language, state=State.RELEASED)
        .order_by("-released_at")
        .first()
    )
    if corrects:
        words = {name: value for name, value in corrects.content.items() if name != "refers"}
        given = dict(corrects.content.get("given", {}))
        given.pop("references", None)
    elif last:
        given = {name: value for name, value in last.content.get("given", {}).items() if name in FRAME}
    given |= _addressees_of(process, refers, language)
    given["date"] = clock.now().date().isoformat()
    further_to = [one.key for one in (corrects, recalls) if one]
    return from_values({**words, "given": given, "refers": [*further_to, *refers]})


def _addressees_of(process: "Process", refers: Collection[str], language: str) -> dict[str, Any]:
    """To whom the first of these letters that is ours went, where its author said it in this language."""
    ours = Outgoing.objects.filter(process=process, key__in=refers, language=language).order_by("-released_at").first()
    given = ours.content.get("given", {}) if ours else {}
    return {name: value for name, value in given.items() if name == "addressees"}
