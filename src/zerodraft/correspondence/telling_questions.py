"""What is told of questions, as notices and by e-mail: given within the act, worded when read.

A notice never holds the words of a question or an answer: it lies in mailboxes, where nothing can be sealed.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zerodraft.correspondence import addressing, permissions
from zerodraft.correspondence.models import Question
from zerodraft.parties import queries as parties
from zerodraft.post import wording
from zerodraft.post.actions import notify
from zerodraft.post.core.matter import Matter
from zerodraft.process.topics import topic_of_key
from zerodraft.record.sealing import Actor

ASKED, ANSWERED, ANSWERED_TO_ALL, TAKEN_BACK = (
    "question-asked",
    "question-answered",
    "question-answered-to-all",
    "answer-withdrawn",
)


def tell_asked(actor: Actor, question: Question) -> None:
    """Tell the team of a question; where a process has no secretariat of its own, that of the installation."""
    team = addressing.people_of_team(question.process) or {one.key for one in parties.secretariat()}
    _tell(actor, ASKED, question, to=team - {actor.key}, once=ASKED, within="")


def tell_answered(actor: Actor, question: Question, version: int) -> None:
    """Tell the delegation that asked; of an answer to all, everybody who takes part and may see what it is about."""
    _tell(actor, ANSWERED, question, to={question.party}, once=f"{ANSWERED}-{version}")
    if question.to_all:
        _tell(actor, ANSWERED_TO_ALL, question, to=_all_but_the_asker(question), once=f"{ANSWERED_TO_ALL}-{version}")


def tell_answer_withdrawn(actor: Actor, question: Question, version: int, *, to_all: bool) -> None:
    """Tell those who were answered that the answer was taken back; what it is about is asked as it stands now."""
    others = _all_but_the_asker(question) if to_all else frozenset()
    _tell(actor, TAKEN_BACK, question, to={question.party, *others}, once=f"{TAKEN_BACK}-{version}")


def register() -> None:
    """Have the post know the words of these notices; called once, when the room starts."""
    wording.register(ASKED, _asked)
    wording.register(ANSWERED, _answered)
    wording.register(ANSWERED_TO_ALL, _answered_to_all)
    wording.register(TAKEN_BACK, _taken_back)


def _all_but_the_asker(question: Question) -> frozenset[str]:
    def sees(capacity: object) -> bool:
        return bool(permissions.sees_what_it_is_about.test(capacity, question))

    return addressing.parties_that(question.process, sees) - {question.party}


def _tell(
    actor: Actor, kind: str, question: Question, *, to: Collection[str], once: str, within: str | None = None
) -> None:
    if not to:
        return
    process = question.process.key
    # The page of one question is closed to the others once an answer is taken back; the list is always there.
    address = (
        reverse("questions", args=[process])
        if kind == TAKEN_BACK
        else reverse("question", args=[process, question.key])
    )
    matter = Matter(kind, f"question:{question.key}", f"{question.key}:{once}", {"question": question.key}, address)
    notify(actor, matter, to=to, within=topic_of_key(process) if within is None else within, by_email=True)


def _asked(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    return _("A delegation has a question"), _("A delegation asked a question in %(process)s.") % _of(params)


def _answered(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    return _("Your question is answered"), _("The team answered a question of your delegation in %(process)s.") % _of(
        params
    )


def _answered_to_all(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    return _("A question was answered to all"), _(
        "The team answered a question of a delegation in %(process)s, to all who take part."
    ) % _of(params)


def _taken_back(params: Mapping[str, Any], _language: str) -> tuple[str, str]:
    return _("An answer was taken back"), _(
        "The team took back an answer to a question in %(process)s. It does not hold any more."
    ) % _of(params)


def _of(params: Mapping[str, Any]) -> dict[str, str]:
    """Raises LookupError when the question is gone."""
    found = Question.objects.filter(key=params["question"], sealed_at=None).select_related("process").first()
    if found is None:
        raise LookupError(params["question"])
    return {"process": found.process.title}
