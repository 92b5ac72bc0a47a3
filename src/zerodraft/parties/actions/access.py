"""Ending what was opened before: sessions, links that nobody has used, and tokens."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from zerodraft import clock
from zerodraft.live import leaving
from zerodraft.parties import verbs
from zerodraft.parties.models import Admission, Person, Token
from zerodraft.record.actions import append


def start_afresh(by: str, person: Person) -> None:
    """End every session of somebody and void the links and tokens that let them in, for an action that gives them more.

    Whoever held one of those may have been let into less: a colleague's way back must not grow into the secretariat.
    """
    for link in Admission.objects.select_for_update().filter(person=person.key, used_at=None, withdrawn_at=None):
        withdraw(by, link)
    withdraw_tokens(by, person)
    end_sessions(person)


def end_sessions(person: Person) -> None:
    """End every session of somebody, and what follows live in them. A session says whose it is only inside."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()
    leaving.left(person.key)


def withdraw(by: str, found: Admission) -> None:
    """Withdraw a link, for an action that has asked who may."""
    found.withdrawn_at = clock.real_now()
    found.save()
    append(verbs.ADMISSION_WITHDRAWN.name, actor=by, subject=found.key, topic=found.topic)


def withdraw_tokens(by: str, person: Person) -> None:
    """Withdraw every token of somebody, for an action that has asked who may."""
    for token in Token.objects.select_for_update().filter(person=person, withdrawn_at=None):
        withdraw_one(by, token)


def withdraw_one(by: str, token: Token) -> None:
    """Withdraw a token, for an action that has asked who may."""
    token.withdrawn_at = clock.real_now()
    token.save(update_fields=["withdrawn_at"])
    append(verbs.TOKEN_WITHDRAWN.name, actor=by, subject=token.key)
