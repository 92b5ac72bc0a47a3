"""A letter of our own that is sealed: its words in every version, its comments, every file that holds it, and the questions
about it are erased; a question can be sealed by itself.
"""

from django.db.models import Q, QuerySet

from zerodraft import clock
from zerodraft.correspondence.models import Answer, Circulation, Comment, Kept, Outgoing, Question, Version
from zerodraft.files import actions as files
from zerodraft.post import actions as post


def erase_outgoing(subject: str) -> None:
    """Erase a letter of our own, keeping key, number and hashes; for `record.sealing`. The files of a cover hold the letter
    behind it, and go with it.
    """
    letter = Outgoing.objects.filter(key=subject).first()
    if letter is None:
        raise LookupError(f"no letter of ours has the key {subject}")
    erase_files(Outgoing.objects.filter(Q(pk=letter.pk) | Q(encloses=letter)))
    Version.objects.filter(letter=letter).update(content={})
    Comment.objects.filter(letter=letter).update(text="")
    erase_questions(Question.objects.filter(entry__outgoing=letter))
    Outgoing.objects.filter(pk=letter.pk).update(
        content={}, frozen={}, frozen_template="", subject="", sealed_at=clock.now()
    )


def erase_files(letters: QuerySet[Outgoing]) -> None:
    """Erase the files of letters of ours, and whatever of them waits to be circulated or lies with what was."""
    for key in letters.values_list("key", flat=True):
        post.erase_mailings(key)
    Circulation.objects.filter(letter__in=letters).update(note="")
    for sha256 in set(Kept.objects.filter(letter__in=letters).values_list("original", flat=True)):
        files.erase(sha256)


def erase_question(subject: str) -> None:
    """Erase the words of a question, of its answers and their drafts, keeping the key; for `record.sealing`."""
    found = Question.objects.filter(key=subject)
    if not found.exists():
        raise LookupError(f"no question has the key {subject}")
    erase_questions(found)


def erase_questions(questions: QuerySet[Question]) -> None:
    """The same for several: what was asked about a sealed letter may cite it."""
    Answer.objects.filter(question__in=questions).update(text="")
    questions.update(text="", place="", draft="", to_all=False, sealed_at=clock.now())
