"""Comments of the team on a letter that is composed."""

import re
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import permissions, verbs
from zerodraft.correspondence.actions.composing import CannotCompose, State, append_about, locked
from zerodraft.correspondence.composing.letters import template_of
from zerodraft.correspondence.core.composing.content import from_values
from zerodraft.correspondence.models import Comment, Outgoing
from zerodraft.record.sealing import Actor

LONGEST_COMMENT = 2_000
MOST_COMMENTS = 500
"""On one letter."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@transaction.atomic
def comment(actor: Actor, letter: Outgoing, *, passage: str, text: str) -> Comment:
    """Comment on a passage ('' for the whole letter). Raises PermissionDenied, and CannotCompose where it cannot be."""
    letter = locked(actor, permissions.WRITE, letter)
    words = text.strip()
    if not words:
        raise CannotCompose(_("Write what you have to say of this passage."))
    if len(words) > LONGEST_COMMENT:
        raise CannotCompose(_("A comment has at most %(most)d characters.") % {"most": LONGEST_COMMENT})
    if _CONTROL.search(words):
        raise CannotCompose(_("The comment has a hidden character; type it anew."))
    passages = {one.id for one in template_of(letter, from_values(letter.content)).body}
    if passage and passage not in passages:
        raise CannotCompose(_("This letter has no such passage."))
    if letter.state == State.RELEASED:
        raise CannotCompose(_("This letter is released; what it says stands."))
    if letter.comments.count() >= MOST_COMMENTS:
        raise CannotCompose(_("This letter has as many comments as it can hold; resolve it in a new letter."))
    made = Comment.objects.create(
        letter=letter,
        key=f"comment-{secrets.token_hex(6)}",
        passage=passage,
        revision=letter.revision,
        person=actor.key,
        text=words,
        at=clock.now(),
    )
    data = {"comment": made.key, "passage": made.passage or None, "revision": letter.revision}
    append_about(verbs.COMMENT_MADE, actor, letter, data)
    return made


def resolve(actor: Actor, letter: Outgoing, *, key: str) -> Comment:
    """Say that a comment is dealt with. Raises PermissionDenied and CannotCompose."""
    return _settle(actor, letter, key, resolved=True)


def reopen_comment(actor: Actor, letter: Outgoing, *, key: str) -> Comment:
    """Take back that a comment is dealt with. Raises PermissionDenied and CannotCompose."""
    return _settle(actor, letter, key, resolved=False)


@transaction.atomic
def _settle(actor: Actor, letter: Outgoing, key: str, *, resolved: bool) -> Comment:
    letter = locked(actor, permissions.WRITE, letter)
    found = letter.comments.select_for_update().filter(key=key).first()
    if found is None:
        raise CannotCompose(_("There is no such comment on this letter."))
    if bool(found.resolved_at) is resolved:
        return found
    found.resolved_by, found.resolved_at = (actor.key, clock.now()) if resolved else ("", None)
    found.save(update_fields=["resolved_by", "resolved_at"])
    verb = verbs.COMMENT_RESOLVED if resolved else verbs.COMMENT_REOPENED
    append_about(verb, actor, letter, {"comment": found.key})
    return found
