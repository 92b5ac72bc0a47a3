"""What every act on a question begins and ends with."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from zerodraft.correspondence.models import Question
from zerodraft.process.actions import topic_of
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.sealing import Actor

State = Question.State
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class CannotAsk(ValueError):
    """The question cannot be asked, answered or taken back as things stand; the message says why, and what to do."""


def locked(question: Question) -> Question:
    """The question as it is stored, locked until the transaction ends. Raises CannotAsk for one that is sealed."""
    found = Question.objects.select_for_update(of=("self",)).select_related("process").filter(pk=question.pk).first()
    if found is None or found.sealed_at:
        raise CannotAsk(_("This question was sealed; nothing of it is left."))
    return found


def append_on(
    verb: Verb, actor: Actor, question: Question, data: Mapping[str, object], *, on_behalf_of: str = ""
) -> None:
    """Write the row of the record about a question."""
    topic = topic_of(question.process)
    append(verb.name, actor=actor.key, on_behalf_of=on_behalf_of, subject=question.key, topic=topic, data=data)


def plain(text: str) -> str:
    """Words as they are kept: lines end alike, nothing hidden. Raises CannotAsk."""
    words = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _CONTROL.search(words):
        raise CannotAsk(_("What you wrote has a hidden character; type it anew."))
    return words
