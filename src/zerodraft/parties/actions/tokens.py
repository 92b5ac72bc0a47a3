"""Making and withdrawing the tokens by which programs ask in the name of a person."""

import secrets
from collections.abc import Collection
from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft import clock
from zerodraft.api.bearer import Scope
from zerodraft.parties import permissions, verbs
from zerodraft.parties.actions.access import withdraw_one
from zerodraft.parties.actions.admissions import digest
from zerodraft.parties.models import Person, Token
from zerodraft.record.actions import append

PREFIX = "zd_"
"""With what a token begins, so that one which was published by mistake can be searched for."""

MOST = 20
"""How many tokens of one person can be in use."""

LONGEST_DAYS = 400
LONGEST_NAME = 80


class CannotMake(ValueError):
    """The token cannot be made; the message says why."""


@transaction.atomic
def make_token(person: Person, *, name: str, scopes: Collection[str], days: int) -> tuple[Token, str]:
    """Make a token of one's own; gives what is stored, and the word that a program shows, which is nowhere kept.

    Raises PermissionDenied for who is not signed in, CannotMake for a name, scopes or a number of days that cannot be.
    """
    if not rules.has_perm(permissions.HAVE_TOKENS, person):
        raise PermissionDenied(_("Sign in to make a token of your own."))
    called = " ".join(name.replace("\0", " ").split())
    known = [scope.value for scope in Scope if scope.value in scopes]
    if not called or len(called) > LONGEST_NAME:
        raise CannotMake(
            _("Name the program that will use it, in at most %(count)d characters.") % {"count": LONGEST_NAME}
        )
    if not known or len(known) != len(set(scopes)):
        raise CannotMake(_("Choose for what the token may be used, among what is offered."))
    if not 1 <= days <= LONGEST_DAYS:
        raise CannotMake(_("A token can be used for at most %(count)d days.") % {"count": LONGEST_DAYS})
    Person.objects.select_for_update().get(pk=person.pk)  # else two at once would pass the number
    now = clock.real_now()
    if Token.objects.filter(person=person, withdrawn_at=None, expires_at__gt=now).count() >= MOST:
        raise CannotMake(
            ngettext(
                "You have %(count)d token in use. Withdraw one first.",
                "You have %(count)d tokens in use. Withdraw one first.",
                MOST,
            )
            % {"count": MOST}
        )
    word = PREFIX + secrets.token_urlsafe(32)
    made = Token.objects.create(
        key=f"token-{secrets.token_hex(6)}",
        sha256=digest(word),
        person=person,
        name=called,
        scopes=known,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    data = {"scopes": known, "expires": made.expires_at.date().isoformat()}
    append(verbs.TOKEN_MADE.name, actor=person.key, subject=made.key, data=data)
    return made, word


@transaction.atomic
def withdraw_token(person: Person, token: Token) -> None:
    """Withdraw a token of one's own; one that is withdrawn stays so. Raises PermissionDenied for another person's."""
    if not rules.has_perm(permissions.HAVE_TOKENS, person) or token.person_id != person.pk:
        raise PermissionDenied(_("You may withdraw your own tokens only."))
    held = Token.objects.select_for_update().get(pk=token.pk)
    if held.withdrawn_at is None:
        withdraw_one(person.key, held)


def note_use(token: Token, on: date) -> None:
    """Note the day on which a token was used, once a day: who looks at their tokens sees which are idle."""
    if token.used_on != on:
        Token.objects.filter(pk=token.pk).update(used_on=on)
