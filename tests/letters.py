"""Letters as the secretariat deals with them: taken in, every flag answered, confirmed."""

from zerodraft.correspondence import actions
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.core.review.changes import unanswered
from zerodraft.correspondence.models import Letter
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.audience import Audience


def take_in(content: bytes, name: str = "letter.txt", actor=INSTALLATION) -> Letter:
    """A letter that came in, read in this process: that reading has a process of its own is tested apart."""
    return actions.receive_letter(actor, content=content, file_name=name, media_type="text/plain", read=read_here)


def answered(letter: Letter, actor=INSTALLATION) -> Letter:
    """The letter with every flag said to be right as read."""
    for flag in unanswered(letter.reading, letter.changes):
        letter = actions.answer_flag(actor, letter, revision=letter.revision, flag=flag, answer="right")
    return letter


def confirm(letter: Letter, actor=INSTALLATION, audience: Audience = Audience.PUBLIC):
    """The process that the letter sets up."""
    letter = Letter.objects.get(pk=letter.pk)
    return actions.confirm_letter(actor, letter, revision=letter.revision, audience=audience)
