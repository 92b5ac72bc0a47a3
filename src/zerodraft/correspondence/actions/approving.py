"""A letter is prepared, so that nothing in it moves any more, and its signatories or their deputies approve it."""

from collections.abc import Sequence
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, queries, rendering, verbs
from zerodraft.correspondence.actions.authority import hash_of
from zerodraft.correspondence.actions.composing import (
    CannotCompose,
    StaleLetter,
    State,
    append_about,
    authorise,
    in_state,
    locked,
)
from zerodraft.correspondence.composing import text_of
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.correspondence.core.composing.storing import to_json
from zerodraft.correspondence.core.composing.values import Person
from zerodraft.correspondence.models import Approval, Outgoing, Signature
from zerodraft.correspondence.signing import may_sign
from zerodraft.process import queries as process_queries
from zerodraft.process.core.roles import Role, is_of_team
from zerodraft.record.sealing import Actor


def prepare(actor: Actor, letter: Outgoing, *, revision: int, signing: Sequence[str]) -> Outgoing:
    """Let the letter stand still for approval: its facts are kept as the process holds them now.

    `signing` says by id which person signs at each place, in the order of the signatories. Raises PermissionDenied,
    StaleLetter, CannotCompose for who cannot sign, `composing.MissingFields` while something is missing, and another of
    `composing.REFUSALS` or UnprintableCharacters where the letter cannot be set.
    """
    authorise(actor, permissions.WRITE, letter)
    _check_preparable(letter, revision)
    # Setting takes a while, and holds no transaction. It is a trial: what is released is set anew.
    trial = being_composed(letter)
    rendering.render(trial.letter(), rendering.Format.PDF, rendering.Paper(trial.content.paper))
    return _prepare(actor, letter, revision, signing)


@transaction.atomic
def _prepare(actor: Actor, letter: Outgoing, revision: int, signing: Sequence[str]) -> Outgoing:
    letter = locked(actor, permissions.WRITE, letter)
    _check_preparable(letter, revision)
    made = being_composed(letter)
    composed = made.letter()
    places = cast("tuple[Person, ...]", made.facts["signatories"])
    _check_signing(letter, places, signing)
    letter.frozen, letter.subject, letter.dated = to_json(made.facts), composed.subject[:1000], composed.date
    letter.frozen_template = made.content.template or text_of(letter.template, letter.language)
    letter.state, letter.prepared_by, letter.prepared_at = State.PREPARED, actor.key, clock.now()
    letter.save(update_fields=["frozen", "frozen_template", "subject", "dated", "state", "prepared_by", "prepared_at"])
    deputies = dict(letter.signatures.values_list("person", "deputy"))
    letter.signatures.all().delete()
    Signature.objects.bulk_create(
        Signature(letter=letter, position=position, person=person, deputy=deputies.get(person, ""))
        for position, person in enumerate(signing)
    )
    data = {"revision": letter.revision, "facts": hash_of(letter.frozen)}
    append_about(verbs.LETTER_PREPARED, actor, letter, data)
    return letter


@transaction.atomic
def reopen(actor: Actor, letter: Outgoing) -> Outgoing:
    """Take a prepared letter back into preparation. It gets a new revision, so that no approval stands, and the scan of
    what was signed is taken off.

    Raises PermissionDenied and CannotCompose.
    """
    letter = locked(actor, permissions.WRITE, letter)
    in_state(letter, State.PREPARED, _("Only a prepared letter that is not released can be taken back."))
    letter.versions.create(revision=letter.revision + 1, content=letter.content, person=actor.key, at=clock.now())
    letter.state, letter.revision, letter.frozen = State.PREPARATION, letter.revision + 1, {}
    letter.prepared_by, letter.prepared_at, letter.frozen_template = "", None, ""
    letter.save(update_fields=["state", "revision", "frozen", "frozen_template", "prepared_by", "prepared_at"])
    letter.kept.all().delete()
    append_about(verbs.LETTER_REOPENED, actor, letter, {"revision": letter.revision})
    return letter


@transaction.atomic
def approve(actor: Actor, letter: Outgoing, *, revision: int) -> Approval:
    """Approve the letter as it was prepared: a signatory for themselves, a deputy for the one who named them.

    Once approved it stays so; a second time changes nothing. Raises PermissionDenied, StaleLetter when another revision
    was seen, CannotCompose when the letter is not prepared.
    """
    letter = locked(actor, permissions.APPROVE, letter)
    in_state(letter, State.PREPARED, _("Only a prepared letter can be approved."))
    if revision != letter.revision:
        raise StaleLetter(list(letter.versions.filter(revision__gt=revision)))
    place = _place_of(actor, letter)
    standing = queries.standing_approvals(letter).get(place.position)
    if standing:
        return standing
    made = Approval.objects.create(
        letter=letter, revision=letter.revision, position=place.position, by=actor.key, at=clock.now()
    )
    data = {"revision": letter.revision, "place": place.position, "signatory": place.person}
    append_about(verbs.LETTER_APPROVED, actor, letter, data)
    return made


@transaction.atomic
def withdraw_approval(actor: Actor, letter: Outgoing) -> None:
    """Take back the approval at one's own place. Raises PermissionDenied, and CannotCompose when there is none."""
    letter = locked(actor, permissions.APPROVE, letter)
    in_state(letter, State.PREPARED, _("Only a prepared letter has approvals to be taken back."))
    place = _place_of(actor, letter)
    standing = queries.standing_approvals(letter).get(place.position)
    if standing is None:
        raise CannotCompose(_("There is no approval of yours to take back."))
    standing.withdrawn_at = clock.now()
    standing.save(update_fields=["withdrawn_at"])
    data = {"revision": letter.revision, "place": place.position}
    append_about(verbs.APPROVAL_WITHDRAWN, actor, letter, data)


@transaction.atomic
def name_deputy(actor: Actor, letter: Outgoing, *, deputy: str) -> Signature:
    """A signatory names who may approve this letter in their place ('' for nobody any more): somebody of the team who does
    not sign it.

    Raises PermissionDenied for who does not sign, CannotCompose for a deputy who cannot be one.
    """
    letter = locked(actor, permissions.APPROVE, letter)
    in_state(letter, State.PREPARED, _("A deputy is named for a prepared letter."))
    place = letter.signatures.filter(person=actor.key).first()
    if place is None:
        raise PermissionDenied(_("Only those who sign the letter themselves name a deputy."))
    taken = letter.approvers - {place.deputy}
    if deputy and (deputy in taken or not _is_of_team(deputy, letter)):
        raise CannotCompose(_("A deputy is somebody of the team who does not sign this letter, nor stands in already."))
    if deputy != place.deputy:
        place.deputy = deputy
        place.save(update_fields=["deputy"])
        data = {"place": place.position, "deputy": deputy or None}
        append_about(verbs.DEPUTY_NAMED, actor, letter, data)
    return place


def _check_preparable(letter: Outgoing, revision: int) -> None:
    in_state(letter, State.PREPARATION, _("This letter is not in preparation."))
    if revision != letter.revision:
        raise StaleLetter(list(letter.versions.filter(revision__gt=revision)))
    if letter.encloses and letter.encloses.state not in (State.PREPARED, State.RELEASED):
        raise CannotCompose(_("The letter that this one encloses is not prepared yet; prepare that one first."))


def _check_signing(letter: Outgoing, places: Sequence[Person], signing: Sequence[str]) -> None:
    """Each signatory of the letter is one person who signs such letters."""
    able = set(may_sign(letter))
    if len(signing) != len(places) or len(set(signing)) != len(signing) or not set(signing) <= able:
        office = process_queries.role_name(Role.PRESIDENT_OFFICE if letter.is_cover else Role.CO_FACILITATOR)
        raise CannotCompose(
            _(
                "Say for each of the %(count)d signatories which person signs, each another one; they have to be admitted "
                "to the process in the role “%(role)s”."
            )
            % {"count": len(places), "role": office}
        )


def _place_of(actor: Actor, letter: Outgoing) -> Signature:
    rows = list(letter.signatures.all())
    own = next((row for row in rows if row.person == actor.key), None) or next(
        (row for row in rows if row.deputy == actor.key), None
    )
    if own is None:
        authorise(actor, permissions.APPROVE, None)
        raise PermissionDenied
    return own


def _is_of_team(person: str, letter: Outgoing) -> bool:
    capacities = process_queries.capacities_of(person, letter.process, clock.now())
    return any(is_of_team(one.role) for one in capacities)
