"""A letter of our own that is sealed: its words in every version, its comments, and every file that holds it are erased."""

from django.db.models import Q

from zerodraft import clock
from zerodraft.correspondence.models import Circulation, Comment, Kept, Outgoing, Version
from zerodraft.files import actions as files
from zerodraft.post import actions as post


def erase_outgoing(subject: str) -> None:
    """Erase a letter of our own, keeping key, number and hashes; for `record.sealing`. The files of a cover hold the letter
    behind it, and go with it.
    """
    letter = Outgoing.objects.filter(key=subject).first()
    if letter is None:
        raise LookupError(f"no letter of ours has the key {subject}")
    for sha256 in set(
        Kept.objects.filter(Q(letter=letter) | Q(letter__encloses=letter)).values_list("original", flat=True)
    ):
        files.erase(sha256)
    Version.objects.filter(letter=letter).update(content={})
    Comment.objects.filter(letter=letter).update(text="")
    Circulation.objects.filter(letter=letter).update(note="")
    post.erase_mailings(letter.key)
    Outgoing.objects.filter(pk=letter.pk).update(
        content={}, frozen={}, frozen_template="", subject="", sealed_at=clock.now()
    )
